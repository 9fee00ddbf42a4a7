import type { Block } from "../document/model.js";
import { billOfMaterials, cyclonedx } from "../formats/cyclonedx.js";
import type { DocumentFormat } from "../formats/format.js";
import { data, type Html } from "../formats/html/markup.js";
import { pageHtml } from "../formats/html/page.js";
import { html } from "../formats/html.js";
import { markdown, markdownOf } from "../formats/markdown.js";
import { annexDocument } from "./annexIv.js";
import type { ProvenCard } from "./card.js";
import { cardDocument } from "./document.js";
import type { ModelCardFormatName } from "./formatNames.js";
import { huggingFace } from "./huggingFace.js";
import { cardJson } from "./json.js";

/** A model card as a document. The same card gives the same document, to the last byte. */
export interface CardFormat extends Pick<DocumentFormat, "mediaType" | "encoding"> {
  readonly render: (card: ProvenCard) => string | Promise<string>;
}

/** By what name HTML and PDF documents hold the card's JSON form. */
export const HELD_CARD = "model-card";

/** What HTML and PDF documents are made of. */
export interface CardPages {
  readonly title: string;
  readonly blocks: readonly Block[];
}

export const cardPages = (card: ProvenCard): CardPages => ({
  title: `Model card: ${card.modelVersion.key}`,
  blocks: cardDocument(card),
});
export const annexPages = (card: ProvenCard): CardPages => ({
  title: `Technical documentation (AI Act, Annex IV): ${card.modelVersion.key}`,
  blocks: annexDocument(card),
});

const pageOf = ({ title, blocks }: CardPages, card: ProvenCard): Html =>
  pageHtml(title, blocks, [data(HELD_CARD, cardJson(card))]);

const text = (
  { mediaType }: Pick<DocumentFormat, "mediaType">,
  render: (card: ProvenCard) => string,
): CardFormat => ({ mediaType, encoding: "UTF8", render });

/** The formats that run in a browser too. Those that need Node are in `src/documents/`. */
export const CARD_FORMATS: Readonly<
  Record<Exclude<ModelCardFormatName, "PDF" | "ANNEX_IV_PDF">, CardFormat>
> = {
  JSON: text({ mediaType: "application/json" }, cardJson),
  MARKDOWN: text(markdown, (card) => markdownOf(cardDocument(card))),
  HTML: text(html, (card) => pageOf(cardPages(card), card)),
  HUGGING_FACE: text(markdown, huggingFace),
  CYCLONEDX: text(cyclonedx, (card) => billOfMaterials(card, { modelVersion: card.modelVersion.key })),
  ANNEX_IV: text(markdown, (card) => markdownOf(annexDocument(card))),
  ANNEX_IV_HTML: text(html, (card) => pageOf(annexPages(card), card)),
};
