/** What came of a request. */
export type Outcome =
  /** Answered with 2xx. */
  | "DELIVERED"
  /** Answered so that sending it again soon is of no use: 4xx, a redirect, an address that is not allowed. */
  | "REFUSED"
  /** Anything else: no answer, 5xx, or 408, 425 and 429, which ask to come again. */
  | "FAILED";

export function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return "DELIVERED";
  const isLater = status >= 500 || [408, 425, 429].includes(status);
  return isLater ? "FAILED" : "REFUSED";
}

const TIMES = {
  FAILED: { firstMs: 1_000, mostMs: 300_000 },
  REFUSED: { firstMs: 60_000, mostMs: 3_600_000 },
} as const;
/** 2^12 s is over an hour. */
const MAX_DOUBLINGS = 12;

/**
 * How long to wait after so many failures in a row, from 1 on: twice as long each time up to a limit, and of that between
 * half and all by chance, so that what failed together does not come again together.
 *
 * @param random from 0 to 1
 */
export function waitAfter(outcome: "FAILED" | "REFUSED", failures: number, random: number): number {
  const { firstMs, mostMs } = TIMES[outcome];
  const whole = Math.min(mostMs, firstMs * 2 ** Math.min(failures - 1, MAX_DOUBLINGS));
  return whole * (0.5 + random / 2);
}
