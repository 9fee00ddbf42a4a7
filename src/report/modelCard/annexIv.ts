import { withAppendices } from "../document/appendix.js";
import { completenessSection } from "../document/completeness.js";
import { type DraftBlock, heading, paragraph, table } from "../document/draftBlock.js";
import { graphSection } from "../document/graph.js";
import type { Block } from "../document/model.js";
import { code, phrase, strong, text } from "../document/parts.js";
import { type AnnexPoint, type AnnexSection, GENERAL } from "./annexPoints.js";
import { DEVELOPMENT, OPERATION } from "./annexProcess.js";
import { basisSection, leafSection, notShownSection } from "./basis.js";
import type { ProvenCard } from "./card.js";
import { factSections, summaryBlocks } from "./document.js";

/** The nine sections of Annex IV of Regulation (EU) 2024/1689. */
export const ANNEX_IV: readonly AnnexSection[] = [...GENERAL, ...DEVELOPMENT, ...OPERATION];

/** The technical documentation of a model version, by Article 11 and Annex IV, as far as facts can say it. */
export const annexDocument = (card: ProvenCard): readonly Block[] =>
  withAppendices(
    [
      heading(1, "Technical documentation by Annex IV of the AI Act: ", code(card.modelVersion.key)),
      ...summaryBlocks(card),
      paragraph(
        `Annex IV of Regulation (EU) 2024/1689 asks for the documentation of an AI system, and an audit log knows one model version of it. What its facts say is below each point. What no fact says is marked `,
        strong(LEFT),
        ": it is to be written by whoever places the system on the market. No statement of this document is legal advice.",
      ),
      heading(2, "What is answered here"),
      ...table(
        ["Point", "What it asks for", "Answered"],
        ANNEX_IV.flatMap(({ points }) => points).map((point) => [
          text(point.number),
          text(point.asks),
          text(answered(point, card)),
        ]),
      ),
      ...ANNEX_IV.flatMap(({ title, points }) => [
        heading(2, title),
        ...points.flatMap((point) => pointBlocks(point, card)),
      ]),
      ...completenessSection(card),
      ...notShownSection(card),
      ...graphSection(card),
      ...factSections(card),
      ...leafSection(card),
    ],
    basisSection(card),
  );

const LEFT = "Left to the provider";

/** Whether facts answer a point: wholly, in part, or not at all. */
export function answered({ facts, left }: AnnexPoint, card: ProvenCard): string {
  if (facts?.(card) === undefined) return "left to the provider";
  return left === undefined ? "from facts" : "in part from facts";
}

function pointBlocks({ number, asks, facts, missing, left }: AnnexPoint, card: ProvenCard): DraftBlock[] {
  const known = facts?.(card);
  const lacks = facts !== undefined && known === undefined ? missing : undefined;
  const rest = [lacks, left].filter((one) => one !== undefined).join(" ");
  return [
    heading(3, `${number} ${asks}`),
    ...(known ?? []),
    ...(rest === "" ? [] : [paragraph(phrase(strong(`${LEFT}:`), ` ${rest}`))]),
  ];
}
