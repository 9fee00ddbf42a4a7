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

/**
 * A Relay connection of one page of facts. Throws BAD_USER_INPUT or LIMIT_EXCEEDED for what is no page.
 *
 * @param read a page of at most so many facts after a place
 * @param nodeOf a fact's node; undefined for what is none
 */
export async function connectionOf<T>(
  { first, after: cursor }: PageArgs,
  read: (after: Place | null, limit: number) => Promise<Page>,
  nodeOf: (record: AnyRecord) => T | undefined,
) {
  const limit = pageSize(first);
  const after = placeOf(cursor ?? null, "after");
  const { facts, hasNext } = await read(after, limit);
  const edges = facts.flatMap(({ fact, place }) => {
    const node = nodeOf(readRecord(fact));
    return node === undefined ? [] : [{ cursor: cursorOf(place), node }];
  });
  return connection(edges, hasNext, after);
}

/**
 * A Relay connection of one page of what is no fact. Throws BAD_USER_INPUT or LIMIT_EXCEEDED for what is no page.
 *
 * @param read at most so many nodes after a place
 */
export async function pageOf<T>(
  { first, after: cursor }: PageArgs,
  read: (after: Place | null, limit: number) => Promise<readonly T[]>,
  placeIn: (node: T) => Place,
) {
  const limit = pageSize(first);
  const after = placeOf(cursor ?? null, "after");
  // one more tells whether there is a next page
  const nodes = await read(after, limit + 1);
  const edges = nodes.slice(0, limit).map((node) => ({ cursor: cursorOf(placeIn(node)), node }));
  return connection(edges, nodes.length > limit, after);
}

const connection = <T>(
  edges: readonly { readonly cursor: string; readonly node: T }[],
  hasNextPage: boolean,
  after: Place | null,
) => ({
  edges: [...edges],
  pageInfo: {
    hasNextPage,
    hasPreviousPage: after !== null,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  },
});
