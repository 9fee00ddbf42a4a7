import { ProoflineError } from "../facts/error.js";
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
import { sourcesFor } from "./predictions.js";
import { defineQuery } from "./query.js";

/** All that is given must hold. Times in canonical form, `from` inclusive and `to` exclusive. */
export interface OutcomeFilter {
  readonly prediction: string | null;
  /** The one that served the prediction. */
  readonly deployment: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

const placed = placedFact("Outcome");
const all = defineQuery<PageRange, PlacedFact>("outcomes/all.cypher", placed);
const ofSource = defineQuery<PageRange & { fromKey: string; source: string }, PlacedFact>(
  "outcomes/ofSource.cypher",
  placed,
);
const ofPrediction = defineQuery<PageRange & { prediction: string; source: string | null }, PlacedFact>(
  "outcomes/ofPrediction.cypher",
  placed,
);
const placeAfter = defineQuery<PageRange, Place>("outcomes/place.cypher", (row) => ({
  time: row.time("time"),
  key: row.text("key"),
}));
const prediction = defineQuery<{ prediction: string }, string>("outcomes/prediction.cypher", (row) =>
  row.text("key"),
);

/**
 * An outcome doesn't say what served its prediction, which is looked up one by one: of so many in one page, however few of
 * them are of the deployment.
 */
const MAX_LOOKED_AT = 10_000;

/**
 * A page of outcomes, the newest first, by time and key, after a place. Of a deployment it may end before it is full. Throws
 * NOT_FOUND for a prediction or deployment that no fact is of or refers to.
 */
export async function readOutcomes(
  graph: Graph,
  filter: OutcomeFilter,
  after: Place | null,
  limit: number,
): Promise<Page> {
  const range = pageRange(filter, after, limit);
  const sources = await sourcesFor(graph, { ...filter, model: null, modelVersion: null }, "filter.");
  const source = sources?.[0] ?? null;
  if (filter.prediction !== null) {
    await checkPrediction(graph, filter.prediction);
    return readPage(graph, ofPrediction, { ...range, prediction: filter.prediction, source });
  }
  return source === null ? readPage(graph, all, range) : pageOfSource(graph, range, source);
}

async function pageOfSource(graph: Graph, range: PageRange, source: string): Promise<Page> {
  // the end is known before the page is read: what is recorded meanwhile moves it, and would be passed over
  const [end] = await graph.read(placeAfter, { ...range, limit: MAX_LOOKED_AT - 1 });
  const page = await readPage(graph, ofSource, {
    ...range,
    from: end?.time ?? range.from,
    fromKey: end?.key ?? "",
    source,
  });
  return page.hasNext || end === undefined ? page : { ...page, hasNext: true, end };
}

async function checkPrediction(graph: Graph, requestId: string): Promise<void> {
  const found = await graph.read(prediction, { prediction: requestId });
  if (found.length === 0)
    throw new ProoflineError("NOT_FOUND", "no prediction has that request id", { path: "filter.prediction" });
}
