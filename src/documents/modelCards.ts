import type { ProvenCard } from "../report/modelCard/card.js";
import type { ModelCardFormatName } from "../report/modelCard/formatNames.js";
import {
  annexPages,
  CARD_FORMATS,
  type CardFormat,
  type CardPages,
  cardPages,
} from "../report/modelCard/formats.js";
import { inTurn, pdf } from "./pdf.js";

const pages = (pagesOf: (card: ProvenCard) => CardPages, plainTitle: string): CardFormat => ({
  mediaType: pdf.mediaType,
  encoding: pdf.encoding,
  render: (card) =>
    inTurn(async () => {
      const { cardPdf } = await import("./pdf/card.js");
      return (await cardPdf(pagesOf(card), plainTitle, card)).toString("base64");
    }),
});

/** Every format of a model card by its name in GraphQL. */
export const MODEL_CARDS: Readonly<Record<ModelCardFormatName, CardFormat>> = {
  ...CARD_FORMATS,
  PDF: pages(cardPages, "Model card"),
  ANNEX_IV_PDF: pages(annexPages, "Technical documentation of a model version"),
};
