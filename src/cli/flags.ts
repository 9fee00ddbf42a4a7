import { badInputAt, ProoflineError } from "../facts/error.js";

/**
 * Does something with what flags gave, and tells of its errors by the flag instead of the input's place.
 *
 * @param flags the flag of each place: `{ "input.features": "--features" }`
 */
export async function namingFlags<T>(
  flags: Readonly<Record<string, string>>,
  run: () => Promise<T>,
): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw error instanceof ProoflineError ? named(error, flags) : error;
  }
}

function named(error: ProoflineError, flags: Readonly<Record<string, string>>): ProoflineError {
  const { code, path, cause } = error;
  if (path === undefined) return error;
  for (const [place, flag] of Object.entries(flags)) {
    const rest = path.startsWith(place) ? path.slice(place.length) : undefined;
    if (rest !== undefined && /^(?:$|[.[])/.test(rest))
      return new ProoflineError(code, error.message.slice(path.length + 2), {
        path: `${flag}${rest}`,
        cause,
      });
  }
  return error;
}

/** A number as a flag has it. Throws BAD_USER_INPUT that names the flag. */
export function readCount(text: string, flag: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw badInputAt(flag, "must be a whole number");
}

const UNIT_MS = { d: 86_400_000, h: 3_600_000, m: 60_000 };

/** A length of time as 90d, 12h or 30m, in milliseconds. Throws BAD_USER_INPUT that names the flag. */
export function readDuration(text: string, flag: string): number {
  const [, count, unit] = /^([1-9]\d{0,6})([dhm])$/.exec(text) ?? [];
  if (unit === "d" || unit === "h" || unit === "m") return Number(count) * UNIT_MS[unit];
  throw badInputAt(flag, "must be a whole number of days, hours or minutes, as 90d, 12h or 30m");
}
