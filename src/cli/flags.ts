import { ProoflineError } from "../facts/error.js";

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
