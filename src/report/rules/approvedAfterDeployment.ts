import { findingAt, type GapRule } from "../rule.js";
import { servedBy } from "../served.js";
import { recordedOf } from "../trail.js";
import { called, capital, moment } from "../words.js";

/** An approval given when the deployment had begun to serve. */
export const approvedAfterDeployment: GapRule = {
  code: "APPROVED_AFTER_DEPLOYMENT",
  severity: "ERROR",
  check: (trail) => {
    const deployment = servedBy(trail);
    const startedAt = deployment?.fields.startedAt ?? null;
    if (deployment === null || startedAt === null) return [];
    return recordedOf(trail, "Approval").flatMap((approval) => {
      const { at, decision } = approval.fields;
      if (decision !== "APPROVED" || at === null || at <= startedAt) return [];
      return [
        findingAt(
          approval,
          `${capital(called(approval))} was given on ${moment(at)}, after ${called(deployment)} began on ${moment(startedAt)}. ` +
            "Approve before deploying, or record with recordAmendment which of the times is wrong.",
        ),
      ];
    });
  },
};
