import { ProoflineError, tooMuchAt } from "../facts/error.js";
import { type FactRef, isFactKind } from "../facts/kind.js";
import type { Graph } from "./graph.js";
import { deploymentNotFound, modelNotFound, modelVersionNotFound } from "./notFound.js";
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
import type { Row } from "./row.js";

/** All that is given must hold. Times in canonical form, `from` inclusive and `to` exclusive. */
export interface PredictionFilter {
  readonly requestIds: readonly string[] | null;
  /** All versions of it. */
  readonly model: string | null;
  readonly modelVersion: string | null;
  readonly deployment: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

const placed = placedFact("Prediction");
const all = defineQuery<PageRange, PlacedFact>("predictions/all.cypher", placed);
const bySource = defineQuery<PageRange & { sources: readonly string[] }, PlacedFact>(
  "predictions/bySource.cypher",
  placed,
);
const byKey = defineQuery<
  PageRange & { keys: readonly string[]; sources: readonly string[] | null },
  PlacedFact
>("predictions/byKey.cypher", placed);
const source = (row: Row): string => row.text("source");
const sourcesOfVersion = defineQuery<{ modelVersion: string; limit: number }, string>(
  "predictions/sourcesOfVersion.cypher",
  source,
);
const sourcesOfModel = defineQuery<{ model: string; limit: number }, string>(
  "predictions/sourcesOfModel.cypher",
  source,
);

const sourceOfDeployment = defineQuery<{ deployment: string }, string>(
  "predictions/sourceOfDeployment.cypher",
  source,
);

/** A page is merged from what each of them made. */
export const MAX_SOURCES = 1_000;
const MAX_REQUEST_IDS = 1_000;

/** A page of predictions, the newest first, by time and key, after a place. Throws LIMIT_EXCEEDED. */
export async function readPredictions(
  graph: Graph,
  filter: PredictionFilter,
  after: Place | null,
  limit: number,
): Promise<Page> {
  const { requestIds } = filter;
  if (requestIds !== null && requestIds.length > MAX_REQUEST_IDS)
    throw tooMuchAt("filter.requestIds", `has more than ${MAX_REQUEST_IDS} ids`);
  const window = pageRange(filter, after, limit);
  const sources = await sourcesFor(graph, filter, "filter.");
  if (requestIds !== null)
    return readPage(graph, byKey, { ...window, sources, keys: [...new Set(requestIds)] });
  return sources === null ? readPage(graph, all, window) : readPage(graph, bySource, { ...window, sources });
}

/**
 * What the predictions were served from, as their index names it; null for anything. Throws LIMIT_EXCEEDED, and NOT_FOUND
 * for a model or deployment that no fact is of or refers to.
 *
 * @param path of the members, as the caller knows it
 */
export async function sourcesFor(
  graph: Graph,
  { model, modelVersion, deployment }: Pick<PredictionFilter, "model" | "modelVersion" | "deployment">,
  path: string,
): Promise<readonly string[] | null> {
  const limit = MAX_SOURCES + 1;
  const wanted: (readonly string[])[] = [];
  if (model !== null)
    wanted.push(
      await known(graph.read(sourcesOfModel, { model, limit }), () =>
        modelNotFound(graph, model, `${path}model`),
      ),
    );
  if (modelVersion !== null)
    wanted.push(
      await known(graph.read(sourcesOfVersion, { modelVersion, limit }), () =>
        modelVersionNotFound(graph, modelVersion, `${path}modelVersion`),
      ),
    );
  if (deployment !== null)
    wanted.push(
      await known(graph.read(sourceOfDeployment, { deployment }), () =>
        deploymentNotFound(graph, deployment, `${path}deployment`),
      ),
    );
  const [first, ...others] = wanted;
  if (first === undefined) return null;
  if (wanted.some(({ length }) => length > MAX_SOURCES))
    throw tooMuchAt(
      path.slice(0, -1) || "modelVersion",
      `has more than ${MAX_SOURCES} deployments: name one`,
    );
  return first.filter((one) => others.every((other) => other.includes(one)));
}

/** What an index of predictions names as their source, as a fact. */
export function sourceOf(source: string): FactRef {
  const [kind, ...key] = source.split(" ");
  if (!isFactKind(kind)) throw new ProoflineError("INTERNAL", "the store names a source that is no fact");
  return { kind, key: key.join(" ") };
}

/** What is known has a source at least: itself. */
async function known(
  read: Promise<readonly string[]>,
  error: () => Promise<ProoflineError>,
): Promise<readonly string[]> {
  const sources = await read;
  if (sources.length === 0) throw await error();
  return sources;
}
