import type { ProvenReport } from "../formats/format.js";
import { notShown } from "../notShown.js";
import { withAppendices } from "./appendix.js";
import { attachedSections } from "./attached.js";
import { completenessSection } from "./completeness.js";
import { contextOf } from "./context.js";
import { datasetBlocks, sourceTableBlocks, transformationBlocks } from "./data.js";
import {
  approvalBlocks,
  deploymentBlocks,
  modelVersionBlocks,
  predictionBlocks,
  transitionBlocks,
} from "./decision.js";
import { type DraftBlock, heading, paragraph } from "./draftBlock.js";
import { extentSection } from "./extent.js";
import { factSection } from "./fact.js";
import { glossary } from "./glossary.js";
import { graphSection } from "./graph.js";
import { hashSection, proofSection } from "./hashes.js";
import type { Block } from "./model.js";
import { strong, text } from "./parts.js";
import { type Readers, readersSection } from "./readers.js";
import { summary } from "./summary.js";
import { trainingRunBlocks } from "./training.js";

/** A report as it is read, in any format. The same report and readers give the same document. */
export const documentOf = (report: ProvenReport, readers: Readers): readonly Block[] =>
  withAppendices(
    [
      ...summary(report),
      ...answers(report),
      ...completenessSection(report),
      heading(2, "What this report does not show"),
      notShownList(report),
      ...graphSection(report),
      ...trailSections(report),
      ...readersSection(readers),
      ...extentSection(report),
      ...hashSection(report),
    ],
    [...glossary, ...proofSection(report)],
  );

const answers = ({
  answers: { whichModel, trainedOn, approvedBy, reviewedBy },
}: ProvenReport): DraftBlock[] => [
  heading(2, "Answers"),
  ...question("Which model version made this prediction on this date?", whichModel.sentence),
  ...question("What data was this model trained on?", trainedOn.sentence),
  ...question("Who approved this model for production?", approvedBy.sentence),
  ...question("Who reviewed this decision?", reviewedBy.sentence),
];

const question = (asked: string, answered: string): DraftBlock[] => [
  paragraph(strong(asked)),
  paragraph(answered),
];

const notShownList = ({ generatedAt, asOf, completeness, graph, proof }: ProvenReport): DraftBlock => {
  const { policy } = completeness;
  const stated = { generatedAt, asOf, policy, truncated: graph.truncated };
  return { type: "list", items: notShown(stated, proof.entries).map((sentence) => text(sentence)) };
};

/** The facts of the trail, from the prediction to the sources, and what points at them. */
function trailSections(report: ProvenReport): DraftBlock[] {
  const context = contextOf(report);
  const { deployment, modelVersion } = report;
  return [
    heading(2, "Prediction"),
    ...predictionBlocks(report.prediction, context),
    ...factSection("Deployment", deployment === null ? [] : [deployment], (one) =>
      deploymentBlocks(one, context),
    ),
    ...factSection("Stage transitions", report.stageTransitions, (one) => transitionBlocks(one, context)),
    ...factSection("Approvals", report.approvals, (one) => approvalBlocks(one, context)),
    ...factSection("Model version", modelVersion === null ? [] : [modelVersion], (one) =>
      modelVersionBlocks(one, context),
    ),
    ...factSection("Training runs", report.trainingRuns, (one) => trainingRunBlocks(one, context)),
    ...factSection("Dataset versions", report.datasetVersions, (one) => datasetBlocks(one, context)),
    ...factSection("Transformations", report.transformations, (one) => transformationBlocks(one, context)),
    ...factSection("Source tables", report.sourceTables, (one) => sourceTableBlocks(one, context)),
    ...attachedSections(report, context),
  ];
}
