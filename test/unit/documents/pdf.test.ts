import { describe, expect, it } from "vitest";
import { pdf } from "../../../src/documents/pdf.js";
import { documentOf } from "../../../src/report/document/document.js";
import type { ProvenReport } from "../../../src/report/formats/format.js";
import { json } from "../../../src/report/formats/json.js";
import { visibleText } from "../../../src/report/formats/visible.js";
import { heldIn } from "../../../src/report/verify/held.js";
import { readersWithText, reportWithText } from "../../support/hostileReport.js";
import { pdfPages } from "../../support/pdfText.js";
import { proven } from "../../support/proven.js";
import { readBy } from "../../support/readers.js";
import { diamond, record, trailWith } from "../../support/trails.js";

const make = async (report: ProvenReport, readers = readBy([])) =>
  Buffer.from(await pdf.render(report, readers), "base64");
const flat = (text: string) => text.replace(/\s+/g, "");

/** Everything that a document says, without white space: a line may break anywhere. */
const saidIn = (report: ProvenReport, readers = readBy([])): string[] =>
  documentOf(report, readers).flatMap((block) => {
    switch (block.type) {
      case "heading":
      case "paragraph":
        return block.content.flatMap((part) => ("text" in part ? [part.text] : []));
      case "list":
        return block.items.flat().flatMap((part) => ("text" in part ? [part.text] : []));
      case "definitions":
        return block.items.flatMap(({ term, content }) => [
          term,
          ...content.flatMap((part) => ("text" in part ? [part.text] : [])),
        ]);
      case "table":
        return [
          ...block.columns,
          ...block.rows.flat(2).flatMap((part) => ("text" in part ? [part.text] : [])),
        ];
      case "code":
        return block.text.split("\n");
      default:
        return [];
    }
  });

describe("pdf", () => {
  it("says all that the document says, from the title to the checkpoint on a page of its own", async () => {
    const report = proven(trailWith());
    const pages = pdfPages(await make(report));
    const shown = flat(pages.join("\n"));
    for (const said of saidIn(report))
      for (const word of said.split(/\s+/)) expect(shown).toContain(flat(word));
    expect(pages[0]).toContain("Audit report: prediction req-42");
    expect(pages[0]).toContain("Contents");
    expect(pages.at(-1)?.trimStart()).toMatch(/^Proof\n/);
    expect(flat(pages.at(-1) ?? "")).toContain(flat(report.proof.checkpoint));
    expect(flat(pages.at(-1) ?? "")).toContain(report.proof.verifierKey);
    for (const [i, page] of pages.entries()) expect(page).toContain(`Page ${i + 1} of ${pages.length}`);
  });

  it("has the page of each part in its contents", async () => {
    const pages = pdfPages(await make(proven(trailWith())));
    const listed = pages[0]?.slice(pages[0].indexOf("Contents")) ?? "";
    for (const [, page] of listed.matchAll(/\nGlossary(\d+)/g))
      expect(pages[Number(page) - 1]).toContain("Glossary");
    expect(listed).toMatch(new RegExp(`\nProof${pages.length}\n`));
  });

  it("is A4, tagged, titled, in a language, with fonts of its own, and says that it keeps to PDF/UA", async () => {
    const text = (await make(proven(trailWith()))).toString("latin1");
    expect(text).toContain("/MediaBox [0 0 595.28 841.89]");
    expect(text).toMatch(/\/Lang \(en\)/);
    expect(text).toMatch(/\/Marked true/);
    expect(text).toMatch(/\/DisplayDocTitle true/);
    expect(text).toContain("<pdfuaid:part>1</pdfuaid:part>");
    for (const type of [
      "Document",
      "H1",
      "H2",
      "H3",
      "P",
      "L",
      "LI",
      "LBody",
      "Table",
      "THead",
      "TH",
      "TD",
      "TOC",
      "Figure",
    ])
      expect(text).toMatch(new RegExp(`/S /${type}\n`));
    expect(text.match(/\/FontFile2/g)).toHaveLength(3);
    expect(text).not.toContain("/BaseFont /Helvetica");
    expect(text).not.toMatch(/\/(JavaScript|JS|Launch|URI|OpenAction|AA)\b/);
    for (const [, figure] of text.matchAll(/\/S \/Figure\n(.*)\n/g)) expect(figure).toMatch(/^\/Alt \(/);
  });

  it("is the same for the same report and readers", async () => {
    const report = proven(trailWith());
    expect((await make(report)).equals(await make(report))).toBe(true);
    expect((await make(report)).equals(await make(report, readBy([{}])))).toBe(false);
    const [one, other] = await Promise.all([make(report), make(report)]);
    expect(one.equals(other)).toBe(true);
  });

  it("holds the JSON document and who read the prediction, as they are", async () => {
    const report = proven(trailWith());
    const readers = readBy([{ principal: "Zoë" }]);
    expect(heldIn(await make(report, readers))).toEqual({
      format: "PDF",
      json: json.render(report),
      readers,
    });
  });

  it("writes what its fonts lack by its numbers, and what it stands for beside that", async () => {
    const text = "Ωμέγα Привет 名 مر 👍 ok";
    const report = proven(trailWith({ input: { prediction: { prediction: text } } }));
    const file = await make(report);
    const shown = pdfPages(file).join("\n");
    expect(shown).toContain("Ωμέγα Привет [U+540D] [U+0645][U+0631] [U+1F44D] ok");
    expect(file.toString("latin1")).toContain("/Span <<\n/ActualText (\xfe\xff\x54\\r)");
  });

  it("is of the same structure, whatever was recorded", async () => {
    const nasty = "x\n(a) Tj ET /JS <<>> endobj \\( \u202e %PDF endstream \u0000 <b>&amp;";
    const key = `${nasty.replace(/\p{Cc}/gu, " ")}@1`;
    const types = (file: Buffer) => file.toString("latin1").match(/\/S \/\w+$/gm);
    const file = await make(reportWithText(nasty, key), readersWithText(nasty));
    const plain = await make(reportWithText("plain", "plain/plain@1"), readersWithText("plain"));
    const spans = (found: readonly string[] | null) => found?.filter((type) => type !== "/S /GoTo").length;
    expect(spans(types(file))).toBe(spans(types(plain)));
    const shown = flat(pdfPages(file).join("\n"));
    expect(shown).toContain(flat(visibleText(nasty)));
    expect(file.toString("latin1")).not.toMatch(/<b>&amp;(?=[^"\\]*<\/rdf)/);
  });

  it("stays within its page, and is cut after 100 pages, with the proof at its end", async () => {
    const many = Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`f-${i}`, "漢".repeat(10_000)]));
    const prediction = { features: many, prediction: many, groups: many, explanation: many };
    const report = proven(trailWith({ input: { prediction } }));
    const file = await make(report);
    const pages = pdfPages(file);
    expect(pages.length).toBeGreaterThan(100);
    expect(pages.length).toBeLessThan(160);
    expect(pages.join("")).toContain("Cut here, after 100 pages.");
    expect(pages.at(-1)?.trimStart()).toMatch(/^Proof\n/);
    for (const [, x, y] of file.toString("latin1").matchAll(/1 0 0 1 ([\d.-]+) ([\d.-]+) Tm/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(53);
      expect(Number(x)).toBeLessThan(542);
      expect(Number(y)).toBeGreaterThan(20);
    }
  }, 60_000);

  it("of a trail of 5,000 facts has at most twenty pages, and lets others have their turn", async () => {
    const facts = diamond(625, 4);
    const size = facts.length;
    const report = proven(record(facts), { asOf: size, size });
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    const pages = pdfPages(await make(report));
    clearInterval(timer);
    expect(pages.length).toBeLessThanOrEqual(20);
    expect(pages.join("\n")).toMatch(/Transformation\n2,\d\d\d facts/);
    expect(turns).toBeGreaterThan(5);
  }, 60_000);
});
