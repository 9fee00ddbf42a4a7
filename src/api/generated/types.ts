import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ProvableReport } from '../../notary/auditReport.js';
import type { ProvableCard } from '../../notary/modelCard.js';
import type { TrailComparison } from '../../report/compare.js';
import type { ModelVersionGate } from '../../report/gate.js';
import type { ModelCoverage } from '../../graph/coverage.js';
import type { FactImpact } from '../../graph/impact.js';
import type { Context } from '../context.js';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /**
   * RFC 3339 date and time, as 2026-11-21T22:00:00.000Z, or a date, as 2026-11-21, which is its start in UTC. Answers are
   * UTC in milliseconds.
   */
  DateTime: { input: string; output: string; }
  /** 64 lower-case hex digits; an optional "sha256:" prefix is accepted. */
  SHA256: { input: string; output: string; }
  JSON: { input: unknown; output: unknown; }
  SafeInt: { input: number; output: number; }
};

/** All that is given must hold. `from` is inclusive, `to` exclusive. */
export type AccessFilter = {
  readonly principal?: InputMaybe<Scalars['String']['input']>;
  readonly outcome?: InputMaybe<Outcome>;
  /** The operation's name, or one of its root fields. */
  readonly operation?: InputMaybe<Scalars['String']['input']>;
  readonly system?: InputMaybe<Scalars['String']['input']>;
  /** Accesses that named this fact, of those that had been recorded then. */
  readonly fact?: InputMaybe<FactRefInput>;
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** All that is given must hold. `from` is inclusive, `to` exclusive. */
export type AlertFilter = {
  readonly rule?: InputMaybe<Scalars['String']['input']>;
  readonly principal?: InputMaybe<Scalars['String']['input']>;
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
};

export type Query = {
  /**
   * Accesses, the newest first, by time and key. `first` is 50 unless given, and at most 1,000; a page of
   * more than 8 MiB ends there, and has a next one.
   */
  readonly accesses: AccessConnection;
  /**
   * Alerts, the newest first, by time and key. `first` is 50 unless given, and at most 1,000; a page of
   * more than 8 MiB ends there, and has a next one.
   */
  readonly alerts: AlertConnection;
  /**
   * What differs between two facts of a kind: ModelVersion, or Prediction, which takes the role AUDIT. NOT_FOUND for what no fact is of
   * or refers to, LIMIT_EXCEEDED where a trail has over 32 MiB.
   */
  readonly compare: Comparison;
  /**
   * Which share of the predictions of a model version, or of one deployment, has a complete trail. Give one of the two.
   * `served` narrows the predictions by their time. NOT_FOUND for a model version or deployment that no fact is of or refers to.
   */
  readonly coverage: Coverage;
  /**
   * Rates of the groups of `attribute`, a member of the predictions' `groups` or else of their features. `positive` is the answer
   * that selects; of answers that are objects, some of their members, or what their member `decision`, `prediction`, `label` or
   * `class` holds. Buckets are of `bucketHours`, at most 200 of them, else of days. One caller's questions are answered one after
   * another.
   */
  readonly fairness: Fairness;
  /** How far the service's own check of the store has come, and what the last one found. Each finding raises an alert TAMPERED. */
  readonly fsck: Fsck;
  /**
   * What the rules of reports say of a model version before it serves anything, so that a release can be stopped. With `environment`
   * a stage transition must have moved it to the stage of that name, in any case, by an approval. NOT_FOUND for a model version that no
   * fact is of or refers to.
   */
  readonly gate: Gate;
  /**
   * What rests on a fact, and is wrong if it is. `data` leaves out what used only other data of a SourceTable or
   * DatasetVersion, `served` narrows the predictions by their time, and `asOf` asks for the impact as it was then. NOT_FOUND for
   * a fact that nobody recorded or refers to, LIMIT_EXCEEDED where more than 10,000 facts rest on it beside the predictions that were
   * served, whatever `data` leaves out.
   */
  readonly impact: Impact;
  /**
   * Inferences that are not recorded, by when their first half came, the newest first. `first` is 50 unless given, and at most
   * 1,000.
   */
  readonly pendingInferences: PendingInferenceConnection;
  /**
   * All that a fact comes from, or all that comes from it. `maxDepth` counts relationships; without it the walk goes to
   * the end.
   */
  readonly lineage: LineageGraph;
  /**
   * Which versions of a model served at a time: all deployments begun and not retired by then. NOT_FOUND for a model that no
   * fact is of or refers to, and for an environment that none of its deployments was ever in.
   */
  readonly modelInProduction: ReadonlyArray<ServedModel>;
  /** The latest signed checkpoint, of the log as it is now. */
  readonly checkpoint: Checkpoint;
  readonly inclusionProof: InclusionProof;
  readonly consistencyProof: ConsistencyProof;
  /** What is known of a model version, and what is missing, as those who approve it need it. */
  readonly modelCard: ModelCard;
  /**
   * What a column was made from, or what was made from it, as dataset versions say of their columns (`columnLineage`). NOT_FOUND for a
   * data set that no fact is of or refers to.
   */
  readonly columnLineage: ColumnLineage;
  /**
   * OpenLineage runs that are not over, or whose facts can't be recorded, those with the latest events first. `first` is 50
   * unless given, and at most 1,000.
   */
  readonly pendingRuns: PendingRunConnection;
  /**
   * What turned out to be true of predictions, the newest first, by time and key. `first` is 50 unless given, and at most 1,000; a
   * page of more than 8 MiB ends there, and has a next one. So does a page of a deployment that has looked at 10,000 outcomes: it may be
   * empty, and goes on after `endCursor`.
   */
  readonly outcomes: OutcomeConnection;
  /**
   * Predictions, the newest first, by time and key. `first` is 50 unless given, and at most 1,000; a page of
   * more than 8 MiB ends there, and has a next one.
   */
  readonly predictions: PredictionConnection;
  /** The complete trail of one prediction, from source data to answer, with what is missing in it. */
  readonly auditReport: AuditReport;
  /**
   * The facts that have all words of a text in their key, names, reasons, descriptions, columns and other texts, the best first: a
   * fact whose whole key it is, then those that have the words in their keys. A word of two letters or more may be the beginning of
   * one, so this can be asked while somebody types. Where no fact has the words, those are looked for that they may be with a typing
   * error. Facts are found as soon as they are recorded.
   *
   * For READ these are the facts of the catalogue, for AUDIT all: predictions, outcomes, accesses and OpenLineage events by their
   * whole key alone. Sealed values are never looked in. FORBIDDEN for `kinds` that the caller may not see. `first` is 50 unless
   * given, and at most 1,000, and pages go through the best 1,000 hits.
   */
  readonly search: SearchConnection;
  /** Who asks, and what they may do: a page asks for nothing that would be refused. */
  readonly viewer: Viewer;
};


export type QueryAccessesArgs = {
  filter?: InputMaybe<AccessFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryAlertsArgs = {
  filter?: InputMaybe<AlertFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryCompareArgs = {
  kind: FactKind;
  a: Scalars['ID']['input'];
  b: Scalars['ID']['input'];
};


export type QueryCoverageArgs = {
  modelVersion?: InputMaybe<Scalars['ID']['input']>;
  deployment?: InputMaybe<Scalars['ID']['input']>;
  served?: InputMaybe<TimeRange>;
};


export type QueryFairnessArgs = {
  modelVersion: Scalars['ID']['input'];
  attribute: Scalars['String']['input'];
  positive: Scalars['JSON']['input'];
  served?: InputMaybe<TimeRange>;
  bucketHours?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryGateArgs = {
  modelVersion: Scalars['ID']['input'];
  environment?: InputMaybe<Scalars['String']['input']>;
  failOn?: Severity;
};


export type QueryImpactArgs = {
  kind: FactKind;
  key: Scalars['ID']['input'];
  data?: InputMaybe<TimeRange>;
  served?: InputMaybe<TimeRange>;
  asOf?: InputMaybe<AsOf>;
};


export type QueryPendingInferencesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryLineageArgs = {
  kind: FactKind;
  key: Scalars['ID']['input'];
  direction?: Direction;
  maxDepth?: InputMaybe<Scalars['Int']['input']>;
  asOf?: InputMaybe<AsOf>;
};


export type QueryModelInProductionArgs = {
  model: Scalars['String']['input'];
  at: Scalars['DateTime']['input'];
  environment?: InputMaybe<Scalars['String']['input']>;
};


export type QueryInclusionProofArgs = {
  index: Scalars['SafeInt']['input'];
};


export type QueryConsistencyProofArgs = {
  from: Scalars['SafeInt']['input'];
  to: Scalars['SafeInt']['input'];
};


export type QueryModelCardArgs = {
  modelVersion: Scalars['ID']['input'];
};


export type QueryColumnLineageArgs = {
  kind: FactKind;
  key: Scalars['ID']['input'];
  column: Scalars['String']['input'];
  direction?: Direction;
};


export type QueryPendingRunsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryOutcomesArgs = {
  filter?: InputMaybe<OutcomeFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryPredictionsArgs = {
  filter?: InputMaybe<PredictionFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryAuditReportArgs = {
  requestId: Scalars['ID']['input'];
  asOf?: InputMaybe<AsOf>;
};


export type QuerySearchArgs = {
  text: Scalars['String']['input'];
  kinds?: InputMaybe<ReadonlyArray<FactKind>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

export type Subscription = {
  /** Each alert that is raised from now on, by whatever process of the service. Over WebSocket (graphql-transport-ws). */
  readonly alertRaised: Alert;
};

/** Whether there is a value to compare. */
export type ComparedState =
  | 'PRESENT'
  /** Nobody recorded it. */
  | 'ABSENT'
  /** It was recorded, and its value is gone: nobody can say whether it was the same. */
  | 'ERASED';

/** One thing that differs. */
export type Difference = {
  /** Where, as `data.datasets["loans"].sha256` or `features.amount`. */
  readonly path: Scalars['String']['output'];
  /** Null where the state is not PRESENT, or where null was recorded. */
  readonly a?: Maybe<Scalars['JSON']['output']>;
  readonly b?: Maybe<Scalars['JSON']['output']>;
  readonly aState: ComparedState;
  readonly bState: ComparedState;
  /** The facts that say so, those of `a` first. */
  readonly facts: ReadonlyArray<FactRef>;
};

/** What differs between two model versions or two predictions, in all that they come from. */
export type Comparison = {
  readonly kind: FactKind;
  readonly a: Scalars['ID']['output'];
  readonly b: Scalars['ID']['output'];
  /** The first 10,000. */
  readonly differences: ReadonlyArray<Difference>;
  /** How many there are. */
  readonly differenceCount: Scalars['SafeInt']['output'];
  /** A trail has more than 10,000 facts and was cut: there may be more differences. */
  readonly truncated: Scalars['Boolean']['output'];
};

/** `from` is inclusive, `to` exclusive. */
export type TimeRange = {
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** In how many predictions' trails a gap is, however often it is in one of them. */
export type GapCount = {
  readonly code: GapCode;
  readonly severity: Severity;
  readonly predictions: Scalars['SafeInt']['output'];
};

/** Sequence numbers of a serving node that no recorded prediction of that deployment has. */
export type MissingSequence = {
  readonly deployment: Scalars['ID']['output'];
  readonly servingNode: Scalars['String']['output'];
  /** The first of these numbers. */
  readonly from: Scalars['SafeInt']['output'];
  /** The last of them. */
  readonly to: Scalars['SafeInt']['output'];
};

/** Which predictions have a complete trail: what the report of each one would say, counted. */
export type Coverage = {
  readonly predictions: Scalars['SafeInt']['output'];
  /** Those whose trail has no gap of severity ERROR, and is not truncated. */
  readonly complete: Scalars['SafeInt']['output'];
  /** By severity, then in the order of the codes. */
  readonly gaps: ReadonlyArray<GapCount>;
  /**
   * The first 1,000 holes in the sequence numbers, by deployment, serving node and number: each is of predictions that were
   * made and never recorded. Only numbers between the lowest and the highest one that is counted here are looked for.
   */
  readonly missing: ReadonlyArray<MissingSequence>;
  /** How many numbers all holes have together. */
  readonly missingCount: Scalars['SafeInt']['output'];
};

/** A value with the bounds of its 95 % interval. Null where it is not defined. */
export type Interval = {
  readonly value?: Maybe<Scalars['Float']['output']>;
  readonly low?: Maybe<Scalars['Float']['output']>;
  readonly high?: Maybe<Scalars['Float']['output']>;
};

/** What the predictions of one group say. Rates have Wilson's intervals. The counts of parts of a range of time add up. */
export type GroupRates = {
  readonly group: Scalars['String']['output'];
  readonly predictions: Scalars['SafeInt']['output'];
  /** Those whose answer is the positive one. */
  readonly selected: Scalars['SafeInt']['output'];
  /** Those of which an outcome is known. */
  readonly outcomes: Scalars['SafeInt']['output'];
  /** Those whose outcome is the positive one. */
  readonly positives: Scalars['SafeInt']['output'];
  /** Those of the positives that were selected. */
  readonly truePositives: Scalars['SafeInt']['output'];
  /** Those whose outcome is another one, and that were selected. */
  readonly falsePositives: Scalars['SafeInt']['output'];
  readonly selectionRate: Interval;
  /** Null where no outcome is positive. */
  readonly truePositiveRate?: Maybe<Interval>;
  /** Null where no outcome is negative. */
  readonly falsePositiveRate?: Maybe<Interval>;
};

/** A stretch of time with predictions in it: `from` is inclusive, `to` exclusive. */
export type FairnessBucket = {
  readonly from: Scalars['DateTime']['output'];
  readonly to: Scalars['DateTime']['output'];
  readonly groups: ReadonlyArray<GroupRates>;
};

/** How far a feature's values in all later buckets are from those in the first one. */
export type Drift = {
  readonly feature: Scalars['String']['output'];
  /** `Kolmogorov-Smirnov` or `chi-squared`, which are tests, `Wasserstein (normed)` or `Jensen-Shannon`, which are distances. */
  readonly statistic: Scalars['String']['output'];
  readonly value: Scalars['Float']['output'];
  /** Of a test. */
  readonly pValue?: Maybe<Scalars['Float']['output']>;
  /** A p-value below it, or a distance of it or more, is taken for drift. */
  readonly threshold: Scalars['Float']['output'];
  readonly drifted: Scalars['Boolean']['output'];
};

/** Fairness over real predictions. Intervals of the differences and of the ratio are percentiles of a bootstrap. */
export type Fairness = {
  readonly attribute: Scalars['String']['output'];
  /** All in the range whose answer is known, those without a group among them. */
  readonly predictions: Scalars['SafeInt']['output'];
  /** By name; of more than 50 the largest. */
  readonly groups: ReadonlyArray<GroupRates>;
  /** The highest selection rate less the lowest one. */
  readonly demographicParityDifference: Interval;
  /** The lowest selection rate divided by the highest one. */
  readonly demographicParityRatio: Interval;
  /** The highest true positive rate less the lowest one; null where fewer than two groups have one. */
  readonly equalOpportunityDifference?: Maybe<Interval>;
  /** The larger one of the differences of true and of false positive rates; null where one of them is not known. */
  readonly equalizedOddsDifference?: Maybe<Interval>;
  readonly buckets: ReadonlyArray<FairnessBucket>;
  /** By name of the feature. */
  readonly drift: ReadonlyArray<Drift>;
  /** What has to be known of these figures: what was left out, what is not defined and why, and what says little. */
  readonly notes: ReadonlyArray<Scalars['String']['output']>;
  /** Of the random numbers: the same question of the same predictions has the same answer. */
  readonly seed: Scalars['Int']['output'];
  /** Of the bootstrap. */
  readonly replicates: Scalars['Int']['output'];
};

/** The service's own check of the whole store against its log, which runs slowly and again and again. */
export type Fsck = {
  /** The check that is under way; null between two. */
  readonly running?: Maybe<FsckProgress>;
  /** The last one that came to its end; null where none did yet. */
  readonly last?: Maybe<FsckResult>;
};

export type FsckProgress = {
  readonly startedAt: Scalars['DateTime']['output'];
  /** Facts that were checked so far. */
  readonly checked: Scalars['SafeInt']['output'];
  /** Facts that it is going to check: those that the log had when it began. */
  readonly size: Scalars['SafeInt']['output'];
  /** What was found so far. */
  readonly findingCount: Scalars['SafeInt']['output'];
};

export type FsckResult = {
  readonly startedAt: Scalars['DateTime']['output'];
  readonly finishedAt: Scalars['DateTime']['output'];
  /** Facts that it checked. */
  readonly size: Scalars['SafeInt']['output'];
  readonly log: LogVerdict;
  /** False where it found so much that it ended before the end: `proofline fsck` finds all. */
  readonly isWhole: Scalars['Boolean']['output'];
  readonly findingCount: Scalars['SafeInt']['output'];
  /** The first hundred findings. */
  readonly findings: ReadonlyArray<FsckFinding>;
};

/** What the check says of the log as a whole. */
export type LogVerdict =
  /** It is as it was signed. */
  | 'INTACT'
  /** It is not what the store's own signed checkpoint says. */
  | 'REWRITTEN'
  /** Facts that were signed are cut off. */
  | 'TRUNCATED'
  /** It is not the continuation of the checkpoint that this service last signed. */
  | 'FORKED'
  /** The signed history stands, and what the store holds of it was changed. */
  | 'DAMAGED';

/** One thing that is not as the log says. Null is what does not apply or is not known. */
export type FsckFinding = {
  /** What is wrong, as PROPERTY_ALTERED or FACT_MISSING. */
  readonly code: Scalars['String']['output'];
  /** A kind of fact, or the label of one of the service's own nodes. */
  readonly kind?: Maybe<Scalars['String']['output']>;
  readonly key?: Maybe<Scalars['String']['output']>;
  /** The fact's place in the log. */
  readonly index?: Maybe<Scalars['SafeInt']['output']>;
  readonly property?: Maybe<Scalars['String']['output']>;
  /** The edge that is wrong; it leaves the node. */
  readonly edge?: Maybe<FsckEdge>;
  readonly message: Scalars['String']['output'];
};

export type FsckEdge = {
  readonly rel: Scalars['String']['output'];
  /** Of the node that it leads to, as its key. */
  readonly kind: Scalars['String']['output'];
  readonly key?: Maybe<Scalars['String']['output']>;
};

/** Whether a model version may serve. */
export type Gate = {
  readonly modelVersion: Scalars['ID']['output'];
  readonly environment?: Maybe<Scalars['String']['output']>;
  readonly failOn: Severity;
  /** Nothing is as severe as `failOn`, and the trail was read to its end. */
  readonly passed: Scalars['Boolean']['output'];
  /** The gaps that are as severe as `failOn`, or more. Each message says what would close it. */
  readonly blocking: ReadonlyArray<Gap>;
  /** The trail has more than 10,000 facts and was cut, so that nobody can say that it has no gap: it does not pass. */
  readonly truncated: Scalars['Boolean']['output'];
  /** All gaps, those that do not stop it included. */
  readonly completeness: Completeness;
  /** The decisions that it rests on. No rule looks at their conditions. */
  readonly approvals: ReadonlyArray<ApprovalRecord>;
};

/** How many facts of a kind. */
export type KindCount = {
  readonly kind: FactKind;
  readonly count: Scalars['SafeInt']['output'];
};

/**
 * All that rests on a fact: what came from it, what came from that, and so on. What a corrected reference named before counts,
 * as what it leads to now.
 */
export type Impact = {
  /** By kind, in the order of a trail, without the fact itself. Each number is exact. */
  readonly counts: ReadonlyArray<KindCount>;
  /**
   * With `data`: how many references to the fact don't state which of its data they used. They may have used that range, so
   * what came from them counts. 0 without `data`.
   */
  readonly undated: Scalars['SafeInt']['output'];
  readonly transformations: ReadonlyArray<FactRef>;
  readonly datasetVersions: ReadonlyArray<FactRef>;
  readonly modelVersions: ReadonlyArray<FactRef>;
  readonly deployments: ReadonlyArray<FactRef>;
  /**
   * Those that the deployments served, and that the model versions made where no deployment is known. Without `served` and
   * `asOf` it takes no longer for many than for few.
   */
  readonly predictionCount: Scalars['SafeInt']['output'];
  /**
   * They themselves, the newest first, by time and key. `first` is 50 unless given, and at most 1,000; a page of more than
   * 8 MiB ends there, and has a next one. LIMIT_EXCEEDED where more than 1,000 deployments and model versions made them.
   */
  readonly predictions: PredictionConnection;
};


/**
 * All that rests on a fact: what came from it, what came from that, and so on. What a corrected reference named before counts,
 * as what it leads to now.
 */
export type ImpactPredictionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/**
 * An inference of which KServe's logger has sent one half, or both and it can't be recorded: the reason says why. It is gone when
 * it is recorded.
 */
export type PendingInference = {
  /** Its id here: of the service, the component and the event's id. */
  readonly id: Scalars['ID']['output'];
  readonly requestId: Scalars['ID']['output'];
  readonly deployment: Scalars['ID']['output'];
  /** Whether the request is here. */
  readonly hasRequest: Scalars['Boolean']['output'];
  /** Whether the response is here. A logger sends none where the model failed. */
  readonly hasResponse: Scalars['Boolean']['output'];
  /** When its first half came. */
  readonly at: Scalars['DateTime']['output'];
  readonly reason?: Maybe<Scalars['String']['output']>;
};

export type PendingInferenceEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: PendingInference;
};

export type PendingInferenceConnection = {
  readonly edges: ReadonlyArray<PendingInferenceEdge>;
  readonly pageInfo: PageInfo;
  /** All that are kept, those too that are about to be recorded. */
  readonly totalCount: Scalars['SafeInt']['output'];
};

export type Mutation = {
  /**
   * Removes inferences that are not recorded and whose first half came before a time, for good, 10,000 at most: answers how many. A model
   * that fails leaves halves, and so does a logger that sends no responses. Leaves an Access.
   */
  readonly forgetPendingInferences: Scalars['SafeInt']['output'];
  /**
   * Drops a fact's sealed values and their salts, so that they can't be read or guessed again. Every proof stays valid, and
   * an Erasure says who did it and why.
   */
  readonly erase: Receipt;
  /**
   * Records up to 5,000 facts, all or none, in the order given: causes first are referred to by hash. With `strict` a
   * reference to what nobody has recorded, within these facts or before, is refused (NOT_FOUND).
   */
  readonly recordFacts: ReadonlyArray<Receipt>;
  /** Records one SourceTable: a table outside, with its owner and schema. */
  readonly recordSourceTable: Receipt;
  /** Records one Transformation: one execution of a job that reads tables or datasets and writes datasets. */
  readonly recordTransformation: Receipt;
  /** Records one DatasetVersion: an immutable version of a dataset. */
  readonly recordDatasetVersion: Receipt;
  /** Records one TrainingRun: one training job. */
  readonly recordTrainingRun: Receipt;
  /** Records one ModelVersion: a version of a model in the registry. */
  readonly recordModelVersion: Receipt;
  /** Records one Approval: a person's decision on a model version: approved or rejected. */
  readonly recordApproval: Receipt;
  /** Records one StageTransition: a model version's move from one stage to another, as from Staging to Production. */
  readonly recordStageTransition: Receipt;
  /** Records one Deployment: a model version serving predictions in an environment. */
  readonly recordDeployment: Receipt;
  /** Records one Retirement: the end of a deployment. */
  readonly recordRetirement: Receipt;
  /** Records one Prediction: one answer of a model to one request. */
  readonly recordPrediction: Receipt;
  /** Records one Outcome: what turned out to be true of one prediction, once it is known. */
  readonly recordOutcome: Receipt;
  /** Records one Review: a person looked at one prediction, and let it stand or decided otherwise. */
  readonly recordReview: Receipt;
  /** Records one Access: one access to audited data: of Proofline itself, or of another system that reported it. */
  readonly recordAccess: Receipt;
  /** Records one Amendment: a correction of a fact. The original stays, and both are shown. */
  readonly recordAmendment: Receipt;
  /** Records up to 5,000 predictions, all or none. */
  readonly recordPredictions: ReadonlyArray<Receipt>;
  /** Records up to 5,000 outcomes, all or none. */
  readonly recordOutcomes: ReadonlyArray<Receipt>;
};


export type MutationForgetPendingInferencesArgs = {
  before: Scalars['DateTime']['input'];
};


export type MutationEraseArgs = {
  kind: FactKind;
  key: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


export type MutationRecordFactsArgs = {
  facts: ReadonlyArray<FactInput>;
  strict?: InputMaybe<Scalars['Boolean']['input']>;
};


export type MutationRecordSourceTableArgs = {
  input: SourceTableInput;
};


export type MutationRecordTransformationArgs = {
  input: TransformationInput;
};


export type MutationRecordDatasetVersionArgs = {
  input: DatasetVersionInput;
};


export type MutationRecordTrainingRunArgs = {
  input: TrainingRunInput;
};


export type MutationRecordModelVersionArgs = {
  input: ModelVersionInput;
};


export type MutationRecordApprovalArgs = {
  input: ApprovalInput;
};


export type MutationRecordStageTransitionArgs = {
  input: StageTransitionInput;
};


export type MutationRecordDeploymentArgs = {
  input: DeploymentInput;
};


export type MutationRecordRetirementArgs = {
  input: RetirementInput;
};


export type MutationRecordPredictionArgs = {
  input: PredictionInput;
};


export type MutationRecordOutcomeArgs = {
  input: OutcomeInput;
};


export type MutationRecordReviewArgs = {
  input: ReviewInput;
};


export type MutationRecordAccessArgs = {
  input: AccessInput;
};


export type MutationRecordAmendmentArgs = {
  input: AmendmentInput;
};


export type MutationRecordPredictionsArgs = {
  inputs: ReadonlyArray<PredictionInput>;
};


export type MutationRecordOutcomesArgs = {
  inputs: ReadonlyArray<OutcomeInput>;
};

/** UPSTREAM goes from an effect to its causes, DOWNSTREAM from a cause to its effects. */
export type Direction =
  | 'UPSTREAM'
  | 'DOWNSTREAM';

/** The name of a fact. */
export type FactRef = {
  readonly kind: FactKind;
  readonly key: Scalars['ID']['output'];
};

export type LineageNode = {
  readonly kind: FactKind;
  readonly key: Scalars['ID']['output'];
  /** False for a placeholder: a fact that others refer to and nobody recorded. */
  readonly recorded: Scalars['Boolean']['output'];
  readonly index?: Maybe<Scalars['SafeInt']['output']>;
  readonly leafHash?: Maybe<Scalars['String']['output']>;
  readonly recordedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The fact's fields but its references; those that are sealed (personal or over 4 KiB) for the role AUDIT alone. */
  readonly properties?: Maybe<Scalars['JSON']['output']>;
};

/** A reference, from the effect to the cause. */
export type LineageEdge = {
  readonly type: Scalars['String']['output'];
  readonly from: FactRef;
  readonly to: FactRef;
  readonly properties?: Maybe<Scalars['JSON']['output']>;
  /** The key of the Amendment that says this, where the effect's own entry doesn't. */
  readonly amendment?: Maybe<Scalars['ID']['output']>;
  /** The key of the Amendment that says otherwise. */
  readonly supersededBy?: Maybe<Scalars['ID']['output']>;
};

export type LineageGraph = {
  readonly nodes: ReadonlyArray<LineageNode>;
  readonly edges: ReadonlyArray<LineageEdge>;
  readonly nodeCount: Scalars['SafeInt']['output'];
  readonly edgeCount: Scalars['SafeInt']['output'];
  /** There is more than the limit of 10,000 nodes. */
  readonly truncated: Scalars['Boolean']['output'];
};

/** A model version that a deployment serves. */
export type ServedModel = {
  readonly modelVersion: FactRef;
  readonly deployment: FactRef;
  readonly environment: Scalars['String']['output'];
  readonly from: Scalars['DateTime']['output'];
  /** When the deployment was retired; null while it serves. */
  readonly to?: Maybe<Scalars['DateTime']['output']>;
};

/** The log's head, signed (C2SP tlog-checkpoint). */
export type Checkpoint = {
  /** The signed note. */
  readonly text: Scalars['String']['output'];
  /** The log's name. */
  readonly origin: Scalars['String']['output'];
  /** How many facts the log has. */
  readonly size: Scalars['SafeInt']['output'];
  /** The Merkle tree's root (RFC 6962), in hex. */
  readonly rootHash: Scalars['String']['output'];
  /** The key that checks the signature (C2SP signed-note). */
  readonly verifierKey: Scalars['String']['output'];
};

/** That a fact is in the log (RFC 6962 section 2.1.1). */
export type InclusionProof = {
  readonly index: Scalars['SafeInt']['output'];
  /** The size of the tree that the proof is for. */
  readonly size: Scalars['SafeInt']['output'];
  /** In base64, from the leaf's sibling to the root. */
  readonly hashes: ReadonlyArray<Scalars['String']['output']>;
  /** The signed checkpoint of that size. */
  readonly checkpoint: Scalars['String']['output'];
};

/** That the log of `from` facts is the beginning of the log of `to` facts (RFC 6962 section 2.1.2). */
export type ConsistencyProof = {
  readonly from: Scalars['SafeInt']['output'];
  readonly to: Scalars['SafeInt']['output'];
  /** In base64. */
  readonly hashes: ReadonlyArray<Scalars['String']['output']>;
};

/** An entry of the log, and what it takes to read its sealed values. */
export type ProofEntry = {
  readonly kind: FactKind;
  readonly key: Scalars['ID']['output'];
  readonly index: Scalars['SafeInt']['output'];
  /** The entry's canonical bytes, as text. */
  readonly entry: Scalars['String']['output'];
  /** By field: the value's canonical text and its salt in hex. What was erased is not there. */
  readonly sealed: Scalars['JSON']['output'];
};

/** All that it takes to check a report without trusting the service: see `proofline verify`. */
export type ReportProof = {
  /** The signed checkpoint that the inclusion proofs are for. */
  readonly checkpoint: Scalars['String']['output'];
  /** For comparison only: a verifier brings its own. */
  readonly verifierKey: Scalars['String']['output'];
  /** How the log came from its first key to that one: signed notes of key rotations, in order, each by both of its keys. */
  readonly rotations: ReadonlyArray<Scalars['String']['output']>;
  /** The entries of the trail and of the facts that point at it. */
  readonly entries: ReadonlyArray<ProofEntry>;
  /** For the prediction's entry, and for every entry that no other one of the report names by hash. */
  readonly inclusions: ReadonlyArray<InclusionProof>;
  /** Checkpoints that have the fact, and that witnesses cosigned: the last one of each witness, the largest first. */
  readonly witnessed: ReadonlyArray<WitnessedCheckpoint>;
  /** The first checkpoint that has the fact and that a time-stamping authority dated; null as long as there is none. */
  readonly timestamped?: Maybe<TimestampedCheckpoint>;
};

/** A checkpoint of the log that witnesses cosigned (C2SP tlog-cosignature). */
export type WitnessedCheckpoint = {
  /** The signed note, with the witnesses' signature lines. */
  readonly checkpoint: Scalars['String']['output'];
  /** That the log of the proof's checkpoint begins with that of this one (RFC 6962 section 2.1.2); hashes in base64. */
  readonly consistency: ReadonlyArray<Scalars['String']['output']>;
};

/** A checkpoint of the log with a time stamp (RFC 3161). */
export type TimestampedCheckpoint = {
  /** The signed note. What is dated is its text, without the signatures. */
  readonly checkpoint: Scalars['String']['output'];
  /** That the log of the proof's checkpoint begins with that of this one (RFC 6962 section 2.1.2); hashes in base64. */
  readonly consistency: ReadonlyArray<Scalars['String']['output']>;
  /** The time-stamp token, DER in base64. */
  readonly token: Scalars['String']['output'];
};

/** The past: the facts with an index below, or those recorded up to a time. */
export type AsOf =
  { readonly index: Scalars['SafeInt']['input']; readonly time?: never; }
  |  { readonly index?: never; readonly time: Scalars['DateTime']['input']; };

/** What is known of a model version before it serves anything: where it comes from, what was decided on it, and what is missing. */
export type ModelCard = {
  readonly modelVersion: ModelVersionRecord;
  readonly trainingRuns: ReadonlyArray<TrainingRunRecord>;
  readonly datasetVersions: ReadonlyArray<DatasetVersionRecord>;
  readonly transformations: ReadonlyArray<TransformationRecord>;
  readonly sourceTables: ReadonlyArray<SourceTableRecord>;
  /** All approvals and rejections of the model version, by time. */
  readonly approvals: ReadonlyArray<ApprovalRecord>;
  /** The gaps of the model version's own trail: those that the report of any of its predictions would have. */
  readonly completeness: Completeness;
  /** Where it serves or served, by the time that each began. */
  readonly deployments: ReadonlyArray<DeploymentRecord>;
  /** The card as one text, or the technical documentation of the AI Act's Annex IV. Facts of predictions are in neither. */
  readonly document: Document;
};


/** What is known of a model version before it serves anything: where it comes from, what was decided on it, and what is missing. */
export type ModelCardDocumentArgs = {
  format: ModelCardFormat;
};

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

/** A column of a source table or of a dataset version. */
export type Column = {
  readonly dataset: FactRef;
  readonly name: Scalars['String']['output'];
};

/** One column was made from another one: from the effect to the cause. */
export type ColumnEdge = {
  readonly from: Column;
  readonly to: Column;
  /** The run that did it. */
  readonly transformation?: Maybe<FactRef>;
  /** DIRECT or INDIRECT, with the kind of transformation where it is known, as `DIRECT/AGGREGATION`. */
  readonly kind?: Maybe<Scalars['String']['output']>;
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Whether values can't be read back from it, as from a hash or a count. */
  readonly masked?: Maybe<Scalars['Boolean']['output']>;
};

export type ColumnLineage = {
  /** The column that was asked for, then the nearest ones first. */
  readonly columns: ReadonlyArray<Column>;
  readonly edges: ReadonlyArray<ColumnEdge>;
  /** There are more than 10,000 edges, or more than 10,000 dataset versions or 32 MiB of them to be read. */
  readonly truncated: Scalars['Boolean']['output'];
};

/** An OpenLineage run whose events are here, and whose facts are not yet, or never will be. */
export type PendingRun = {
  readonly runId: Scalars['ID']['output'];
  /** `namespace/name`. */
  readonly job: Scalars['String']['output'];
  /** The type of the latest event, as START. */
  readonly lastEvent: Scalars['String']['output'];
  /** When that happened, as it says. */
  readonly lastEventAt: Scalars['DateTime']['output'];
  readonly events: Scalars['SafeInt']['output'];
  /** Why there are no facts of it, or not all of them; null while events are waited for. */
  readonly reason?: Maybe<Scalars['String']['output']>;
};

export type PendingRunEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: PendingRun;
};

export type PendingRunConnection = {
  readonly edges: ReadonlyArray<PendingRunEdge>;
  readonly pageInfo: PageInfo;
};

/**
 * All that is given must hold. `from` is inclusive, `to` exclusive. NOT_FOUND for a prediction or deployment that no fact is of or
 * refers to.
 */
export type OutcomeFilter = {
  /** The request id of the prediction that it turned out to be true of. */
  readonly prediction?: InputMaybe<Scalars['ID']['input']>;
  /** The deployment that served that prediction. */
  readonly deployment?: InputMaybe<Scalars['ID']['input']>;
  /** When it became known. */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Pagination information (Relay) */
export type PageInfo = {
  readonly hasNextPage: Scalars['Boolean']['output'];
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  readonly startCursor?: Maybe<Scalars['String']['output']>;
  readonly endCursor?: Maybe<Scalars['String']['output']>;
};

/**
 * All that is given must hold. `from` is inclusive, `to` exclusive. NOT_FOUND for a model, model version or deployment that no
 * fact is of or refers to.
 */
export type PredictionFilter = {
  /** At most 1,000. */
  readonly requestIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Any version of that model. */
  readonly model?: InputMaybe<Scalars['String']['input']>;
  /** Served by any deployment of that version, or made by it where no deployment is known. */
  readonly modelVersion?: InputMaybe<Scalars['ID']['input']>;
  readonly deployment?: InputMaybe<Scalars['ID']['input']>;
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What the log says of a fact that it has. Once it is here, the fact is durable. */
export type Receipt = {
  readonly kind: FactKind;
  readonly key: Scalars['ID']['output'];
  /** Its position in the log. */
  readonly index: Scalars['SafeInt']['output'];
  /** Its leaf hash in the log (RFC 6962), in hex. */
  readonly leafHash: Scalars['String']['output'];
  readonly recordedAt: Scalars['DateTime']['output'];
  /** The same fact was recorded before: this is its first receipt. */
  readonly duplicate: Scalars['Boolean']['output'];
  /** The facts that this one refers to and that nobody has recorded yet: their names may be mistyped. */
  readonly unrecorded: ReadonlyArray<FactRef>;
};

/** A plain sentence, and the facts it rests on. */
export type Answer = {
  readonly sentence: Scalars['String']['output'];
  readonly facts: ReadonlyArray<FactRef>;
};

export type Answers = {
  /** Which model version made this prediction on this date? */
  readonly whichModel: Answer;
  /** What data was this model trained on? */
  readonly trainedOn: Answer;
  /** Who approved this model for production? */
  readonly approvedBy: Answer;
  /** Who reviewed this decision, and let it stand or overrode it? */
  readonly reviewedBy: Answer;
};

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

export type Gap = {
  readonly code: GapCode;
  readonly severity: Severity;
  readonly kind: FactKind;
  readonly key: Scalars['ID']['output'];
  /** What is wrong, and what would close the gap. */
  readonly message: Scalars['String']['output'];
};

export type Verdict =
  /** No gap of severity ERROR or WARNING, and nothing truncated. */
  | 'COMPLETE'
  /** No gap of severity ERROR, and nothing truncated. */
  | 'WITH_WARNINGS'
  | 'INCOMPLETE';

export type Completeness = {
  readonly verdict: Verdict;
  /** No gap of severity ERROR, and nothing truncated: also WITH_WARNINGS is complete. */
  readonly complete: Scalars['Boolean']['output'];
  readonly gaps: ReadonlyArray<Gap>;
  readonly nodeCount: Scalars['SafeInt']['output'];
  readonly edgeCount: Scalars['SafeInt']['output'];
  readonly policy: Policy;
};

/** What gaps were judged by: a setting of the service. */
export type Policy = {
  /** A fact recorded later than this after the time it claims, or after an effect of it, is RECORDED_LATE. */
  readonly lateMinutes: Scalars['SafeInt']['output'];
  /** Kinds with minutes of their own. */
  readonly lateMinutesByKind: ReadonlyArray<LateMinutes>;
  /** Codes with another severity than their rule's. */
  readonly severities: ReadonlyArray<CodeSeverity>;
  /** What it changes against the default, a sentence each: first the severities that it lowers. */
  readonly changes: ReadonlyArray<Scalars['String']['output']>;
};

export type LateMinutes = {
  readonly kind: FactKind;
  readonly minutes: Scalars['SafeInt']['output'];
};

export type CodeSeverity = {
  readonly code: GapCode;
  readonly severity: Severity;
};

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

/** It takes the role of what it is asked of. */
export type Document = {
  readonly mediaType: Scalars['String']['output'];
  readonly encoding: Encoding;
  readonly content: Scalars['String']['output'];
};

export type AuditReport = {
  readonly requestId: Scalars['ID']['output'];
  readonly generatedAt: Scalars['DateTime']['output'];
  /** How many facts the log had. */
  readonly asOf: Scalars['SafeInt']['output'];
  readonly answers: Answers;
  readonly completeness: Completeness;
  readonly graph: LineageGraph;
  readonly prediction: PredictionRecord;
  readonly deployment?: Maybe<DeploymentRecord>;
  readonly modelVersion?: Maybe<ModelVersionRecord>;
  /** All approvals and rejections of the model version, whether or not the trail refers to them. */
  readonly decisions: ReadonlyArray<ApprovalRecord>;
  /** Accesses that named this prediction, the newest first, by time and key: all until now, also of a past report. */
  readonly accesses: AccessConnection;
  readonly proof: ReportProof;
  /** The report as one text. A format for people also shows who read the prediction until now; JSON, HTML and PDF can be verified. */
  readonly document: Document;
  /** Each source table of the trail. */
  readonly sourceTables: ReadonlyArray<SourceTableRecord>;
  /** Each transformation of the trail. */
  readonly transformations: ReadonlyArray<TransformationRecord>;
  /** Each dataset version of the trail. */
  readonly datasetVersions: ReadonlyArray<DatasetVersionRecord>;
  /** Each training run of the trail. */
  readonly trainingRuns: ReadonlyArray<TrainingRunRecord>;
  /** Each approval of the trail. */
  readonly approvals: ReadonlyArray<ApprovalRecord>;
  /** Each stage transition of the trail. */
  readonly stageTransitions: ReadonlyArray<StageTransitionRecord>;
  /** Each retirement that points at the trail. */
  readonly retirements: ReadonlyArray<RetirementRecord>;
  /** Each outcome that points at the trail. */
  readonly outcomes: ReadonlyArray<OutcomeRecord>;
  /** Each review that points at the trail. */
  readonly reviews: ReadonlyArray<ReviewRecord>;
  /** Each late event that points at the trail. */
  readonly lateEvents: ReadonlyArray<LateEventRecord>;
  /** Each amendment that points at the trail. */
  readonly amendments: ReadonlyArray<AmendmentRecord>;
  /** Each erasure that points at the trail. */
  readonly erasures: ReadonlyArray<ErasureRecord>;
};


export type AuditReportAccessesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type AuditReportDocumentArgs = {
  format: ReportFormat;
};

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

/** A fact that has what was looked for. */
export type SearchHit = {
  readonly kind: FactKind;
  readonly key: Scalars['ID']['output'];
  /** Where most of it stands: `key`, or the name of a field. */
  readonly field: Scalars['String']['output'];
  /**
   * What stands there around it: at most 160 characters on one line, with \uFFFD for what can't be seen or turns the direction of
   * writing. Recorded text, not markup.
   */
  readonly snippet: Scalars['String']['output'];
  /** From 0 to 1, which is a fact whose whole key was given. What is in other facts changes it nothing. */
  readonly score: Scalars['Float']['output'];
};

export type SearchEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: SearchHit;
};

export type SearchConnection = {
  readonly edges: ReadonlyArray<SearchEdge>;
  readonly pageInfo: PageInfo;
};

/** Who asks. */
export type Viewer = {
  /** The name that facts are recorded in and accesses name. */
  readonly principal: Scalars['String']['output'];
  /** All roles that the caller has: also those that another one brings. */
  readonly roles: ReadonlyArray<Role>;
};

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

/** A table outside, with its owner and schema. */
export type SourceTableInput = {
  /** `namespace/name`. */
  readonly key: Scalars['ID']['input'];
  /** Who answers for the table. */
  readonly owner?: InputMaybe<Scalars['String']['input']>;
  /** What it holds. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Its schema. */
  readonly columns?: InputMaybe<ReadonlyArray<ColumnInput>>;
  /** The system that holds it, for example a warehouse. */
  readonly system?: InputMaybe<Scalars['String']['input']>;
};

/** One execution of a job that reads tables or datasets and writes datasets. */
export type TransformationInput = {
  /** The run id. */
  readonly key: Scalars['ID']['input'];
  /** The job's name. */
  readonly job: Scalars['String']['input'];
  /** What the job does. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The run that started it, by its run id. */
  readonly parent?: InputMaybe<Scalars['String']['input']>;
  /** The commit of its code. */
  readonly gitCommit?: InputMaybe<Scalars['String']['input']>;
  /** The repository of that commit. */
  readonly repository?: InputMaybe<Scalars['String']['input']>;
  /** SHA-256 of its code. */
  readonly codeSha256?: InputMaybe<Scalars['SHA256']['input']>;
  /** Its code had changes that no commit holds. */
  readonly uncommitted?: InputMaybe<Scalars['Boolean']['input']>;
  /** When the run started. */
  readonly startedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** When it ended. */
  readonly endedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Who or what ran it. */
  readonly runBy?: InputMaybe<Scalars['String']['input']>;
  /** What the run read. */
  readonly reads: ReadonlyArray<ReadInput>;
  /** Rows left out, with rule and reason. */
  readonly exclusions?: InputMaybe<ReadonlyArray<ExclusionInput>>;
};

/** An immutable version of a dataset. */
export type DatasetVersionInput = {
  /** `name@version`. */
  readonly key: Scalars['ID']['input'];
  /** What it holds. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Who answers for it. */
  readonly owner?: InputMaybe<Scalars['String']['input']>;
  /** SHA-256 of its bytes. */
  readonly sha256?: InputMaybe<Scalars['SHA256']['input']>;
  /** How many rows it has. */
  readonly rowCount?: InputMaybe<Scalars['SafeInt']['input']>;
  /** Where it lies. */
  readonly uri?: InputMaybe<Scalars['String']['input']>;
  /** Its schema. */
  readonly columns?: InputMaybe<ReadonlyArray<ColumnInput>>;
  /** The columns that its columns were made from. */
  readonly columnLineage?: InputMaybe<ReadonlyArray<ColumnOriginInput>>;
  /** The run that wrote it. */
  readonly writtenBy?: InputMaybe<Scalars['ID']['input']>;
  /** The version was inferred by an importer, not stated by the job: it may not be the data that was read. */
  readonly inferred?: InputMaybe<Scalars['Boolean']['input']>;
};

/** One training job. */
export type TrainingRunInput = {
  /** The job id. */
  readonly key: Scalars['ID']['input'];
  /** The commit of the training code. */
  readonly gitCommit?: InputMaybe<Scalars['String']['input']>;
  /** The repository of that commit. */
  readonly repository?: InputMaybe<Scalars['String']['input']>;
  /** The code had changes that no commit holds. */
  readonly uncommitted?: InputMaybe<Scalars['Boolean']['input']>;
  /** The name of the job or experiment. */
  readonly job?: InputMaybe<Scalars['String']['input']>;
  /** The run that started it, by its run id. */
  readonly parent?: InputMaybe<Scalars['String']['input']>;
  /** The settings of the training. */
  readonly hyperparameters?: InputMaybe<Scalars['JSON']['input']>;
  /** Evaluation metrics, also per slice. */
  readonly metrics?: InputMaybe<ReadonlyArray<MetricInput>>;
  /** Who started it. */
  readonly triggeredBy?: InputMaybe<Scalars['String']['input']>;
  /** When it started. */
  readonly startedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** When it ended. */
  readonly endedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The library it used, with its version. */
  readonly framework?: InputMaybe<Scalars['String']['input']>;
  /** The data it used. */
  readonly trainedOn: ReadonlyArray<TrainedOnInput>;
};

/** A version of a model in the registry. */
export type ModelVersionInput = {
  /** `model@version`; a key with no @ is a model whose version is not known. */
  readonly key: Scalars['ID']['input'];
  /** SHA-256 of the artifact that is deployed. */
  readonly artifactSha256?: InputMaybe<Scalars['SHA256']['input']>;
  /** The training run that made it. */
  readonly producedBy?: InputMaybe<Scalars['ID']['input']>;
  /** The library it runs on, with its version. */
  readonly framework?: InputMaybe<Scalars['String']['input']>;
  /** Where the artifact lies. */
  readonly artifactUri?: InputMaybe<Scalars['String']['input']>;
  /** What it is meant for. */
  readonly intendedUse?: InputMaybe<Scalars['String']['input']>;
  /** What it must not be used for, and where it is known to be weak. */
  readonly limitations?: InputMaybe<Scalars['String']['input']>;
};

/** A person's decision on a model version: approved or rejected. */
export type ApprovalInput = {
  /** The decision's id. */
  readonly key: Scalars['ID']['input'];
  /** The model version that was decided on. */
  readonly modelVersion: Scalars['ID']['input'];
  /** Who decided. */
  readonly approver: Scalars['String']['input'];
  /** What was decided. */
  readonly decision: Decision;
  /** The ticket or document of the decision. */
  readonly reference?: InputMaybe<Scalars['String']['input']>;
  /** Why. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Under which conditions. */
  readonly conditions?: InputMaybe<Scalars['String']['input']>;
  /** When it was decided. */
  readonly at: Scalars['DateTime']['input'];
};

/** A model version's move from one stage to another, as from Staging to Production. */
export type StageTransitionInput = {
  /** The transition's id. */
  readonly key: Scalars['ID']['input'];
  /** The model version that moved. */
  readonly modelVersion: Scalars['ID']['input'];
  /** The stage it left. */
  readonly fromStage?: InputMaybe<Scalars['String']['input']>;
  /** The stage it reached. */
  readonly toStage: Scalars['String']['input'];
  /** Who moved it. */
  readonly performedBy: Scalars['String']['input'];
  /** Why. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** The approval that allowed it. */
  readonly approval?: InputMaybe<Scalars['ID']['input']>;
  /** When it moved. */
  readonly at: Scalars['DateTime']['input'];
};

/** A model version serving predictions in an environment. */
export type DeploymentInput = {
  /** The deployment's id. */
  readonly key: Scalars['ID']['input'];
  /** The model version that is served. */
  readonly modelVersion: Scalars['ID']['input'];
  /** Where it serves, for example `production`. */
  readonly environment: Scalars['String']['input'];
  /** The address it serves at. */
  readonly endpoint?: InputMaybe<Scalars['String']['input']>;
  /** The nodes that serve it. */
  readonly servingNodes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The stage transition it follows. */
  readonly stageTransition?: InputMaybe<Scalars['ID']['input']>;
  /** When it began to serve. */
  readonly startedAt: Scalars['DateTime']['input'];
};

/** The end of a deployment. */
export type RetirementInput = {
  /** The retirement's id. */
  readonly key: Scalars['ID']['input'];
  /** The deployment that ended. */
  readonly deployment: Scalars['ID']['input'];
  /** Who ended it. */
  readonly performedBy: Scalars['String']['input'];
  /** Why. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** When it ended. */
  readonly at: Scalars['DateTime']['input'];
};

/** One answer of a model to one request. */
export type PredictionInput = {
  /** The request's id. */
  readonly requestId: Scalars['ID']['input'];
  /** The deployment that answered. */
  readonly deployment?: InputMaybe<Scalars['ID']['input']>;
  /** The model version, as the server saw it. With a deployment given it is a claim, checked against the deployment's. */
  readonly modelVersion?: InputMaybe<Scalars['ID']['input']>;
  /** SHA-256 of the artifact, as the server saw it. */
  readonly artifactSha256?: InputMaybe<Scalars['SHA256']['input']>;
  /** The feature values that the model was given. */
  readonly features: Scalars['JSON']['input'];
  /** What the model answered. */
  readonly prediction: Scalars['JSON']['input'];
  /** When it answered. */
  readonly timestamp: Scalars['DateTime']['input'];
  /** The node that answered. */
  readonly servingNode?: InputMaybe<Scalars['String']['input']>;
  /** Attributes that the model was not given, and that fairness is measured by, as an object. */
  readonly groups?: InputMaybe<Scalars['JSON']['input']>;
  /** What the server says of its reasons: attributions, or rules. */
  readonly explanation?: InputMaybe<Scalars['JSON']['input']>;
  /** What a score had to reach for this decision, in force when it was made. */
  readonly threshold?: InputMaybe<Scalars['Float']['input']>;
  /** Counts up by one for each serving node and deployment: a hole is a prediction that was never recorded. */
  readonly sequence?: InputMaybe<Scalars['SafeInt']['input']>;
};

/** What turned out to be true of one prediction, once it is known. */
export type OutcomeInput = {
  /** The outcome's id. */
  readonly key: Scalars['ID']['input'];
  /** The prediction that it turned out to be true of. */
  readonly prediction: Scalars['ID']['input'];
  /** What was true, in the form of what the model answers. */
  readonly actual: Scalars['JSON']['input'];
  /** Where that is known from. */
  readonly source?: InputMaybe<Scalars['String']['input']>;
  /** When it became known. */
  readonly at: Scalars['DateTime']['input'];
};

/** A person looked at one prediction, and let it stand or decided otherwise. */
export type ReviewInput = {
  /** The review's id. */
  readonly key: Scalars['ID']['input'];
  /** The prediction that was looked at. */
  readonly prediction: Scalars['ID']['input'];
  /** Who looked at it. */
  readonly reviewer: Scalars['String']['input'];
  /** Whether it stands, or the person decided otherwise. */
  readonly decision: ReviewDecision;
  /** What was decided in the end, in the form of what the model answers. */
  readonly finalDecision?: InputMaybe<Scalars['JSON']['input']>;
  /** Why. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** The ticket or document of the review. */
  readonly reference?: InputMaybe<Scalars['String']['input']>;
  /** When it was decided. */
  readonly at: Scalars['DateTime']['input'];
};

/** One access to audited data: of Proofline itself, or of another system that reported it. */
export type AccessInput = {
  /** The access's id. */
  readonly key: Scalars['ID']['input'];
  /** The system that was accessed. */
  readonly system: Scalars['String']['input'];
  /** Who accessed it. */
  readonly principal: Scalars['String']['input'];
  /** What was asked for: an operation's name, or its root fields where it has none. */
  readonly operation: Scalars['String']['input'];
  /** The facts named in the request: of at most 64. */
  readonly facts: ReadonlyArray<FactRefInput>;
  /** The address it came from. */
  readonly address?: InputMaybe<Scalars['String']['input']>;
  /** The program it came from. */
  readonly userAgent?: InputMaybe<Scalars['String']['input']>;
  /** When. */
  readonly at: Scalars['DateTime']['input'];
  /** Whether it was allowed. */
  readonly outcome: Outcome;
};

/** A correction of a fact. The original stays, and both are shown. */
export type AmendmentInput = {
  /** The amendment's id. */
  readonly key: Scalars['ID']['input'];
  /** The kind of that fact. */
  readonly kind: FactKind;
  /** The fact that is corrected. */
  readonly fact: Scalars['ID']['input'];
  /** What is right: fields of the fact with their right values, null for what is not known. */
  readonly correction: Scalars['JSON']['input'];
  /** Why. */
  readonly reason: Scalars['String']['input'];
};

/** Its schema. */
export type ColumnInput = {
  /** The column's name. */
  readonly name: Scalars['String']['input'];
  /** Its type, in the source's own words. */
  readonly type?: InputMaybe<Scalars['String']['input']>;
  /** What it holds. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Whether it holds personal data. */
  readonly personal?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What the run read. */
export type ReadInput = {
  /** Key of the sourceTable. */
  readonly sourceTable?: InputMaybe<Scalars['ID']['input']>;
  /** Key of the datasetVersion. */
  readonly datasetVersion?: InputMaybe<Scalars['ID']['input']>;
  /** Start of the range of data that was read, inclusive. */
  readonly dateFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** End of that range, exclusive. */
  readonly dateTo?: InputMaybe<Scalars['DateTime']['input']>;
  /** The table's snapshot or version that was read. */
  readonly snapshot?: InputMaybe<Scalars['String']['input']>;
  /** The condition on the rows that were read. */
  readonly filter?: InputMaybe<Scalars['String']['input']>;
  /** How many rows were read. */
  readonly rowCount?: InputMaybe<Scalars['SafeInt']['input']>;
  /** The version was inferred, not stated by the job: it may not be the data that was read. */
  readonly inferred?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Rows left out, with rule and reason. */
export type ExclusionInput = {
  /** Which rows were left out. */
  readonly rule: Scalars['String']['input'];
  /** Why. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** How many rows the rule left out. */
  readonly rowCount?: InputMaybe<Scalars['SafeInt']['input']>;
};

/** The columns that its columns were made from. */
export type ColumnOriginInput = {
  /** The column of this version. */
  readonly column: Scalars['String']['input'];
  /** Key of the source table with the column that it comes from. */
  readonly sourceTable?: InputMaybe<Scalars['ID']['input']>;
  /** Key of the dataset version with that column. */
  readonly datasetVersion?: InputMaybe<Scalars['ID']['input']>;
  /** That column. */
  readonly fromColumn: Scalars['String']['input'];
  /** How: DIRECT or INDIRECT, with the kind of transformation where it is known, as `DIRECT/AGGREGATION`. */
  readonly type?: InputMaybe<Scalars['String']['input']>;
  /** In words or code. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Whether values can't be read back from it, as from a hash or a count. */
  readonly masked?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Evaluation metrics, also per slice. */
export type MetricInput = {
  /** The metric's name, for example `accuracy`. */
  readonly name: Scalars['String']['input'];
  /** Its value. */
  readonly value: Scalars['Float']['input'];
  /** Key of the dataset version it was measured on. */
  readonly datasetVersion?: InputMaybe<Scalars['ID']['input']>;
  /** The group of rows it was measured on, for example `gender=female`. */
  readonly slice?: InputMaybe<Scalars['String']['input']>;
};

/** The data it used. */
export type TrainedOnInput = {
  /** Key of the datasetVersion. */
  readonly datasetVersion: Scalars['ID']['input'];
  /** What the dataset was used for. */
  readonly role: DatasetRole;
  /** The version was inferred, not stated by the job: it may not be the data that was used. */
  readonly inferred?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The name of a fact. */
export type FactRefInput = {
  readonly kind: FactKind;
  readonly key: Scalars['ID']['input'];
};

/** One fact of any kind. */
export type FactInput =
  { readonly sourceTable: SourceTableInput; readonly transformation?: never; readonly datasetVersion?: never; readonly trainingRun?: never; readonly modelVersion?: never; readonly approval?: never; readonly stageTransition?: never; readonly deployment?: never; readonly retirement?: never; readonly prediction?: never; readonly outcome?: never; readonly review?: never; readonly access?: never; readonly amendment?: never; }
  |  { readonly sourceTable?: never; readonly transformation: TransformationInput; readonly datasetVersion?: never; readonly trainingRun?: never; readonly modelVersion?: never; readonly approval?: never; readonly stageTransition?: never; readonly deployment?: never; readonly retirement?: never; readonly prediction?: never; readonly outcome?: never; readonly review?: never; readonly access?: never; readonly amendment?: never; }
  |  { readonly sourceTable?: never; readonly transformation?: never; readonly datasetVersion: DatasetVersionInput; readonly trainingRun?: never; readonly modelVersion?: never; readonly approval?: never; readonly stageTransition?: never; readonly deployment?: never; readonly retirement?: never; readonly prediction?: never; readonly outcome?: never; readonly review?: never; readonly access?: never; readonly amendment?: never; }
  |  { readonly sourceTable?: never; readonly transformation?: never; readonly datasetVersion?: never; readonly trainingRun: TrainingRunInput; readonly modelVersion?: never; readonly approval?: never; readonly stageTransition?: never; readonly deployment?: never; readonly retirement?: never; readonly prediction?: never; readonly outcome?: never; readonly review?: never; readonly access?: never; readonly amendment?: never; }
  |  { readonly sourceTable?: never; readonly transformation?: never; readonly datasetVersion?: never; readonly trainingRun?: never; readonly modelVersion: ModelVersionInput; readonly approval?: never; readonly stageTransition?: never; readonly deployment?: never; readonly retirement?: never; readonly prediction?: never; readonly outcome?: never; readonly review?: never; readonly access?: never; readonly amendment?: never; }
  |  { readonly sourceTable?: never; readonly transformation?: never; readonly datasetVersion?: never; readonly trainingRun?: never; readonly modelVersion?: never; readonly approval: ApprovalInput; readonly stageTransition?: never; readonly deployment?: never; readonly retirement?: never; readonly prediction?: never; readonly outcome?: never; readonly review?: never; readonly access?: never; readonly amendment?: never; }
  |  { readonly sourceTable?: never; readonly transformation?: never; readonly datasetVersion?: never; readonly trainingRun?: never; readonly modelVersion?: never; readonly approval?: never; readonly stageTransition: StageTransitionInput; readonly deployment?: never; readonly retirement?: never; readonly prediction?: never; readonly outcome?: never; readonly review?: never; readonly access?: never; readonly amendment?: never; }
  |  { readonly sourceTable?: never; readonly transformation?: never; readonly datasetVersion?: never; readonly trainingRun?: never; readonly modelVersion?: never; readonly approval?: never; readonly stageTransition?: never; readonly deployment: DeploymentInput; readonly retirement?: never; readonly prediction?: never; readonly outcome?: never; readonly review?: never; readonly access?: never; readonly amendment?: never; }
  |  { readonly sourceTable?: never; readonly transformation?: never; readonly datasetVersion?: never; readonly trainingRun?: never; readonly modelVersion?: never; readonly approval?: never; readonly stageTransition?: never; readonly deployment?: never; readonly retirement: RetirementInput; readonly prediction?: never; readonly outcome?: never; readonly review?: never; readonly access?: never; readonly amendment?: never; }
  |  { readonly sourceTable?: never; readonly transformation?: never; readonly datasetVersion?: never; readonly trainingRun?: never; readonly modelVersion?: never; readonly approval?: never; readonly stageTransition?: never; readonly deployment?: never; readonly retirement?: never; readonly prediction: PredictionInput; readonly outcome?: never; readonly review?: never; readonly access?: never; readonly amendment?: never; }
  |  { readonly sourceTable?: never; readonly transformation?: never; readonly datasetVersion?: never; readonly trainingRun?: never; readonly modelVersion?: never; readonly approval?: never; readonly stageTransition?: never; readonly deployment?: never; readonly retirement?: never; readonly prediction?: never; readonly outcome: OutcomeInput; readonly review?: never; readonly access?: never; readonly amendment?: never; }
  |  { readonly sourceTable?: never; readonly transformation?: never; readonly datasetVersion?: never; readonly trainingRun?: never; readonly modelVersion?: never; readonly approval?: never; readonly stageTransition?: never; readonly deployment?: never; readonly retirement?: never; readonly prediction?: never; readonly outcome?: never; readonly review: ReviewInput; readonly access?: never; readonly amendment?: never; }
  |  { readonly sourceTable?: never; readonly transformation?: never; readonly datasetVersion?: never; readonly trainingRun?: never; readonly modelVersion?: never; readonly approval?: never; readonly stageTransition?: never; readonly deployment?: never; readonly retirement?: never; readonly prediction?: never; readonly outcome?: never; readonly review?: never; readonly access: AccessInput; readonly amendment?: never; }
  |  { readonly sourceTable?: never; readonly transformation?: never; readonly datasetVersion?: never; readonly trainingRun?: never; readonly modelVersion?: never; readonly approval?: never; readonly stageTransition?: never; readonly deployment?: never; readonly retirement?: never; readonly prediction?: never; readonly outcome?: never; readonly review?: never; readonly access?: never; readonly amendment: AmendmentInput; };

/** Its schema. */
export type ColumnRecord = {
  /** The column's name. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Its type, in the source's own words. */
  readonly type?: Maybe<Scalars['String']['output']>;
  /** What it holds. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Whether it holds personal data. */
  readonly personal?: Maybe<Scalars['Boolean']['output']>;
};

/** Rows left out, with rule and reason. */
export type ExclusionRecord = {
  /** Which rows were left out. */
  readonly rule?: Maybe<Scalars['String']['output']>;
  /** Why. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** How many rows the rule left out. */
  readonly rowCount?: Maybe<Scalars['SafeInt']['output']>;
};

/** The columns that its columns were made from. */
export type ColumnOriginRecord = {
  /** The column of this version. */
  readonly column?: Maybe<Scalars['String']['output']>;
  /** Key of the source table with the column that it comes from. */
  readonly sourceTable?: Maybe<Scalars['ID']['output']>;
  /** Key of the dataset version with that column. */
  readonly datasetVersion?: Maybe<Scalars['ID']['output']>;
  /** That column. */
  readonly fromColumn?: Maybe<Scalars['String']['output']>;
  /** How: DIRECT or INDIRECT, with the kind of transformation where it is known, as `DIRECT/AGGREGATION`. */
  readonly type?: Maybe<Scalars['String']['output']>;
  /** In words or code. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Whether values can't be read back from it, as from a hash or a count. */
  readonly masked?: Maybe<Scalars['Boolean']['output']>;
};

/** Evaluation metrics, also per slice. */
export type MetricRecord = {
  /** The metric's name, for example `accuracy`. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Its value. */
  readonly value?: Maybe<Scalars['Float']['output']>;
  /** Key of the dataset version it was measured on. */
  readonly datasetVersion?: Maybe<Scalars['ID']['output']>;
  /** The group of rows it was measured on, for example `gender=female`. */
  readonly slice?: Maybe<Scalars['String']['output']>;
};

/** What the dataset was used for. */
export type DatasetRole =
  | 'TRAIN'
  | 'VALIDATION'
  | 'TEST';

/** What was decided. */
export type Decision =
  | 'APPROVED'
  | 'REJECTED';

/** Whether it stands, or the person decided otherwise. */
export type ReviewDecision =
  | 'CONFIRMED'
  | 'OVERRIDDEN';

/** What it tells of. */
export type RunEventType =
  | 'RUN'
  | 'JOB'
  | 'DATASET';

/** Whether it was allowed. */
export type Outcome =
  | 'ALLOWED'
  | 'DENIED';

/** A table outside, with its owner and schema. As a report shows it: null is what was not given, not recorded or erased. */
export type SourceTableRecord = {
  /** `namespace/name`. */
  readonly key: Scalars['ID']['output'];
  /** Its position in the log; null for a fact that is not recorded. */
  readonly index?: Maybe<Scalars['SafeInt']['output']>;
  /** Its leaf hash in the log (RFC 6962), in hex. */
  readonly leafHash?: Maybe<Scalars['String']['output']>;
  /** When it was recorded. */
  readonly recordedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who recorded it. */
  readonly recordedBy?: Maybe<Scalars['String']['output']>;
  /** Who answers for the table. */
  readonly owner?: Maybe<Scalars['String']['output']>;
  /** What it holds. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Its schema. */
  readonly columns?: Maybe<ReadonlyArray<ColumnRecord>>;
  /** The system that holds it, for example a warehouse. */
  readonly system?: Maybe<Scalars['String']['output']>;
  /** The OpenLineage events that the fact was put together from, by Proofline itself. */
  readonly toldBy?: Maybe<ReadonlyArray<ToldByRecord>>;
};

/** One execution of a job that reads tables or datasets and writes datasets. As a report shows it: null is what was not given, not recorded or erased. */
export type TransformationRecord = {
  /** The run id. */
  readonly key: Scalars['ID']['output'];
  /** Its position in the log; null for a fact that is not recorded. */
  readonly index?: Maybe<Scalars['SafeInt']['output']>;
  /** Its leaf hash in the log (RFC 6962), in hex. */
  readonly leafHash?: Maybe<Scalars['String']['output']>;
  /** When it was recorded. */
  readonly recordedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who recorded it. */
  readonly recordedBy?: Maybe<Scalars['String']['output']>;
  /** The job's name. */
  readonly job?: Maybe<Scalars['String']['output']>;
  /** What the job does. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The run that started it, by its run id. */
  readonly parent?: Maybe<Scalars['String']['output']>;
  /** The commit of its code. */
  readonly gitCommit?: Maybe<Scalars['String']['output']>;
  /** The repository of that commit. */
  readonly repository?: Maybe<Scalars['String']['output']>;
  /** SHA-256 of its code. */
  readonly codeSha256?: Maybe<Scalars['SHA256']['output']>;
  /** Its code had changes that no commit holds. */
  readonly uncommitted?: Maybe<Scalars['Boolean']['output']>;
  /** When the run started. */
  readonly startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it ended. */
  readonly endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who or what ran it. */
  readonly runBy?: Maybe<Scalars['String']['output']>;
  /** What the run read. */
  readonly reads?: Maybe<ReadonlyArray<ReadRecord>>;
  /** Rows left out, with rule and reason. */
  readonly exclusions?: Maybe<ReadonlyArray<ExclusionRecord>>;
  /** The OpenLineage events that the fact was put together from, by Proofline itself. */
  readonly toldBy?: Maybe<ReadonlyArray<ToldByRecord>>;
};

/** An immutable version of a dataset. As a report shows it: null is what was not given, not recorded or erased. */
export type DatasetVersionRecord = {
  /** `name@version`. */
  readonly key: Scalars['ID']['output'];
  /** Its position in the log; null for a fact that is not recorded. */
  readonly index?: Maybe<Scalars['SafeInt']['output']>;
  /** Its leaf hash in the log (RFC 6962), in hex. */
  readonly leafHash?: Maybe<Scalars['String']['output']>;
  /** When it was recorded. */
  readonly recordedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who recorded it. */
  readonly recordedBy?: Maybe<Scalars['String']['output']>;
  /** What it holds. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Who answers for it. */
  readonly owner?: Maybe<Scalars['String']['output']>;
  /** SHA-256 of its bytes. */
  readonly sha256?: Maybe<Scalars['SHA256']['output']>;
  /** How many rows it has. */
  readonly rowCount?: Maybe<Scalars['SafeInt']['output']>;
  /** Where it lies. */
  readonly uri?: Maybe<Scalars['String']['output']>;
  /** Its schema. */
  readonly columns?: Maybe<ReadonlyArray<ColumnRecord>>;
  /** The columns that its columns were made from. */
  readonly columnLineage?: Maybe<ReadonlyArray<ColumnOriginRecord>>;
  /** The run that wrote it. */
  readonly writtenBy?: Maybe<Scalars['ID']['output']>;
  /** The version was inferred by an importer, not stated by the job: it may not be the data that was read. */
  readonly inferred?: Maybe<Scalars['Boolean']['output']>;
  /** The OpenLineage events that the fact was put together from, by Proofline itself. */
  readonly toldBy?: Maybe<ReadonlyArray<ToldByRecord>>;
};

/** One training job. As a report shows it: null is what was not given, not recorded or erased. */
export type TrainingRunRecord = {
  /** The job id. */
  readonly key: Scalars['ID']['output'];
  /** Its position in the log; null for a fact that is not recorded. */
  readonly index?: Maybe<Scalars['SafeInt']['output']>;
  /** Its leaf hash in the log (RFC 6962), in hex. */
  readonly leafHash?: Maybe<Scalars['String']['output']>;
  /** When it was recorded. */
  readonly recordedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who recorded it. */
  readonly recordedBy?: Maybe<Scalars['String']['output']>;
  /** The commit of the training code. */
  readonly gitCommit?: Maybe<Scalars['String']['output']>;
  /** The repository of that commit. */
  readonly repository?: Maybe<Scalars['String']['output']>;
  /** The code had changes that no commit holds. */
  readonly uncommitted?: Maybe<Scalars['Boolean']['output']>;
  /** The name of the job or experiment. */
  readonly job?: Maybe<Scalars['String']['output']>;
  /** The run that started it, by its run id. */
  readonly parent?: Maybe<Scalars['String']['output']>;
  /** The settings of the training. */
  readonly hyperparameters?: Maybe<Scalars['JSON']['output']>;
  /** Evaluation metrics, also per slice. */
  readonly metrics?: Maybe<ReadonlyArray<MetricRecord>>;
  /** Who started it. */
  readonly triggeredBy?: Maybe<Scalars['String']['output']>;
  /** When it started. */
  readonly startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it ended. */
  readonly endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The library it used, with its version. */
  readonly framework?: Maybe<Scalars['String']['output']>;
  /** The data it used. */
  readonly trainedOn?: Maybe<ReadonlyArray<TrainedOnRecord>>;
  /** The OpenLineage events that the fact was put together from, by Proofline itself. */
  readonly toldBy?: Maybe<ReadonlyArray<ToldByRecord>>;
};

/** A version of a model in the registry. As a report shows it: null is what was not given, not recorded or erased. */
export type ModelVersionRecord = {
  /** `model@version`; a key with no @ is a model whose version is not known. */
  readonly key: Scalars['ID']['output'];
  /** Its position in the log; null for a fact that is not recorded. */
  readonly index?: Maybe<Scalars['SafeInt']['output']>;
  /** Its leaf hash in the log (RFC 6962), in hex. */
  readonly leafHash?: Maybe<Scalars['String']['output']>;
  /** When it was recorded. */
  readonly recordedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who recorded it. */
  readonly recordedBy?: Maybe<Scalars['String']['output']>;
  /** SHA-256 of the artifact that is deployed. */
  readonly artifactSha256?: Maybe<Scalars['SHA256']['output']>;
  /** The training run that made it. */
  readonly producedBy?: Maybe<Scalars['ID']['output']>;
  /** The library it runs on, with its version. */
  readonly framework?: Maybe<Scalars['String']['output']>;
  /** Where the artifact lies. */
  readonly artifactUri?: Maybe<Scalars['String']['output']>;
  /** What it is meant for. */
  readonly intendedUse?: Maybe<Scalars['String']['output']>;
  /** What it must not be used for, and where it is known to be weak. */
  readonly limitations?: Maybe<Scalars['String']['output']>;
  /** The OpenLineage events that the fact was put together from, by Proofline itself. */
  readonly toldBy?: Maybe<ReadonlyArray<ToldByRecord>>;
};

/** A person's decision on a model version: approved or rejected. As a report shows it: null is what was not given, not recorded or erased. */
export type ApprovalRecord = {
  /** The decision's id. */
  readonly key: Scalars['ID']['output'];
  /** Its position in the log; null for a fact that is not recorded. */
  readonly index?: Maybe<Scalars['SafeInt']['output']>;
  /** Its leaf hash in the log (RFC 6962), in hex. */
  readonly leafHash?: Maybe<Scalars['String']['output']>;
  /** When it was recorded. */
  readonly recordedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who recorded it. */
  readonly recordedBy?: Maybe<Scalars['String']['output']>;
  /** The model version that was decided on. */
  readonly modelVersion?: Maybe<Scalars['ID']['output']>;
  /** Who decided. */
  readonly approver?: Maybe<Scalars['String']['output']>;
  /** What was decided. */
  readonly decision?: Maybe<Decision>;
  /** The ticket or document of the decision. */
  readonly reference?: Maybe<Scalars['String']['output']>;
  /** Why. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** Under which conditions. */
  readonly conditions?: Maybe<Scalars['String']['output']>;
  /** When it was decided. */
  readonly at?: Maybe<Scalars['DateTime']['output']>;
};

/** A model version's move from one stage to another, as from Staging to Production. As a report shows it: null is what was not given, not recorded or erased. */
export type StageTransitionRecord = {
  /** The transition's id. */
  readonly key: Scalars['ID']['output'];
  /** Its position in the log; null for a fact that is not recorded. */
  readonly index?: Maybe<Scalars['SafeInt']['output']>;
  /** Its leaf hash in the log (RFC 6962), in hex. */
  readonly leafHash?: Maybe<Scalars['String']['output']>;
  /** When it was recorded. */
  readonly recordedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who recorded it. */
  readonly recordedBy?: Maybe<Scalars['String']['output']>;
  /** The model version that moved. */
  readonly modelVersion?: Maybe<Scalars['ID']['output']>;
  /** The stage it left. */
  readonly fromStage?: Maybe<Scalars['String']['output']>;
  /** The stage it reached. */
  readonly toStage?: Maybe<Scalars['String']['output']>;
  /** Who moved it. */
  readonly performedBy?: Maybe<Scalars['String']['output']>;
  /** Why. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** The approval that allowed it. */
  readonly approval?: Maybe<Scalars['ID']['output']>;
  /** When it moved. */
  readonly at?: Maybe<Scalars['DateTime']['output']>;
};

/** A model version serving predictions in an environment. As a report shows it: null is what was not given, not recorded or erased. */
export type DeploymentRecord = {
  /** The deployment's id. */
  readonly key: Scalars['ID']['output'];
  /** Its position in the log; null for a fact that is not recorded. */
  readonly index?: Maybe<Scalars['SafeInt']['output']>;
  /** Its leaf hash in the log (RFC 6962), in hex. */
  readonly leafHash?: Maybe<Scalars['String']['output']>;
  /** When it was recorded. */
  readonly recordedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who recorded it. */
  readonly recordedBy?: Maybe<Scalars['String']['output']>;
  /** The model version that is served. */
  readonly modelVersion?: Maybe<Scalars['ID']['output']>;
  /** Where it serves, for example `production`. */
  readonly environment?: Maybe<Scalars['String']['output']>;
  /** The address it serves at. */
  readonly endpoint?: Maybe<Scalars['String']['output']>;
  /** The nodes that serve it. */
  readonly servingNodes?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** The stage transition it follows. */
  readonly stageTransition?: Maybe<Scalars['ID']['output']>;
  /** When it began to serve. */
  readonly startedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** The end of a deployment. As a report shows it: null is what was not given, not recorded or erased. */
export type RetirementRecord = {
  /** The retirement's id. */
  readonly key: Scalars['ID']['output'];
  /** Its position in the log; null for a fact that is not recorded. */
  readonly index?: Maybe<Scalars['SafeInt']['output']>;
  /** Its leaf hash in the log (RFC 6962), in hex. */
  readonly leafHash?: Maybe<Scalars['String']['output']>;
  /** When it was recorded. */
  readonly recordedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who recorded it. */
  readonly recordedBy?: Maybe<Scalars['String']['output']>;
  /** The deployment that ended. */
  readonly deployment?: Maybe<Scalars['ID']['output']>;
  /** Who ended it. */
  readonly performedBy?: Maybe<Scalars['String']['output']>;
  /** Why. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** When it ended. */
  readonly at?: Maybe<Scalars['DateTime']['output']>;
};

/** One answer of a model to one request. As a report shows it: null is what was not given, not recorded or erased. */
export type PredictionRecord = {
  /** The request's id. */
  readonly key: Scalars['ID']['output'];
  /** The request's id. */
  readonly requestId: Scalars['ID']['output'];
  /** Its position in the log; null for a fact that is not recorded. */
  readonly index?: Maybe<Scalars['SafeInt']['output']>;
  /** Its leaf hash in the log (RFC 6962), in hex. */
  readonly leafHash?: Maybe<Scalars['String']['output']>;
  /** When it was recorded. */
  readonly recordedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who recorded it. */
  readonly recordedBy?: Maybe<Scalars['String']['output']>;
  /** The deployment that answered. */
  readonly deployment?: Maybe<Scalars['ID']['output']>;
  /** The model version, as the server saw it. With a deployment given it is a claim, checked against the deployment's. */
  readonly modelVersion?: Maybe<Scalars['ID']['output']>;
  /** SHA-256 of the artifact, as the server saw it. */
  readonly artifactSha256?: Maybe<Scalars['SHA256']['output']>;
  /** The feature values that the model was given. */
  readonly features?: Maybe<Scalars['JSON']['output']>;
  /** What the model answered. */
  readonly prediction?: Maybe<Scalars['JSON']['output']>;
  /** When it answered. */
  readonly timestamp?: Maybe<Scalars['DateTime']['output']>;
  /** The node that answered. */
  readonly servingNode?: Maybe<Scalars['String']['output']>;
  /** Attributes that the model was not given, and that fairness is measured by, as an object. */
  readonly groups?: Maybe<Scalars['JSON']['output']>;
  /** What the server says of its reasons: attributions, or rules. */
  readonly explanation?: Maybe<Scalars['JSON']['output']>;
  /** What a score had to reach for this decision, in force when it was made. */
  readonly threshold?: Maybe<Scalars['Float']['output']>;
  /** Counts up by one for each serving node and deployment: a hole is a prediction that was never recorded. */
  readonly sequence?: Maybe<Scalars['SafeInt']['output']>;
};

/** What turned out to be true of one prediction, once it is known. As a report shows it: null is what was not given, not recorded or erased. */
export type OutcomeRecord = {
  /** The outcome's id. */
  readonly key: Scalars['ID']['output'];
  /** Its position in the log; null for a fact that is not recorded. */
  readonly index?: Maybe<Scalars['SafeInt']['output']>;
  /** Its leaf hash in the log (RFC 6962), in hex. */
  readonly leafHash?: Maybe<Scalars['String']['output']>;
  /** When it was recorded. */
  readonly recordedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who recorded it. */
  readonly recordedBy?: Maybe<Scalars['String']['output']>;
  /** The prediction that it turned out to be true of. */
  readonly prediction?: Maybe<Scalars['ID']['output']>;
  /** What was true, in the form of what the model answers. */
  readonly actual?: Maybe<Scalars['JSON']['output']>;
  /** Where that is known from. */
  readonly source?: Maybe<Scalars['String']['output']>;
  /** When it became known. */
  readonly at?: Maybe<Scalars['DateTime']['output']>;
};

/** A person looked at one prediction, and let it stand or decided otherwise. As a report shows it: null is what was not given, not recorded or erased. */
export type ReviewRecord = {
  /** The review's id. */
  readonly key: Scalars['ID']['output'];
  /** Its position in the log; null for a fact that is not recorded. */
  readonly index?: Maybe<Scalars['SafeInt']['output']>;
  /** Its leaf hash in the log (RFC 6962), in hex. */
  readonly leafHash?: Maybe<Scalars['String']['output']>;
  /** When it was recorded. */
  readonly recordedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who recorded it. */
  readonly recordedBy?: Maybe<Scalars['String']['output']>;
  /** The prediction that was looked at. */
  readonly prediction?: Maybe<Scalars['ID']['output']>;
  /** Who looked at it. */
  readonly reviewer?: Maybe<Scalars['String']['output']>;
  /** Whether it stands, or the person decided otherwise. */
  readonly decision?: Maybe<ReviewDecision>;
  /** What was decided in the end, in the form of what the model answers. */
  readonly finalDecision?: Maybe<Scalars['JSON']['output']>;
  /** Why. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** The ticket or document of the review. */
  readonly reference?: Maybe<Scalars['String']['output']>;
  /** When it was decided. */
  readonly at?: Maybe<Scalars['DateTime']['output']>;
};

/** One OpenLineage event as it came. Runs are put together from them. As a report shows it: null is what was not given, not recorded or erased. */
export type RunEventRecord = {
  /** SHA-256 of the event's canonical JSON (RFC 8785), in hex. */
  readonly key: Scalars['ID']['output'];
  /** Its position in the log; null for a fact that is not recorded. */
  readonly index?: Maybe<Scalars['SafeInt']['output']>;
  /** Its leaf hash in the log (RFC 6962), in hex. */
  readonly leafHash?: Maybe<Scalars['String']['output']>;
  /** When it was recorded. */
  readonly recordedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who recorded it. */
  readonly recordedBy?: Maybe<Scalars['String']['output']>;
  /** The event, whole. */
  readonly event?: Maybe<Scalars['JSON']['output']>;
  /** What it tells of. */
  readonly type?: Maybe<RunEventType>;
  /** The run that it tells of. */
  readonly runId?: Maybe<Scalars['String']['output']>;
  /** What happened: START, RUNNING, COMPLETE, FAIL, ABORT or OTHER. */
  readonly eventType?: Maybe<Scalars['String']['output']>;
  /** When it happened, as the event says. */
  readonly eventTime?: Maybe<Scalars['DateTime']['output']>;
  /** The job, `namespace/name`. */
  readonly job?: Maybe<Scalars['String']['output']>;
  /** What made the event, as a URI. */
  readonly producer?: Maybe<Scalars['String']['output']>;
};

/** An OpenLineage event that came after its run was put together from others, and says more than they did. As a report shows it: null is what was not given, not recorded or erased. */
export type LateEventRecord = {
  /** The key of the event. */
  readonly key: Scalars['ID']['output'];
  /** Its position in the log; null for a fact that is not recorded. */
  readonly index?: Maybe<Scalars['SafeInt']['output']>;
  /** Its leaf hash in the log (RFC 6962), in hex. */
  readonly leafHash?: Maybe<Scalars['String']['output']>;
  /** When it was recorded. */
  readonly recordedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who recorded it. */
  readonly recordedBy?: Maybe<Scalars['String']['output']>;
  /** The run's fact, which says less. */
  readonly run?: Maybe<ReadonlyArray<SupplementedRunRecord>>;
  /** The event. */
  readonly event?: Maybe<Scalars['ID']['output']>;
  /** What it says more, a line each. */
  readonly says?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** One access to audited data: of Proofline itself, or of another system that reported it. */
export type Access = {
  /** The access's id. */
  readonly key: Scalars['ID']['output'];
  /** Its position in the log. */
  readonly index: Scalars['SafeInt']['output'];
  /** Its leaf hash in the log (RFC 6962), in hex. */
  readonly leafHash: Scalars['String']['output'];
  /** When it was recorded. */
  readonly recordedAt: Scalars['DateTime']['output'];
  /** Who recorded it. */
  readonly recordedBy: Scalars['String']['output'];
  /** The system that was accessed. */
  readonly system: Scalars['String']['output'];
  /** Who accessed it. */
  readonly principal: Scalars['String']['output'];
  /** The roles that the principal had. */
  readonly roles: ReadonlyArray<Scalars['String']['output']>;
  /** What was asked for: an operation's name, or its root fields where it has none. */
  readonly operation: Scalars['String']['output'];
  /** The root fields of the operation. */
  readonly fields: ReadonlyArray<Scalars['String']['output']>;
  /** The facts named in the request: of at most 64. */
  readonly facts: ReadonlyArray<FactRef>;
  /** All that was named, as `kind key`: also what nobody had recorded then, which `facts` leaves out. */
  readonly named: ReadonlyArray<Scalars['String']['output']>;
  /** How many facts were named, where they are more than 64. */
  readonly factCount: Scalars['SafeInt']['output'];
  /** SHA-256 of the RFC 8785 form of all of them, where they are more than 64. */
  readonly factsSha256?: Maybe<Scalars['SHA256']['output']>;
  /** How many rows of a list were asked for at most. */
  readonly pageSize?: Maybe<Scalars['SafeInt']['output']>;
  /** SHA-256 of the nonce, then the request's JSON: shows later whether it was this request. */
  readonly requestSha256?: Maybe<Scalars['SHA256']['output']>;
  /** 32 random bytes in hex; without them the request can't be guessed from its digest. */
  readonly requestNonce?: Maybe<Scalars['String']['output']>;
  /** The address it came from. */
  readonly address?: Maybe<Scalars['String']['output']>;
  /** The program it came from. */
  readonly userAgent?: Maybe<Scalars['String']['output']>;
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Whether it was allowed. */
  readonly outcome: Outcome;
  /** Why it was refused: the code of the error. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** How many requests this stands for, where refused ones were put together. */
  readonly count: Scalars['SafeInt']['output'];
};

/** An unusual pattern among the accesses, or among the predictions of a model version; or that the store is not as its log says. */
export type Alert = {
  /** The alert's id. */
  readonly key: Scalars['ID']['output'];
  /** Its position in the log. */
  readonly index: Scalars['SafeInt']['output'];
  /** Its leaf hash in the log (RFC 6962), in hex. */
  readonly leafHash: Scalars['String']['output'];
  /** When it was recorded. */
  readonly recordedAt: Scalars['DateTime']['output'];
  /** Who recorded it. */
  readonly recordedBy: Scalars['String']['output'];
  /** The rule that found it. */
  readonly rule: Scalars['String']['output'];
  /** Whose accesses; of GROUP_DISPARITY the key of the model version, of TAMPERED the name of the log. */
  readonly principal: Scalars['String']['output'];
  /** What is unusual. */
  readonly message: Scalars['String']['output'];
  /** The figures that the rule decided on. */
  readonly evidence: Scalars['JSON']['output'];
  /** When it was found. */
  readonly at: Scalars['DateTime']['output'];
  /** The accesses that raised it; of GROUP_DISPARITY the model version, of TAMPERED nothing. */
  readonly accesses: ReadonlyArray<FactRef>;
};

/** A correction of a fact. The original stays, and both are shown. As a report shows it: null is what was not given, not recorded or erased. */
export type AmendmentRecord = {
  /** The amendment's id. */
  readonly key: Scalars['ID']['output'];
  /** Its position in the log; null for a fact that is not recorded. */
  readonly index?: Maybe<Scalars['SafeInt']['output']>;
  /** Its leaf hash in the log (RFC 6962), in hex. */
  readonly leafHash?: Maybe<Scalars['String']['output']>;
  /** When it was recorded. */
  readonly recordedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who recorded it. */
  readonly recordedBy?: Maybe<Scalars['String']['output']>;
  /** The kind of that fact. */
  readonly kind?: Maybe<FactKind>;
  /** The fact that is corrected. */
  readonly fact?: Maybe<Scalars['ID']['output']>;
  /** What is right: fields of the fact with their right values, null for what is not known. */
  readonly correction?: Maybe<Scalars['JSON']['output']>;
  /** Why. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** The names of the corrected fields. */
  readonly corrects?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** The references among them, which a trail follows beside the original ones. */
  readonly references?: Maybe<ReadonlyArray<CorrectedReferenceRecord>>;
};

/** The erasure of a fact's sealed values. Every proof stays valid. As a report shows it: null is what was not given, not recorded or erased. */
export type ErasureRecord = {
  /** The erasure's id. */
  readonly key: Scalars['ID']['output'];
  /** Its position in the log; null for a fact that is not recorded. */
  readonly index?: Maybe<Scalars['SafeInt']['output']>;
  /** Its leaf hash in the log (RFC 6962), in hex. */
  readonly leafHash?: Maybe<Scalars['String']['output']>;
  /** When it was recorded. */
  readonly recordedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who recorded it. */
  readonly recordedBy?: Maybe<Scalars['String']['output']>;
  /** The kind of that fact. */
  readonly kind?: Maybe<FactKind>;
  /** The fact whose sealed values were erased. */
  readonly fact?: Maybe<Scalars['ID']['output']>;
  /** Who erased them. */
  readonly performedBy?: Maybe<Scalars['String']['output']>;
  /** Why. */
  readonly reason?: Maybe<Scalars['String']['output']>;
};

/** The change of the key that signs the log. Recording it moves the log on to the new key, in the same transaction. As a report shows it: null is what was not given, not recorded or erased. */
export type KeyRotationRecord = {
  /** The id of the new key, 8 hex digits. */
  readonly key: Scalars['ID']['output'];
  /** Its position in the log; null for a fact that is not recorded. */
  readonly index?: Maybe<Scalars['SafeInt']['output']>;
  /** Its leaf hash in the log (RFC 6962), in hex. */
  readonly leafHash?: Maybe<Scalars['String']['output']>;
  /** When it was recorded. */
  readonly recordedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who recorded it. */
  readonly recordedBy?: Maybe<Scalars['String']['output']>;
  /** The verifier key that the log had. */
  readonly before?: Maybe<Scalars['String']['output']>;
  /** The verifier key that it has from here on. */
  readonly after?: Maybe<Scalars['String']['output']>;
  /** Why. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** Who changed it. */
  readonly performedBy?: Maybe<Scalars['String']['output']>;
  /** What both keys signed: a signed note with the log's origin, both keys, size, root and time. */
  readonly statement?: Maybe<Scalars['String']['output']>;
};

/** Predictions whose entries and sealed values went from the store to a file. Every proof stays valid. As a report shows it: null is what was not given, not recorded or erased. */
export type ArchivalRecord = {
  /** The file's id: the first 32 hex digits of its SHA-256. The file is `predictions-<id>.parquet`. */
  readonly key: Scalars['ID']['output'];
  /** Its position in the log; null for a fact that is not recorded. */
  readonly index?: Maybe<Scalars['SafeInt']['output']>;
  /** Its leaf hash in the log (RFC 6962), in hex. */
  readonly leafHash?: Maybe<Scalars['String']['output']>;
  /** When it was recorded. */
  readonly recordedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who recorded it. */
  readonly recordedBy?: Maybe<Scalars['String']['output']>;
  /** SHA-256 of the file. */
  readonly sha256?: Maybe<Scalars['SHA256']['output']>;
  /** How many predictions it has. */
  readonly predictions?: Maybe<Scalars['SafeInt']['output']>;
  /** The index of the first of them in the log. */
  readonly firstIndex?: Maybe<Scalars['SafeInt']['output']>;
  /** The index of the last of them. */
  readonly lastIndex?: Maybe<Scalars['SafeInt']['output']>;
  /** What was recorded before this time was archived. */
  readonly before?: Maybe<Scalars['DateTime']['output']>;
  /** What was recorded before this time had been kept for the period. Where `before` is later, it was archived early. */
  readonly keptSince?: Maybe<Scalars['DateTime']['output']>;
  /** How long predictions are kept in the store: RETENTION_PERIOD. */
  readonly period?: Maybe<Scalars['String']['output']>;
  /** Who archived them. */
  readonly performedBy?: Maybe<Scalars['String']['output']>;
  /** Why, where it was early. */
  readonly reason?: Maybe<Scalars['String']['output']>;
};

export type PredictionEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: PredictionRecord;
};

export type PredictionConnection = {
  readonly edges: ReadonlyArray<PredictionEdge>;
  readonly pageInfo: PageInfo;
};

export type OutcomeEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: OutcomeRecord;
};

export type OutcomeConnection = {
  readonly edges: ReadonlyArray<OutcomeEdge>;
  readonly pageInfo: PageInfo;
};

export type AccessEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Access;
};

export type AccessConnection = {
  readonly edges: ReadonlyArray<AccessEdge>;
  readonly pageInfo: PageInfo;
};

export type AlertEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Alert;
};

export type AlertConnection = {
  readonly edges: ReadonlyArray<AlertEdge>;
  readonly pageInfo: PageInfo;
};

/** The OpenLineage events that the fact was put together from, by Proofline itself. */
export type ToldByRecord = {
  /** Key of the runEvent. */
  readonly runEvent?: Maybe<Scalars['ID']['output']>;
};

/** What the run read. */
export type ReadRecord = {
  /** Key of the sourceTable. */
  readonly sourceTable?: Maybe<Scalars['ID']['output']>;
  /** Key of the datasetVersion. */
  readonly datasetVersion?: Maybe<Scalars['ID']['output']>;
  /** Start of the range of data that was read, inclusive. */
  readonly dateFrom?: Maybe<Scalars['DateTime']['output']>;
  /** End of that range, exclusive. */
  readonly dateTo?: Maybe<Scalars['DateTime']['output']>;
  /** The table's snapshot or version that was read. */
  readonly snapshot?: Maybe<Scalars['String']['output']>;
  /** The condition on the rows that were read. */
  readonly filter?: Maybe<Scalars['String']['output']>;
  /** How many rows were read. */
  readonly rowCount?: Maybe<Scalars['SafeInt']['output']>;
  /** The version was inferred, not stated by the job: it may not be the data that was read. */
  readonly inferred?: Maybe<Scalars['Boolean']['output']>;
};

/** The data it used. */
export type TrainedOnRecord = {
  /** Key of the datasetVersion. */
  readonly datasetVersion?: Maybe<Scalars['ID']['output']>;
  /** What the dataset was used for. */
  readonly role?: Maybe<DatasetRole>;
  /** The version was inferred, not stated by the job: it may not be the data that was used. */
  readonly inferred?: Maybe<Scalars['Boolean']['output']>;
};

/** The run's fact, which says less. */
export type SupplementedRunRecord = {
  /** Key of the transformation. */
  readonly transformation?: Maybe<Scalars['ID']['output']>;
  /** Key of the trainingRun. */
  readonly trainingRun?: Maybe<Scalars['ID']['output']>;
};

/** The references among them, which a trail follows beside the original ones. */
export type CorrectedReferenceRecord = {
  /** Key of the sourceTable. */
  readonly sourceTable?: Maybe<Scalars['ID']['output']>;
  /** Key of the transformation. */
  readonly transformation?: Maybe<Scalars['ID']['output']>;
  /** Key of the datasetVersion. */
  readonly datasetVersion?: Maybe<Scalars['ID']['output']>;
  /** Key of the trainingRun. */
  readonly trainingRun?: Maybe<Scalars['ID']['output']>;
  /** Key of the modelVersion. */
  readonly modelVersion?: Maybe<Scalars['ID']['output']>;
  /** Key of the approval. */
  readonly approval?: Maybe<Scalars['ID']['output']>;
  /** Key of the stageTransition. */
  readonly stageTransition?: Maybe<Scalars['ID']['output']>;
  /** Key of the deployment. */
  readonly deployment?: Maybe<Scalars['ID']['output']>;
  /** The field of the fact that the reference is right for. */
  readonly field?: Maybe<Scalars['String']['output']>;
  /** Start of the range of data that was read, inclusive. */
  readonly dateFrom?: Maybe<Scalars['DateTime']['output']>;
  /** End of that range, exclusive. */
  readonly dateTo?: Maybe<Scalars['DateTime']['output']>;
  /** The table's snapshot or version that was read. */
  readonly snapshot?: Maybe<Scalars['String']['output']>;
  /** The condition on the rows that were read. */
  readonly filter?: Maybe<Scalars['String']['output']>;
  /** How many rows were read. */
  readonly rowCount?: Maybe<Scalars['SafeInt']['output']>;
  /** The version was inferred, not stated by the job: it may not be the data that was read. */
  readonly inferred?: Maybe<Scalars['Boolean']['output']>;
  /** What the dataset was used for. */
  readonly role?: Maybe<DatasetRole>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AccessFilter: AccessFilter;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  AlertFilter: AlertFilter;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ComparedState: ComparedState;
  Difference: ResolverTypeWrapper<Difference>;
  Comparison: ResolverTypeWrapper<TrailComparison>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  TimeRange: TimeRange;
  GapCount: ResolverTypeWrapper<GapCount>;
  MissingSequence: ResolverTypeWrapper<MissingSequence>;
  Coverage: ResolverTypeWrapper<ModelCoverage>;
  Interval: ResolverTypeWrapper<Interval>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  GroupRates: ResolverTypeWrapper<GroupRates>;
  FairnessBucket: ResolverTypeWrapper<FairnessBucket>;
  Drift: ResolverTypeWrapper<Drift>;
  Fairness: ResolverTypeWrapper<Fairness>;
  Fsck: ResolverTypeWrapper<Fsck>;
  FsckProgress: ResolverTypeWrapper<FsckProgress>;
  FsckResult: ResolverTypeWrapper<FsckResult>;
  LogVerdict: LogVerdict;
  FsckFinding: ResolverTypeWrapper<FsckFinding>;
  FsckEdge: ResolverTypeWrapper<FsckEdge>;
  Gate: ResolverTypeWrapper<ModelVersionGate>;
  KindCount: ResolverTypeWrapper<KindCount>;
  Impact: ResolverTypeWrapper<FactImpact>;
  PendingInference: ResolverTypeWrapper<PendingInference>;
  PendingInferenceEdge: ResolverTypeWrapper<PendingInferenceEdge>;
  PendingInferenceConnection: ResolverTypeWrapper<PendingInferenceConnection>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Direction: Direction;
  FactRef: ResolverTypeWrapper<FactRef>;
  LineageNode: ResolverTypeWrapper<LineageNode>;
  LineageEdge: ResolverTypeWrapper<LineageEdge>;
  LineageGraph: ResolverTypeWrapper<LineageGraph>;
  ServedModel: ResolverTypeWrapper<ServedModel>;
  Checkpoint: ResolverTypeWrapper<Checkpoint>;
  InclusionProof: ResolverTypeWrapper<InclusionProof>;
  ConsistencyProof: ResolverTypeWrapper<ConsistencyProof>;
  ProofEntry: ResolverTypeWrapper<ProofEntry>;
  ReportProof: ResolverTypeWrapper<ReportProof>;
  WitnessedCheckpoint: ResolverTypeWrapper<WitnessedCheckpoint>;
  TimestampedCheckpoint: ResolverTypeWrapper<TimestampedCheckpoint>;
  AsOf: AsOf;
  ModelCard: ResolverTypeWrapper<ProvableCard>;
  ModelCardFormat: ModelCardFormat;
  Column: ResolverTypeWrapper<Column>;
  ColumnEdge: ResolverTypeWrapper<ColumnEdge>;
  ColumnLineage: ResolverTypeWrapper<ColumnLineage>;
  PendingRun: ResolverTypeWrapper<PendingRun>;
  PendingRunEdge: ResolverTypeWrapper<PendingRunEdge>;
  PendingRunConnection: ResolverTypeWrapper<PendingRunConnection>;
  OutcomeFilter: OutcomeFilter;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PredictionFilter: PredictionFilter;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  SHA256: ResolverTypeWrapper<Scalars['SHA256']['output']>;
  Receipt: ResolverTypeWrapper<Receipt>;
  Answer: ResolverTypeWrapper<Answer>;
  Answers: ResolverTypeWrapper<Answers>;
  Severity: Severity;
  GapCode: GapCode;
  Gap: ResolverTypeWrapper<Gap>;
  Verdict: Verdict;
  Completeness: ResolverTypeWrapper<Completeness>;
  Policy: ResolverTypeWrapper<Policy>;
  LateMinutes: ResolverTypeWrapper<LateMinutes>;
  CodeSeverity: ResolverTypeWrapper<CodeSeverity>;
  ReportFormat: ReportFormat;
  Encoding: Encoding;
  Document: ResolverTypeWrapper<Document>;
  AuditReport: ResolverTypeWrapper<ProvableReport>;
  Role: Role;
  SearchHit: ResolverTypeWrapper<SearchHit>;
  SearchEdge: ResolverTypeWrapper<SearchEdge>;
  SearchConnection: ResolverTypeWrapper<SearchConnection>;
  Viewer: ResolverTypeWrapper<Viewer>;
  FactKind: FactKind;
  SourceTableInput: SourceTableInput;
  TransformationInput: TransformationInput;
  DatasetVersionInput: DatasetVersionInput;
  TrainingRunInput: TrainingRunInput;
  ModelVersionInput: ModelVersionInput;
  ApprovalInput: ApprovalInput;
  StageTransitionInput: StageTransitionInput;
  DeploymentInput: DeploymentInput;
  RetirementInput: RetirementInput;
  PredictionInput: PredictionInput;
  OutcomeInput: OutcomeInput;
  ReviewInput: ReviewInput;
  AccessInput: AccessInput;
  AmendmentInput: AmendmentInput;
  ColumnInput: ColumnInput;
  ReadInput: ReadInput;
  ExclusionInput: ExclusionInput;
  ColumnOriginInput: ColumnOriginInput;
  MetricInput: MetricInput;
  TrainedOnInput: TrainedOnInput;
  FactRefInput: FactRefInput;
  FactInput: FactInput;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  SafeInt: ResolverTypeWrapper<Scalars['SafeInt']['output']>;
  ColumnRecord: ResolverTypeWrapper<ColumnRecord>;
  ExclusionRecord: ResolverTypeWrapper<ExclusionRecord>;
  ColumnOriginRecord: ResolverTypeWrapper<ColumnOriginRecord>;
  MetricRecord: ResolverTypeWrapper<MetricRecord>;
  DatasetRole: DatasetRole;
  Decision: Decision;
  ReviewDecision: ReviewDecision;
  RunEventType: RunEventType;
  Outcome: Outcome;
  SourceTableRecord: ResolverTypeWrapper<SourceTableRecord>;
  TransformationRecord: ResolverTypeWrapper<TransformationRecord>;
  DatasetVersionRecord: ResolverTypeWrapper<DatasetVersionRecord>;
  TrainingRunRecord: ResolverTypeWrapper<TrainingRunRecord>;
  ModelVersionRecord: ResolverTypeWrapper<ModelVersionRecord>;
  ApprovalRecord: ResolverTypeWrapper<ApprovalRecord>;
  StageTransitionRecord: ResolverTypeWrapper<StageTransitionRecord>;
  DeploymentRecord: ResolverTypeWrapper<DeploymentRecord>;
  RetirementRecord: ResolverTypeWrapper<RetirementRecord>;
  PredictionRecord: ResolverTypeWrapper<PredictionRecord>;
  OutcomeRecord: ResolverTypeWrapper<OutcomeRecord>;
  ReviewRecord: ResolverTypeWrapper<ReviewRecord>;
  RunEventRecord: ResolverTypeWrapper<RunEventRecord>;
  LateEventRecord: ResolverTypeWrapper<LateEventRecord>;
  Access: ResolverTypeWrapper<Access>;
  Alert: ResolverTypeWrapper<Alert>;
  AmendmentRecord: ResolverTypeWrapper<AmendmentRecord>;
  ErasureRecord: ResolverTypeWrapper<ErasureRecord>;
  KeyRotationRecord: ResolverTypeWrapper<KeyRotationRecord>;
  ArchivalRecord: ResolverTypeWrapper<ArchivalRecord>;
  PredictionEdge: ResolverTypeWrapper<PredictionEdge>;
  PredictionConnection: ResolverTypeWrapper<PredictionConnection>;
  OutcomeEdge: ResolverTypeWrapper<OutcomeEdge>;
  OutcomeConnection: ResolverTypeWrapper<OutcomeConnection>;
  AccessEdge: ResolverTypeWrapper<AccessEdge>;
  AccessConnection: ResolverTypeWrapper<AccessConnection>;
  AlertEdge: ResolverTypeWrapper<AlertEdge>;
  AlertConnection: ResolverTypeWrapper<AlertConnection>;
  ToldByRecord: ResolverTypeWrapper<ToldByRecord>;
  ReadRecord: ResolverTypeWrapper<ReadRecord>;
  TrainedOnRecord: ResolverTypeWrapper<TrainedOnRecord>;
  SupplementedRunRecord: ResolverTypeWrapper<SupplementedRunRecord>;
  CorrectedReferenceRecord: ResolverTypeWrapper<CorrectedReferenceRecord>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AccessFilter: AccessFilter;
  String: Scalars['String']['output'];
  AlertFilter: AlertFilter;
  Query: Record<PropertyKey, never>;
  Int: Scalars['Int']['output'];
  ID: Scalars['ID']['output'];
  Subscription: Record<PropertyKey, never>;
  Difference: Difference;
  Comparison: TrailComparison;
  Boolean: Scalars['Boolean']['output'];
  TimeRange: TimeRange;
  GapCount: GapCount;
  MissingSequence: MissingSequence;
  Coverage: ModelCoverage;
  Interval: Interval;
  Float: Scalars['Float']['output'];
  GroupRates: GroupRates;
  FairnessBucket: FairnessBucket;
  Drift: Drift;
  Fairness: Fairness;
  Fsck: Fsck;
  FsckProgress: FsckProgress;
  FsckResult: FsckResult;
  FsckFinding: FsckFinding;
  FsckEdge: FsckEdge;
  Gate: ModelVersionGate;
  KindCount: KindCount;
  Impact: FactImpact;
  PendingInference: PendingInference;
  PendingInferenceEdge: PendingInferenceEdge;
  PendingInferenceConnection: PendingInferenceConnection;
  Mutation: Record<PropertyKey, never>;
  FactRef: FactRef;
  LineageNode: LineageNode;
  LineageEdge: LineageEdge;
  LineageGraph: LineageGraph;
  ServedModel: ServedModel;
  Checkpoint: Checkpoint;
  InclusionProof: InclusionProof;
  ConsistencyProof: ConsistencyProof;
  ProofEntry: ProofEntry;
  ReportProof: ReportProof;
  WitnessedCheckpoint: WitnessedCheckpoint;
  TimestampedCheckpoint: TimestampedCheckpoint;
  AsOf: AsOf;
  ModelCard: ProvableCard;
  Column: Column;
  ColumnEdge: ColumnEdge;
  ColumnLineage: ColumnLineage;
  PendingRun: PendingRun;
  PendingRunEdge: PendingRunEdge;
  PendingRunConnection: PendingRunConnection;
  OutcomeFilter: OutcomeFilter;
  PageInfo: PageInfo;
  PredictionFilter: PredictionFilter;
  DateTime: Scalars['DateTime']['output'];
  SHA256: Scalars['SHA256']['output'];
  Receipt: Receipt;
  Answer: Answer;
  Answers: Answers;
  Gap: Gap;
  Completeness: Completeness;
  Policy: Policy;
  LateMinutes: LateMinutes;
  CodeSeverity: CodeSeverity;
  Document: Document;
  AuditReport: ProvableReport;
  SearchHit: SearchHit;
  SearchEdge: SearchEdge;
  SearchConnection: SearchConnection;
  Viewer: Viewer;
  SourceTableInput: SourceTableInput;
  TransformationInput: TransformationInput;
  DatasetVersionInput: DatasetVersionInput;
  TrainingRunInput: TrainingRunInput;
  ModelVersionInput: ModelVersionInput;
  ApprovalInput: ApprovalInput;
  StageTransitionInput: StageTransitionInput;
  DeploymentInput: DeploymentInput;
  RetirementInput: RetirementInput;
  PredictionInput: PredictionInput;
  OutcomeInput: OutcomeInput;
  ReviewInput: ReviewInput;
  AccessInput: AccessInput;
  AmendmentInput: AmendmentInput;
  ColumnInput: ColumnInput;
  ReadInput: ReadInput;
  ExclusionInput: ExclusionInput;
  ColumnOriginInput: ColumnOriginInput;
  MetricInput: MetricInput;
  TrainedOnInput: TrainedOnInput;
  FactRefInput: FactRefInput;
  FactInput: FactInput;
  JSON: Scalars['JSON']['output'];
  SafeInt: Scalars['SafeInt']['output'];
  ColumnRecord: ColumnRecord;
  ExclusionRecord: ExclusionRecord;
  ColumnOriginRecord: ColumnOriginRecord;
  MetricRecord: MetricRecord;
  SourceTableRecord: SourceTableRecord;
  TransformationRecord: TransformationRecord;
  DatasetVersionRecord: DatasetVersionRecord;
  TrainingRunRecord: TrainingRunRecord;
  ModelVersionRecord: ModelVersionRecord;
  ApprovalRecord: ApprovalRecord;
  StageTransitionRecord: StageTransitionRecord;
  DeploymentRecord: DeploymentRecord;
  RetirementRecord: RetirementRecord;
  PredictionRecord: PredictionRecord;
  OutcomeRecord: OutcomeRecord;
  ReviewRecord: ReviewRecord;
  RunEventRecord: RunEventRecord;
  LateEventRecord: LateEventRecord;
  Access: Access;
  Alert: Alert;
  AmendmentRecord: AmendmentRecord;
  ErasureRecord: ErasureRecord;
  KeyRotationRecord: KeyRotationRecord;
  ArchivalRecord: ArchivalRecord;
  PredictionEdge: PredictionEdge;
  PredictionConnection: PredictionConnection;
  OutcomeEdge: OutcomeEdge;
  OutcomeConnection: OutcomeConnection;
  AccessEdge: AccessEdge;
  AccessConnection: AccessConnection;
  AlertEdge: AlertEdge;
  AlertConnection: AlertConnection;
  ToldByRecord: ToldByRecord;
  ReadRecord: ReadRecord;
  TrainedOnRecord: TrainedOnRecord;
  SupplementedRunRecord: SupplementedRunRecord;
  CorrectedReferenceRecord: CorrectedReferenceRecord;
};

export type AllowDirectiveArgs = {
  roles: ReadonlyArray<Role>;
};

export type AllowDirectiveResolver<Result, Parent, ContextType = Context, Args = AllowDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  accesses?: Resolver<ResolversTypes['AccessConnection'], ParentType, ContextType, Partial<QueryAccessesArgs>>;
  alerts?: Resolver<ResolversTypes['AlertConnection'], ParentType, ContextType, Partial<QueryAlertsArgs>>;
  compare?: Resolver<ResolversTypes['Comparison'], ParentType, ContextType, RequireFields<QueryCompareArgs, 'kind' | 'a' | 'b'>>;
  coverage?: Resolver<ResolversTypes['Coverage'], ParentType, ContextType, Partial<QueryCoverageArgs>>;
  fairness?: Resolver<ResolversTypes['Fairness'], ParentType, ContextType, RequireFields<QueryFairnessArgs, 'modelVersion' | 'attribute' | 'positive'>>;
  fsck?: Resolver<ResolversTypes['Fsck'], ParentType, ContextType>;
  gate?: Resolver<ResolversTypes['Gate'], ParentType, ContextType, RequireFields<QueryGateArgs, 'modelVersion' | 'failOn'>>;
  impact?: Resolver<ResolversTypes['Impact'], ParentType, ContextType, RequireFields<QueryImpactArgs, 'kind' | 'key'>>;
  pendingInferences?: Resolver<ResolversTypes['PendingInferenceConnection'], ParentType, ContextType, Partial<QueryPendingInferencesArgs>>;
  lineage?: Resolver<ResolversTypes['LineageGraph'], ParentType, ContextType, RequireFields<QueryLineageArgs, 'kind' | 'key' | 'direction'>>;
  modelInProduction?: Resolver<ReadonlyArray<ResolversTypes['ServedModel']>, ParentType, ContextType, RequireFields<QueryModelInProductionArgs, 'model' | 'at' | 'environment'>>;
  checkpoint?: Resolver<ResolversTypes['Checkpoint'], ParentType, ContextType>;
  inclusionProof?: Resolver<ResolversTypes['InclusionProof'], ParentType, ContextType, RequireFields<QueryInclusionProofArgs, 'index'>>;
  consistencyProof?: Resolver<ResolversTypes['ConsistencyProof'], ParentType, ContextType, RequireFields<QueryConsistencyProofArgs, 'from' | 'to'>>;
  modelCard?: Resolver<ResolversTypes['ModelCard'], ParentType, ContextType, RequireFields<QueryModelCardArgs, 'modelVersion'>>;
  columnLineage?: Resolver<ResolversTypes['ColumnLineage'], ParentType, ContextType, RequireFields<QueryColumnLineageArgs, 'kind' | 'key' | 'column' | 'direction'>>;
  pendingRuns?: Resolver<ResolversTypes['PendingRunConnection'], ParentType, ContextType, Partial<QueryPendingRunsArgs>>;
  outcomes?: Resolver<ResolversTypes['OutcomeConnection'], ParentType, ContextType, Partial<QueryOutcomesArgs>>;
  predictions?: Resolver<ResolversTypes['PredictionConnection'], ParentType, ContextType, Partial<QueryPredictionsArgs>>;
  auditReport?: Resolver<ResolversTypes['AuditReport'], ParentType, ContextType, RequireFields<QueryAuditReportArgs, 'requestId'>>;
  search?: Resolver<ResolversTypes['SearchConnection'], ParentType, ContextType, RequireFields<QuerySearchArgs, 'text'>>;
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  alertRaised?: SubscriptionResolver<ResolversTypes['Alert'], "alertRaised", ParentType, ContextType>;
};

export type DifferenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Difference'] = ResolversParentTypes['Difference']> = {
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  a?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  b?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  aState?: Resolver<ResolversTypes['ComparedState'], ParentType, ContextType>;
  bState?: Resolver<ResolversTypes['ComparedState'], ParentType, ContextType>;
  facts?: Resolver<ReadonlyArray<ResolversTypes['FactRef']>, ParentType, ContextType>;
};

export type ComparisonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Comparison'] = ResolversParentTypes['Comparison']> = {
  kind?: Resolver<ResolversTypes['FactKind'], ParentType, ContextType>;
  a?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  b?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  differences?: Resolver<ReadonlyArray<ResolversTypes['Difference']>, ParentType, ContextType>;
  differenceCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  truncated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type GapCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GapCount'] = ResolversParentTypes['GapCount']> = {
  code?: Resolver<ResolversTypes['GapCode'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['Severity'], ParentType, ContextType>;
  predictions?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type MissingSequenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MissingSequence'] = ResolversParentTypes['MissingSequence']> = {
  deployment?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  servingNode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type CoverageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Coverage'] = ResolversParentTypes['Coverage']> = {
  predictions?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  gaps?: Resolver<ReadonlyArray<ResolversTypes['GapCount']>, ParentType, ContextType>;
  missing?: Resolver<ReadonlyArray<ResolversTypes['MissingSequence']>, ParentType, ContextType>;
  missingCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type IntervalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Interval'] = ResolversParentTypes['Interval']> = {
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  low?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  high?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type GroupRatesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GroupRates'] = ResolversParentTypes['GroupRates']> = {
  group?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  predictions?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  selected?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  outcomes?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  positives?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  truePositives?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  falsePositives?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  selectionRate?: Resolver<ResolversTypes['Interval'], ParentType, ContextType>;
  truePositiveRate?: Resolver<Maybe<ResolversTypes['Interval']>, ParentType, ContextType>;
  falsePositiveRate?: Resolver<Maybe<ResolversTypes['Interval']>, ParentType, ContextType>;
};

export type FairnessBucketResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FairnessBucket'] = ResolversParentTypes['FairnessBucket']> = {
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['GroupRates']>, ParentType, ContextType>;
};

export type DriftResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Drift'] = ResolversParentTypes['Drift']> = {
  feature?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  statistic?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  pValue?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  threshold?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  drifted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type FairnessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Fairness'] = ResolversParentTypes['Fairness']> = {
  attribute?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  predictions?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['GroupRates']>, ParentType, ContextType>;
  demographicParityDifference?: Resolver<ResolversTypes['Interval'], ParentType, ContextType>;
  demographicParityRatio?: Resolver<ResolversTypes['Interval'], ParentType, ContextType>;
  equalOpportunityDifference?: Resolver<Maybe<ResolversTypes['Interval']>, ParentType, ContextType>;
  equalizedOddsDifference?: Resolver<Maybe<ResolversTypes['Interval']>, ParentType, ContextType>;
  buckets?: Resolver<ReadonlyArray<ResolversTypes['FairnessBucket']>, ParentType, ContextType>;
  drift?: Resolver<ReadonlyArray<ResolversTypes['Drift']>, ParentType, ContextType>;
  notes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  seed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  replicates?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FsckResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Fsck'] = ResolversParentTypes['Fsck']> = {
  running?: Resolver<Maybe<ResolversTypes['FsckProgress']>, ParentType, ContextType>;
  last?: Resolver<Maybe<ResolversTypes['FsckResult']>, ParentType, ContextType>;
};

export type FsckProgressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FsckProgress'] = ResolversParentTypes['FsckProgress']> = {
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  checked?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  size?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  findingCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type FsckResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FsckResult'] = ResolversParentTypes['FsckResult']> = {
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  finishedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  size?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  log?: Resolver<ResolversTypes['LogVerdict'], ParentType, ContextType>;
  isWhole?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  findingCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  findings?: Resolver<ReadonlyArray<ResolversTypes['FsckFinding']>, ParentType, ContextType>;
};

export type FsckFindingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FsckFinding'] = ResolversParentTypes['FsckFinding']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  key?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  property?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  edge?: Resolver<Maybe<ResolversTypes['FsckEdge']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FsckEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FsckEdge'] = ResolversParentTypes['FsckEdge']> = {
  rel?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  key?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type GateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Gate'] = ResolversParentTypes['Gate']> = {
  modelVersion?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  environment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  failOn?: Resolver<ResolversTypes['Severity'], ParentType, ContextType>;
  passed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  blocking?: Resolver<ReadonlyArray<ResolversTypes['Gap']>, ParentType, ContextType>;
  truncated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  approvals?: Resolver<ReadonlyArray<ResolversTypes['ApprovalRecord']>, ParentType, ContextType>;
};

export type KindCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['KindCount'] = ResolversParentTypes['KindCount']> = {
  kind?: Resolver<ResolversTypes['FactKind'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type ImpactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Impact'] = ResolversParentTypes['Impact']> = {
  counts?: Resolver<ReadonlyArray<ResolversTypes['KindCount']>, ParentType, ContextType>;
  undated?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  transformations?: Resolver<ReadonlyArray<ResolversTypes['FactRef']>, ParentType, ContextType>;
  datasetVersions?: Resolver<ReadonlyArray<ResolversTypes['FactRef']>, ParentType, ContextType>;
  modelVersions?: Resolver<ReadonlyArray<ResolversTypes['FactRef']>, ParentType, ContextType>;
  deployments?: Resolver<ReadonlyArray<ResolversTypes['FactRef']>, ParentType, ContextType>;
  predictionCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  predictions?: Resolver<ResolversTypes['PredictionConnection'], ParentType, ContextType, Partial<ImpactPredictionsArgs>>;
};

export type PendingInferenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PendingInference'] = ResolversParentTypes['PendingInference']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  requestId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  deployment?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  hasRequest?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasResponse?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PendingInferenceEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PendingInferenceEdge'] = ResolversParentTypes['PendingInferenceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PendingInference'], ParentType, ContextType>;
};

export type PendingInferenceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PendingInferenceConnection'] = ResolversParentTypes['PendingInferenceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PendingInferenceEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  forgetPendingInferences?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType, RequireFields<MutationForgetPendingInferencesArgs, 'before'>>;
  erase?: Resolver<ResolversTypes['Receipt'], ParentType, ContextType, RequireFields<MutationEraseArgs, 'kind' | 'key' | 'reason'>>;
  recordFacts?: Resolver<ReadonlyArray<ResolversTypes['Receipt']>, ParentType, ContextType, RequireFields<MutationRecordFactsArgs, 'facts'>>;
  recordSourceTable?: Resolver<ResolversTypes['Receipt'], ParentType, ContextType, RequireFields<MutationRecordSourceTableArgs, 'input'>>;
  recordTransformation?: Resolver<ResolversTypes['Receipt'], ParentType, ContextType, RequireFields<MutationRecordTransformationArgs, 'input'>>;
  recordDatasetVersion?: Resolver<ResolversTypes['Receipt'], ParentType, ContextType, RequireFields<MutationRecordDatasetVersionArgs, 'input'>>;
  recordTrainingRun?: Resolver<ResolversTypes['Receipt'], ParentType, ContextType, RequireFields<MutationRecordTrainingRunArgs, 'input'>>;
  recordModelVersion?: Resolver<ResolversTypes['Receipt'], ParentType, ContextType, RequireFields<MutationRecordModelVersionArgs, 'input'>>;
  recordApproval?: Resolver<ResolversTypes['Receipt'], ParentType, ContextType, RequireFields<MutationRecordApprovalArgs, 'input'>>;
  recordStageTransition?: Resolver<ResolversTypes['Receipt'], ParentType, ContextType, RequireFields<MutationRecordStageTransitionArgs, 'input'>>;
  recordDeployment?: Resolver<ResolversTypes['Receipt'], ParentType, ContextType, RequireFields<MutationRecordDeploymentArgs, 'input'>>;
  recordRetirement?: Resolver<ResolversTypes['Receipt'], ParentType, ContextType, RequireFields<MutationRecordRetirementArgs, 'input'>>;
  recordPrediction?: Resolver<ResolversTypes['Receipt'], ParentType, ContextType, RequireFields<MutationRecordPredictionArgs, 'input'>>;
  recordOutcome?: Resolver<ResolversTypes['Receipt'], ParentType, ContextType, RequireFields<MutationRecordOutcomeArgs, 'input'>>;
  recordReview?: Resolver<ResolversTypes['Receipt'], ParentType, ContextType, RequireFields<MutationRecordReviewArgs, 'input'>>;
  recordAccess?: Resolver<ResolversTypes['Receipt'], ParentType, ContextType, RequireFields<MutationRecordAccessArgs, 'input'>>;
  recordAmendment?: Resolver<ResolversTypes['Receipt'], ParentType, ContextType, RequireFields<MutationRecordAmendmentArgs, 'input'>>;
  recordPredictions?: Resolver<ReadonlyArray<ResolversTypes['Receipt']>, ParentType, ContextType, RequireFields<MutationRecordPredictionsArgs, 'inputs'>>;
  recordOutcomes?: Resolver<ReadonlyArray<ResolversTypes['Receipt']>, ParentType, ContextType, RequireFields<MutationRecordOutcomesArgs, 'inputs'>>;
};

export type FactRefResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FactRef'] = ResolversParentTypes['FactRef']> = {
  kind?: Resolver<ResolversTypes['FactKind'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type LineageNodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LineageNode'] = ResolversParentTypes['LineageNode']> = {
  kind?: Resolver<ResolversTypes['FactKind'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recorded?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  leafHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  properties?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type LineageEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LineageEdge'] = ResolversParentTypes['LineageEdge']> = {
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['FactRef'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['FactRef'], ParentType, ContextType>;
  properties?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  amendment?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  supersededBy?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type LineageGraphResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LineageGraph'] = ResolversParentTypes['LineageGraph']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['LineageNode']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['LineageEdge']>, ParentType, ContextType>;
  nodeCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  edgeCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  truncated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ServedModelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ServedModel'] = ResolversParentTypes['ServedModel']> = {
  modelVersion?: Resolver<ResolversTypes['FactRef'], ParentType, ContextType>;
  deployment?: Resolver<ResolversTypes['FactRef'], ParentType, ContextType>;
  environment?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type CheckpointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Checkpoint'] = ResolversParentTypes['Checkpoint']> = {
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  size?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  rootHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  verifierKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InclusionProofResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InclusionProof'] = ResolversParentTypes['InclusionProof']> = {
  index?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  size?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  hashes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  checkpoint?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ConsistencyProofResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConsistencyProof'] = ResolversParentTypes['ConsistencyProof']> = {
  from?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  hashes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProofEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProofEntry'] = ResolversParentTypes['ProofEntry']> = {
  kind?: Resolver<ResolversTypes['FactKind'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  index?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  entry?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sealed?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
};

export type ReportProofResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportProof'] = ResolversParentTypes['ReportProof']> = {
  checkpoint?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  verifierKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rotations?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  entries?: Resolver<ReadonlyArray<ResolversTypes['ProofEntry']>, ParentType, ContextType>;
  inclusions?: Resolver<ReadonlyArray<ResolversTypes['InclusionProof']>, ParentType, ContextType>;
  witnessed?: Resolver<ReadonlyArray<ResolversTypes['WitnessedCheckpoint']>, ParentType, ContextType>;
  timestamped?: Resolver<Maybe<ResolversTypes['TimestampedCheckpoint']>, ParentType, ContextType>;
};

export type WitnessedCheckpointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WitnessedCheckpoint'] = ResolversParentTypes['WitnessedCheckpoint']> = {
  checkpoint?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  consistency?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TimestampedCheckpointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TimestampedCheckpoint'] = ResolversParentTypes['TimestampedCheckpoint']> = {
  checkpoint?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  consistency?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ModelCardResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModelCard'] = ResolversParentTypes['ModelCard']> = {
  modelVersion?: Resolver<ResolversTypes['ModelVersionRecord'], ParentType, ContextType>;
  trainingRuns?: Resolver<ReadonlyArray<ResolversTypes['TrainingRunRecord']>, ParentType, ContextType>;
  datasetVersions?: Resolver<ReadonlyArray<ResolversTypes['DatasetVersionRecord']>, ParentType, ContextType>;
  transformations?: Resolver<ReadonlyArray<ResolversTypes['TransformationRecord']>, ParentType, ContextType>;
  sourceTables?: Resolver<ReadonlyArray<ResolversTypes['SourceTableRecord']>, ParentType, ContextType>;
  approvals?: Resolver<ReadonlyArray<ResolversTypes['ApprovalRecord']>, ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  deployments?: Resolver<ReadonlyArray<ResolversTypes['DeploymentRecord']>, ParentType, ContextType>;
  document?: Resolver<ResolversTypes['Document'], ParentType, ContextType, RequireFields<ModelCardDocumentArgs, 'format'>>;
};

export type ColumnResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Column'] = ResolversParentTypes['Column']> = {
  dataset?: Resolver<ResolversTypes['FactRef'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ColumnEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ColumnEdge'] = ResolversParentTypes['ColumnEdge']> = {
  from?: Resolver<ResolversTypes['Column'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Column'], ParentType, ContextType>;
  transformation?: Resolver<Maybe<ResolversTypes['FactRef']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  masked?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type ColumnLineageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ColumnLineage'] = ResolversParentTypes['ColumnLineage']> = {
  columns?: Resolver<ReadonlyArray<ResolversTypes['Column']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['ColumnEdge']>, ParentType, ContextType>;
  truncated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PendingRunResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PendingRun'] = ResolversParentTypes['PendingRun']> = {
  runId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  job?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastEvent?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastEventAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  events?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PendingRunEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PendingRunEdge'] = ResolversParentTypes['PendingRunEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PendingRun'], ParentType, ContextType>;
};

export type PendingRunConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PendingRunConnection'] = ResolversParentTypes['PendingRunConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PendingRunEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface Sha256ScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SHA256'], any> {
  name: 'SHA256';
}

export type ReceiptResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Receipt'] = ResolversParentTypes['Receipt']> = {
  kind?: Resolver<ResolversTypes['FactKind'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  index?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  leafHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  duplicate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  unrecorded?: Resolver<ReadonlyArray<ResolversTypes['FactRef']>, ParentType, ContextType>;
};

export type AnswerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Answer'] = ResolversParentTypes['Answer']> = {
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  facts?: Resolver<ReadonlyArray<ResolversTypes['FactRef']>, ParentType, ContextType>;
};

export type AnswersResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Answers'] = ResolversParentTypes['Answers']> = {
  whichModel?: Resolver<ResolversTypes['Answer'], ParentType, ContextType>;
  trainedOn?: Resolver<ResolversTypes['Answer'], ParentType, ContextType>;
  approvedBy?: Resolver<ResolversTypes['Answer'], ParentType, ContextType>;
  reviewedBy?: Resolver<ResolversTypes['Answer'], ParentType, ContextType>;
};

export type GapResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Gap'] = ResolversParentTypes['Gap']> = {
  code?: Resolver<ResolversTypes['GapCode'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['Severity'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['FactKind'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CompletenessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Completeness'] = ResolversParentTypes['Completeness']> = {
  verdict?: Resolver<ResolversTypes['Verdict'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  gaps?: Resolver<ReadonlyArray<ResolversTypes['Gap']>, ParentType, ContextType>;
  nodeCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  edgeCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  policy?: Resolver<ResolversTypes['Policy'], ParentType, ContextType>;
};

export type PolicyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Policy'] = ResolversParentTypes['Policy']> = {
  lateMinutes?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  lateMinutesByKind?: Resolver<ReadonlyArray<ResolversTypes['LateMinutes']>, ParentType, ContextType>;
  severities?: Resolver<ReadonlyArray<ResolversTypes['CodeSeverity']>, ParentType, ContextType>;
  changes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LateMinutesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LateMinutes'] = ResolversParentTypes['LateMinutes']> = {
  kind?: Resolver<ResolversTypes['FactKind'], ParentType, ContextType>;
  minutes?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type CodeSeverityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CodeSeverity'] = ResolversParentTypes['CodeSeverity']> = {
  code?: Resolver<ResolversTypes['GapCode'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['Severity'], ParentType, ContextType>;
};

export type DocumentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Document'] = ResolversParentTypes['Document']> = {
  mediaType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  encoding?: Resolver<ResolversTypes['Encoding'], ParentType, ContextType>;
  content?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AuditReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditReport'] = ResolversParentTypes['AuditReport']> = {
  requestId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  generatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  answers?: Resolver<ResolversTypes['Answers'], ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  graph?: Resolver<ResolversTypes['LineageGraph'], ParentType, ContextType>;
  prediction?: Resolver<ResolversTypes['PredictionRecord'], ParentType, ContextType>;
  deployment?: Resolver<Maybe<ResolversTypes['DeploymentRecord']>, ParentType, ContextType>;
  modelVersion?: Resolver<Maybe<ResolversTypes['ModelVersionRecord']>, ParentType, ContextType>;
  decisions?: Resolver<ReadonlyArray<ResolversTypes['ApprovalRecord']>, ParentType, ContextType>;
  accesses?: Resolver<ResolversTypes['AccessConnection'], ParentType, ContextType, Partial<AuditReportAccessesArgs>>;
  proof?: Resolver<ResolversTypes['ReportProof'], ParentType, ContextType>;
  document?: Resolver<ResolversTypes['Document'], ParentType, ContextType, RequireFields<AuditReportDocumentArgs, 'format'>>;
  sourceTables?: Resolver<ReadonlyArray<ResolversTypes['SourceTableRecord']>, ParentType, ContextType>;
  transformations?: Resolver<ReadonlyArray<ResolversTypes['TransformationRecord']>, ParentType, ContextType>;
  datasetVersions?: Resolver<ReadonlyArray<ResolversTypes['DatasetVersionRecord']>, ParentType, ContextType>;
  trainingRuns?: Resolver<ReadonlyArray<ResolversTypes['TrainingRunRecord']>, ParentType, ContextType>;
  approvals?: Resolver<ReadonlyArray<ResolversTypes['ApprovalRecord']>, ParentType, ContextType>;
  stageTransitions?: Resolver<ReadonlyArray<ResolversTypes['StageTransitionRecord']>, ParentType, ContextType>;
  retirements?: Resolver<ReadonlyArray<ResolversTypes['RetirementRecord']>, ParentType, ContextType>;
  outcomes?: Resolver<ReadonlyArray<ResolversTypes['OutcomeRecord']>, ParentType, ContextType>;
  reviews?: Resolver<ReadonlyArray<ResolversTypes['ReviewRecord']>, ParentType, ContextType>;
  lateEvents?: Resolver<ReadonlyArray<ResolversTypes['LateEventRecord']>, ParentType, ContextType>;
  amendments?: Resolver<ReadonlyArray<ResolversTypes['AmendmentRecord']>, ParentType, ContextType>;
  erasures?: Resolver<ReadonlyArray<ResolversTypes['ErasureRecord']>, ParentType, ContextType>;
};

export type SearchHitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchHit'] = ResolversParentTypes['SearchHit']> = {
  kind?: Resolver<ResolversTypes['FactKind'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  snippet?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type SearchEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchEdge'] = ResolversParentTypes['SearchEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SearchHit'], ParentType, ContextType>;
};

export type SearchConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchConnection'] = ResolversParentTypes['SearchConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SearchEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  principal?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['Role']>, ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export interface SafeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SafeInt'], any> {
  name: 'SafeInt';
}

export type ColumnRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ColumnRecord'] = ResolversParentTypes['ColumnRecord']> = {
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  personal?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type ExclusionRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExclusionRecord'] = ResolversParentTypes['ExclusionRecord']> = {
  rule?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rowCount?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
};

export type ColumnOriginRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ColumnOriginRecord'] = ResolversParentTypes['ColumnOriginRecord']> = {
  column?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sourceTable?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  datasetVersion?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  fromColumn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  masked?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type MetricRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MetricRecord'] = ResolversParentTypes['MetricRecord']> = {
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  datasetVersion?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  slice?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SourceTableRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceTableRecord'] = ResolversParentTypes['SourceTableRecord']> = {
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  leafHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  recordedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  columns?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ColumnRecord']>>, ParentType, ContextType>;
  system?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  toldBy?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ToldByRecord']>>, ParentType, ContextType>;
};

export type TransformationRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransformationRecord'] = ResolversParentTypes['TransformationRecord']> = {
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  leafHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  recordedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  gitCommit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  repository?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  codeSha256?: Resolver<Maybe<ResolversTypes['SHA256']>, ParentType, ContextType>;
  uncommitted?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  runBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reads?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ReadRecord']>>, ParentType, ContextType>;
  exclusions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ExclusionRecord']>>, ParentType, ContextType>;
  toldBy?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ToldByRecord']>>, ParentType, ContextType>;
};

export type DatasetVersionRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DatasetVersionRecord'] = ResolversParentTypes['DatasetVersionRecord']> = {
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  leafHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  recordedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sha256?: Resolver<Maybe<ResolversTypes['SHA256']>, ParentType, ContextType>;
  rowCount?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  uri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  columns?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ColumnRecord']>>, ParentType, ContextType>;
  columnLineage?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ColumnOriginRecord']>>, ParentType, ContextType>;
  writtenBy?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  inferred?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  toldBy?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ToldByRecord']>>, ParentType, ContextType>;
};

export type TrainingRunRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TrainingRunRecord'] = ResolversParentTypes['TrainingRunRecord']> = {
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  leafHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  recordedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  gitCommit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  repository?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  uncommitted?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hyperparameters?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  metrics?: Resolver<Maybe<ReadonlyArray<ResolversTypes['MetricRecord']>>, ParentType, ContextType>;
  triggeredBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  framework?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  trainedOn?: Resolver<Maybe<ReadonlyArray<ResolversTypes['TrainedOnRecord']>>, ParentType, ContextType>;
  toldBy?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ToldByRecord']>>, ParentType, ContextType>;
};

export type ModelVersionRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModelVersionRecord'] = ResolversParentTypes['ModelVersionRecord']> = {
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  leafHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  recordedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  artifactSha256?: Resolver<Maybe<ResolversTypes['SHA256']>, ParentType, ContextType>;
  producedBy?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  framework?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  artifactUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  intendedUse?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  limitations?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  toldBy?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ToldByRecord']>>, ParentType, ContextType>;
};

export type ApprovalRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApprovalRecord'] = ResolversParentTypes['ApprovalRecord']> = {
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  leafHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  recordedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  modelVersion?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  approver?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  decision?: Resolver<Maybe<ResolversTypes['Decision']>, ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  conditions?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type StageTransitionRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StageTransitionRecord'] = ResolversParentTypes['StageTransitionRecord']> = {
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  leafHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  recordedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  modelVersion?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  fromStage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  toStage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  performedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  approval?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type DeploymentRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeploymentRecord'] = ResolversParentTypes['DeploymentRecord']> = {
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  leafHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  recordedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  modelVersion?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  environment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endpoint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  servingNodes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  stageTransition?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type RetirementRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetirementRecord'] = ResolversParentTypes['RetirementRecord']> = {
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  leafHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  recordedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  deployment?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  performedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type PredictionRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PredictionRecord'] = ResolversParentTypes['PredictionRecord']> = {
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  requestId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  leafHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  recordedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  deployment?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  modelVersion?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  artifactSha256?: Resolver<Maybe<ResolversTypes['SHA256']>, ParentType, ContextType>;
  features?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  prediction?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  timestamp?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  servingNode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  groups?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  explanation?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  threshold?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  sequence?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
};

export type OutcomeRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutcomeRecord'] = ResolversParentTypes['OutcomeRecord']> = {
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  leafHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  recordedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  prediction?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  actual?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ReviewRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReviewRecord'] = ResolversParentTypes['ReviewRecord']> = {
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  leafHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  recordedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  prediction?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  reviewer?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  decision?: Resolver<Maybe<ResolversTypes['ReviewDecision']>, ParentType, ContextType>;
  finalDecision?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type RunEventRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RunEventRecord'] = ResolversParentTypes['RunEventRecord']> = {
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  leafHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  recordedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  event?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['RunEventType']>, ParentType, ContextType>;
  runId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  eventType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  eventTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  producer?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LateEventRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LateEventRecord'] = ResolversParentTypes['LateEventRecord']> = {
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  leafHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  recordedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  run?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SupplementedRunRecord']>>, ParentType, ContextType>;
  event?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  says?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type AccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Access'] = ResolversParentTypes['Access']> = {
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  index?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  leafHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  recordedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  principal?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  operation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  facts?: Resolver<ReadonlyArray<ResolversTypes['FactRef']>, ParentType, ContextType>;
  named?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  factCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  factsSha256?: Resolver<Maybe<ResolversTypes['SHA256']>, ParentType, ContextType>;
  pageSize?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  requestSha256?: Resolver<Maybe<ResolversTypes['SHA256']>, ParentType, ContextType>;
  requestNonce?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userAgent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type AlertResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Alert'] = ResolversParentTypes['Alert']> = {
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  index?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  leafHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  recordedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  principal?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  evidence?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  accesses?: Resolver<ReadonlyArray<ResolversTypes['FactRef']>, ParentType, ContextType>;
};

export type AmendmentRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AmendmentRecord'] = ResolversParentTypes['AmendmentRecord']> = {
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  leafHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  recordedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['FactKind']>, ParentType, ContextType>;
  fact?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  correction?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  corrects?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  references?: Resolver<Maybe<ReadonlyArray<ResolversTypes['CorrectedReferenceRecord']>>, ParentType, ContextType>;
};

export type ErasureRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ErasureRecord'] = ResolversParentTypes['ErasureRecord']> = {
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  leafHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  recordedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['FactKind']>, ParentType, ContextType>;
  fact?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  performedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type KeyRotationRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['KeyRotationRecord'] = ResolversParentTypes['KeyRotationRecord']> = {
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  leafHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  recordedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  after?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  performedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  statement?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ArchivalRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ArchivalRecord'] = ResolversParentTypes['ArchivalRecord']> = {
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  leafHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  recordedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sha256?: Resolver<Maybe<ResolversTypes['SHA256']>, ParentType, ContextType>;
  predictions?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  firstIndex?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  lastIndex?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  keptSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  period?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  performedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PredictionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PredictionEdge'] = ResolversParentTypes['PredictionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PredictionRecord'], ParentType, ContextType>;
};

export type PredictionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PredictionConnection'] = ResolversParentTypes['PredictionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PredictionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OutcomeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutcomeEdge'] = ResolversParentTypes['OutcomeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['OutcomeRecord'], ParentType, ContextType>;
};

export type OutcomeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutcomeConnection'] = ResolversParentTypes['OutcomeConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['OutcomeEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AccessEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccessEdge'] = ResolversParentTypes['AccessEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Access'], ParentType, ContextType>;
};

export type AccessConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccessConnection'] = ResolversParentTypes['AccessConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AccessEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AlertEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlertEdge'] = ResolversParentTypes['AlertEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Alert'], ParentType, ContextType>;
};

export type AlertConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlertConnection'] = ResolversParentTypes['AlertConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AlertEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ToldByRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ToldByRecord'] = ResolversParentTypes['ToldByRecord']> = {
  runEvent?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type ReadRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReadRecord'] = ResolversParentTypes['ReadRecord']> = {
  sourceTable?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  datasetVersion?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  dateFrom?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dateTo?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  snapshot?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  filter?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rowCount?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  inferred?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type TrainedOnRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TrainedOnRecord'] = ResolversParentTypes['TrainedOnRecord']> = {
  datasetVersion?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['DatasetRole']>, ParentType, ContextType>;
  inferred?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type SupplementedRunRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SupplementedRunRecord'] = ResolversParentTypes['SupplementedRunRecord']> = {
  transformation?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  trainingRun?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type CorrectedReferenceRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CorrectedReferenceRecord'] = ResolversParentTypes['CorrectedReferenceRecord']> = {
  sourceTable?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  transformation?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  datasetVersion?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  trainingRun?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  modelVersion?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  approval?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  stageTransition?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  deployment?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  field?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dateFrom?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dateTo?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  snapshot?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  filter?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rowCount?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  inferred?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['DatasetRole']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Query?: QueryResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Difference?: DifferenceResolvers<ContextType>;
  Comparison?: ComparisonResolvers<ContextType>;
  GapCount?: GapCountResolvers<ContextType>;
  MissingSequence?: MissingSequenceResolvers<ContextType>;
  Coverage?: CoverageResolvers<ContextType>;
  Interval?: IntervalResolvers<ContextType>;
  GroupRates?: GroupRatesResolvers<ContextType>;
  FairnessBucket?: FairnessBucketResolvers<ContextType>;
  Drift?: DriftResolvers<ContextType>;
  Fairness?: FairnessResolvers<ContextType>;
  Fsck?: FsckResolvers<ContextType>;
  FsckProgress?: FsckProgressResolvers<ContextType>;
  FsckResult?: FsckResultResolvers<ContextType>;
  FsckFinding?: FsckFindingResolvers<ContextType>;
  FsckEdge?: FsckEdgeResolvers<ContextType>;
  Gate?: GateResolvers<ContextType>;
  KindCount?: KindCountResolvers<ContextType>;
  Impact?: ImpactResolvers<ContextType>;
  PendingInference?: PendingInferenceResolvers<ContextType>;
  PendingInferenceEdge?: PendingInferenceEdgeResolvers<ContextType>;
  PendingInferenceConnection?: PendingInferenceConnectionResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  FactRef?: FactRefResolvers<ContextType>;
  LineageNode?: LineageNodeResolvers<ContextType>;
  LineageEdge?: LineageEdgeResolvers<ContextType>;
  LineageGraph?: LineageGraphResolvers<ContextType>;
  ServedModel?: ServedModelResolvers<ContextType>;
  Checkpoint?: CheckpointResolvers<ContextType>;
  InclusionProof?: InclusionProofResolvers<ContextType>;
  ConsistencyProof?: ConsistencyProofResolvers<ContextType>;
  ProofEntry?: ProofEntryResolvers<ContextType>;
  ReportProof?: ReportProofResolvers<ContextType>;
  WitnessedCheckpoint?: WitnessedCheckpointResolvers<ContextType>;
  TimestampedCheckpoint?: TimestampedCheckpointResolvers<ContextType>;
  ModelCard?: ModelCardResolvers<ContextType>;
  Column?: ColumnResolvers<ContextType>;
  ColumnEdge?: ColumnEdgeResolvers<ContextType>;
  ColumnLineage?: ColumnLineageResolvers<ContextType>;
  PendingRun?: PendingRunResolvers<ContextType>;
  PendingRunEdge?: PendingRunEdgeResolvers<ContextType>;
  PendingRunConnection?: PendingRunConnectionResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  SHA256?: GraphQLScalarType;
  Receipt?: ReceiptResolvers<ContextType>;
  Answer?: AnswerResolvers<ContextType>;
  Answers?: AnswersResolvers<ContextType>;
  Gap?: GapResolvers<ContextType>;
  Completeness?: CompletenessResolvers<ContextType>;
  Policy?: PolicyResolvers<ContextType>;
  LateMinutes?: LateMinutesResolvers<ContextType>;
  CodeSeverity?: CodeSeverityResolvers<ContextType>;
  Document?: DocumentResolvers<ContextType>;
  AuditReport?: AuditReportResolvers<ContextType>;
  SearchHit?: SearchHitResolvers<ContextType>;
  SearchEdge?: SearchEdgeResolvers<ContextType>;
  SearchConnection?: SearchConnectionResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  SafeInt?: GraphQLScalarType;
  ColumnRecord?: ColumnRecordResolvers<ContextType>;
  ExclusionRecord?: ExclusionRecordResolvers<ContextType>;
  ColumnOriginRecord?: ColumnOriginRecordResolvers<ContextType>;
  MetricRecord?: MetricRecordResolvers<ContextType>;
  SourceTableRecord?: SourceTableRecordResolvers<ContextType>;
  TransformationRecord?: TransformationRecordResolvers<ContextType>;
  DatasetVersionRecord?: DatasetVersionRecordResolvers<ContextType>;
  TrainingRunRecord?: TrainingRunRecordResolvers<ContextType>;
  ModelVersionRecord?: ModelVersionRecordResolvers<ContextType>;
  ApprovalRecord?: ApprovalRecordResolvers<ContextType>;
  StageTransitionRecord?: StageTransitionRecordResolvers<ContextType>;
  DeploymentRecord?: DeploymentRecordResolvers<ContextType>;
  RetirementRecord?: RetirementRecordResolvers<ContextType>;
  PredictionRecord?: PredictionRecordResolvers<ContextType>;
  OutcomeRecord?: OutcomeRecordResolvers<ContextType>;
  ReviewRecord?: ReviewRecordResolvers<ContextType>;
  RunEventRecord?: RunEventRecordResolvers<ContextType>;
  LateEventRecord?: LateEventRecordResolvers<ContextType>;
  Access?: AccessResolvers<ContextType>;
  Alert?: AlertResolvers<ContextType>;
  AmendmentRecord?: AmendmentRecordResolvers<ContextType>;
  ErasureRecord?: ErasureRecordResolvers<ContextType>;
  KeyRotationRecord?: KeyRotationRecordResolvers<ContextType>;
  ArchivalRecord?: ArchivalRecordResolvers<ContextType>;
  PredictionEdge?: PredictionEdgeResolvers<ContextType>;
  PredictionConnection?: PredictionConnectionResolvers<ContextType>;
  OutcomeEdge?: OutcomeEdgeResolvers<ContextType>;
  OutcomeConnection?: OutcomeConnectionResolvers<ContextType>;
  AccessEdge?: AccessEdgeResolvers<ContextType>;
  AccessConnection?: AccessConnectionResolvers<ContextType>;
  AlertEdge?: AlertEdgeResolvers<ContextType>;
  AlertConnection?: AlertConnectionResolvers<ContextType>;
  ToldByRecord?: ToldByRecordResolvers<ContextType>;
  ReadRecord?: ReadRecordResolvers<ContextType>;
  TrainedOnRecord?: TrainedOnRecordResolvers<ContextType>;
  SupplementedRunRecord?: SupplementedRunRecordResolvers<ContextType>;
  CorrectedReferenceRecord?: CorrectedReferenceRecordResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  allow?: AllowDirectiveResolver<any, any, ContextType>;
};
