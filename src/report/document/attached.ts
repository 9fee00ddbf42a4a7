import type { AuditReport } from "../report.js";
import type { SectionOf } from "../section.js";
import { noun } from "../words.js";
import type { Context } from "./context.js";
import { approvalBlocks } from "./decision.js";
import { type DraftBlock, table } from "./draftBlock.js";
import { below, factBlocks, type Line, line, optionalFactSection } from "./fact.js";
import { code, joined, oneLine, type Phrase, phrase, text, time, value } from "./parts.js";

/** What points at the trail from outside it: each only where there is any. */
export function attachedSections(report: AuditReport, context: Context): DraftBlock[] {
  const inTrail = new Set(report.approvals.map(({ key }) => key));
  const others = report.decisions.filter(({ key }) => !inTrail.has(key));
  return [
    ...optionalFactSection("Reviews", report.reviews, (one) => reviewBlocks(one, context)),
    ...optionalFactSection("Outcomes", report.outcomes, (one) => outcomeBlocks(one, context)),
    ...optionalFactSection("Other decisions on the model version", others, (one) =>
      approvalBlocks(one, context),
    ),
    ...optionalFactSection("Retirements", report.retirements, (one) => retirementBlocks(one, context)),
    ...optionalFactSection("Late events", report.lateEvents, (one) => lateEventBlocks(one, context)),
    ...optionalFactSection("Amendments", report.amendments, (one) => amendmentBlocks(one, context)),
    ...optionalFactSection("Erasures", report.erasures, (one) => erasureBlocks(one, context)),
  ];
}

const outcomeBlocks = (outcome: SectionOf<"Outcome">, context: Context): DraftBlock[] =>
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

const reviewBlocks = (review: SectionOf<"Review">, context: Context): DraftBlock[] =>
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

const retirementBlocks = (retirement: SectionOf<"Retirement">, context: Context): DraftBlock[] =>
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

const lateEventBlocks = (late: SectionOf<"LateEvent">, context: Context): DraftBlock[] =>
  factBlocks(
    "LateEvent",
    late,
    {
      run: {
        label: "Of the run",
        content: joined((late.run ?? []).map((run) => code(run.transformation ?? run.trainingRun ?? ""))),
      },
      event: line("Event", late.event, code),
      says: line("Says more", late.says, (says) => oneLine(says.join("; "))),
    },
    context,
  );

const amendmentBlocks = (amendment: SectionOf<"Amendment">, context: Context): DraftBlock[] => [
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

const erasureBlocks = (erasure: SectionOf<"Erasure">, context: Context): DraftBlock[] =>
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
