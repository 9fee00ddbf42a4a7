import { badInputAt, tooMuchAt } from "../facts/error.js";
import { FACT_KINDS, type FactKind, type FactRef } from "../facts/kind.js";
import { effectsOf, hasData } from "../report/impact.js";
import type { Graph } from "./graph.js";
import { readEffects } from "./lineage.js";
import { type AsOf, sizeThen } from "./log/past.js";
import { once } from "./once.js";
import {
  EARLIEST,
  LATEST,
  type Page,
  type PageRange,
  type Place,
  type PlacedFact,
  pageRange,
  placedFact,
  readPage,
} from "./page.js";
import { MAX_SOURCES } from "./predictions.js";
import { defineQuery } from "./query.js";
import type { TimeRange } from "./range.js";

export interface ImpactRequest extends FactRef {
  /** Of the fact's data. */
  readonly data: TimeRange | null;
  /** When predictions were made. */
  readonly served: TimeRange | null;
  readonly asOf: AsOf | null;
}

/** What rests on a fact. Predictions are only counted, and read, when that is asked for. */
export interface FactImpact {
  /** How many references to the fact don't state which data they used, where a range of it was asked for. */
  readonly undated: number;
  /** The facts of one kind, in the order of the log. */
  readonly factsOf: (kind: FactKind) => readonly FactRef[];
  /** By kind, those of which there are some, in the order of a trail. */
  readonly counts: () => Promise<readonly KindCount[]>;
  readonly predictionCount: () => Promise<number>;
  /** The newest first. Throws LIMIT_EXCEEDED where more than 1,000 deployments and model versions made them. */
  readonly predictions: (after: Place | null, limit: number) => Promise<Page>;
}

export interface KindCount {
  readonly kind: FactKind;
  readonly count: number;
}

/** What made predictions, as their index names it, and how many all in all. */
interface Source {
  readonly source: string;
  readonly predictions: number;
}

const degrees = defineQuery<
  { readonly deployments: readonly string[]; readonly modelVersions: readonly string[] },
  Source
>("impact/degrees.cypher", (row) => ({
  source: row.text("source"),
  predictions: row.integer("predictions"),
}));

const madeBy = defineQuery<
  {
    readonly sources: readonly string[];
    readonly from: string;
    readonly to: string;
    readonly size: number | null;
  },
  number
>("impact/served.cypher", (row) => row.integer("predictions"));

const pages = defineQuery<
  PageRange & {
    readonly sources: readonly string[];
    readonly keys: readonly string[];
    readonly size: number | null;
  },
  PlacedFact
>("impact/predictions.cypher", placedFact("Prediction"));

/**
 * All that rests on a fact: what came from it, what came from that, and the predictions that those served. Throws NOT_FOUND
 * where nobody recorded the fact or refers to it, BAD_USER_INPUT, and LIMIT_EXCEEDED for more than a lineage holds.
 */
export async function readImpact(graph: Graph, request: ImpactRequest): Promise<FactImpact> {
  const { kind, key, data, served, asOf } = request;
  if (data !== null && !hasData(kind)) throw badInputAt("data", `nothing reads a ${kind} by ranges of time`);
  const start = { kind, key };
  const size = (await sizeThen(graph, asOf)) ?? null;
  const effects = effectsOf(await readEffects(graph, start), start, data, size ?? Number.POSITIVE_INFINITY);
  const { facts, undated } = effects;
  const range = served ?? { from: null, to: null };
  const factsOf = (wanted: FactKind) => facts.filter((fact) => fact.kind === wanted);
  const sources = once(() => readSources(graph, [start, ...facts]));
  const predictionCount = once(async () => {
    const made = await countMade(graph, await sources(), range, size);
    return made + effects.redirected.filter(({ fields }) => isIn(range, fields.timestamp)).length;
  });
  return {
    undated,
    factsOf,
    predictionCount,
    counts: async () => {
      const predictions = await predictionCount();
      return FACT_KINDS.map((one) => ({
        kind: one,
        count: one === "Prediction" ? predictions : factsOf(one).length,
      })).filter(({ count }) => count > 0);
    },
    predictions: async (after, limit) => {
      const names = (await sources()).map(({ source }) => source);
      if (names.length > MAX_SOURCES)
        throw tooMuchAt(
          "predictions",
          `more than ${MAX_SOURCES} deployments and model versions made them: ask for those of a fact that comes from this one`,
        );
      const keys = effects.redirected.map((fact) => fact.key);
      return readPage(graph, pages, { ...pageRange(range, after, limit), sources: names, keys, size });
    },
  };
}

/** Those facts that made predictions. */
const readSources = (graph: Graph, facts: readonly FactRef[]): Promise<readonly Source[]> => {
  const keysOf = (kind: FactKind) => facts.flatMap((fact) => (fact.kind === kind ? [fact.key] : []));
  return graph.read(degrees, { deployments: keysOf("Deployment"), modelVersions: keysOf("ModelVersion") });
};

/** How many predictions they made: without a range and a past, numbers that the store keeps. */
async function countMade(
  graph: Graph,
  sources: readonly Source[],
  { from, to }: TimeRange,
  size: number | null,
): Promise<number> {
  if (from === null && to === null && size === null)
    return sources.reduce((sum, { predictions }) => sum + predictions, 0);
  const names = sources.map(({ source }) => source);
  const [made] = await graph.read(madeBy, {
    sources: names,
    from: from ?? EARLIEST,
    to: to ?? LATEST,
    size,
  });
  return made ?? 0;
}

const isIn = ({ from, to }: TimeRange, time: string | null): boolean =>
  time !== null && (from === null || time >= from) && (to === null || time < to);
