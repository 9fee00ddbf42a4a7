import type { KindDescription, ValueOf } from "../description.js";
import { type Fields, isReference, type ReferenceField } from "../field.js";
import { FACT_KINDS, type FactKind } from "../kind.js";
import type { Role } from "../role.js";
import { Access } from "./access.js";
import { Alert } from "./alert.js";
import { Amendment } from "./amendment.js";
import { Approval } from "./approval.js";
import { Archival } from "./archival.js";
import { DatasetVersion } from "./datasetVersion.js";
import { Deployment } from "./deployment.js";
import { Erasure } from "./erasure.js";
import { KeyRotation } from "./keyRotation.js";
import { LateEvent } from "./lateEvent.js";
import { ModelVersion } from "./modelVersion.js";
import { Outcome } from "./outcome.js";
import { Prediction } from "./prediction.js";
import { Retirement } from "./retirement.js";
import { Review } from "./review.js";
import { RunEvent } from "./runEvent.js";
import { SourceTable } from "./sourceTable.js";
import { StageTransition } from "./stageTransition.js";
import { TrainingRun } from "./trainingRun.js";
import { Transformation } from "./transformation.js";

const kinds = {
  SourceTable,
  Transformation,
  DatasetVersion,
  TrainingRun,
  ModelVersion,
  Approval,
  StageTransition,
  Deployment,
  Retirement,
  Prediction,
  Outcome,
  Review,
  RunEvent,
  LateEvent,
  Access,
  Alert,
  Amendment,
  Erasure,
  KeyRotation,
  Archival,
};

/** Every kind's description. A new kind is a file here, a line in this list and a name in FACT_KINDS. */
export const KINDS: { readonly [K in FactKind]: KindDescription<K> } = kinds;

/** Who may record facts of a kind: whoever has one of these roles. */
export function rolesFor(kind: FactKind): readonly Role[] {
  const { role } = KINDS[kind];
  return typeof role === "string" ? [role] : role;
}

const kindsThat = (has: (description: KindDescription) => boolean): readonly FactKind[] =>
  FACT_KINDS.filter((kind) => has(KINDS[kind]));

/** What the catalogue has, and whoever has the role READ may see. All other kinds are private. */
export const CATALOGUE = kindsThat(({ catalogue }) => catalogue === true);

/** What clients record by an input of its own. */
export const RECORDABLE = kindsThat(({ isRecordable }) => isRecordable);

/** What clients record in lists of its own, too. */
export const BATCHED = kindsThat(({ isBatched }) => isBatched === true);

/** What is shown in pages. */
export const PAGED = kindsThat(({ pages }) => pages !== undefined);

/** The kinds of a report's lists, by the name of the list. */
export type Sections = {
  readonly [K in FactKind as (typeof kinds)[K] extends { readonly section?: infer S extends string }
    ? S
    : never]: K;
};
export const SECTIONS = FACT_KINDS.flatMap((kind): { name: keyof Sections; kind: FactKind }[] => {
  const { section } = kinds[kind];
  return section === undefined ? [] : [{ name: section, kind }];
});

/** The relationship types of references that have something in their description, in the order of the kinds. */
const relsThat = (has: (field: ReferenceField) => boolean): ReadonlySet<string> =>
  new Set(
    FACT_KINDS.flatMap((kind) => Object.values(KINDS[kind].fields))
      .filter(isReference)
      .filter(has)
      .map(({ rel }) => rel),
  );

/** What the walk from an effect to its causes follows. */
export const CAUSAL_RELS = relsThat(({ isCausal }) => isCausal === true);

/** By what a fact outside a trail points at it, and so belongs into its report. */
export const POINTING_RELS = relsThat(({ isPointing }) => isPointing === true);

/** By what a fact says something of one of any kind that is recorded: what is right of it, or that its values were erased. */
export const CONCERNING_RELS = relsThat(({ type, isPointing }) => type === "anyRef" && isPointing === true);

/** Whether facts of a kind can only point at a trail, and are never a part of one. */
export const isBesideTrails = (kind: FactKind): boolean => {
  const references = Object.values(KINDS[kind].fields).filter(isReference);
  return references.some(({ isPointing }) => isPointing) && !references.some(({ isCausal }) => isCausal);
};

/** Something made of each kind. */
export function mapKinds<T>(make: (kind: FactKind) => T): { readonly [K in FactKind]: T } {
  return Object.fromEntries(FACT_KINDS.map((kind) => [kind, make(kind)])) as { [K in FactKind]: T };
}

type FieldsValue<F extends Fields> = { readonly [N in keyof F]: ValueOf<F[N]> | null };

/** The fields of a fact as a reader sees them: null for what was not given, not recorded, or erased. */
export type FieldsOf<K extends FactKind> = FieldsValue<(typeof kinds)[K]["fields"]>;
