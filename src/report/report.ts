import type { FactKind } from "../facts/kind.js";
import type { FactRecord } from "../facts/record.js";
import { type Answers, answersOf } from "./answers.js";
import { type Completeness, completenessOf } from "./completeness.js";
import { type LineageGraph, lineageOf } from "./lineage.js";
import type { Policy } from "./rule.js";
import { type SectionOf, section } from "./section.js";
import { byTime, decisionsOn, madeBy, servedBy } from "./served.js";
import type { PredictionTrail } from "./trail.js";

/** Everything that is known about one prediction: AuditReport of the GraphQL schema. */
export interface AuditReport {
  readonly requestId: string;
  readonly generatedAt: string;
  /** How many facts the log had. */
  readonly asOf: number;
  readonly answers: Answers;
  readonly completeness: Completeness;
  readonly graph: LineageGraph;
  readonly prediction: SectionOf<"Prediction">;
  readonly deployment: SectionOf<"Deployment"> | null;
  readonly stageTransitions: readonly SectionOf<"StageTransition">[];
  readonly approvals: readonly SectionOf<"Approval">[];
  readonly modelVersion: SectionOf<"ModelVersion"> | null;
  readonly trainingRuns: readonly SectionOf<"TrainingRun">[];
  readonly datasetVersions: readonly SectionOf<"DatasetVersion">[];
  readonly transformations: readonly SectionOf<"Transformation">[];
  readonly sourceTables: readonly SectionOf<"SourceTable">[];
  /** All approvals and rejections of the model version, in the trail or not, by time. */
  readonly decisions: readonly SectionOf<"Approval">[];
  /** By time. */
  readonly retirements: readonly SectionOf<"Retirement">[];
  /** In the order of the log, so that of two corrections of one fact the later stands last. */
  readonly amendments: readonly SectionOf<"Amendment">[];
  readonly erasures: readonly SectionOf<"Erasure">[];
}

export interface ReportOptions {
  /** Canonical time. */
  readonly generatedAt: string;
  readonly asOf: number;
  readonly policy: Policy;
}

/** The report of a trail: the same trail and options give the same report, to the last byte. */
export function buildReport(
  trail: PredictionTrail,
  { generatedAt, asOf, policy }: ReportOptions,
): AuditReport {
  const deployment = servedBy(trail);
  const modelVersion = madeBy(trail);
  // a section shows what was recorded, and the amendments stand beside it
  const recorded = <K extends FactKind>(record: FactRecord<K>) => section(trail.original(record));
  return {
    requestId: trail.prediction.key,
    generatedAt,
    asOf,
    answers: answersOf(trail),
    completeness: completenessOf(trail, policy),
    graph: lineageOf(
      [...trail.facts, ...trail.superseded.facts],
      [...trail.edges, ...trail.superseded.edges],
      trail.truncated,
    ),
    prediction: recorded(trail.prediction),
    deployment: deployment && recorded(deployment),
    stageTransitions: trail.ofKind("StageTransition").map(recorded),
    approvals: trail.ofKind("Approval").map(recorded),
    modelVersion: modelVersion && recorded(modelVersion),
    trainingRuns: trail.ofKind("TrainingRun").map(recorded),
    datasetVersions: trail.ofKind("DatasetVersion").map(recorded),
    transformations: trail.ofKind("Transformation").map(recorded),
    sourceTables: trail.ofKind("SourceTable").map(recorded),
    decisions: decisionsOn(trail).map(recorded),
    retirements: trail.attachedOfKind("Retirement").toSorted(byTime).map(section),
    amendments: trail.attachedOfKind("Amendment").map(section),
    erasures: trail.attachedOfKind("Erasure").map(section),
  };
}
