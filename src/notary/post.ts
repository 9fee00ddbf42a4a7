import { ProoflineError } from "../facts/error.js";
import { readUpTo } from "../files.js";

export interface Answer {
  readonly status: number;
  readonly body: Uint8Array;
}

/** Longest wait for one answer. */
const DEADLINE_MS = 15_000;
/** Several times what 32 cosignatures, or a time-stamp token with its certificates, have. */
const MAX_BYTES = 256 * 1024;

/**
 * Sends something to an address that the operator gave, and returns what it answers. Throws UNAVAILABLE where nothing answers within
 * 15 seconds, or with more than 256 KiB. A redirect is not followed.
 */
export async function post(
  url: string,
  type: string,
  body: Uint8Array | string,
  stop: AbortSignal,
): Promise<Answer> {
  const unavailable = (why: string, cause?: unknown) =>
    new ProoflineError("UNAVAILABLE", `${url} ${why}`, { cause });
  try {
    const response = await fetch(url, {
      method: "POST",
      // it is asked once a minute or less: a connection kept until then is one that the other side has closed
      headers: { "content-type": type, connection: "close" },
      body: typeof body === "string" ? body : new Uint8Array(body),
      redirect: "error",
      signal: AbortSignal.any([stop, AbortSignal.timeout(DEADLINE_MS)]),
    });
    const bytes = response.body === null ? new Uint8Array() : await readUpTo(response.body, MAX_BYTES);
    if (bytes === undefined) throw unavailable("answers with more than an answer has");
    return { status: response.status, body: bytes };
  } catch (cause) {
    throw cause instanceof ProoflineError ? cause : unavailable("does not answer", cause);
  }
}
