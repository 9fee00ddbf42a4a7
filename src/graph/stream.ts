import { openRow } from "./archived.js";
import { storeError } from "./errors.js";
import { type Graph, READ_TIMEOUT_MS } from "./graph.js";
import { began } from "./observed.js";
import type { Query } from "./query.js";

/** Rows that are on the way at once. */
const FETCH_SIZE = 500;

/** The rows of a statement, no more in memory than the reader is behind. Throws UNAVAILABLE or INTERNAL. */
export async function* stream<Params extends object, Result>(
  graph: Graph,
  query: Query<Params, Result>,
  params: Params,
  timeout: number,
): AsyncGenerator<Result, void, undefined> {
  const session = graph.session("READ", FETCH_SIZE);
  const ended = began(graph.telemetry, query.file);
  let isFailed = false;
  try {
    for await (const record of session.run(query.text, params, { timeout }))
      yield query.parse(await openRow(graph.archives, record));
  } catch (error) {
    isFailed = true;
    throw storeError(error);
  } finally {
    ended(isFailed);
    await session.close();
  }
}

export interface BoundedRows<Result> {
  readonly rows: Result[];
  /** There are more. */
  readonly isCut: boolean;
}

/**
 * The first rows of a statement, up to the one that makes them as large as `bytes`. The rest is neither read nor held: old
 * stores have values of any length. Throws UNAVAILABLE or INTERNAL.
 */
export async function readBounded<Params extends object, Result>(
  graph: Graph,
  query: Query<Params, Result>,
  params: Params,
  bytes: number,
  sizeOf: (row: Result) => number,
): Promise<BoundedRows<Result>> {
  const session = graph.session("READ", FETCH_SIZE);
  const ended = began(graph.telemetry, query.file);
  let isFailed = false;
  try {
    const records = session.run(query.text, params, { timeout: READ_TIMEOUT_MS })[Symbol.asyncIterator]();
    const rows: Result[] = [];
    let size = 0;
    for (;;) {
      const { value, done } = await records.next();
      if (done === true) return { rows, isCut: false };
      // the iterator's own end would read on to the end of what was fetched; the session's resets the connection
      if (size >= bytes) return { rows, isCut: true };
      const row = query.parse(await openRow(graph.archives, value));
      size += sizeOf(row);
      rows.push(row);
    }
  } catch (error) {
    isFailed = true;
    throw storeError(error);
  } finally {
    ended(isFailed);
    await session.close();
  }
}
