import type { FactRecord } from "../../facts/record.js";
import { recordedAs } from "../recorded.js";
import { decisionsOn, madeBy, servedBy } from "../served.js";
import { byClaim } from "../times.js";
import { type PredictionTrail, recordedOf } from "../trail.js";
import { called, clip, isBlank, listed, moment } from "../words.js";
import { type Answer, answer, because, brackets, phrase, several } from "./answer.js";

/** Who approved this model for production? */
export function approvedBy(trail: PredictionTrail): Answer {
  const modelVersion = madeBy(trail);
  const linked = [...recordedOf(trail, "Approval")].sort(byClaim);
  const inTrail = new Set(linked.map(({ key }) => key));
  const beside = decisionsOn(trail).filter(({ key }) => !inTrail.has(key));
  const moves = [...recordedOf(trail, "StageTransition")].sort(byClaim);
  const isApproved = linked.some(
    ({ fields }) => fields.decision === "APPROVED" && fields.modelVersion === modelVersion?.key,
  );
  const sentences = [
    ...(isApproved
      ? []
      : [`It is not known who approved ${subject(modelVersion)}, because ${reason(trail)}`]),
    ...several([...linked.map((approval) => decided(trail, approval)), ...moves.map(moved)], "; "),
    ...several(beside.map(besideTrail), "; "),
  ];
  return answer(sentences.map((sentence) => `${sentence}.`).join(" "), [
    modelVersion,
    ...linked,
    ...moves,
    ...beside,
  ]);
}

const subject = (modelVersion: FactRecord<"ModelVersion"> | null) =>
  modelVersion === null ? "this model" : `model ${modelVersion.key}`;

function decided(trail: PredictionTrail, approval: FactRecord<"Approval">): string {
  const { at, decision, conditions, reason: why } = approval.fields;
  const startedAt = servedBy(trail)?.fields.startedAt ?? null;
  const late =
    decision === "APPROVED" && at !== null && startedAt !== null && at > startedAt
      ? `, after the deployment began on ${moment(startedAt)}`
      : "";
  const terms = isBlank(conditions) ? null : `on condition: ${phrase(conditions)}`;
  return `${decisionOf(approval, terms)}${late}${because(why)}`;
}

const besideTrail = (approval: FactRecord<"Approval">): string => {
  const { decision, reason: why } = approval.fields;
  const unlinked =
    decision === "APPROVED" ? `, but no stage transition of this trail refers to ${called(approval)}` : "";
  return `${decisionOf(approval, null)}${unlinked}${because(why)}`;
};

function decisionOf(approval: FactRecord<"Approval">, terms: string | null): string {
  const { fields } = approval;
  const verb = fields.decision === "REJECTED" ? "rejected" : "approved";
  const when = fields.at === null ? "" : ` on ${moment(fields.at)}`;
  const ticket = isBlank(fields.reference) ? null : `ticket ${phrase(fields.reference)}`;
  return `${clip(fields.approver ?? "someone")} ${verb} ${fields.modelVersion}${when}${brackets(ticket, terms, recordedAs(approval))}`;
}

function moved(transition: FactRecord<"StageTransition">): string {
  const { fields } = transition;
  const from = isBlank(fields.fromStage) ? "" : ` from ${phrase(fields.fromStage)}`;
  const when = fields.at === null ? "" : ` on ${moment(fields.at)}`;
  return (
    `${clip(fields.performedBy ?? "someone")} moved ${fields.modelVersion}${from} to ${phrase(fields.toStage)}${when}${brackets(recordedAs(transition))}` +
    (isBlank(fields.reason) ? ", and did not say why" : because(fields.reason))
  );
}

function reason(trail: PredictionTrail): string {
  const modelVersion = madeBy(trail);
  const deployment = servedBy(trail);
  const unrecorded = [
    ...(modelVersion === null ? [deployment ?? trail.prediction] : []),
    ...trail.ofKind("StageTransition"),
    ...trail.ofKind("Approval"),
  ].filter(({ index }) => index === null);
  if (unrecorded.length > 0)
    return `${listed(unrecorded.map(called))} ${unrecorded.length === 1 ? "is" : "are"} not recorded`;
  if (recordedOf(trail, "Approval").some(({ fields }) => fields.decision === "REJECTED"))
    return "the decision of this trail is a rejection";
  if (deployment === null) return `${called(trail.prediction)} names no deployment`;
  if (deployment.fields.stageTransition === null) return `${called(deployment)} follows no stage transition`;
  const silent = recordedOf(trail, "StageTransition").find(({ fields }) => fields.approval === null);
  return silent === undefined
    ? "no approval of it stands in this trail"
    : `${called(silent)} names no approval`;
}
