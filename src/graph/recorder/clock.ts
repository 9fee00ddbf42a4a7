import { ProoflineError } from "../../facts/error.js";

/** The time that facts are recorded at, and how far it may be from the database's. */
export interface Clock {
  readonly now: () => Date;
  readonly toleranceMs: number;
}

/** Whether a time of the service's may differ so from the database's. */
export const agrees = ({ toleranceMs }: Clock, time: Date, databaseTime: number): boolean =>
  Math.abs(time.getTime() - databaseTime) <= toleranceMs;

/**
 * The service's time, where the database's agrees with it. A fact recorded under a clock that is ahead would stamp all
 * that follow, since the log's time never goes back. Throws UNAVAILABLE with both times.
 */
export function agreedTime(clock: Clock, databaseTime: number): string {
  const { now, toleranceMs } = clock;
  const time = now();
  if (agrees(clock, time, databaseTime)) return time.toISOString();
  throw new ProoflineError(
    "UNAVAILABLE",
    `nothing is recorded while the clocks disagree: this service has ${time.toISOString()}, its database ${new Date(databaseTime).toISOString()}, and they may differ by ${toleranceMs / 1_000} s (CLOCK_TOLERANCE_SECONDS)`,
  );
}
