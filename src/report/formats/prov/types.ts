import type { FactKind, FactRef } from "../../../facts/kind.js";

/**
 * What a fact of each kind is in PROV-DM (sections 5.1.1 and 5.1.2): a thing, or something that happened. An amendment or an
 * erasure is what somebody did, and a deployment serves for a time.
 */
export const PROV_TYPES = {
  SourceTable: "entity",
  Transformation: "activity",
  DatasetVersion: "entity",
  TrainingRun: "activity",
  ModelVersion: "entity",
  Approval: "activity",
  StageTransition: "activity",
  Deployment: "activity",
  Retirement: "activity",
  Prediction: "entity",
  Outcome: "entity",
  Review: "activity",
  RunEvent: "entity",
  LateEvent: "entity",
  Access: "activity",
  Alert: "entity",
  Amendment: "activity",
  Erasure: "activity",
  KeyRotation: "activity",
  Archival: "activity",
} as const satisfies Record<FactKind, "entity" | "activity">;

/** A relation of PROV-DM, and under which attributes it names effect and cause. */
interface Relation {
  readonly name: string;
  readonly effect: string;
  readonly cause: string;
}

const RELATIONS = {
  entity: {
    entity: { name: "wasDerivedFrom", effect: "prov:generatedEntity", cause: "prov:usedEntity" },
    activity: { name: "wasGeneratedBy", effect: "prov:entity", cause: "prov:activity" },
  },
  activity: {
    entity: { name: "used", effect: "prov:activity", cause: "prov:entity" },
    activity: { name: "wasInformedBy", effect: "prov:informed", cause: "prov:informant" },
  },
} as const satisfies Record<string, Record<string, Relation>>;

/** The relation by which an effect rests on its cause: PROV's relations lead that way, too. */
export const relationOf = (effect: FactRef, cause: FactRef): Relation =>
  RELATIONS[PROV_TYPES[effect.kind]][PROV_TYPES[cause.kind]];
