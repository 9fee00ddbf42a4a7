import type { FactRecord } from "../../facts/record.js";
import { findingAt, type GapRule } from "../rule.js";
import { decisionInForce } from "../served.js";
import { recordedOf, type Trail } from "../trail.js";
import { called, capital, moment } from "../words.js";

/** A model version that was rejected, and made a prediction all the same or is about to. */
export const rejected: GapRule = {
  code: "REJECTED",
  severity: "ERROR",
  check: (trail) =>
    rejections(trail).map((decision) => {
      const { approver, at, modelVersion } = decision.fields;
      const when = at === null ? "" : ` on ${moment(at)}`;
      return findingAt(
        decision,
        `${capital(called(decision))} is a rejection: ${approver} rejected model version ${modelVersion}${when}. ` +
          (trail.prediction === null
            ? "Record a later approval with recordApproval, and a stage transition with its key as approval, before it serves."
            : "Take the model version out of service, or record a later approval with recordApproval before it serves."),
      );
    }),
};

function rejections(trail: Trail): readonly FactRecord<"Approval">[] {
  const inTrail = recordedOf(trail, "Approval").filter(({ fields }) => fields.decision === "REJECTED");
  const inForce = decisionInForce(trail);
  return inForce?.fields.decision !== "REJECTED" || inTrail.some(({ key }) => key === inForce.key)
    ? inTrail
    : [...inTrail, inForce];
}
