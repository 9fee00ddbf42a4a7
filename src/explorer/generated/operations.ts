/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What was decided. */
export type Decision =
  | 'APPROVED'
  | 'REJECTED';

/** All that is given must hold. `from` is inclusive, `to` exclusive. */
export type AccessFilter = {
  principal?: string | null | undefined;
  outcome?: Outcome | null | undefined;
  /** The operation's name, or one of its root fields. */
  operation?: string | null | undefined;
  system?: string | null | undefined;
  /** Accesses that named this fact, of those that had been recorded then. */
  fact?: FactRefInput | null | undefined;
  from?: string | null | undefined;
  to?: string | null | undefined;
};

/** Whether there is a value to compare. */
export type ComparedState =
  | 'PRESENT'
  /** Nobody recorded it. */
  | 'ABSENT'
  /** It was recorded, and its value is gone: nobody can say whether it was the same. */
  | 'ERASED';

/** `from` is inclusive, `to` exclusive. */
export type TimeRange = {
  from?: string | null | undefined;
  to?: string | null | undefined;
};

/** UPSTREAM goes from an effect to its causes, DOWNSTREAM from a cause to its effects. */
export type Direction =
  | 'UPSTREAM'
  | 'DOWNSTREAM';

/** The past: the facts with an index below, or those recorded up to a time. */
export type AsOf =
  {   index: number; time?: never; }
  |  { index?: never;   time: string; };

export type ModelCardFormat =
  /** The whole card in canonical form (RFC 8785), with each fact's entry and inclusion proofs. */
  | 'JSON'
  | 'MARKDOWN'
  /** One page that loads nothing and runs no script, with the JSON document in it. */
  | 'HTML'
  /** A4, with the JSON document attached. */
  | 'PDF'
  /** Markdown with the metadata of the Hugging Face Hub as YAML before it. */
  | 'HUGGING_FACE'
  /** A bill of materials of the model, with its model card: CycloneDX 1.6. */
  | 'CYCLONEDX'
  /** The technical documentation of the AI Act's Annex IV, as Markdown: what facts can't say is marked. */
  | 'ANNEX_IV'
  | 'ANNEX_IV_HTML'
  | 'ANNEX_IV_PDF';

export type Severity =
  | 'ERROR'
  | 'WARNING'
  | 'INFO';

/** What can be missing from a trail, or wrong in it: docs/gap-codes.md explains each. */
export type GapCode =
  | 'UNRECORDED_REFERENCE'
  | 'NO_DEPLOYMENT'
  | 'OUTSIDE_DEPLOYMENT_WINDOW'
  | 'MODEL_MISMATCH'
  | 'ARTIFACT_HASH_MISMATCH'
  | 'NO_STAGE_TRANSITION'
  | 'NO_APPROVAL'
  | 'REJECTED'
  | 'APPROVED_AFTER_DEPLOYMENT'
  | 'NO_TRAINING_RUN'
  | 'NO_CODE_VERSION'
  | 'NO_TRAINING_DATA'
  | 'NO_DATA_HASH'
  | 'NO_SOURCE'
  | 'NO_DATE_RANGE'
  | 'TIME_ORDER'
  | 'CYCLE'
  | 'UNCOMMITTED_CODE'
  | 'SELF_APPROVAL'
  | 'UNKNOWN_ACTOR'
  | 'TRANSITION_WITHOUT_REASON'
  | 'EXCLUSION_WITHOUT_REASON'
  | 'UNPINNED_INPUT'
  | 'NO_NAMESPACE'
  | 'LATE_EVENT'
  | 'RECORDED_LATE'
  | 'OVERRIDDEN'
  | 'AMENDED'
  | 'ERASED_VALUE';

export type Verdict =
  /** No gap of severity ERROR or WARNING, and nothing truncated. */
  | 'COMPLETE'
  /** No gap of severity ERROR, and nothing truncated. */
  | 'WITH_WARNINGS'
  | 'INCOMPLETE';

export type ReportFormat =
  | 'JSON'
  | 'MARKDOWN'
  /** One page that loads nothing and runs no script, with the JSON document in it: `proofline verify` takes it. */
  | 'HTML'
  /** A4, with the JSON document attached: `proofline verify` takes it. */
  | 'PDF'
  /** The whole trail for the W3C's provenance tools. */
  | 'PROV_JSON'
  /** A bill of materials of the model, with its model card: CycloneDX 1.6. Without sealed values. */
  | 'CYCLONEDX'
  /** The trail's runs and data as events, for OpenLineage's batch route. Without sealed values. */
  | 'OPENLINEAGE'
  /** The data behind the model: Croissant 1.1. */
  | 'CROISSANT';

export type Encoding =
  | 'UTF8'
  | 'BASE64';

/** What a caller may do. ADMIN has every role, AUDIT and APPROVE have READ. */
export type Role =
  /** The catalogue, lineage without the properties of predictions and accesses, counts. */
  | 'READ'
  /** All that shows predictions, accesses, alerts, sealed values and log entries: reports above all. */
  | 'AUDIT'
  /** Record facts, but approvals, amendments and erasures. */
  | 'INGEST'
  /** Record approvals, in one's own name. */
  | 'APPROVE'
  | 'ADMIN';

/** The kinds of facts. */
export type FactKind =
  /** A table outside, with its owner and schema. */
  | 'SourceTable'
  /** One execution of a job that reads tables or datasets and writes datasets. */
  | 'Transformation'
  /** An immutable version of a dataset. */
  | 'DatasetVersion'
  /** One training job. */
  | 'TrainingRun'
  /** A version of a model in the registry. */
  | 'ModelVersion'
  /** A person's decision on a model version: approved or rejected. */
  | 'Approval'
  /** A model version's move from one stage to another, as from Staging to Production. */
  | 'StageTransition'
  /** A model version serving predictions in an environment. */
  | 'Deployment'
  /** The end of a deployment. */
  | 'Retirement'
  /** One answer of a model to one request. */
  | 'Prediction'
  /** What turned out to be true of one prediction, once it is known. */
  | 'Outcome'
  /** A person looked at one prediction, and let it stand or decided otherwise. */
  | 'Review'
  /** One OpenLineage event as it came. Runs are put together from them. */
  | 'RunEvent'
  /** An OpenLineage event that came after its run was put together from others, and says more than they did. */
  | 'LateEvent'
  /** One access to audited data: of Proofline itself, or of another system that reported it. */
  | 'Access'
  /** An unusual pattern among the accesses, or among the predictions of a model version; or that the store is not as its log says. */
  | 'Alert'
  /** A correction of a fact. The original stays, and both are shown. */
  | 'Amendment'
  /** The erasure of a fact's sealed values. Every proof stays valid. */
  | 'Erasure'
  /** The change of the key that signs the log. Recording it moves the log on to the new key, in the same transaction. */
  | 'KeyRotation'
  /** Predictions whose entries and sealed values went from the store to a file. Every proof stays valid. */
  | 'Archival';

/** The name of a fact. */
export type FactRefInput = {
  kind: FactKind;
  key: string;
};

/** Whether it stands, or the person decided otherwise. */
export type ReviewDecision =
  | 'CONFIRMED'
  | 'OVERRIDDEN';

/** Whether it was allowed. */
export type Outcome =
  | 'ALLOWED'
  | 'DENIED';

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { principal: string, roles: Array<Role> } };

export type CompareQueryVariables = Exact<{
  kind: FactKind;
  a: string;
  b: string;
}>;


export type CompareQuery = { compare: { differenceCount: number, truncated: boolean, differences: Array<{ path: string, a: unknown, b: unknown, aState: ComparedState, bState: ComparedState, facts: Array<{ kind: FactKind, key: string }> }> } };

export type ColumnsQueryVariables = Exact<{
  kind: FactKind;
  key: string;
  column: string;
  direction: Direction;
}>;


export type ColumnsQuery = { columnLineage: { truncated: boolean, edges: Array<{ kind: string | null, description: string | null, from: { name: string, dataset: { kind: FactKind, key: string } }, to: { name: string, dataset: { kind: FactKind, key: string } }, transformation: { kind: FactKind, key: string } | null }> } };

export type LineageQueryVariables = Exact<{
  kind: FactKind;
  key: string;
  direction: Direction;
  maxDepth?: number | null | undefined;
  asOf?: AsOf | null | undefined;
}>;


export type LineageQuery = { lineage: { truncated: boolean, nodes: Array<{ kind: FactKind, key: string, recorded: boolean, index: number | null, leafHash: string | null, recordedAt: string | null, properties: unknown }>, edges: Array<{ type: string, properties: unknown, supersededBy: string | null, from: { kind: FactKind, key: string }, to: { kind: FactKind, key: string } }> } };

export type SearchQueryVariables = Exact<{
  text: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SearchQuery = { search: { edges: Array<{ node: { kind: FactKind, key: string, field: string, snippet: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ImpactQueryVariables = Exact<{
  kind: FactKind;
  key: string;
  data?: TimeRange | null | undefined;
}>;


export type ImpactQuery = { impact: { undated: number, predictionCount: number, counts: Array<{ kind: FactKind, count: number }>, transformations: Array<{ kind: FactKind, key: string }>, datasetVersions: Array<{ kind: FactKind, key: string }>, modelVersions: Array<{ kind: FactKind, key: string }>, deployments: Array<{ kind: FactKind, key: string }> } };

export type ImpactPredictionsQueryVariables = Exact<{
  kind: FactKind;
  key: string;
  data?: TimeRange | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ImpactPredictionsQuery = { impact: { predictions: { edges: Array<{ node: { requestId: string, timestamp: string | null, deployment: string | null, modelVersion: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type CardQueryVariables = Exact<{
  modelVersion: string;
}>;


export type CardQuery = { modelCard: { modelVersion: { key: string, framework: string | null, artifactUri: string | null, artifactSha256: string | null, intendedUse: string | null, limitations: string | null, recordedAt: string | null, recordedBy: string | null }, trainingRuns: Array<{ key: string, gitCommit: string | null, hyperparameters: unknown, triggeredBy: string | null, metrics: Array<{ name: string | null, slice: string | null, value: number | null }> | null }>, datasetVersions: Array<{ key: string }>, sourceTables: Array<{ key: string }>, approvals: Array<{ key: string, approver: string | null, decision: Decision | null, reference: string | null, reason: string | null, conditions: string | null, at: string | null }>, deployments: Array<{ key: string, environment: string | null, startedAt: string | null }>, completeness: { verdict: Verdict, nodeCount: number, edgeCount: number, gaps: Array<{ code: GapCode, severity: Severity, kind: FactKind, key: string, message: string }>, policy: { changes: Array<string> } } } };

export type ModelCoverageQueryVariables = Exact<{
  modelVersion: string;
}>;


export type ModelCoverageQuery = { coverage: { predictions: number, complete: number, gaps: Array<{ code: GapCode, severity: Severity, predictions: number }> } };

export type CardDocumentQueryVariables = Exact<{
  modelVersion: string;
  format: ModelCardFormat;
}>;


export type CardDocumentQuery = { modelCard: { document: { mediaType: string, encoding: Encoding, content: string } } };

export type ModelFairnessQueryVariables = Exact<{
  modelVersion: string;
  attribute: string;
  positive: unknown;
  served?: TimeRange | null | undefined;
  bucketHours?: number | null | undefined;
}>;


export type ModelFairnessQuery = { fairness: { predictions: number, notes: Array<string>, groups: Array<{ group: string, predictions: number, outcomes: number, selectionRate: { value: number | null, low: number | null, high: number | null }, truePositiveRate: { value: number | null, low: number | null, high: number | null } | null, falsePositiveRate: { value: number | null, low: number | null, high: number | null } | null }>, demographicParityDifference: { value: number | null, low: number | null, high: number | null }, demographicParityRatio: { value: number | null, low: number | null, high: number | null }, equalOpportunityDifference: { value: number | null, low: number | null, high: number | null } | null, equalizedOddsDifference: { value: number | null, low: number | null, high: number | null } | null, buckets: Array<{ from: string, groups: Array<{ group: string, predictions: number, selectionRate: { value: number | null, low: number | null, high: number | null } }> }>, drift: Array<{ feature: string, statistic: string, value: number, pValue: number | null, threshold: number, drifted: boolean }> } };

export type BoundsFragment = { value: number | null, low: number | null, high: number | null };

export type InProductionQueryVariables = Exact<{
  model: string;
  at: string;
  environment?: string | null | undefined;
}>;


export type InProductionQuery = { modelInProduction: Array<{ from: string, to: string | null, modelVersion: { kind: FactKind, key: string }, deployment: { kind: FactKind, key: string } }> };

export type ModelVersionsQueryVariables = Exact<{ [key: string]: never; }>;


export type ModelVersionsQuery = { modelVersions: Array<{ key: string, recordedAt: string | null, framework: string | null, approvals: Array<{ key: string, decision: Decision | null }>, deployments: Array<{ key: string, environment: string | null }> }> };

export type ReportDocumentQueryVariables = Exact<{
  requestId: string;
  asOf?: AsOf | null | undefined;
  format: ReportFormat;
}>;


export type ReportDocumentQuery = { auditReport: { document: { mediaType: string, encoding: Encoding, content: string } } };

export type LatestPredictionsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type LatestPredictionsQuery = { predictions: { edges: Array<{ node: { requestId: string, timestamp: string | null, deployment: string | null, modelVersion: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ReportQueryVariables = Exact<{
  requestId: string;
  asOf?: AsOf | null | undefined;
}>;


export type ReportQuery = { auditReport: { requestId: string, generatedAt: string, asOf: number, answers: { whichModel: { sentence: string, facts: Array<{ kind: FactKind, key: string }> }, trainedOn: { sentence: string, facts: Array<{ kind: FactKind, key: string }> }, approvedBy: { sentence: string, facts: Array<{ kind: FactKind, key: string }> }, reviewedBy: { sentence: string, facts: Array<{ kind: FactKind, key: string }> } }, completeness: { verdict: Verdict, nodeCount: number, edgeCount: number, gaps: Array<{ code: GapCode, severity: Severity, kind: FactKind, key: string, message: string }>, policy: { changes: Array<string> } }, graph: { truncated: boolean, nodes: Array<{ kind: FactKind, key: string, recorded: boolean, index: number | null, leafHash: string | null, recordedAt: string | null, properties: unknown }>, edges: Array<{ type: string, properties: unknown, supersededBy: string | null, from: { kind: FactKind, key: string }, to: { kind: FactKind, key: string } }> }, outcomes: Array<{ key: string, actual: unknown, source: string | null, at: string | null }>, reviews: Array<{ key: string, reviewer: string | null, decision: ReviewDecision | null, finalDecision: unknown, reason: string | null, reference: string | null, at: string | null }>, amendments: Array<{ key: string, kind: FactKind | null, fact: string | null, reason: string | null, recordedBy: string | null, recordedAt: string | null }>, accesses: { edges: Array<{ node: { key: string, principal: string, operation: string, outcome: Outcome, at: string, count: number } }>, pageInfo: { hasNextPage: boolean } } } };

export type AnsweredFragment = { sentence: string, facts: Array<{ kind: FactKind, key: string }> };

export type AccessesQueryVariables = Exact<{
  filter?: AccessFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AccessesQuery = { accesses: { edges: Array<{ node: { key: string, principal: string, roles: Array<string>, operation: string, outcome: Outcome, at: string, count: number, address: string | null, factCount: number, facts: Array<{ kind: FactKind, key: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AlertRaisedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type AlertRaisedSubscription = { alertRaised: { key: string, rule: string, principal: string, message: string, evidence: unknown, at: string } };

export type AlertsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AlertsQuery = { alerts: { edges: Array<{ node: { key: string, rule: string, principal: string, message: string, evidence: unknown, at: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AlertShownFragment = { key: string, rule: string, principal: string, message: string, evidence: unknown, at: string };

export type LogStateQueryVariables = Exact<{ [key: string]: never; }>;


export type LogStateQuery = { checkpoint: { text: string, origin: string, size: number, rootHash: string, verifierKey: string }, fsck: { running: { startedAt: string, checked: number, size: number, findingCount: number } | null, last: { finishedAt: string, size: number, isWhole: boolean, findingCount: number, findings: Array<{ code: string, kind: string | null, key: string | null, index: number | null, property: string | null, message: string }> } | null } };
