import { VERDICTS } from "../completeness.js";
import { withAppendices } from "../document/appendix.js";
import { completenessSection } from "../document/completeness.js";
import { contextOf } from "../document/context.js";
import { datasetBlocks, sourceTableBlocks, transformationBlocks } from "../document/data.js";
import { modelVersionBlocks } from "../document/decision.js";
import { type DraftBlock, type DraftDefinition, heading, paragraph } from "../document/draftBlock.js";
import { factSection } from "../document/fact.js";
import { graphSection } from "../document/graph.js";
import type { Block } from "../document/model.js";
import { code, type Phrase, phrase, strong, text } from "../document/parts.js";
import { decided, few, missing } from "../document/summary.js";
import { trainingRunBlocks } from "../document/training.js";
import { counted, moment } from "../words.js";
import { basisSection, leafSection, notShownSection } from "./basis.js";
import type { ProvenCard } from "./card.js";
import { dataSection } from "./data.js";
import { approvalSection, deploymentSection } from "./decisions.js";
import { metricsSection } from "./metrics.js";
import { fairnessSection, useSections } from "./use.js";

/** A model card as it is read, in any format. The same card gives the same document. */
export const cardDocument = (card: ProvenCard): readonly Block[] =>
  withAppendices(
    [
      heading(1, "Model card: ", code(card.modelVersion.key)),
      ...summaryBlocks(card),
      ...useSections(card),
      ...metricsSection(card),
      ...fairnessSection(card),
      ...dataSection(card),
      ...approvalSection(card),
      ...deploymentSection(card),
      ...completenessSection(card),
      ...notShownSection(card),
      ...graphSection(card),
      ...factSections(card),
      ...leafSection(card),
    ],
    basisSection(card),
  );

/** What most readers read. */
export const summaryBlocks = (card: ProvenCard): DraftBlock[] => [
  { type: "definitions", items: lines(card) },
  paragraph(
    `Made on ${moment(card.generatedAt)} from the first ${counted(card.asOf, "fact")} of the log. Times "as stated" are what the sender claimed; "recorded" is when the fact reached the log, which no sender can choose.`,
  ),
];

const lines = (card: ProvenCard): DraftDefinition[] => [
  { term: "Verdict", content: phrase(strong(VERDICTS[card.completeness.verdict]), ".") },
  { term: "Trained on", content: trainedOn(card) },
  { term: "Decisions", content: decisions(card) },
  { term: "Serves", content: serves(card) },
  { term: "Missing", content: missing(card) },
];

function trainedOn({ trainingRuns }: ProvenCard): Phrase {
  const used = trainingRuns.flatMap(({ trainedOn }) => trainedOn ?? []);
  return used.length === 0
    ? text("not known")
    : few(
        used.map(({ datasetVersion, role }) =>
          phrase(code(datasetVersion ?? ""), ` (${role ?? "role not known"})`),
        ),
      );
}

const decisions = ({ approvals }: ProvenCard): Phrase =>
  approvals.length === 0
    ? text("none is recorded")
    : few(
        approvals.map((one) =>
          phrase(`${one.decision === "REJECTED" ? "rejected" : "approved"} by `, decided(one)),
        ),
      );

function serves({ deployments, retirements }: ProvenCard): Phrase {
  const ended = new Set(retirements.map(({ deployment }) => deployment));
  const now = deployments.filter(({ key }) => !ended.has(key));
  if (now.length === 0)
    return text(
      deployments.length === 0 ? "nowhere, as far as is recorded" : "no longer: all deployments ended",
    );
  return few(
    now.map(({ key, environment }) =>
      phrase(code(key), environment === null ? "" : phrase(" in ", code(environment))),
    ),
  );
}

/** Each fact line by line, with who recorded it. */
export function factSections(card: ProvenCard): DraftBlock[] {
  const context = contextOf(card);
  return [
    ...factSection("Model version", [card.modelVersion], (one) => modelVersionBlocks(one, context)),
    ...factSection("Training runs", card.trainingRuns, (one) => trainingRunBlocks(one, context)),
    ...factSection("Dataset versions", card.datasetVersions, (one) => datasetBlocks(one, context)),
    ...factSection("Transformations", card.transformations, (one) => transformationBlocks(one, context)),
    ...factSection("Source tables", card.sourceTables, (one) => sourceTableBlocks(one, context)),
  ];
}
