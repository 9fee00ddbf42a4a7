import { type DraftBlock, paragraph, table } from "../document/draftBlock.js";
import { cell, code, memberRows, oneLine, phrase, text, time } from "../document/parts.js";
import { isBlank } from "../words.js";
import { type AnnexSection, after, linesOf, recordedText, shown } from "./annexPoints.js";
import type { ProvenCard } from "./card.js";
import { dataBlocks, exclusionBlocks, usedBlocks } from "./data.js";
import { approvalBlocks, deploymentBlocks } from "./decisions.js";
import { measured, metricBlocks } from "./metrics.js";
import { fairnessBlocks } from "./use.js";

const hasData = ({ trainingRuns, transformations }: ProvenCard): boolean =>
  trainingRuns.some(({ trainedOn }) => (trainedOn ?? []).length > 0) || transformations.length > 0;

/** The code that ran, a row for each job. */
function stepBlocks({ trainingRuns, transformations }: ProvenCard): readonly DraftBlock[] | undefined {
  const steps = [
    ...transformations.map((run) => ({ ...run, name: run.job, by: run.runBy })),
    ...trainingRuns.map((run) => ({ ...run, name: run.job, by: run.triggeredBy })),
  ].filter(({ index }) => index !== null);
  if (steps.length === 0) return undefined;
  return table(
    ["Step", "Job", "Commit", "By", "Began, as stated", "Ended, as stated"],
    steps.map((step) => [
      code(step.key),
      shown(step.name, oneLine) ?? [],
      shown(step.gitCommit, code) ?? text("never recorded"),
      shown(step.by, oneLine) ?? [],
      shown(step.startedAt, time) ?? [],
      shown(step.endedAt, time) ?? [],
    ]),
  );
}

function settingBlocks({ trainingRuns }: ProvenCard): readonly DraftBlock[] | undefined {
  const blocks = trainingRuns.flatMap(({ hyperparameters }) =>
    hyperparameters === null
      ? []
      : table(["Setting", "Value"], settingRows(hyperparameters), hyperparameters),
  );
  return blocks.length === 0 ? undefined : after("The settings of the training:", blocks);
}

function settingRows(hyperparameters: Parameters<typeof memberRows>[0]) {
  const rows = memberRows(hyperparameters);
  return rows.length > 0 ? rows : [[text("all"), cell(hyperparameters)]];
}

/** Section 2. */
export const DEVELOPMENT: readonly AnnexSection[] = [
  {
    title: "2. Elements of the AI system and the process of its development",
    points: [
      {
        number: "2(a)",
        asks: "Methods and steps of the development, and the use of pre-trained systems or tools of third parties",
        facts: stepBlocks,
        missing: "no job is recorded that made the model or its data.",
        left: "why it was done so, and what third parties provided.",
      },
      {
        number: "2(b)",
        asks: "Design specifications: the general logic, key choices with rationale and assumptions, what it optimises for, expected output, trade-offs",
        facts: settingBlocks,
        missing: "no hyperparameters are recorded with the training run.",
        left: "the logic, the choices and their reasons, and the trade-offs.",
      },
      {
        number: "2(c)",
        asks: "The system's architecture, and the computational resources used to develop, train, test and validate",
        facts: ({ trainingRuns }) =>
          linesOf(
            trainingRuns
              .slice(0, 20)
              .map(({ key, startedAt, endedAt, framework }) => [
                `Training ${key}`,
                startedAt === null && endedAt === null && framework === null
                  ? null
                  : phrase(
                      startedAt === null ? "began at a time not stated" : phrase("began ", time(startedAt)),
                      endedAt === null ? "" : phrase(", ended ", time(endedAt)),
                      framework === null ? "" : phrase(", with ", oneLine(framework)),
                    ),
              ]),
          ),
        missing: "no times and no library of the training are recorded.",
        left: "the architecture, and resources other than the time between start and end.",
      },
      {
        number: "2(d)",
        asks: "Data requirements: training methods and data sets, their provenance, scope and main characteristics, how they were obtained, labelled and cleaned (Article 10)",
        facts: (card) => (hasData(card) ? dataBlocks(card) : undefined),
        missing: "no data is recorded that the model was trained on.",
        left: "how data was labelled, and how it was judged to be representative. The facts of each table and job stand further below, with their columns.",
      },
      {
        number: "2(e)",
        asks: "The assessment of the human oversight that is needed (Article 14), and of what helps deployers to interpret outputs (Article 13(3)(d))",
        facts: (card) =>
          card.approvals.length === 0
            ? undefined
            : after("Who decided on this version before or while it served:", approvalBlocks(card)),
        missing: "no decision of a person on this model version is recorded.",
        left: "the assessment. Reviews of single decisions are in their audit reports.",
      },
      {
        number: "2(f)",
        asks: "Changes that were determined in advance, and how compliance continues",
        left: "no fact is about what has not happened.",
      },
      {
        number: "2(g)",
        asks: "Validation and testing: the data used, metrics of accuracy, robustness and possibly discriminatory impacts, test logs and reports dated and signed by the responsible persons (Article 15)",
        facts: (card) =>
          measured(card).length === 0 ? undefined : [...metricBlocks(card), ...usedBlocks(card)],
        missing: "no metric is recorded with the training run.",
        left: "measures of robustness, and the signed test reports. The log has when the metrics were recorded, and by whom.",
      },
      {
        number: "2(h)",
        asks: "Cybersecurity measures (Article 15(5))",
        facts: ({ modelVersion }) =>
          modelVersion.artifactSha256 === null
            ? undefined
            : [
                paragraph(
                  "The artifact is told by its SHA-256 ",
                  code(modelVersion.artifactSha256),
                  ", which servers can be held against, and the log shows any later change of what was recorded.",
                ),
              ],
        missing: "no digest of the artifact is recorded.",
        left: "all other measures.",
      },
    ],
  },
];

/** Sections 3 to 9. */
export const OPERATION: readonly AnnexSection[] = [
  {
    title: "3. Monitoring, functioning and control of the AI system",
    points: [
      {
        number: "3",
        asks: "Capabilities and limitations in performance, accuracy for specific persons or groups and overall, foreseeable unintended outcomes and risks, human oversight (Article 14), specifications of input data",
        facts: (card) => {
          const limits = recordedText(card.modelVersion.limitations);
          const hasMetrics = measured(card).length > 0;
          if (limits === undefined && !hasMetrics) return undefined;
          return [
            ...(limits === undefined ? [] : after("Limitations, as recorded:", limits)),
            ...(hasMetrics ? [paragraph("The metrics, overall and for groups, stand under 2(g).")] : []),
            ...fairnessBlocks(card),
          ];
        },
        missing: "neither limitations nor metrics are recorded.",
        left: "unintended outcomes that can be foreseen, sources of risk, oversight measures, and what input the system takes.",
      },
    ],
  },
  {
    title: "4. Appropriateness of the performance metrics",
    points: [
      {
        number: "4",
        asks: "Why the performance metrics are appropriate for this AI system",
        left: "the log has the metrics (2(g)) and no reasons for their choice.",
      },
    ],
  },
  {
    title: "5. Risk management system",
    points: [
      {
        number: "5",
        asks: "The risk management system of Article 9",
        facts: (card) =>
          exclusionReasons(card)
            ? after(
                "No fact describes the system itself. What was left out of the data, with reasons, is among its measures:",
                exclusionBlocks(card),
              )
            : undefined,
        missing: "no exclusion with a reason is recorded.",
        left: "the description of the risk management system.",
      },
    ],
  },
  {
    title: "6. Changes through the lifecycle",
    points: [
      {
        number: "6",
        asks: "Relevant changes that the provider made to the system through its lifecycle",
        facts: (card) =>
          card.deployments.length + card.stageTransitions.length + card.retirements.length === 0
            ? undefined
            : deploymentBlocks(card),
        missing: "neither a move between stages nor a deployment of this model version is recorded.",
        left: "changes between versions. The query compare shows what differs between two.",
      },
    ],
  },
  {
    title: "7. Harmonised standards",
    points: [
      {
        number: "7",
        asks: "The harmonised standards applied in full or in part, or else the solutions by which the requirements are met, and other standards and specifications applied",
        left: "no fact names standards.",
      },
    ],
  },
  {
    title: "8. EU declaration of conformity",
    points: [
      {
        number: "8",
        asks: "A copy of the EU declaration of conformity (Article 47)",
        left: "it is a document of the provider.",
      },
    ],
  },
  {
    title: "9. Post-market monitoring",
    points: [
      {
        number: "9",
        asks: "The system to evaluate performance after it is placed on the market (Article 72), with the post-market monitoring plan",
        facts: ({ deployments }) =>
          deployments.length === 0
            ? undefined
            : [
                paragraph(
                  "Each prediction is recorded with the deployment that answered, and outcomes and reviews beside it (Article 12). The queries coverage, predictions, fairness and the alerts are what the evaluation can be made from.",
                ),
              ],
        missing: "no deployment is recorded, so nothing is monitored here.",
        left: "the plan, who follows it, and what it found.",
      },
    ],
  },
];

const exclusionReasons = ({ transformations }: ProvenCard): boolean =>
  transformations.some(({ exclusions }) =>
    (exclusions ?? []).some(({ reason }) => reason !== null && !isBlank(reason)),
  );
