/** What a request ended with: the service's own code, or that it did not answer. */
export type FailureCode =
  | "BAD_USER_INPUT"
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "CONFLICT"
  | "LIMIT_EXCEEDED"
  | "UNAVAILABLE"
  | "INTERNAL"
  | "UNREACHABLE";

export class ServiceError extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** How long an answer may take: longer than the service itself gives a query. */
const TIMEOUT_MS = 90_000;

/** The service that the page is from, asked in the name of whoever has signed in. */
export class Service {
  readonly #key: string | undefined;

  /** @param key an API key or a token; none is needed in development mode */
  constructor(key?: string) {
    this.#key = key;
  }

  get headers(): Readonly<Record<string, string>> {
    return this.#key === undefined ? {} : { authorization: `Bearer ${this.#key}` };
  }

  /** What a WebSocket says of who asks (graphql-transport-ws, connection_init). */
  get connectionParams(): Readonly<Record<string, string>> {
    return this.headers;
  }

  /** An operation's data. Throws ServiceError; what is aborted throws the signal's reason. */
  async query<Result, Variables>(
    document: string,
    variables: Variables,
    signal: AbortSignal = new AbortController().signal,
  ): Promise<Result> {
    const answer = await this.#answer(
      fetch("graphql", {
        method: "POST",
        headers: { ...this.headers, "content-type": "application/json", accept: "application/json" },
        body: JSON.stringify({ query: document, variables }),
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      }),
      signal,
    );
    const [error] = answer.errors ?? [];
    if (error !== undefined) throw new ServiceError(codeOf(error.extensions?.code), error.message);
    if (answer.data === undefined || answer.data === null)
      throw new ServiceError("INTERNAL", "the answer has no data");
    // the operation is the one that the type was generated from
    return answer.data as Result;
  }

  async #answer(request: Promise<Response>, signal: AbortSignal): Promise<Answer> {
    try {
      const response = await request;
      // what stands between may answer with a page of its own
      if (!response.headers.get("content-type")?.includes("json"))
        throw new ServiceError("UNREACHABLE", `HTTP ${response.status}`);
      return await response.json();
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof ServiceError) throw error;
      throw new ServiceError("UNREACHABLE", error instanceof Error ? error.message : "", { cause: error });
    }
  }
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: unknown };
  }[];
}

const CODES: ReadonlySet<unknown> = new Set<FailureCode>([
  "BAD_USER_INPUT",
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "NOT_FOUND",
  "CONFLICT",
  "LIMIT_EXCEEDED",
  "UNAVAILABLE",
]);
const codeOf = (code: unknown): FailureCode => (isCode(code) ? code : "INTERNAL");
const isCode = (code: unknown): code is FailureCode => CODES.has(code);
