/** What a span says beside its name: never what a user sent. */
export type Attributes = Readonly<Record<string, string | number>>;

/** Where in a trace something happens. Only what made it can read it. */
export interface Place {
  readonly place: unknown;
}

/** Something that takes time, in a trace. */
export interface Span {
  /** Of its trace, in hex. */
  readonly traceId: string;
  /** What `work` does, also later, is within it. */
  within<T>(work: () => T): T;
  /** What is known of it by now. */
  set(attributes: Attributes): void;
  /** Once. @param error what it failed by: a code, no message */
  end(error?: string): void;
}

/** Makes spans. There is one only where traces are sent somewhere, so that they cost nothing else. */
export interface Tracer extends AsyncDisposable {
  /** A request that came in; it goes on with the trace that its headers name. */
  request(name: string, headers: Readonly<Record<string, unknown>>, attributes: Attributes): Span;
  /** What happens within the active span; undefined where there is none: what a service does by itself is in no trace. */
  child(name: string, attributes?: Attributes): Span | undefined;
  /** What happens for several at once: within the first of them, and linked to the others. */
  shared(name: string, places: readonly Place[], attributes?: Attributes): Span | undefined;
  /** The active span, to be named later. */
  active(): Place | undefined;
  /** Does something that goes on when the active span is over, and so is none of it. */
  apart<T>(work: () => T): T;
}

/** Does something as a span of the active one. */
export async function traced<T>(
  tracer: Tracer | undefined,
  name: string,
  attributes: () => Attributes,
  work: () => Promise<T>,
): Promise<T> {
  const span = tracer?.child(name, attributes());
  return span === undefined ? work() : spanned(span, work);
}

/** Does something within a span, and ends that. */
export async function spanned<T>(span: Span, work: () => Promise<T>): Promise<T> {
  let error: string | undefined = "ERROR";
  try {
    const done = await span.within(work);
    error = undefined;
    return done;
  } catch (cause) {
    error = codeOf(cause);
    throw cause;
  } finally {
    span.end(error);
  }
}

/** An error's code: its message may quote what it is about. */
const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "ERROR";
