import { badInputAt, tooMuchAt } from "../facts/error.js";
import { type AnyRecord, readRecord } from "../facts/record.js";
import { parseTime } from "../facts/scalar.js";
import { canonicalTime } from "../facts/time.js";
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

interface Range {
  readonly from?: string | null;
  readonly to?: string | null;
}

/** A filter's range of time in canonical form. Throws BAD_USER_INPUT, also for one that ends before it begins. */
export function rangeOf(
  range: Range | null | undefined,
  path: string,
): { readonly from: string | null; readonly to: string | null } {
  const [from, to] = [timeOf(range?.from, `${path}.from`), timeOf(range?.to, `${path}.to`)];
  if (from !== null && to !== null && to < from)
    throw badInputAt(`${path}.to`, `must not be before ${path}.from`);
  return { from, to };
}

const timeOf = (text: string | null | undefined, path: string): string | null =>
  text === null || text === undefined ? null : parseTime(text, path);

/** A cursor is opaque to clients: base64url of time, space, key. */
const cursorOf = ({ time, key }: Place): string => Buffer.from(`${time} ${key}`).toString("base64url");

/** Throws BAD_USER_INPUT for text that is no cursor of this service. */
function placeOf(cursor: string | null | undefined): Place | null {
  if (cursor === null || cursor === undefined) return null;
  const text = Buffer.from(cursor, "base64url").toString();
  const time = canonicalTime(text.slice(0, 24));
  if (time === undefined || text.charAt(24) !== " " || cursorOf({ time, key: text.slice(25) }) !== cursor)
    throw badInputAt("after", "is not a cursor of this connection");
  return { time, key: text.slice(25) };
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
  const after = placeOf(cursor);
  const { facts, hasNext } = await read(after, limit);
  const edges = facts.flatMap(({ fact, place }) => {
    const node = nodeOf(readRecord(fact));
    return node === undefined ? [] : [{ cursor: cursorOf(place), node }];
  });
  return {
    edges,
    pageInfo: {
      hasNextPage: hasNext,
      hasPreviousPage: after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
