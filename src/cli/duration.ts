import { ProoflineError } from "../facts/error.js";

const UNIT_MS = { d: 86_400_000, h: 3_600_000, m: 60_000 };

/** A length of time as 90d, 12h or 30m, in milliseconds. Throws BAD_USER_INPUT. */
export function parseDuration(text: string, path: string): number {
  const [, count, unit] = /^([1-9]\d{0,6})([dhm])$/.exec(text) ?? [];
  if (unit === "d" || unit === "h" || unit === "m") return Number(count) * UNIT_MS[unit];
  throw new ProoflineError(
    "BAD_USER_INPUT",
    "must be a whole number of days, hours or minutes, as 90d, 12h or 30m",
    {
      path,
    },
  );
}
