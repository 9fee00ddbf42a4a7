/**
 * `npm run test:faults` sets it to 1: every trial of broken disks, processes and stores is run with all its rounds. Less than 1 is
 * that part of them, for who has less time.
 */
const share = Number(process.env.PROOFLINE_TEST_FAULTS || "0");

/** Whether trials run that the ordinary run has no time for. */
export const isFaultsRun = share > 0;

/** How many rounds a trial has: what the ordinary run has time for, or all. */
export const rounds = (ordinary: number, all: number): number =>
  share > 0 ? Math.max(ordinary, Math.ceil(share * all)) : ordinary;
