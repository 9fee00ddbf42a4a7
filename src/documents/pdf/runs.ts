import type { Part } from "../../report/document/model.js";
import { numberOf, unseenText, visible } from "../../report/formats/visible.js";
import type { FontName, Fonts } from "./fonts.js";

export const COLORS = {
  ink: "#1b2230",
  soft: "#566072",
  line: "#d5dae3",
  raised: "#f5f7fa",
  node: "#eef3fb",
  mark: "#7a4b00",
} as const;
export type Color = keyof typeof COLORS;

/** Text of one font, size and colour. */
export interface Run {
  readonly text: string;
  readonly font: FontName;
  readonly size: number;
  readonly color: Color;
  /** What it stands for, where the fonts have no letters for that: read aloud and copied instead. */
  readonly actual?: string;
}

export interface Style {
  readonly font?: FontName;
  readonly size?: number;
  readonly color?: Color;
}

const BODY = { font: "plain", size: 9.5, color: "ink" } as const;

/**
 * Recorded text as runs. What the fonts have no letters for, what is written from right to left and what can't be seen stands there by
 * its numbers in Unicode: never as nothing, and never in another order. With `lines`, line breaks stay.
 */
export function runsOf(said: string, fonts: Fonts, style: Style = {}, lines = false): Run[] {
  const base = { ...BODY, ...style };
  const numbers = (text: string, actual?: string): Run => ({
    text: `[${text}]`,
    font: "mono",
    size: base.size * 0.82,
    color: "mark",
    ...(actual === undefined ? {} : { actual }),
  });
  return visible(said, lines).flatMap((piece): Run[] => {
    if (piece.type === "unseen") return [numbers(unseenText(piece))];
    const spelled = (text: string) =>
      Array.from(text, (character) =>
        character === " "
          ? { ...base, text: character }
          : numbers(numberOf(character.codePointAt(0) ?? 0), character),
      );
    if (piece.type === "turned") return spelled(piece.text);
    return byCoverage(piece.text, fonts[base.font].has).flatMap(({ text, has }) =>
      has ? [{ ...base, text }] : spelled(text),
    );
  });
}

/** Text taken apart where a font begins or ends to have the characters. Marks stay with their letter. */
function byCoverage(text: string, has: (codePoint: number) => boolean): { text: string; has: boolean }[] {
  const found: { text: string; has: boolean }[] = [];
  for (const [cluster] of text.matchAll(/[\n\t]|.[\p{M}\u200c\u200d]*/gsu)) {
    const all = /^[\n\t]$/.test(cluster) || Array.from(cluster).every((one) => has(one.codePointAt(0) ?? 0));
    const last = found.at(-1);
    if (last?.has === all) last.text += cluster;
    else found.push({ text: cluster, has: all });
  }
  return found;
}

/** Running text as runs. */
export const inlineRuns = (parts: readonly Part[], fonts: Fonts, style: Style = {}): Run[] =>
  parts.flatMap((part) =>
    part.type === "appendix"
      ? runsOf(`appendix ${part.number}`, fonts, style)
      : runsOf(part.text, fonts, styleOf(part.type, style)),
  );

function styleOf(type: Exclude<Part["type"], "appendix">, style: Style): Style {
  if (type === "text") return style;
  if (type === "strong" || style.font === "bold") return { ...style, font: "bold" };
  // the letters of this font are wider
  return { ...style, font: "mono", size: (style.size ?? BODY.size) * 0.88 };
}
