import { type DraftBlock, type DraftDefinition, paragraph } from "../document/draftBlock.js";
import { code, oneLine, type Phrase, phrase, strong } from "../document/parts.js";
import { isBlank } from "../words.js";
import type { ProvenCard } from "./card.js";
import { deploymentBlocks } from "./decisions.js";

/** One point of Annex IV. */
export interface AnnexPoint {
  /** As the regulation counts, for example `2(d)`. */
  readonly number: string;
  /** In short. */
  readonly asks: string;
  /** What facts say; undefined where they say nothing of this model version. None where no fact ever says it. */
  readonly facts?: (card: ProvenCard) => readonly DraftBlock[] | undefined;
  /** Which facts would answer it, where there could be some. */
  readonly missing?: string;
  /** What facts leave open whatever was recorded. */
  readonly left?: string;
}

/** A section of Annex IV, with its points in the order of the regulation. */
export interface AnnexSection {
  readonly title: string;
  readonly points: readonly AnnexPoint[];
}

/** Recorded text of a model version; undefined where there is none. */
export const recordedText = (recorded: string | null): readonly DraftBlock[] | undefined =>
  recorded === null || isBlank(recorded) ? undefined : [paragraph(oneLine(recorded, 500))];

/** Lines of what is known; undefined where nothing is. */
export function linesOf(lines: readonly (readonly [term: string, said: Phrase | null])[]) {
  const items = lines.flatMap(([term, content]): DraftDefinition[] =>
    content === null || content.length === 0 ? [] : [{ term, content }],
  );
  return items.length === 0 ? undefined : [{ type: "definitions", items } satisfies DraftBlock];
}

export const shown = <T>(given: T | null | undefined, show: (given: T) => Phrase): Phrase | null =>
  given === null || given === undefined ? null : show(given);

/** Section 1. */
export const GENERAL: readonly AnnexSection[] = [
  {
    title: "1. General description of the AI system",
    points: [
      {
        number: "1(a)",
        asks: "Intended purpose, the provider's name, and the version in its relation to previous ones",
        facts: ({ modelVersion }) => {
          const use = recordedText(modelVersion.intendedUse);
          return [
            paragraph("Version: ", code(modelVersion.key), "."),
            ...(use === undefined
              ? [
                  paragraph(
                    strong("No intended purpose is recorded."),
                    " It is given as intendedUse with the model version.",
                  ),
                ]
              : [paragraph(strong("Intended purpose, as recorded:")), ...use]),
          ];
        },
        left: "the name of the provider, and how this version differs from the ones before.",
      },
      {
        number: "1(b)",
        asks: "How the system interacts with hardware or software, including other AI systems, that are not part of it",
        left: "no fact tells of systems around the model, but for the tables that its data comes from (2(d)).",
      },
      {
        number: "1(c)",
        asks: "Versions of relevant software or firmware, and requirements for updates",
        facts: ({ modelVersion, trainingRuns: [run] }) =>
          linesOf([
            ["Runs on", shown(modelVersion.framework, oneLine)],
            ["Was trained with", shown(run?.framework, oneLine)],
          ]),
        missing:
          "no fact names the libraries: they are given as framework with model version and training run.",
        left: "what is required for updates.",
      },
      {
        number: "1(d)",
        asks: "The forms in which the system is placed on the market or put into service",
        facts: (card) => {
          const artifact = linesOf([
            ["Artifact", shown(card.modelVersion.artifactUri, code)],
            ["SHA-256 of it", shown(card.modelVersion.artifactSha256, code)],
          ]);
          const served = card.deployments.length > 0 || card.stageTransitions.length > 0;
          return artifact === undefined && !served
            ? undefined
            : [...(artifact ?? []), ...(served ? deploymentBlocks(card) : [])];
        },
        missing: "no artifact and no deployment of this model version is recorded.",
        left: "forms of which no deployment is recorded, as packages and downloads.",
      },
      {
        number: "1(e)",
        asks: "The hardware on which the system is intended to run",
        facts: ({ deployments }) =>
          linesOf(
            deployments
              .slice(0, 20)
              .map(({ key, servingNodes }) => [
                `Serving nodes of ${key}`,
                servingNodes === null || servingNodes.length === 0 ? null : oneLine(servingNodes.join(", ")),
              ]),
          ),
        missing: "no serving node is recorded.",
        left: "what hardware it takes.",
      },
      {
        number: "1(f)",
        asks: "Where it is part of products: photographs or illustrations, markings and internal layout",
        left: "no fact has pictures.",
      },
      {
        number: "1(g)",
        asks: "A basic description of the user interface provided to the deployer",
        left: "no fact tells of one.",
      },
      {
        number: "1(h)",
        asks: "Instructions for use for the deployer, and a basic description of the user interface",
        facts: ({ modelVersion, approvals }) => {
          const limits = recordedText(modelVersion.limitations);
          const conditions = approvals.flatMap((one) =>
            one.conditions === null || one.decision !== "APPROVED" ? [] : [oneLine(one.conditions)],
          );
          if (limits === undefined && conditions.length === 0) return undefined;
          return [
            ...(limits === undefined ? [] : [paragraph(strong("Limitations, as recorded:")), ...limits]),
            ...(conditions.length === 0
              ? []
              : [
                  paragraph(strong("Conditions of its approvals:")),
                  { type: "list", items: conditions.slice(0, 50) } satisfies DraftBlock,
                ]),
          ];
        },
        missing: "neither limitations nor conditions of an approval are recorded.",
        left: "the instructions for use themselves (Article 13).",
      },
    ],
  },
];

/** A sentence before blocks. */
export const after = (said: string, blocks: readonly DraftBlock[]): readonly DraftBlock[] => [
  paragraph(phrase(said)),
  ...blocks,
];
