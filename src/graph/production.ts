import type { FactRef } from "../facts/kind.js";
import type { Graph } from "./graph.js";
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
const isoTime = (epochMillis: number): string => new Date(epochMillis).toISOString();

const modelInProduction = defineQuery<
  { model: string; at: string; environment: string | null; limit: number },
  ServedModel
>("trail/modelInProduction.cypher", (row) => {
  const to = row.integerOrNull("to");
  return {
    modelVersion: { kind: "ModelVersion", key: row.text("modelVersion") },
    deployment: { kind: "Deployment", key: row.text("deployment") },
    environment: row.text("environment"),
    from: isoTime(row.integer("from")),
    to: to === null ? null : isoTime(to),
  };
});

/** Deployments of a model's versions begun and not retired at a time, the latest first; at most 1,000. */
export const readModelInProduction = (
  graph: Graph,
  model: string,
  at: string,
  environment: string | null,
): Promise<ServedModel[]> => graph.read(modelInProduction, { model, at, environment, limit: LIMIT });
