import type { Block } from "../../report/document/model.js";
import { drawBlock } from "./blocks.js";
import { Contents } from "./contents.js";
import { heightOfGraph } from "./figure.js";
import { loadFonts } from "./fonts.js";
import { runsOf } from "./runs.js";
import { Sheet, textObject } from "./sheet.js";

/** Then the document ends with its last part: whoever needs all has it in the attached JSON document. */
const MOST_PAGES = 100;

/** What a file is made of. */
export interface Contained {
  /** On each page; it may be recorded text. */
  readonly title: string;
  /** The title where that of `title` can't be written as the file's own. */
  readonly plainTitle: string;
  readonly made: Date;
  readonly blocks: readonly Block[];
  /** JSON. */
  readonly attachments: readonly Attachment[];
}

export interface Attachment {
  readonly name: string;
  readonly text: string;
  readonly description: string;
}

/** A PDF: the same content gives the same bytes, on every machine. */
export async function pdfFile({ title, plainTitle, made, blocks, attachments }: Contained): Promise<Buffer> {
  const sheet = new Sheet(await loadFonts(), { title: SAFE.test(title) ? title : plainTitle, made });
  const bytes = bytesOf(sheet);
  await drawAll(blocks, sheet);
  drawFooters(title, sheet);
  for (const attachment of attachments) attach(attachment, sheet);
  sheet.doc.appendXML(UA);
  sheet.doc.end();
  return bytes;
}

/** pdfkit writes a title into XML as it is: one that could be anything but text there is left out. */
const SAFE = /^[\w .,:/@+=~-]+$/;

/** The first part is the title and what stands below it; then come the contents, and all else. The last part has a page of its own. */
async function drawAll(blocks: readonly Block[], sheet: Sheet): Promise<void> {
  const isPart = (block: Block) => block.type === "heading" && block.level === 2;
  const parts = blocks.filter(isPart);
  const first = blocks.findIndex(isPart);
  const last = blocks.findLastIndex(isPart);
  let contents: Contents | undefined;
  let isCut = false;
  for (const [i, block] of blocks.entries()) {
    if (i === first) contents = new Contents(sheet, parts.length);
    if (i === last) sheet.newPage();
    if (i < last && sheet.pages >= MOST_PAGES) {
      if (!isCut)
        await sheet.flow(sheet.lines(runsOf(CUT, sheet.fonts, { font: "bold" })), sheet.element("P"));
      isCut = true;
      continue;
    }
    if (block.type === "heading") sheet.need(heightKept(blocks.slice(i, i + 3), sheet));
    await drawBlock(block, sheet, contents);
  }
  contents?.fill();
}

/** A drawing stands on the page of its heading. */
function heightKept(blocks: readonly Block[], sheet: Sheet): number {
  const [graph] = blocks.flatMap((block) => (block.type === "graph" ? [block.graph] : []));
  return graph === undefined ? 0 : HEADING_OF_GRAPH + heightOfGraph(graph, sheet);
}
const HEADING_OF_GRAPH = 70;

const CUT = `Cut here, after ${MOST_PAGES} pages. The JSON document that is attached has all of the report.`;

function drawFooters(title: string, sheet: Sheet): void {
  const { doc, pages } = sheet;
  const style = { size: 7.5, color: "soft" } as const;
  const [name] = sheet.lines(runsOf(title, sheet.fonts, style), sheet.width - 90);
  for (let page = 1; page <= pages; page++) {
    doc.switchToPage(page - 1);
    const said = `Page ${page} of ${pages}`;
    const at = sheet.left + sheet.width - sheet.measure(said, { font: "plain", size: style.size });
    sheet.artifact(() => {
      if (name !== undefined) sheet.draw([name], sheet.left, sheet.bottom + 22);
      sheet.draw(sheet.lines(runsOf(said, sheet.fonts, style)), at, sheet.bottom + 22);
    }, "Pagination");
  }
}

/** Attaches a file as it is. pdfkit's own way adds its MD5, which takes longer than all else of a large one. */
function attach({ name, text, description }: Attachment, { doc }: Sheet): void {
  const bytes = Buffer.from(text);
  const stream = doc.ref({
    Type: "EmbeddedFile",
    Subtype: "application#2Fjson",
    Params: { Size: bytes.length },
  });
  stream.end(bytes);
  const file = doc.ref({
    Type: "Filespec",
    AFRelationship: "Data",
    F: textObject(name),
    EF: { F: stream },
    UF: textObject(name),
    Desc: textObject(description),
  });
  file.end("");
  doc.addNamedEmbeddedFile(name, file);
}

/** Says that the document keeps to PDF/UA-1 (ISO 14289-1). */
const UA = `
        <rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">
            <pdfuaid:part>1</pdfuaid:part>
        </rdf:Description>
        `;

async function bytesOf({ doc }: Sheet): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of doc) chunks.push(chunk);
  return Buffer.concat(chunks);
}
