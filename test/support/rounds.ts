/** `npm run test:faults` sets it: every trial of broken disks, processes and stores is run with all its rounds. */
const isAll = process.env.PROOFLINE_TEST_FAULTS === "1";

/** How many rounds a trial has: what the ordinary run has time for, or all. */
export const rounds = (ordinary: number, all: number): number => (isAll ? all : ordinary);
