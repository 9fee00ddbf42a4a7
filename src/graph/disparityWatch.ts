import { ProoflineError } from "../facts/error.js";
import type { StoredFact } from "../facts/record.js";
import type { Graph } from "./graph.js";
import { isWhole, type Span } from "./log/countFacts.js";
import { defineQuery } from "./query.js";
import { sizeOf, storedFact } from "./storedFact.js";
import { readBounded } from "./stream.js";

/** How far the rule GROUP_DISPARITY has read the log. */
export interface DisparityProgress {
  /** The index of the first fact that it has not read. */
  readonly next: number;
  /** How long the log is. */
  readonly size: number;
}

/** What the rule has counted, as JSON text. */
export interface StoredCount {
  readonly id: string;
  readonly state: string;
}

/** What a recorded deployment deploys. */
export interface Deployed {
  /** Of the deployment's fact. */
  readonly index: number;
  readonly modelVersion: string;
}

/** The predictions in a part of the log. */
export interface PredictionsPart {
  /** The index of the first fact behind it. */
  readonly to: number;
  /** Whether all of its facts were there. */
  readonly isWhole: boolean;
  /** With their groups, features and answers, as far as those are not erased. */
  readonly predictions: readonly StoredFact[];
}

/** Facts of the log that are looked through at a time; of many or long predictions fewer. */
const PART = 10_000;
const PREDICTIONS = 2_000;
const PART_BYTES = 8 * 1024 * 1024;

const begin = defineQuery<{ id: string }>("access/disparity/begin.cypher");
const stateOf = defineQuery<{ id: string }, DisparityProgress>("access/disparity/state.cypher", (row) => ({
  next: row.integer("next"),
  size: row.integer("size"),
}));
const predictionsIn = defineQuery<Span & { limit: number }, StoredFact>(
  "access/disparity/predictions.cypher",
  (row) => storedFact(row, "Prediction"),
);
const modelVersions = defineQuery<{ deployments: readonly string[] }, Deployed & { deployment: string }>(
  "access/disparity/modelVersions.cypher",
  (row) => ({
    deployment: row.text("deployment"),
    index: row.integer("index"),
    modelVersion: row.text("modelVersion"),
  }),
);
const countsOf = defineQuery<{ id: string; from: number; ids: readonly string[] }, StoredCount[]>(
  "access/disparity/counts.cypher",
  (row) => row.list("counts").flatMap(storedCount),
);
const advance = defineQuery<{ id: string; from: number; to: number; counts: readonly StoredCount[] }, number>(
  "access/disparity/advance.cypher",
  (row) => row.integer("next"),
);

/**
 * How far the log was read with one choice of settings, which begins with the first fact. Throws UNAVAILABLE.
 *
 * @param id of that choice
 */
export async function readDisparityProgress(graph: Graph, id: string): Promise<DisparityProgress> {
  const [known] = await graph.read(stateOf, { id });
  if (known !== undefined) return known;
  await graph.write(begin, { id });
  const [begun] = await graph.read(stateOf, { id });
  if (begun === undefined) throw new ProoflineError("INTERNAL", "the store does not say how long its log is");
  return begun;
}

/** The next part of the log, some megabytes of predictions at most. Throws UNAVAILABLE. */
export async function readPredictionsPart(
  graph: Graph,
  { next: from, size }: DisparityProgress,
): Promise<PredictionsPart> {
  const end = Math.min(from + PART, size);
  const areAllThere = await isWhole(graph, { from, to: end });
  const { rows: predictions, isCut } = await readBounded(
    graph,
    predictionsIn,
    { from, to: end, limit: PREDICTIONS },
    PART_BYTES,
    sizeOf,
  );
  const last = predictions.at(-1)?.recorded?.index;
  const isMore = isCut || predictions.length === PREDICTIONS;
  return { to: isMore && last !== undefined ? last + 1 : end, isWhole: areAllThere, predictions };
}

/** What those deployments deploy that are recorded, by their keys. Throws UNAVAILABLE. */
export async function readDeployed(
  graph: Graph,
  deployments: readonly string[],
): Promise<ReadonlyMap<string, Deployed>> {
  if (deployments.length === 0) return new Map();
  const rows = await graph.read(modelVersions, { deployments });
  return new Map(rows.map(({ deployment, ...deployed }) => [deployment, deployed]));
}

/** What was counted when the log was read up to `from`, by id; undefined where another process has read on since. */
export async function readCounts(
  graph: Graph,
  id: string,
  from: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string> | undefined> {
  const [found] = await graph.write(countsOf, { id, from, ids });
  return found && new Map(found.map((count) => [count.id, count.state]));
}

/** Remembers what was counted, in one transaction; false, and nothing done, where another process was faster. */
export async function advanceDisparity(
  graph: Graph,
  id: string,
  { from, to }: Span,
  counts: readonly StoredCount[],
): Promise<boolean> {
  return (await graph.write(advance, { id, from, to, counts })).length > 0;
}

function storedCount(item: unknown): StoredCount[] {
  if (!Array.isArray(item)) return [];
  const [id, state]: unknown[] = item;
  return typeof id === "string" && typeof state === "string" ? [{ id, state }] : [];
}
