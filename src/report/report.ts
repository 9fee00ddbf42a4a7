import { type Answers, answersOf } from "./answers.js";
import { type Completeness, completenessOf } from "./completeness.js";
import { type LineageGraph, lineageOf } from "./lineage.js";
import type { RuleSettings } from "./rule.js";
import { type SectionOf, section } from "./section.js";
import { byTime, decisionsOn, madeBy, servedBy } from "./served.js";
import type { Trail } from "./trail.js";

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
  readonly settings: RuleSettings;
}

/** The report of a trail: the same trail and options give the same report, to the last byte. */
export function buildReport(trail: Trail, { generatedAt, asOf, settings }: ReportOptions): AuditReport {
  const deployment = servedBy(trail);
  const modelVersion = madeBy(trail);
  return {
    requestId: trail.prediction.key,
    generatedAt,
    asOf,
    answers: answersOf(trail),
    completeness: completenessOf(trail, settings),
    graph: lineageOf(trail.facts, trail.edges, trail.truncated),
    prediction: section(trail.prediction),
    deployment: deployment && section(deployment),
    stageTransitions: trail.ofKind("StageTransition").map(section),
    approvals: trail.ofKind("Approval").map(section),
    modelVersion: modelVersion && section(modelVersion),
    trainingRuns: trail.ofKind("TrainingRun").map(section),
    datasetVersions: trail.ofKind("DatasetVersion").map(section),
    transformations: trail.ofKind("Transformation").map(section),
    sourceTables: trail.ofKind("SourceTable").map(section),
    decisions: decisionsOn(trail).map(section),
    retirements: trail.attachedOfKind("Retirement").toSorted(byTime).map(section),
    amendments: trail.attachedOfKind("Amendment").map(section),
    erasures: trail.attachedOfKind("Erasure").map(section),
  };
}
