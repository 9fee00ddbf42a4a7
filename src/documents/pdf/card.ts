import type { ProvenCard } from "../../report/modelCard/card.js";
import { type CardPages, HELD_CARD } from "../../report/modelCard/formats.js";
import { cardJson } from "../../report/modelCard/json.js";
import { pdfFile } from "./file.js";

/** A model card's pages as PDF, with the card's JSON form. */
export const cardPdf = (
  { title, blocks }: CardPages,
  plainTitle: string,
  card: ProvenCard,
): Promise<Buffer> =>
  pdfFile({
    title,
    plainTitle,
    made: new Date(card.generatedAt),
    blocks,
    attachments: [
      {
        name: `${HELD_CARD}.json`,
        text: cardJson(card),
        description: "The model card, with proofs of its facts",
      },
    ],
  });
