import type { FactRecord } from "../../facts/record.js";
import { findingAt, type GapRule } from "../rule.js";
import { beginsAtModel, decisionsOn, madeBy } from "../served.js";
import type { Trail } from "../trail.js";
import { called, capital } from "../words.js";

/** A model version, in service or about to be, that no recorded approval of the trail allows. */
export const noApproval: GapRule = {
  code: "NO_APPROVAL",
  severity: "ERROR",
  check: (trail) => {
    const modelVersion = madeBy(trail);
    if (modelVersion === null || isExplained(trail, modelVersion)) return [];
    // no approval of the trail is for this model version, so one that is stands beside it
    const unlinked = decisionsOn(trail).find(({ fields }) => fields.decision === "APPROVED");
    return [findingAt(modelVersion, message(trail, modelVersion, unlinked))];
  },
};

function isExplained(trail: Trail, modelVersion: FactRecord<"ModelVersion">): boolean {
  const approvals = beginsAtModel(trail) ? decisionsOn(trail) : trail.ofKind("Approval");
  const isUnknown = ({ index }: FactRecord) => index === null;
  return (
    // UNRECORDED_REFERENCE: what the missing fact says may be the approval
    approvals.some(isUnknown) ||
    trail.ofKind("StageTransition").some(isUnknown) ||
    approvals.some(
      ({ fields }) => fields.modelVersion === modelVersion.key && fields.decision === "APPROVED",
    ) ||
    // REJECTED
    (approvals.length > 0 && approvals.every(({ fields }) => fields.decision === "REJECTED"))
  );
}

function message(
  trail: Trail,
  modelVersion: FactRecord<"ModelVersion">,
  unlinked: FactRecord<"Approval"> | undefined,
): string {
  const made = capital(called(modelVersion));
  const isServing = trail.prediction !== null;
  return unlinked === undefined
    ? `${made} ${isServing ? "is in service without a recorded approval" : "has no recorded approval"}. Record it with recordApproval, and stage transitions with its key as approval.`
    : `${made} was approved by ${called(unlinked)}, but no stage transition of this trail refers to it. ` +
        `Record stage transitions with approval ${unlinked.key}, and deployments with that transition's key as stageTransition.`;
}
