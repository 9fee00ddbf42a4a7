/** In the order of a trail: causes first. The order is part of nothing that is hashed. */
export const FACT_KINDS = [
  "SourceTable",
  "Transformation",
  "DatasetVersion",
  "TrainingRun",
  "ModelVersion",
  "Approval",
  "StageTransition",
  "Deployment",
  "Retirement",
  "Prediction",
  "Outcome",
  "Review",
  "RunEvent",
  "LateEvent",
  "Access",
  "Alert",
  "Amendment",
  "Erasure",
  "KeyRotation",
  "Archival",
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

export const isFactKind = (text: unknown): text is FactKind => FACT_KINDS.some((kind) => kind === text);

/** The name by which other facts refer to one: unique among all facts. */
export interface FactRef {
  readonly kind: FactKind;
  readonly key: string;
}
export const refId = (fact: FactRef): string => `${fact.kind} ${fact.key}`;

/** What a kind is called as a member: of FactInput, and in plural of the catalogue. */
export const memberName = (kind: FactKind): string => kind.charAt(0).toLowerCase() + kind.slice(1);

const KIND_OF_MEMBER: ReadonlyMap<string, FactKind> = new Map(
  FACT_KINDS.map((kind) => [memberName(kind), kind]),
);

/** The kind that a member of a FactInput stands for; undefined for a name that is none. */
export const kindOfMember = (member: string): FactKind | undefined => KIND_OF_MEMBER.get(member);
