import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { create } from "fontkit";

const FILES = {
  plain: "DejaVuSansCondensed.ttf",
  bold: "DejaVuSansCondensed-Bold.ttf",
  mono: "DejaVuSansMono.ttf",
} as const;
export type FontName = keyof typeof FILES;

/** A font of Latin, Greek, Cyrillic and signs. A document holds only the glyphs that it needs. */
export interface LoadedFont {
  readonly name: FontName;
  readonly bytes: Buffer;
  readonly has: (codePoint: number) => boolean;
}

export type Fonts = Readonly<Record<FontName, LoadedFont>>;

let loaded: Promise<Fonts> | undefined;

/** Read once, when the first document needs them. */
export function loadFonts(): Promise<Fonts> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Fonts> {
  const [plain, bold, mono] = await Promise.all([loadFont("plain"), loadFont("bold"), loadFont("mono")]);
  return { plain, bold, mono };
}

async function loadFont(name: FontName): Promise<LoadedFont> {
  const bytes = await readFile(fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${FILES[name]}`)));
  const font = create(bytes);
  if (!("hasGlyphForCodePoint" in font)) throw new TypeError(`${FILES[name]} is a collection of fonts`);
  return { name, bytes, has: (codePoint) => font.hasGlyphForCodePoint(codePoint) };
}
