import type { FactKind, FactRef } from "../../../facts/kind.js";

/** What a fact is in OpenLineage: a data set, a run of a job, or neither, so that it stands in a facet. */
type Type =
  | { readonly as: "dataset"; readonly datasetType?: string; readonly hasVersion: boolean }
  | { readonly as: "run"; readonly jobType: string }
  | { readonly as: "facet" };
const FACET = { as: "facet" } as const;

const TYPES: Readonly<Record<FactKind, Type>> = {
  SourceTable: { as: "dataset", hasVersion: false },
  Transformation: { as: "run", jobType: "JOB" },
  DatasetVersion: { as: "dataset", hasVersion: true },
  TrainingRun: { as: "run", jobType: "TRAINING" },
  ModelVersion: { as: "dataset", datasetType: "MODEL", hasVersion: true },
  Approval: FACET,
  StageTransition: FACET,
  Deployment: FACET,
  Retirement: FACET,
  Prediction: FACET,
  Outcome: FACET,
  Review: FACET,
  RunEvent: FACET,
  LateEvent: FACET,
  Access: FACET,
  Alert: FACET,
  Amendment: FACET,
  Erasure: FACET,
  KeyRotation: FACET,
  Archival: FACET,
};

const typeOf = ({ kind }: FactRef): Type => TYPES[kind];

export const isDataset = (fact: FactRef): boolean => typeOf(fact).as === "dataset";
export const isRun = (fact: FactRef): boolean => typeOf(fact).as === "run";

/** What the standard's facet of a data set's type says; undefined where nobody said one. */
export function datasetTypeOf(fact: FactRef): string | undefined {
  const type = typeOf(fact);
  return type.as === "dataset" ? type.datasetType : undefined;
}

/** Whether a data set's key ends with its version. */
export function hasVersion(fact: FactRef): boolean {
  const type = typeOf(fact);
  return type.as === "dataset" && type.hasVersion;
}

export function jobTypeOf(fact: FactRef): string | undefined {
  const type = typeOf(fact);
  return type.as === "run" ? type.jobType : undefined;
}
