import { ProoflineError } from "../../facts/error.js";

/** Where the service is, as `http://host:port`, and what to send with every request. */
export interface Service {
  readonly url: string;
  readonly headers?: Record<string, string>;
}

/** Longest wait for one answer, in milliseconds. */
const DEADLINE = 60_000;

/**
 * Sends one GraphQL operation and returns its `data`. Throws UNAVAILABLE when no GraphQL answer comes within the
 * deadline, UNAUTHENTICATED or FORBIDDEN when the service wants another API key, INTERNAL when it refuses the operation
 * for another reason: the demo's own requests are meant to be right.
 */
export async function send(
  service: Service,
  query: string,
  variables: Record<string, unknown>,
): Promise<unknown> {
  const url = new URL("/graphql", service.url);
  const answer = await ask(url, service.headers ?? {}, JSON.stringify({ query, variables }));
  if (typeof answer === "object" && answer !== null) {
    if ("errors" in answer) throw refusal(url.origin, answer.errors);
    if ("data" in answer) return answer.data;
  }
  throw new ProoflineError("UNAVAILABLE", `${url.href} does not answer as a GraphQL service`);
}

async function ask(url: URL, headers: Record<string, string>, body: string): Promise<unknown> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body,
      signal: AbortSignal.timeout(DEADLINE),
    });
    return await response.json();
  } catch (cause) {
    throw new ProoflineError("UNAVAILABLE", `no GraphQL answer from ${url.href}`, { cause });
  }
}

function refusal(origin: string, errors: unknown): ProoflineError {
  const list: unknown[] = Array.isArray(errors) ? errors : [errors];
  const codes = list.map((error) => optional(error, "extensions", "code"));
  if (codes.includes("UNAUTHENTICATED"))
    return new ProoflineError(
      "UNAUTHENTICATED",
      `the service at ${origin} asks who you are: put an ADMIN's API key into PROOFLINE_API_KEY, or a file with it behind --api-key-file`,
    );
  if (codes.includes("FORBIDDEN"))
    return new ProoflineError(
      "FORBIDDEN",
      `the demo plays everybody, who approves too, which takes an ADMIN's API key: ${described(list)}`,
    );
  return new ProoflineError("INTERNAL", `the service at ${origin} refused: ${described(list)}`);
}

/** "CONFLICT: message" for each error. */
function described(errors: readonly unknown[]): string {
  return errors
    .map((error) => `${optional(error, "extensions", "code") ?? "error"}: ${optional(error, "message")}`)
    .join("; ");
}

/** The value at a path of an answer. @throws ProoflineError UNAVAILABLE if there is none */
export function at(answer: unknown, ...path: readonly string[]): unknown {
  const value = optional(answer, ...path);
  if (value === undefined || value === null) {
    throw new ProoflineError("UNAVAILABLE", `the service's answer lacks ${path.join(".")}`);
  }
  return value;
}

function optional(answer: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === "object" && value !== null ? new Map(Object.entries(value)).get(name) : undefined,
    answer,
  );
}
