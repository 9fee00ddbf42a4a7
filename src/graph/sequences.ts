import { tooMuchAt } from "../facts/error.js";
import type { Graph } from "./graph.js";
import { sourceOf } from "./predictions.js";
import { defineQuery } from "./query.js";
import type { Row } from "./row.js";

/** Numbers of a deployment's serving node that no recorded prediction has. Both ends are missing. */
export interface MissingSequence {
  readonly deployment: string;
  readonly servingNode: string;
  readonly from: number;
  readonly to: number;
}

export interface MissingSequences {
  /** The first 1,000, by deployment, serving node and number. */
  readonly missing: readonly MissingSequence[];
  /** How many numbers are missing in all. */
  readonly missingCount: number;
}

/** The numbers of one serving node of one source. */
interface Counter {
  readonly source: string;
  readonly node: string;
  readonly lowest: number;
  readonly highest: number;
}

const MAX_LISTED = 1_000;
const MAX_COUNTERS = 10_000;
/** Counters, and predictions, that one statement reads. */
const COUNTERS_AT_ONCE = 1_000;
const PREDICTIONS_AT_ONCE = 50_000;

const counter = (row: Row): Counter => ({
  source: row.text("source"),
  node: row.text("node"),
  lowest: row.integer("lowest"),
  highest: row.integer("highest"),
});
const counters = defineQuery<{ sources: readonly string[]; limit: number }, Counter>(
  "coverage/counters.cypher",
  counter,
);
const countersInRange = defineQuery<
  { sources: readonly string[]; from: string; to: string; limit: number },
  Counter
>("coverage/countersInRange.cypher", counter);
const holes = defineQuery<
  { counters: readonly OpenCounter[]; limit: number },
  { at: number; predictions: number; last: number; holes: readonly Hole[] }
>("coverage/holes.cypher", (row) => ({
  at: row.integer("at"),
  predictions: row.integer("predictions"),
  last: row.integer("last"),
  holes: row.list("holes").filter(isHole),
}));

/** A counter from one of its numbers on. */
type OpenCounter = Pick<Counter, "source" | "node" | "highest"> & { readonly after: number };
type Hole = readonly [from: number, to: number];
const isHole = (value: unknown): value is Hole =>
  Array.isArray(value) && value.length === 2 && value.every((end) => Number.isSafeInteger(end));

/**
 * The holes in the sequence numbers of what deployments served, between the lowest and the highest number of each serving
 * node: of all predictions, or of those in a range of time. A number that was used twice is no hole. Throws LIMIT_EXCEEDED
 * where there are over 10,000 serving nodes.
 */
export async function readMissingSequences(
  graph: Graph,
  sources: readonly string[],
  range: { readonly from: string; readonly to: string } | null,
): Promise<MissingSequences> {
  // each deployment counts for itself; what no deployment is known of has no counter
  const served = sources.filter((source) => sourceOf(source).kind === "Deployment");
  const limit = MAX_COUNTERS + 1;
  const found =
    range === null
      ? await graph.read(counters, { sources: served, limit })
      : await graph.read(countersInRange, { sources: served, ...range, limit });
  if (found.length > MAX_COUNTERS)
    throw tooMuchAt("coverage", `there are more than ${MAX_COUNTERS} serving nodes: ask for one deployment`);
  const missing: MissingSequence[] = [];
  let missingCount = 0;
  for await (const { source, node, from, to } of holesIn(graph, found)) {
    missingCount += to - from + 1;
    if (missing.length < MAX_LISTED)
      missing.push({ deployment: sourceOf(source).key, servingNode: node, from, to });
  }
  return { missing, missingCount };
}

/** Reads on from page to page, each with the number that ended the last one, so that no hole between them is lost. */
async function* holesIn(graph: Graph, all: readonly Counter[]) {
  let open = all.map(({ lowest, ...counter }): OpenCounter => ({ ...counter, after: lowest - 1 }));
  while (open.length > 0) {
    const asked = open.slice(0, COUNTERS_AT_ONCE);
    const rows = await graph.read(holes, { counters: asked, limit: PREDICTIONS_AT_ONCE });
    for (const row of rows)
      for (const [from, to] of row.holes) yield { ...counterAt(asked, row.at), from, to };
    const end = rows.at(-1);
    const isCut = rows.reduce((total, { predictions }) => total + predictions, 0) >= PREDICTIONS_AT_ONCE;
    open =
      isCut && end !== undefined
        ? [{ ...counterAt(asked, end.at), after: end.last }, ...open.slice(end.at + 1)]
        : open.slice(asked.length);
  }
}

function counterAt(counters: readonly OpenCounter[], at: number): OpenCounter {
  const found = counters[at];
  if (found === undefined) throw new RangeError("the store answered for a counter that was not asked for");
  return found;
}
