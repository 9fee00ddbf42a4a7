import { findingAt, type GapRule } from "../rule.js";
import { approvalsOf } from "../served.js";
import { called, capital } from "../words.js";

/** An approver who triggered the training of what was approved. */
export const selfApproval: GapRule = {
  code: "SELF_APPROVAL",
  severity: "WARNING",
  check: (trail) =>
    approvalsOf(trail).flatMap((approval) => {
      const { approver, decision, modelVersion } = approval.fields;
      const run = trail.find(
        "TrainingRun",
        trail.find("ModelVersion", modelVersion)?.fields.producedBy ?? null,
      );
      const trainer = run?.fields.triggeredBy ?? null;
      if (run === null || decision !== "APPROVED" || approver === null || trainer === null) return [];
      if (person(approver) !== person(trainer)) return [];
      return [
        findingAt(
          approval,
          `${capital(called(approval))} was given by ${approver}, who also triggered ${called(run)}, the training of ${modelVersion}. ` +
            "Record the approval of someone else with recordApproval.",
        ),
      ];
    }),
};

/** Names differ in case and space between systems, and mean one person. */
const person = (name: string) => name.trim().toLowerCase();
