import type { FactKind } from "../../../facts/kind.js";

/** What CycloneDX 1.6 calls the tasks of a workflow, as far as they are used here. */
type TaskType = "build" | "release" | "other";
type Shape =
  | { readonly as: "model" }
  | { readonly as: "data"; readonly type: "dataset" | "other" }
  | { readonly as: "service" }
  | { readonly as: "workflow"; readonly task: TaskType };

/**
 * What a fact of each kind is in a BOM: data and models are components, a deployment is a service, and what was done is a
 * workflow of the formulation, which is where CycloneDX has how a component was made and how it was deployed.
 */
export const SHAPES: Readonly<Record<FactKind, Shape>> = {
  SourceTable: { as: "data", type: "dataset" },
  Transformation: { as: "workflow", task: "other" },
  DatasetVersion: { as: "data", type: "dataset" },
  TrainingRun: { as: "workflow", task: "build" },
  ModelVersion: { as: "model" },
  Approval: { as: "workflow", task: "other" },
  StageTransition: { as: "workflow", task: "release" },
  Deployment: { as: "service" },
  Retirement: { as: "workflow", task: "other" },
  Prediction: { as: "data", type: "other" },
  Outcome: { as: "data", type: "other" },
  Review: { as: "workflow", task: "other" },
  RunEvent: { as: "data", type: "other" },
  LateEvent: { as: "data", type: "other" },
  Access: { as: "workflow", task: "other" },
  Alert: { as: "data", type: "other" },
  Amendment: { as: "workflow", task: "other" },
  Erasure: { as: "workflow", task: "other" },
  KeyRotation: { as: "workflow", task: "other" },
  Archival: { as: "workflow", task: "other" },
};
