import { type DraftBlock, heading, paragraph } from "../document/draftBlock.js";
import { SHOWN } from "../document/limits.js";
import { oneLine, strong } from "../document/parts.js";
import { isBlank } from "../words.js";
import type { ModelVersionCard, ProvenCard } from "./card.js";

/** What the model is for, and what not. */
export const useSections = ({ modelVersion, amendments }: ProvenCard): DraftBlock[] => [
  heading(2, "Intended use"),
  said(modelVersion.intendedUse, "intendedUse"),
  heading(2, "Limitations"),
  said(modelVersion.limitations, "limitations"),
  ...(amendments.some(({ fact, kind }) => kind === "ModelVersion" && fact === modelVersion.key)
    ? [paragraph("The model version was corrected since it was recorded: the gaps say in what.")]
    : []),
];

/** Recorded text, or that there is none, and how there would be. */
export const said = (recorded: string | null, field: "intendedUse" | "limitations"): DraftBlock =>
  recorded === null || isBlank(recorded)
    ? paragraph(
        strong("Not recorded."),
        ` It is given as ${field} when the model version is recorded; of this one it can be said with recordAmendment.`,
      )
    : paragraph(oneLine(recorded, SHOWN.value));

/** What there is to say on fairness without looking at predictions, and how to ask for more. */
export const fairnessSection = (card: ModelVersionCard): DraftBlock[] => [
  heading(2, "Fairness"),
  ...fairnessBlocks(card),
];

export const fairnessBlocks = ({ modelVersion }: ModelVersionCard): DraftBlock[] => [
  paragraph(
    "The metrics of slices above are what was measured before release. How the model treats groups in service follows from its predictions, which a card does not read: they take the role AUDIT. Who has it asks the query fairness, with the attribute that tells the groups apart and the answer that is to somebody's advantage:",
  ),
  {
    type: "code",
    text: `fairness(modelVersion: ${JSON.stringify(modelVersion.key)}, attribute: "…", positive: "…")`,
  },
];
