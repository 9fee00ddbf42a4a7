import { badInput, tooMuchAt } from "../facts/error.js";
import { isReference } from "../facts/field.js";
import { FACT_KINDS, type FactRef } from "../facts/kind.js";
import { KINDS } from "../facts/kinds/index.js";
import type { StoredFact } from "../facts/record.js";
import {
  bothThresholds,
  type Coverage,
  coverageOf,
  type Judged,
  judge,
  type Thresholds,
  thresholdsOf,
} from "../report/coverage.js";
import { lateMinutesOf } from "../report/policy.js";
import type { Policy } from "../report/rule.js";
import { openPredictionTrail, openTrail } from "../report/trail.js";
import type { Graph } from "./graph.js";
import { once } from "./once.js";
import { EARLIEST, LATEST } from "./page.js";
import { sourceOf, sourcesFor } from "./predictions.js";
import { defineQuery } from "./query.js";
import { type MissingSequences, readMissingSequences } from "./sequences.js";
import { storedFact } from "./storedFact.js";
import { readSourceTrail, readTrail, trailFrom } from "./trail.js";

/** Predictions of a model version or of a deployment. Times in canonical form, `from` inclusive and `to` exclusive. */
export interface CoverageRequest {
  readonly modelVersion: string | null;
  readonly deployment: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** Coverage, and the holes in the numbers of serving nodes, which are only looked for when they are asked for. */
export type ModelCoverage = Coverage & { readonly missingSequences: () => Promise<MissingSequences> };

/** Predictions of one source that no rule tells apart, and one of them. */
interface PredictionClass {
  readonly predictions: number;
  /** By facts of their own: outcomes, reviews, amendments, erasures. */
  readonly isPointedAt: boolean;
  /** An amendment leads them to other causes. */
  readonly isRedirected: boolean;
  readonly example: StoredFact;
}

interface Extent {
  readonly source: string;
  readonly first: string;
  readonly last: string;
  readonly claims: string | null;
}

/** Each takes a trail to be judged. */
const MAX_CLASSES = 1_000;

/** When each source made its first and its last prediction in a range of time. */
export const extents = defineQuery<
  { readonly sources: readonly string[]; readonly from: string; readonly to: string },
  Extent
>("coverage/extent.cypher", (row) => ({
  source: row.text("source"),
  first: row.time("first"),
  last: row.time("last"),
  claims: row.textOrNull("claims"),
}));

const classes = defineQuery<
  Thresholds & {
    readonly source: string;
    readonly claims: string | null;
    readonly lateMs: number;
    readonly lateMsOfPointing: Readonly<Record<string, number>>;
    readonly limit: number;
  },
  PredictionClass
>("coverage/classes.cypher", (row) => ({
  predictions: row.integer("predictions"),
  isPointedAt: row.boolean("isPointedAt"),
  isRedirected: row.boolean("isRedirected"),
  example: storedFact(row, "Prediction"),
}));

/**
 * What the reports of all these predictions say, counted: predictions that no rule tells apart are counted by Neo4j, and
 * the rules judge one of them. Throws BAD_USER_INPUT, NOT_FOUND, and LIMIT_EXCEEDED where there are over 1,000 deployments, or
 * over 1,000 sorts of predictions.
 */
export async function readCoverage(
  graph: Graph,
  request: CoverageRequest,
  policy: Policy,
): Promise<ModelCoverage> {
  const { modelVersion, deployment } = request;
  if ((modelVersion === null) === (deployment === null))
    throw badInput("give one of modelVersion and deployment");
  const sources = await sourcesFor(graph, { model: null, modelVersion, deployment }, "");
  const range = { from: request.from ?? EARLIEST, to: request.to ?? LATEST };
  const judged: Judged[] = [];
  for (const extent of await graph.read(extents, { sources: sources ?? [], ...range }))
    judged.push(...(await judgeSource(graph, extent, policy, MAX_CLASSES - judged.length)));
  return {
    ...coverageOf(judged),
    missingSequences: once(() =>
      readMissingSequences(graph, sources ?? [], request.from === null && request.to === null ? null : range),
    ),
  };
}

async function judgeSource(
  graph: Graph,
  extent: Extent,
  policy: Policy,
  limit: number,
): Promise<readonly Judged[]> {
  const behind = (await readSourceTrail(graph, sourceOf(extent.source))).facts;
  const thresholds = thresholdsOf(openTrail(behind), policy);
  const found = await readClasses(graph, extent, thresholds, policy, limit);
  const redirected = found.filter(({ isRedirected }) => isRedirected);
  const elsewhere = await Promise.all(
    redirected.map(({ example }) => thresholdsBehind(graph, example, policy)),
  );
  // where an amendment leads, there are other times, which may divide predictions that were taken together
  const all =
    elsewhere.length === 0
      ? found
      : await readClasses(graph, extent, elsewhere.reduce(bothThresholds, thresholds), policy, limit);
  const judged: Judged[] = [];
  for (const one of all) {
    const facts = one.isPointedAt
      ? (await readTrail(graph, one.example.key)).facts
      : trailFrom(one.example, behind);
    judged.push(judge(openPredictionTrail(facts), policy, one.predictions));
  }
  return judged;
}

async function thresholdsBehind(graph: Graph, { key }: FactRef, policy: Policy): Promise<Thresholds> {
  return thresholdsOf(openTrail((await readTrail(graph, key)).facts), policy);
}

async function readClasses(
  graph: Graph,
  { source, first, last, claims }: Extent,
  { timestamps, recordedAt }: Thresholds,
  policy: Policy,
  limit: number,
): Promise<readonly PredictionClass[]> {
  const end = new Date(Date.parse(last) + 1).toISOString();
  const found = await graph.read(classes, {
    source,
    claims,
    timestamps: [first, ...timestamps.filter((time) => time > first && time < end), end],
    recordedAt,
    lateMs: lateMinutesOf(policy, "Prediction") * 60_000,
    lateMsOfPointing: lateMsOfPointing(policy),
    limit: limit + 1,
  });
  if (found.length > limit)
    throw tooMuchAt(
      "coverage",
      `the predictions are of more than ${MAX_CLASSES} sorts, by what their servers claim, when they were made and what points at them: ask for one deployment, or for a shorter time`,
    );
  return found;
}

/** After how long a fact that points at another one is late, by the type of the relationship. */
const lateMsOfPointing = (policy: Policy): Readonly<Record<string, number>> =>
  Object.fromEntries(
    FACT_KINDS.flatMap((kind) =>
      Object.values(KINDS[kind].fields)
        .filter(isReference)
        .filter(({ isPointing }) => isPointing)
        .map(({ rel }) => [rel, lateMinutesOf(policy, kind) * 60_000]),
    ),
  );
