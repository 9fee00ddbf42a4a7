import type { FactKind } from "../facts/kind.js";
import type { StoredFact } from "../facts/record.js";
import type { Graph } from "./graph.js";
import type { Query } from "./query.js";
import type { Row } from "./row.js";
import { sizeOf, storedFact } from "./storedFact.js";
import { readBounded } from "./stream.js";

/** A place in the order by time and key. */
export interface Place {
  readonly time: string;
  readonly key: string;
}

/** A fact of a page, and its place. */
export interface PlacedFact {
  readonly fact: StoredFact;
  readonly place: Place;
}

/** Reads rows of one kind with the column `time`, in milliseconds since 1970, beside those of a stored fact. */
export const placedFact =
  (kind: FactKind) =>
  (row: Row): PlacedFact => {
    const fact = storedFact(row, kind);
    return { fact, place: { time: row.time("time"), key: fact.key } };
  };

/** What a page is read from: times in canonical form, `from` inclusive, `until` inclusive up to a key. */
export interface PageRange {
  readonly from: string;
  readonly until: string;
  /** Of the facts at `until` itself, those with lower keys. The empty text: none. */
  readonly beforeKey: string;
  /** Facts at most. */
  readonly limit: number;
}

/** The ends of the calendar, as bounds where none is given. */
export const EARLIEST = "0000-01-01T00:00:00.000Z";
export const LATEST = "9999-12-31T23:59:59.999Z";

/** The part of a range of time (`from` inclusive, `to` exclusive) that comes after a place, the newest first. */
export function pageRange(
  { from, to }: { readonly from: string | null; readonly to: string | null },
  after: Place | null,
  limit: number,
): PageRange {
  // an exclusive upper end is the place before all keys of that time
  const end = to === null ? { time: LATEST, key: "\u{10ffff}" } : { time: to, key: "" };
  const place = after === null || isBefore(end, after) ? end : after;
  return { from: from ?? EARLIEST, until: place.time, beforeKey: place.key, limit };
}

const isBefore = (a: Place, b: Place): boolean => a.time < b.time || (a.time === b.time && a.key < b.key);

/** A page ends with the fact that makes it as large: it need not be full to have a next one. */
const PAGE_BYTES = 8 * 1024 * 1024;

export interface Page {
  readonly facts: readonly PlacedFact[];
  /** More come after these. */
  readonly hasNext: boolean;
  /** Where the page ended, if not at the last of its facts. */
  readonly end?: Place;
}

/** One page of at most `limit` facts and about 8 MiB, but of one fact at least. Throws UNAVAILABLE or INTERNAL. */
export async function readPage<Params extends PageRange>(
  graph: Graph,
  query: Query<Params, PlacedFact>,
  params: Params,
): Promise<Page> {
  const { limit } = params;
  // one more tells whether there is a next page
  const wanted = { ...params, limit: limit + 1 };
  const { rows, isCut } = await readBounded(graph, query, wanted, PAGE_BYTES, ({ fact }) => sizeOf(fact));
  return { facts: rows.slice(0, limit), hasNext: isCut || rows.length > limit };
}
