/** What a client could not do: `code` says which of these it was. */
export class ClientError extends Error {
  readonly code: "NOT_RECORDABLE" | "QUEUE_FULL" | "CLOSED" | "SPOOL";

  constructor(code: ClientError["code"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "ClientError";
    this.code = code;
  }
}

/** A fact that will not be recorded. */
export interface Rejection {
  /** As `recordFacts` takes it. */
  readonly fact: unknown;
  readonly reason: string;
}

/** What is no JSON any more was damaged in the spool, and is shown as it is. */
export function readFact(fact: string): unknown {
  try {
    return JSON.parse(fact);
  } catch {
    return fact;
  }
}
