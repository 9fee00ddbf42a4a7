import { type Completeness, completenessOf } from "../completeness.js";
import type { ReportProof } from "../proof.js";
import type { AuditReport } from "../report.js";
import type { Policy } from "../rule.js";
import { type SectionOf, section } from "../section.js";
import { decisionsOn, madeBy } from "../served.js";
import type { Trail } from "../trail.js";

/** What is known of a model version before it serves anything: ModelCard of the GraphQL schema. */
export interface ModelVersionCard {
  readonly modelVersion: SectionOf<"ModelVersion">;
  readonly trainingRuns: readonly SectionOf<"TrainingRun">[];
  readonly datasetVersions: readonly SectionOf<"DatasetVersion">[];
  readonly transformations: readonly SectionOf<"Transformation">[];
  readonly sourceTables: readonly SectionOf<"SourceTable">[];
  /** All decisions on it, by time. */
  readonly approvals: readonly SectionOf<"Approval">[];
  readonly completeness: Completeness;
}

/** Where a model version served, and how it came there: each by the time that it claims. */
export interface Service {
  readonly stageTransitions: readonly SectionOf<"StageTransition">[];
  readonly deployments: readonly SectionOf<"Deployment">[];
  readonly retirements: readonly SectionOf<"Retirement">[];
}

/** A card with all that a document of it is made from. */
export interface ProvenCard
  extends ModelVersionCard,
    Service,
    Pick<AuditReport, "generatedAt" | "asOf" | "graph" | "amendments" | "erasures"> {
  /** Of what the catalogue has, which is what its readers may see. */
  readonly proof: ReportProof;
}

/** The card of the model version that a trail begins at, by the same rules as a report. */
export function buildModelCard(trail: Trail, policy: Policy): ModelVersionCard {
  const modelVersion = madeBy(trail);
  if (modelVersion === null) throw new TypeError("a model version's trail begins with it");
  return {
    modelVersion: section(trail.original(modelVersion)),
    trainingRuns: sections(trail, "TrainingRun"),
    datasetVersions: sections(trail, "DatasetVersion"),
    transformations: sections(trail, "Transformation"),
    sourceTables: sections(trail, "SourceTable"),
    approvals: decisionsOn(trail).map(section),
    completeness: completenessOf(trail, policy),
  };
}

/** The trail's facts of a kind, as they were recorded: what was amended stands beside them. */
const sections = <K extends "TrainingRun" | "DatasetVersion" | "Transformation" | "SourceTable">(
  trail: Trail,
  kind: K,
): readonly SectionOf<K>[] => trail.ofKind(kind).map((record) => section(trail.original(record)));
