import { describe, expect, it } from "vitest";
import { pdf } from "../../../src/documents/pdf.js";
import { samePages } from "../../../src/documents/samePages.js";
import { html } from "../../../src/report/formats/html.js";
import { heldIn } from "../../../src/report/verify/held.js";
import { openReport } from "../../../src/report/verify/report.js";
import { BESIDE, KEY, proven } from "../../support/proven.js";
import { readBy } from "../../support/readers.js";
import { trailWith } from "../../support/trails.js";

const REPORT = proven(trailWith({ more: BESIDE }));
const READERS = readBy([{ principal: "Ann" }]);
const PAGE = Buffer.from(html.render(REPORT, READERS));

async function check(file: Uint8Array) {
  const held = heldIn(file);
  const opened = held && openReport(held.json, KEY);
  if (held === undefined || opened === undefined || !("verdict" in opened))
    throw new TypeError("no valid report");
  return samePages(file, held, opened);
}
const changed = (from: string, to: string) => Buffer.from(PAGE.toString().replace(from, to));

describe("samePages", () => {
  it("finds that the pages of a document say what its report says", async () => {
    for (const file of [PAGE, Buffer.from(await pdf.render(REPORT, READERS), "base64")])
      expect(await check(file)).toMatchObject({
        verdict: {
          valid: true,
          checked: {
            sentences: expect.arrayContaining(["Pages: made again from the report, they are the same."]),
          },
          notShown: expect.arrayContaining([
            "That the list of who read the prediction is right. The document says so itself.",
          ]),
        },
      });
  });

  it("takes the members of the report in any order", async () => {
    const [, held = ""] = /id="report">(.*?)<\/script>/s.exec(PAGE.toString()) ?? [];
    const { proof, ...rest } = JSON.parse(held);
    const turned = JSON.stringify({ proof, ...rest }, null, 2).replaceAll("<", "\\u003c");
    expect(await check(changed(held, turned))).toHaveProperty("verdict.valid", true);
  });

  it.each([
    ["a word that people read", "Alice", "Mallory"],
    ["who read it", "<td>Ann</td>", "<td>Bob</td>"],
    ["the policy that keeps scripts out", "default-src 'none'", "default-src *"],
    ["a script beside all else", "</body>", "<script>document.title = 1</script></body>"],
    ["something after its end", "</html>\n", "</html>\n<p>"],
  ])("finds %s changed in a page", async (_, from, to) => {
    expect(await check(changed(from, to))).toMatchObject({ valid: false, reason: "WRONG", where: "pages" });
  });

  it("finds a PDF changed that was added to, as a later revision of it would be", async () => {
    const file = Buffer.from(await pdf.render(REPORT, READERS), "base64");
    expect(await check(Buffer.concat([file, Buffer.from("1 0 obj\n<<>>\nendobj\n")]))).toMatchObject({
      valid: false,
      where: "pages",
      what: expect.stringContaining(`from byte ${file.length} on`),
    });
  });
});
