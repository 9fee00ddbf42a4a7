import type { FactRecord } from "../facts/record.js";
import { byClaim } from "./times.js";
import { recordedOf, type Trail } from "./trail.js";

/** The deployment that made the trail's prediction; null where none was stated. */
export const servedBy = (trail: Trail): FactRecord<"Deployment"> | null =>
  trail.find("Deployment", trail.prediction?.fields.deployment ?? null);

/**
 * The model version that made the trail's prediction: its deployment's, else the one it was made by. Null where that is
 * not known. What the server claims beside a deployment is not believed here. Of a trail that begins at a model version it
 * is that one, and of one that begins at a stage transition the one that was moved.
 */
export function madeBy(trail: Trail): FactRecord<"ModelVersion"> | null {
  if (trail.prediction === null) {
    const [start] = trail.facts;
    const key = start?.kind === "StageTransition" ? start.fields.modelVersion : start?.key;
    return trail.find("ModelVersion", key ?? null);
  }
  const { deployment, modelVersion } = trail.prediction.fields;
  return trail.find(
    "ModelVersion",
    deployment === null ? modelVersion : (servedBy(trail)?.fields.modelVersion ?? null),
  );
}

/** The first retirement of the prediction's deployment; null while it serves. */
export function retiredBy(trail: Trail): FactRecord<"Retirement"> | null {
  const deployment = trail.prediction?.fields.deployment ?? null;
  const [first] = trail
    .attachedOfKind("Retirement")
    .filter(({ fields }) => deployment !== null && fields.deployment === deployment && fields.at !== null)
    .toSorted(byClaim);
  return first ?? null;
}

/** All that was decided on the prediction's model version, in the trail or beside it, in order of time. */
export function decisionsOn(trail: Trail): readonly FactRecord<"Approval">[] {
  const modelVersion = madeBy(trail);
  const all = new Map(
    [...recordedOf(trail, "Approval"), ...trail.attachedOfKind("Approval")].map((approval) => [
      approval.key,
      approval,
    ]),
  );
  return [...all.values()]
    .filter(({ fields }) => modelVersion !== null && fields.modelVersion === modelVersion.key)
    .sort(byClaim);
}

/**
 * The approvals and rejections that a model version's service rests on: those of the trail; of one that is looked at
 * before it serves, all that were decided on it.
 */
export const approvalsOf = (trail: Trail): readonly FactRecord<"Approval">[] =>
  beginsAtModel(trail) ? decisionsOn(trail) : recordedOf(trail, "Approval");

/** Whether a trail is that of a model version by itself, of which nothing says yet which decision let it serve. */
export const beginsAtModel = ({ facts: [start] }: Trail): boolean => start?.kind === "ModelVersion";

/** The decision that held when the prediction was made: the last one by then. Of two at one time the rejection holds. */
export function decisionInForce(trail: Trail): FactRecord<"Approval"> | null {
  const timestamp = trail.prediction?.fields.timestamp ?? null;
  const made = decisionsOn(trail).filter(
    ({ fields: { at } }) => at !== null && (timestamp === null || at <= timestamp),
  );
  const last = made.filter(({ fields }) => fields.at === made.at(-1)?.fields.at);
  return last.find(({ fields }) => fields.decision === "REJECTED") ?? last.at(-1) ?? null;
}
