// Generated from src/facts/kinds/ by `npm run generate`. Do not edit.
import type {
  SourceTableInput,
  TransformationInput,
  DatasetVersionInput,
  TrainingRunInput,
  ModelVersionInput,
  ApprovalInput,
  StageTransitionInput,
  DeploymentInput,
  RetirementInput,
  PredictionInput,
  OutcomeInput,
  ReviewInput,
  AccessInput,
  AmendmentInput,
} from "./inputs.js";

/** The input of each kind of fact. */
export interface Inputs {
  readonly SourceTable: SourceTableInput;
  readonly Transformation: TransformationInput;
  readonly DatasetVersion: DatasetVersionInput;
  readonly TrainingRun: TrainingRunInput;
  readonly ModelVersion: ModelVersionInput;
  readonly Approval: ApprovalInput;
  readonly StageTransition: StageTransitionInput;
  readonly Deployment: DeploymentInput;
  readonly Retirement: RetirementInput;
  readonly Prediction: PredictionInput;
  readonly Outcome: OutcomeInput;
  readonly Review: ReviewInput;
  readonly Access: AccessInput;
  readonly Amendment: AmendmentInput;
}
export type RecordableKind = keyof Inputs;

/** What `recordFacts` calls each kind, and the field that has its key. */
export const KINDS: { readonly [K in RecordableKind]: { readonly member: string; readonly key: string } } = {
  SourceTable: { member: "sourceTable", key: "key" },
  Transformation: { member: "transformation", key: "key" },
  DatasetVersion: { member: "datasetVersion", key: "key" },
  TrainingRun: { member: "trainingRun", key: "key" },
  ModelVersion: { member: "modelVersion", key: "key" },
  Approval: { member: "approval", key: "key" },
  StageTransition: { member: "stageTransition", key: "key" },
  Deployment: { member: "deployment", key: "key" },
  Retirement: { member: "retirement", key: "key" },
  Prediction: { member: "prediction", key: "requestId" },
  Outcome: { member: "outcome", key: "key" },
  Review: { member: "review", key: "key" },
  Access: { member: "access", key: "key" },
  Amendment: { member: "amendment", key: "key" },
};

/** A method for each kind. */
export abstract class Facts {
  /** Logs a fact of a kind, and returns its key. */
  abstract record<K extends RecordableKind>(kind: K, input: Inputs[K]): string;

  /** A table outside, with its owner and schema. Returns its key. */
  sourceTable(input: SourceTableInput): string {
    return this.record("SourceTable", input);
  }

  /** One execution of a job that reads tables or datasets and writes datasets. Returns its key. */
  transformation(input: TransformationInput): string {
    return this.record("Transformation", input);
  }

  /** An immutable version of a dataset. Returns its key. */
  datasetVersion(input: DatasetVersionInput): string {
    return this.record("DatasetVersion", input);
  }

  /** One training job. Returns its key. */
  trainingRun(input: TrainingRunInput): string {
    return this.record("TrainingRun", input);
  }

  /** A version of a model in the registry. Returns its key. */
  modelVersion(input: ModelVersionInput): string {
    return this.record("ModelVersion", input);
  }

  /** A person's decision on a model version: approved or rejected. Returns its key. */
  approval(input: ApprovalInput): string {
    return this.record("Approval", input);
  }

  /** A model version's move from one stage to another, as from Staging to Production. Returns its key. */
  stageTransition(input: StageTransitionInput): string {
    return this.record("StageTransition", input);
  }

  /** A model version serving predictions in an environment. Returns its key. */
  deployment(input: DeploymentInput): string {
    return this.record("Deployment", input);
  }

  /** The end of a deployment. Returns its key. */
  retirement(input: RetirementInput): string {
    return this.record("Retirement", input);
  }

  /** One answer of a model to one request. Returns its key. */
  prediction(input: PredictionInput): string {
    return this.record("Prediction", input);
  }

  /** What turned out to be true of one prediction, once it is known. Returns its key. */
  outcome(input: OutcomeInput): string {
    return this.record("Outcome", input);
  }

  /** A person looked at one prediction, and let it stand or decided otherwise. Returns its key. */
  review(input: ReviewInput): string {
    return this.record("Review", input);
  }

  /** One access to audited data: of Proofline itself, or of another system that reported it. Returns its key. */
  access(input: AccessInput): string {
    return this.record("Access", input);
  }

  /** A correction of a fact. The original stays, and both are shown. Returns its key. */
  amendment(input: AmendmentInput): string {
    return this.record("Amendment", input);
  }
}
