import { describe, expect, it } from "vitest";
import { pdf } from "../../../../src/documents/pdf.js";
import { html } from "../../../../src/report/formats/html.js";
import { json } from "../../../../src/report/formats/json.js";
import { heldIn } from "../../../../src/report/verify/held.js";
import { verdictOf } from "../../../../src/report/verify/verdict.js";
import { readersWithText, reportWithText } from "../../../support/hostileReport.js";
import { proven } from "../../../support/proven.js";
import { readBy } from "../../../support/readers.js";
import { trailWith } from "../../../support/trails.js";

const REPORT = proven(trailWith());
const READERS = readBy([{ principal: "Ann" }, { principal: "Zoë", outcome: "DENIED" }]);
const PAGE = html.render(REPORT, READERS);
const held = (text: string) => verdictOf(() => heldIn(Buffer.from(text)));
const unreadable = { valid: false, reason: "UNREADABLE" };

describe("heldIn", () => {
  it("finds the report and its readers in a page", () => {
    expect(held(PAGE)).toMatchObject({ format: "HTML", readers: READERS });
    expect(JSON.parse(heldIn(Buffer.from(PAGE))?.json ?? "")).toEqual(JSON.parse(json.render(REPORT)));
  });

  it("finds them whatever was recorded", async () => {
    const nasty =
      '</script><script type="application/json" id="report">{}</script>\n1 0 obj\n<<\n/Type /EmbeddedFile\n/F (report.json)\nendstream\n';
    const report = reportWithText(nasty, `${nasty.replaceAll("\n", " ")}@1`);
    const readers = readersWithText(nasty);
    const files = [
      Buffer.from(html.render(report, readers)),
      Buffer.from(await pdf.render(report, readers), "base64"),
    ];
    for (const file of files) {
      expect(heldIn(file)?.readers).toEqual(readers);
      expect(JSON.parse(heldIn(file)?.json ?? "")).toEqual(JSON.parse(json.render(report)));
    }
  });

  it("takes no other file for one", () => {
    for (const text of ["", "{}", json.render(REPORT), '{"body":', "# Audit report", " %!PS"])
      expect(heldIn(Buffer.from(text))).toBeUndefined();
  });

  it.each([
    ["a page without a report", "<!doctype html><p>"],
    ["a page with two reports", `${PAGE}${PAGE}`],
    ["a page that is cut off", PAGE.slice(0, PAGE.lastIndexOf("</script>"))],
    ["a page with readers of another form", PAGE.replace('{"newest":[{"at"', '{"newest":[{"when"')],
    ["a PDF without a report", "%PDF-1.7\n%%EOF"],
  ])("can't read %s", (_, text) => {
    expect(held(text)).toMatchObject(unreadable);
  });

  it("can't read a PDF whose attachment is cut off, or is there twice", async () => {
    const file = Buffer.from(await pdf.render(REPORT, READERS), "base64");
    for (const bytes of [file.subarray(0, file.indexOf('"proof": {')), Buffer.concat([file, file])])
      expect(verdictOf(() => heldIn(bytes))).toMatchObject(unreadable);
  });
});
