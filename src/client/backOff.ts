const FIRST_MS = 250;
const LONGEST_MS = 15_000;

/**
 * How long to wait after so many failures in a row, in milliseconds: twice as long each time, up to 15 s, and up to a quarter
 * less by chance, so that clients which failed together don't come back together.
 */
export const backOffMs = (failures: number, random: () => number = Math.random): number =>
  Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1)) * (1 - random() / 4);
