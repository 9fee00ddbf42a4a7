/**
 * The inputs of `recordFacts` as the demo sends them. The service lets most fields be
 * absent; here none is optional that a complete report needs, so the compiler sees to it that the demo has no gap.
 */
export interface Column {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly personal: boolean;
}

export interface SourceTable {
  readonly key: string;
  readonly owner: string;
  readonly description: string;
  readonly system: string;
  readonly columns: readonly Column[];
}

type Read = ({ readonly sourceTable: string } | { readonly datasetVersion: string }) & {
  readonly dateFrom: string;
  readonly dateTo: string;
  readonly snapshot: string;
  readonly filter: string;
  readonly rowCount: number;
};

export interface Exclusion {
  readonly rule: string;
  readonly reason: string;
  readonly rowCount: number;
}

export interface Transformation {
  readonly key: string;
  readonly job: string;
  readonly gitCommit: string;
  readonly repository: string;
  readonly codeSha256: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly runBy: string;
  readonly reads: readonly Read[];
  readonly exclusions: readonly Exclusion[];
}

export interface DatasetVersion {
  readonly key: string;
  readonly sha256: string;
  readonly rowCount: number;
  readonly columns: readonly Column[];
  readonly writtenBy: string;
}

interface Metric {
  readonly name: string;
  readonly value: number;
  readonly datasetVersion: string;
  readonly slice?: string;
}

export interface TrainingRun {
  readonly key: string;
  readonly gitCommit: string;
  readonly repository: string;
  readonly hyperparameters: Readonly<Record<string, unknown>>;
  readonly metrics: readonly Metric[];
  readonly triggeredBy: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly framework: string;
  readonly trainedOn: readonly {
    readonly datasetVersion: string;
    readonly role: "TRAIN" | "VALIDATION" | "TEST";
  }[];
}

export interface ModelVersion {
  readonly key: string;
  readonly artifactSha256: string;
  readonly producedBy: string;
  readonly framework: string;
  readonly intendedUse: string;
  readonly limitations: string;
}

export interface Approval {
  readonly key: string;
  readonly modelVersion: string;
  readonly approver: string;
  readonly decision: "APPROVED" | "REJECTED";
  readonly reference: string;
  readonly reason: string;
  readonly conditions: string;
  readonly at: string;
}

export interface StageTransition {
  readonly key: string;
  readonly modelVersion: string;
  readonly fromStage: string;
  readonly toStage: string;
  readonly performedBy: string;
  readonly reason: string;
  readonly approval: string;
  readonly at: string;
}

export interface Deployment {
  readonly key: string;
  readonly modelVersion: string;
  readonly environment: string;
  readonly endpoint: string;
  readonly servingNodes: readonly string[];
  readonly stageTransition: string;
  readonly startedAt: string;
}

export interface Prediction {
  readonly requestId: string;
  readonly deployment: string;
  readonly modelVersion: string;
  readonly artifactSha256: string;
  readonly features: unknown;
  readonly prediction: unknown;
  readonly timestamp: string;
  readonly servingNode: string;
  readonly groups: Readonly<Record<string, string>>;
  readonly threshold: number;
}

export interface Outcome {
  readonly key: string;
  readonly prediction: string;
  readonly actual: unknown;
  readonly source: string;
  readonly at: string;
}

export interface Review {
  readonly key: string;
  readonly prediction: string;
  readonly reviewer: string;
  readonly decision: "CONFIRMED" | "OVERRIDDEN";
  readonly finalDecision: unknown;
  readonly reason: string;
  readonly reference: string;
  readonly at: string;
}

/** FactInput: exactly one of its fields. */
export type Fact =
  | { readonly sourceTable: SourceTable }
  | { readonly transformation: Transformation }
  | { readonly datasetVersion: DatasetVersion }
  | { readonly trainingRun: TrainingRun }
  | { readonly modelVersion: ModelVersion }
  | { readonly approval: Approval }
  | { readonly stageTransition: StageTransition }
  | { readonly deployment: Deployment }
  | { readonly prediction: Prediction }
  | { readonly outcome: Outcome }
  | { readonly review: Review };
