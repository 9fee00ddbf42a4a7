import PDFDocument from "pdfkit";
import type { Fonts } from "./fonts.js";
import { type Line, linesOf, type Measure } from "./lines.js";
import { COLORS, type Run } from "./runs.js";

/** A4 in points, and what is left free around the text. */
const PAGE = { width: 595.28, height: 841.89 };
const MARGIN = { top: 56, bottom: 62, side: 54 };

/** pdfkit writes a string object as text, and a plain string as a name. */
export const textObject = (text: string): string => Object(text);

export type Pdf = PDFKit.PDFDocument;
export type Element = PDFKit.PDFStructureElement;

/** What is drawn behind or below some lines, and means nothing by itself. */
export type Ornament = (top: number, height: number) => void;

/** The paper: where text stands on it, and what each piece is in the document's structure. From top to bottom, page by page. */
export class Sheet {
  readonly doc: Pdf;
  readonly fonts: Fonts;
  readonly left = MARGIN.side;
  readonly width = PAGE.width - 2 * MARGIN.side;
  readonly top = MARGIN.top;
  readonly bottom = PAGE.height - MARGIN.bottom;
  /** Where the next block begins. */
  y: number = MARGIN.top;
  readonly root: Element;
  readonly #widths = new Map<string, number>();
  #turnEnds = 0;

  constructor(fonts: Fonts, info: { title: string; made: Date }) {
    this.fonts = fonts;
    this.doc = new PDFDocument({
      size: [PAGE.width, PAGE.height],
      margin: 0,
      // what zlib makes differs between machines: only plain streams are the same everywhere
      compress: false,
      pdfVersion: "1.7",
      tagged: true,
      lang: "en",
      displayTitle: true,
      bufferPages: true,
      autoFirstPage: false,
      info: { Title: info.title, Creator: "Proofline", Producer: "PDFKit", CreationDate: info.made },
    });
    for (const { name, bytes } of Object.values(fonts)) this.doc.registerFont(name, bytes);
    this.doc.addPage();
    this.root = this.doc.struct("Document");
    this.doc.addStructure(this.root);
  }

  get pages(): number {
    return this.doc.bufferedPageRange().count;
  }

  /** Cached: a document has the same words many times. */
  readonly measure: Measure = (text, { font, size }) => {
    const id = `${font}${text}`;
    let width = this.#widths.get(id);
    if (width === undefined) {
      width = this.doc.font(font, 1000).widthOfString(text) / 1000;
      this.#widths.set(id, width);
    }
    return width * size;
  };

  lines(runs: readonly Run[], width: number = this.width): Line[] {
    return linesOf(runs, width, this.measure);
  }

  newPage(): void {
    this.doc.addPage();
    this.y = this.top;
  }

  /** Begins a new page where less than that is free on this one. */
  need(height: number): void {
    if (this.y > this.top && this.y + height > this.bottom) this.newPage();
  }

  space(height: number): void {
    if (this.y > this.top) this.y += height;
  }

  /** Draws lines from here on, over as many pages as they take, as content of an element. */
  async flow(
    lines: readonly Line[],
    element: Element,
    { x = this.left, behind = () => {} }: { x?: number; behind?: Ornament } = {},
  ): Promise<void> {
    for (let from = 0; from < lines.length; ) {
      this.need(lines[from]?.height ?? 0);
      const slice = this.fitting(lines, from);
      const height = slice.reduce((sum, line) => sum + line.height, 0);
      this.artifact(() => behind(this.y, height));
      this.content(element, () => this.draw(slice, x, this.y));
      this.y += height;
      from += slice.length;
      await this.turn();
    }
  }

  /** As many lines as the page still has place for, and at least one. */
  fitting(lines: readonly Line[], from: number, bottom: number = this.bottom): Line[] {
    const slice: Line[] = [];
    let y = this.y;
    for (const line of lines.slice(from)) {
      if (slice.length > 0 && y + line.height > bottom + 0.01) break;
      slice.push(line);
      y += line.height;
    }
    return slice;
  }

  /** Lines at a place, within content. */
  draw(lines: readonly Line[], x: number, top: number): void {
    let y = top;
    for (const line of lines) {
      let at = x;
      const baseline = y + line.height * 0.74;
      for (const run of line.runs) {
        const { actual } = run;
        if (actual !== undefined) this.doc.markContent("Span", { actual });
        this.doc
          .font(run.font, run.size)
          .fillColor(COLORS[run.color])
          .text(run.text, at, baseline, { lineBreak: false, baseline: "alphabetic" });
        if (actual !== undefined) this.doc.endMarkedContent();
        at += this.measure(run.text, run);
      }
      y += line.height;
    }
  }

  element(
    type: string,
    parent: Element = this.root,
    options: PDFKit.Mixins.StructureElementOptions = {},
  ): Element {
    const made = this.doc.struct(type, options);
    parent.add(made);
    return made;
  }

  content(element: Element, draw: () => void): void {
    element.add(draw);
  }

  /** What has no meaning: rules, backgrounds, page numbers. Screen readers leave it out. */
  artifact(draw: () => void, type: "Layout" | "Pagination" = "Layout"): void {
    this.doc.markContent("Artifact", { type });
    draw();
    this.doc.endMarkedContent();
  }

  rule(y: number, weight = 0.5, x: number = this.left, width: number = this.width): void {
    this.doc
      .moveTo(x, y)
      .lineTo(x + width, y)
      .lineWidth(weight)
      .strokeColor(COLORS.line)
      .stroke();
  }

  /** Lets all else that waits have its turn, every few milliseconds. */
  async turn(): Promise<void> {
    if (performance.now() < this.#turnEnds) return;
    await new Promise<void>((resolve) => setImmediate(resolve));
    this.#turnEnds = performance.now() + TURN_MS;
  }
}
const TURN_MS = 8;
