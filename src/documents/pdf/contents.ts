import { type Run, runsOf } from "./runs.js";
import { type Element, type Sheet, textObject } from "./sheet.js";

const LINE = 15;

/** A heading that the contents list. */
interface Entry {
  readonly title: string;
  /** The name of the place in the file, and its page from 1. */
  readonly place: string;
  readonly page: number;
}

/** The list of parts. Its place is kept free at first, and it is filled in when their pages are known. */
export class Contents {
  readonly #sheet: Sheet;
  readonly #element: Element;
  readonly #page: number;
  readonly #top: number;
  readonly #entries: Entry[] = [];

  constructor(sheet: Sheet, count: number) {
    this.#sheet = sheet;
    sheet.space(12);
    sheet.need((count + 1) * LINE);
    const title = sheet.lines(runsOf("Contents", sheet.fonts, { font: "bold", color: "soft" }));
    sheet.content(sheet.element("P"), () => sheet.draw(title, sheet.left, sheet.y));
    sheet.y += LINE;
    this.#element = sheet.element("TOC");
    this.#page = sheet.pages;
    this.#top = sheet.y;
    sheet.y += count * LINE;
  }

  /** A part begins here. */
  note(title: string): void {
    const { doc, pages, y } = this.#sheet;
    const place = `part-${this.#entries.length + 1}`;
    doc.addNamedDestination(place, "XYZ", 0, y - 12, null);
    doc.outline.addItem(title);
    this.#entries.push({ title, place, page: pages });
  }

  /** Draws the list. Leaves the last page to be drawn on. */
  fill(): void {
    const { doc } = this.#sheet;
    doc.switchToPage(this.#page - 1);
    for (const [i, entry] of this.#entries.entries()) this.#line(entry, this.#top + i * LINE);
    // while this page is the current one: pdfkit notes it as that of the links
    this.#element.end();
    doc.switchToPage(this.#sheet.pages - 1);
  }

  #line({ title, place, page }: Entry, y: number): void {
    const sheet = this.#sheet;
    const { doc, left, width, fonts } = sheet;
    const link = sheet.element("Link", sheet.element("Reference", sheet.element("TOCI", this.#element)));
    const number: Run[] = runsOf(String(page), fonts);
    const at = left + width - sheet.measure(String(page), { font: "plain", size: 9.5 });
    sheet.content(link, () => {
      sheet.draw(sheet.lines(runsOf(title, fonts), width - 40).slice(0, 1), left, y);
      sheet.draw(sheet.lines(number), at, y);
    });
    const options: LinkOptions = { structParent: link, Contents: textObject(`${title}, page ${page}`) };
    doc.goTo(left, y, width, LINE - 1, place, options);
    sheet.artifact(() => sheet.rule(y + LINE - 1.5, 0.2));
  }
}

type LinkOptions = PDFKit.Mixins.AnnotationOption & { readonly structParent: Element };
