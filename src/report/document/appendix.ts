import { count, counted } from "../words.js";
import type { DraftBlock } from "./draftBlock.js";
import { SHOWN } from "./limits.js";
import type { Block, Part } from "./model.js";
import type { Phrase } from "./parts.js";

/**
 * Puts the appendices between a document's body and its end: every value that was cut, in the order of the body, under the
 * heading and the name that it has there. They too have a limit, and say so where they are cut.
 */
export function withAppendices(drafts: readonly DraftBlock[], end: readonly DraftBlock[]): Block[] {
  const appendices: Block[][] = [];
  let left: number = SHOWN.appendices;
  let under: readonly Part[] = [];

  const refer = (whole: string, name: string): Part[] => {
    const characters = [...whole];
    const size = counted(characters.length, "character");
    const shown = Math.min(characters.length, SHOWN.appendix);
    if (shown > left) return [{ type: "text", text: ` (${size}, which the JSON document has)` }];
    left -= shown;
    const number = appendices.length + 1;
    appendices.push([
      {
        type: "heading",
        level: 3,
        content: [plain(`Appendix ${number}: `), ...under, plain(name)],
        appendix: number,
      },
      { type: "code", text: characters.slice(0, shown).join("") },
      ...(shown < characters.length ? [cutHere(shown, size)] : []),
    ]);
    return [plain(` (${size}, in `), { type: "appendix", number }, plain(")")];
  };
  const settle = (parts: Phrase, name: string): Part[] =>
    parts.flatMap((part) => (part.type === "whole" ? refer(part.text, name) : [part]));
  const settleBlock = (draft: DraftBlock): Block => {
    switch (draft.type) {
      case "heading":
        under = settle(draft.content, "");
        return { ...draft, content: under };
      case "paragraph":
        return { ...draft, content: settle(draft.content, "") };
      case "list":
        return { ...draft, items: draft.items.map((item) => settle(item, "")) };
      case "definitions":
        return {
          ...draft,
          items: draft.items.map(({ term, content }) => ({ term, content: settle(content, `, ${term}`) })),
        };
      case "table":
        return {
          ...draft,
          rows: draft.rows.map((row, y) =>
            row.map((cell, x) => settle(cell, `, ${draft.columns[x] ?? ""} in row ${y + 1}`)),
          ),
        };
      case "code":
      case "graph":
      case "qr":
        return draft;
    }
  };
  const body = drafts.map(settleBlock);
  const titled = appendices.length === 0 ? [] : [TITLE, ...appendices.flat()];
  return [...body, ...titled, ...end.map(settleBlock)];
}

const plain = (said: string): Part => ({ type: "text", text: said });

const TITLE: Block = { type: "heading", level: 2, content: [plain("Appendices")] };

const cutHere = (shown: number, size: string): Block => ({
  type: "paragraph",
  content: [plain(`Cut here, after ${count(shown)} of ${size}. The JSON document has all of it.`)],
});
