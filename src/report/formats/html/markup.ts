/**
 * Markup is made here and nowhere else: text becomes it by `text` and `attribute`, which escape (HTML Living Standard, section 13.3).
 */
import type { Part } from "../../document/model.js";
import { unseenText, visible, visibleText } from "../visible.js";

/** HTML that is markup already. */
export type Html = string;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "`": "&#96;",
};
const escaped = (said: string): Html => said.replace(/[&<>"'`]/g, (char) => ENTITIES[char] ?? char);

/** Text that may be anything somebody recorded. It is shown as it is, and turns nothing beside it. */
export const text = (said: string, lines = false): Html =>
  visible(said, lines)
    .map((piece) => {
      if (piece.type === "unseen") return `<span class="unseen">${escaped(unseenText(piece))}</span>`;
      return piece.type === "turned" ? `<bdi>${escaped(piece.text)}</bdi>` : escaped(piece.text);
    })
    .join("");

/** The same where there is no markup: a title, an attribute's value, a line of a drawing. */
export const plain = (said: string): Html => escaped(visibleText(said));

/** A number is an attribute's value as it is, and a text is escaped. Null is no attribute. */
type Attributes = Readonly<Record<string, string | number | null>>;

const attributes = (given: Attributes): Html =>
  Object.entries(given)
    .map(([name, value]) => (value === null ? "" : ` ${name}="${plain(String(value))}"`))
    .join("");

export const tag = (name: string, given: Attributes, ...content: readonly Html[]): Html =>
  `<${name}${attributes(given)}>${content.join("")}</${name}>`;

export const voidTag = (name: string, given: Attributes): Html => `<${name}${attributes(given)}>`;

/** Running text. */
export const inline = (parts: readonly Part[]): Html => parts.map(piece).join("").trim();

function piece(part: Part): Html {
  switch (part.type) {
    case "text":
      return text(part.text);
    case "strong":
      return tag("strong", {}, text(part.text));
    case "code":
      return tag("code", {}, text(part.text));
    case "appendix":
      return tag("a", { href: `#appendix-${part.number}` }, `appendix ${part.number}`);
  }
}

/**
 * JSON that no page runs. In JSON a "<" stands only within texts, which may say it as an escape: so nothing in it ends the
 * element, or begins a comment in it.
 */
export const data = (id: string, json: string): Html =>
  `<script type="application/json" id="${id}">${json.trimEnd().replaceAll("<", "\\u003c")}</script>`;
