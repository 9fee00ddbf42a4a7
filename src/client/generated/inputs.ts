export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
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
  DateTime: { input: string | Date; output: string | Date; }
  /** 64 lower-case hex digits; an optional "sha256:" prefix is accepted. */
  SHA256: { input: string; output: string; }
  JSON: { input: unknown; output: unknown; }
  SafeInt: { input: number; output: number; }
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

/** Whether it was allowed. */
export type Outcome =
  | 'ALLOWED'
  | 'DENIED';
