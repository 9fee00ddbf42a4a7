import type { FactRef } from "../facts/kind.js";
import type { Graph } from "./graph.js";
import { modelNotFound, notFound } from "./notFound.js";
import { defineQuery } from "./query.js";

/** A model version that a deployment serves; times in RFC 3339 form. */
export interface ServedModel {
  readonly modelVersion: FactRef;
  readonly deployment: FactRef;
  readonly environment: string;
  readonly from: string;
  readonly to: string | null;
}

const LIMIT = 1_000;

const modelInProduction = defineQuery<
  { model: string; at: string; environment: string | null; limit: number },
  ServedModel
>("trail/modelInProduction.cypher", (row) => ({
  modelVersion: { kind: "ModelVersion", key: row.text("modelVersion") },
  deployment: { kind: "Deployment", key: row.text("deployment") },
  environment: row.text("environment"),
  from: row.time("from"),
  to: row.timeOrNull("to"),
}));

const environmentsOfModel = defineQuery<{ model: string; limit: number }, string | null>(
  "trail/environmentsOfModel.cypher",
  (row) => row.textOrNull("environment"),
);

/**
 * Deployments of a model's versions begun and not retired at a time, the latest first; at most 1,000. Throws NOT_FOUND
 * for a model that no fact is of or refers to, and for an environment that none of its deployments was ever in.
 */
export async function readModelInProduction(
  graph: Graph,
  model: string,
  at: string,
  environment: string | null,
): Promise<ServedModel[]> {
  const served = await graph.read(modelInProduction, { model, at, environment, limit: LIMIT });
  if (served.length > 0) return served;
  const found = await graph.read(environmentsOfModel, { model, limit: LIMIT });
  if (found.length === 0) throw await modelNotFound(graph, model, "model");
  const environments = found.filter((one) => one !== null);
  if (environment === null || environments.length === 0 || environments.includes(environment)) return [];
  throw notFound(
    "deployment of this model was ever in that environment",
    environment,
    environments,
    "environment",
  );
}
