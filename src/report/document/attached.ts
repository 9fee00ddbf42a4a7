import type { AuditReport } from "../report.js";
import type { SectionOf } from "../section.js";
import { noun } from "../words.js";
import type { Context } from "./context.js";
import { approvalBlocks } from "./decision.js";
import { type Draft, table } from "./draft.js";
import { below, factBlocks, type Line, line, sectionOfAny } from "./fact.js";
import { code, oneLine, type Phrase, phrase, text, time, value } from "./parts.js";

/** What points at the trail from outside it: each only where there is any. */
export function attachedSections(report: AuditReport, context: Context): Draft[] {
  const inTrail = new Set(report.approvals.map(({ key }) => key));
  const others = report.decisions.filter(({ key }) => !inTrail.has(key));
  return [
    ...sectionOfAny("Reviews", report.reviews, (one) => reviewBlocks(one, context)),
    ...sectionOfAny("Outcomes", report.outcomes, (one) => outcomeBlocks(one, context)),
    ...sectionOfAny("Other decisions on the model version", others, (one) => approvalBlocks(one, context)),
    ...sectionOfAny("Retirements", report.retirements, (one) => retirementBlocks(one, context)),
    ...sectionOfAny("Amendments", report.amendments, (one) => amendmentBlocks(one, context)),
    ...sectionOfAny("Erasures", report.erasures, (one) => erasureBlocks(one, context)),
  ];
}

const outcomeBlocks = (outcome: SectionOf<"Outcome">, context: Context): Draft[] =>
  factBlocks(
    "Outcome",
    outcome,
    {
      prediction: line("Prediction", outcome.prediction, code),
      actual: line("What was true", outcome.actual, (given) => value(given)),
      source: line("Source", outcome.source, oneLine),
      at: line("Known since, as stated", outcome.at, time),
    },
    context,
  );

const reviewBlocks = (review: SectionOf<"Review">, context: Context): Draft[] =>
  factBlocks(
    "Review",
    review,
    {
      decision: line("Decision", review.decision, oneLine),
      prediction: line("Prediction", review.prediction, code),
      reviewer: line("By", review.reviewer, oneLine),
      at: line("Time, as stated", review.at, time),
      finalDecision: line("Decided in the end", review.finalDecision, (given) => value(given)),
      reason: line("Reason", review.reason, oneLine),
      reference: line("Reference", review.reference, oneLine),
    },
    context,
  );

const retirementBlocks = (retirement: SectionOf<"Retirement">, context: Context): Draft[] =>
  factBlocks(
    "Retirement",
    retirement,
    {
      deployment: line("Deployment", retirement.deployment, code),
      at: line("Ended, as stated", retirement.at, time),
      performedBy: line("By", retirement.performedBy, oneLine),
      reason: line("Reason", retirement.reason, oneLine),
    },
    context,
  );

const amendmentBlocks = (amendment: SectionOf<"Amendment">, context: Context): Draft[] => [
  ...factBlocks(
    "Amendment",
    amendment,
    {
      fact: target("Corrects", amendment),
      corrects: line("Corrected fields", amendment.corrects, (names) => oneLine(names.join(", "))),
      correction: line("What is right", amendment.correction, (given) => value(given)),
      reason: line("Reason", amendment.reason, oneLine),
      references: below("References", amendment.references),
    },
    context,
  ),
  ...table(["Field", "Refers rightly to"], (amendment.references ?? []).map(referenceRow)),
];

function referenceRow({ field, ...reference }: Reference): Phrase[] {
  const { sourceTable, transformation, datasetVersion, trainingRun, modelVersion } = reference;
  const { approval, stageTransition, deployment } = reference;
  const keys = [sourceTable, transformation, datasetVersion, trainingRun, modelVersion];
  const key = [...keys, approval, stageTransition, deployment].find((one) => one !== null);
  return [text(field ?? ""), key == null ? [] : code(key)];
}

type Reference = NonNullable<SectionOf<"Amendment">["references"]>[number];

const erasureBlocks = (erasure: SectionOf<"Erasure">, context: Context): Draft[] =>
  factBlocks(
    "Erasure",
    erasure,
    {
      fact: target("Erased the sealed values of", erasure),
      performedBy: line("By", erasure.performedBy, oneLine),
      reason: line("Reason", erasure.reason, oneLine),
    },
    context,
  );

const target = (label: string, { kind, fact }: Pick<SectionOf<"Amendment">, "kind" | "fact">): Line => ({
  label,
  content: kind === null || fact === null ? null : phrase(`${noun(kind)} `, code(fact)),
});
