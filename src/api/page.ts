import { badInputAt, tooMuchAt } from "../facts/error.js";
import { type AnyRecord, readRecord } from "../facts/record.js";
import { cursorOf, placeOf } from "../graph/cursor.js";
import type { Page, Place } from "../graph/page.js";

export const DEFAULT_FIRST = 50;
const MAX_FIRST = 1_000;

/** How many edges a page has. Throws BAD_USER_INPUT or LIMIT_EXCEEDED. */
function pageSize(first: number | null | undefined): number {
  if (first === null || first === undefined) return DEFAULT_FIRST;
  if (first < 0) throw badInputAt("first", "must not be negative");
  if (first > MAX_FIRST) throw tooMuchAt("first", `must be at most ${MAX_FIRST}`);
  return first;
}

/** A page as it is asked for. */
export interface PageArgs {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** What a connection shows one of, and its place in the order of all. */
interface Placed<T, P> {
  readonly node: T;
  readonly place: P;
}

/** How places of an order are written for clients. */
interface Cursors<P> {
  /** Throws BAD_USER_INPUT for text that is no cursor of the connection. */
  readonly read: (cursor: string | null, path: string) => P | null;
  readonly write: (place: P) => string;
}

const BY_TIME: Cursors<Place> = { read: placeOf, write: cursorOf };

/**
 * A Relay connection of one page. Throws BAD_USER_INPUT or LIMIT_EXCEEDED for what is no page.
 *
 * @param read a page of at most so many nodes after a place
 */
export async function orderedPageOf<T, P>(
  { first, after: cursor }: PageArgs,
  read: (
    after: P | null,
    limit: number,
  ) => Promise<{ readonly nodes: readonly Placed<T, P>[]; readonly hasNext: boolean; readonly end?: P }>,
  cursors: Cursors<P>,
) {
  const limit = pageSize(first);
  const after = cursors.read(cursor ?? null, "after");
  const { nodes, hasNext, end = nodes.at(-1)?.place } = await read(after, limit);
  const edges = nodes.map(({ node, place }) => ({ cursor: cursors.write(place), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: hasNext,
      hasPreviousPage: after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: end === undefined ? null : cursors.write(end),
    },
  };
}

/** The same of what is in the order of time and key. */
export const pageOf = <T>(
  page: PageArgs,
  read: (
    after: Place | null,
    limit: number,
  ) => Promise<{
    readonly nodes: readonly Placed<T, Place>[];
    readonly hasNext: boolean;
    readonly end?: Place;
  }>,
) => orderedPageOf(page, read, BY_TIME);

/**
 * A connection of one page of facts.
 *
 * @param read a page of at most so many facts after a place
 * @param nodeOf a fact's node; undefined for what is none
 */
export const connectionOf = <T>(
  page: PageArgs,
  read: (after: Place | null, limit: number) => Promise<Page>,
  nodeOf: (record: AnyRecord) => T | undefined,
) =>
  pageOf(page, async (after, limit) => {
    const { facts, ...rest } = await read(after, limit);
    const nodes = facts.flatMap(({ fact, place }) => {
      const node = nodeOf(readRecord(fact));
      return node === undefined ? [] : [{ node, place }];
    });
    return { nodes, ...rest };
  });
