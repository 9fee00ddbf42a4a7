import type { FactRef } from "../facts/kind.js";
import { Access } from "../facts/kinds/access.js";
import { readRecord } from "../facts/record.js";
import { SHOWN } from "../report/document/limits.js";
import { type Readers, readerOf } from "../report/document/readers.js";
import type { Graph } from "./graph.js";
import {
  type Page,
  type PageRange,
  type Place,
  type PlacedFact,
  pageRange,
  placedFact,
  readPage,
} from "./page.js";
import { defineQuery } from "./query.js";

type Outcome = (typeof Access.fields.outcome.values)[number];

/** All that is given must hold. Times in canonical form, `from` inclusive and `to` exclusive. */
export interface AccessFilter {
  readonly principal: string | null;
  readonly outcome: Outcome | null;
  /** The operation's name, or one of its root fields. */
  readonly operation: string | null;
  readonly system: string | null;
  /** A fact that the request named, and that had been recorded by then. */
  readonly fact: FactRef | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** A filter that every access passes. */
export const ANY_ACCESS: AccessFilter = {
  principal: null,
  outcome: null,
  operation: null,
  system: null,
  fact: null,
  from: null,
  to: null,
};

interface Wanted extends PageRange {
  readonly outcomes: readonly Outcome[];
  readonly system: string | null;
  readonly operation: string | null;
}

const placed = placedFact("Access");
const byOutcome = defineQuery<Wanted, PlacedFact>("access/accesses/byOutcome.cypher", placed);
const byPrincipal = defineQuery<Wanted & { principal: string }, PlacedFact>(
  "access/accesses/byPrincipal.cypher",
  placed,
);
const byFact = defineQuery<Wanted & { principal: string | null; kind: string; key: string }, PlacedFact>(
  "access/accesses/byFact.cypher",
  placed,
);

/** A page of accesses, the newest first, by time and key, after a place. */
export function readAccesses(
  graph: Graph,
  { principal, outcome, operation, system, fact, ...times }: AccessFilter,
  after: Place | null,
  limit: number,
): Promise<Page> {
  const outcomes = outcome === null ? Access.fields.outcome.values : [outcome];
  const wanted = { ...pageRange(times, after, limit), outcomes, system, operation };
  if (fact !== null) return readPage(graph, byFact, { ...wanted, principal, kind: fact.kind, key: fact.key });
  return principal === null
    ? readPage(graph, byOutcome, wanted)
    : readPage(graph, byPrincipal, { ...wanted, principal });
}

const countOf = defineQuery<{ key: string }, number>("access/accesses/countOfPrediction.cypher", (row) =>
  row.integer("count"),
);

/** Who read a prediction, as a document shows it: the newest accesses that named it, and how many did. */
export async function readReaders(graph: Graph, requestId: string): Promise<Readers> {
  const filter = { ...ANY_ACCESS, fact: { kind: "Prediction", key: requestId } as const };
  const [{ facts }, [count = 0]] = await Promise.all([
    readAccesses(graph, filter, null, SHOWN.rows),
    graph.read(countOf, { key: requestId }),
  ]);
  const newest = facts.flatMap(({ fact }) => {
    const record = readRecord(fact);
    return record.kind === "Access" ? [readerOf(record.fields)] : [];
  });
  // one may have come between the two reads
  return { newest, count: Math.max(count, newest.length) };
}
