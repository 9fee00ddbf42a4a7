import { refId } from "../../facts/kind.js";
import { type DraftBlock, heading, paragraph, table } from "../document/draftBlock.js";
import { code, oneLine, type Phrase, phrase, text, time } from "../document/parts.js";
import type { SectionOf } from "../section.js";
import type { ModelVersionCard, ProvenCard, Service } from "./card.js";

/** Who decided on the model version, and under which conditions. */
export const approvalSection = (card: ModelVersionCard): DraftBlock[] => [
  heading(2, "Approvals"),
  ...approvalBlocks(card),
];

export function approvalBlocks({ approvals }: ModelVersionCard): DraftBlock[] {
  if (approvals.length === 0)
    return [paragraph("Nobody has approved or rejected this model version, as far as it is recorded.")];
  return table(
    ["Decision", "By", "Time, as stated", "Conditions", "Reason", "Reference", "Recorded"],
    approvals.map((one) => [
      text(one.decision ?? ""),
      one.approver === null ? [] : oneLine(one.approver),
      one.at === null ? [] : time(one.at),
      one.conditions === null ? text("none stated") : oneLine(one.conditions),
      one.reason === null ? [] : oneLine(one.reason),
      one.reference === null ? [] : oneLine(one.reference),
      recorded(one),
    ]),
    approvals,
  );
}

/** Where the model version serves or served. */
export const deploymentSection = (card: ProvenCard): DraftBlock[] => [
  heading(2, "Deployments"),
  ...deploymentBlocks(card),
];

export function deploymentBlocks(card: ProvenCard): DraftBlock[] {
  const { deployments, stageTransitions } = card;
  const corrected = new Set(
    card.amendments.flatMap(({ kind, fact }) =>
      kind === null || fact === null ? [] : [refId({ kind, key: fact })],
    ),
  );
  const named = (kind: "Deployment" | "StageTransition", key: string): Phrase =>
    phrase(code(key), corrected.has(refId({ kind, key })) ? " (corrected since)" : "");
  return [
    ...(deployments.length === 0
      ? [paragraph("It serves nowhere, and never did, as far as it is recorded.")]
      : table(
          ["Deployment", "Environment", "Began, as stated", "Ended, as stated", "Endpoint", "Follows"],
          deployments.map((one) => [
            named("Deployment", one.key),
            one.environment === null ? [] : oneLine(one.environment),
            one.startedAt === null ? [] : time(one.startedAt),
            endOf(one.key, card),
            one.endpoint === null ? [] : code(one.endpoint),
            one.stageTransition === null ? [] : code(one.stageTransition),
          ]),
          deployments,
        )),
    ...(stageTransitions.length === 0
      ? []
      : [
          paragraph("Its moves between stages:"),
          ...table(
            ["Move", "From", "To", "By", "Time, as stated", "Reason", "Authorized by"],
            stageTransitions.map((one) => [
              named("StageTransition", one.key),
              one.fromStage === null ? [] : oneLine(one.fromStage),
              one.toStage === null ? [] : oneLine(one.toStage),
              one.performedBy === null ? [] : oneLine(one.performedBy),
              one.at === null ? [] : time(one.at),
              one.reason === null ? text("never recorded") : oneLine(one.reason),
              one.approval === null ? [] : code(one.approval),
            ]),
            stageTransitions,
          ),
        ]),
  ];
}

/** The first end of a deployment that is recorded. */
function endOf(deployment: string, { retirements }: Service): Phrase {
  const [first] = retirements.filter((one) => one.deployment === deployment);
  return first === undefined ? text("no end is recorded") : time(first.at ?? "");
}

const recorded = ({ recordedAt, recordedBy, approver }: SectionOf<"Approval">): Phrase =>
  recordedAt === null
    ? []
    : phrase(
        time(recordedAt),
        recordedBy === null || recordedBy === approver
          ? ""
          : phrase(" on their behalf by ", oneLine(recordedBy)),
      );
