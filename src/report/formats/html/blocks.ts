import type { Block } from "../../document/model.js";
import { graphSvg, qrSvg } from "./drawing.js";
import { type Html, inline, plain, tag, text } from "./markup.js";

/** What a page's contents list: a heading of the second level, by the id that it has on the page. */
export interface Entry {
  readonly id: string;
  readonly title: Html;
}

export const entriesOf = (blocks: readonly Block[]): Entry[] =>
  blocks.flatMap((block, i) =>
    block.type === "heading" && block.level === 2 ? [{ id: idOf(i), title: inline(block.content) }] : [],
  );

const idOf = (block: number): string => `part-${block}`;

/** A block as HTML. Its place among the blocks names it. */
export function blockHtml(block: Block, i: number): Html {
  switch (block.type) {
    case "heading":
      return tag(
        `h${block.level}`,
        { id: block.appendix === undefined ? idOf(i) : `appendix-${block.appendix}` },
        inline(block.content),
      );
    case "paragraph":
      return tag("p", {}, inline(block.content));
    case "list":
      return tag("ul", {}, ...block.items.map((item) => tag("li", {}, inline(item))));
    case "definitions":
      return tag(
        "dl",
        {},
        ...block.items.map(({ term, content }) =>
          tag("div", {}, tag("dt", {}, text(term)), tag("dd", {}, inline(content))),
        ),
      );
    case "table":
      return tableHtml(block);
    case "code":
      return tag("pre", { tabindex: 0 }, text(block.text, true));
    case "graph":
      return tag(
        "div",
        { class: "wide", role: "region", "aria-label": "Graph", tabindex: 0 },
        graphSvg(block.graph),
      );
    case "qr":
      return tag("figure", {}, qrSvg(block.text), tag("figcaption", {}, plain(block.holds)));
  }
}

const tableHtml = ({ columns, rows }: Extract<Block, { type: "table" }>): Html =>
  tag(
    "div",
    { class: "wide", role: "region", "aria-label": `Table: ${columns[0] ?? ""}`, tabindex: 0 },
    tag(
      "table",
      {},
      tag("thead", {}, tag("tr", {}, ...columns.map((column) => tag("th", { scope: "col" }, text(column))))),
      tag(
        "tbody",
        {},
        ...rows.map((row) => tag("tr", {}, ...row.map((cell) => tag("td", {}, inline(cell))))),
      ),
    ),
  );
