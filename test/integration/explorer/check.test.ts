import { beforeAll, describe, expect, it } from "vitest";
import { addressOf } from "../../../src/explorer/address.js";
import { expectNoProblems, hasNoChromium, useBrowser } from "../../support/browser.js";
import { useService } from "../../support/client.js";
import { newPrefix } from "../../support/prefix.js";
import { trailFacts } from "../../support/trailFacts.js";

describe.skipIf(hasNoChromium)("the page's check", () => {
  const service = useService();
  const browser = useBrowser();
  const p = newPrefix();
  let vkey: string;
  beforeAll(async () => {
    await service.client.record(...trailFacts(p));
    vkey = (await (await fetch(`${service.client.url}/log/vkey`)).text()).trim();
  });

  const documentOf = async (format: string): Promise<Buffer> => {
    const { auditReport } = await service.client.ask<{
      auditReport: { document: { content: string; encoding: string } };
    }>(
      `query ($id: ID!, $format: ReportFormat!) {
        auditReport(requestId: $id) { document(format: $format) { content encoding } }
      }`,
      { id: `${p}req-42`, format },
    );
    const { content, encoding } = auditReport.document;
    return Buffer.from(content, encoding === "BASE64" ? "base64" : "utf8");
  };

  /** A reader who trusts the log's key, and has chosen a file. */
  async function checked(name: string, buffer: Buffer) {
    const page = await browser.open(`${service.client.url}/${addressOf(["check"])}`);
    await page.getByLabel("Verifier key").fill(vkey);
    await page.getByRole("button", { name: "Trust" }).click();
    await page.locator('input[type="file"]').setInputFiles({ name, mimeType: "", buffer });
    return page;
  }

  it("verifies a prediction's report by its own computation, and pins the log's key, which it says", async () => {
    const page = await browser.open(`${service.client.url}/${addressOf(["check", `${p}req-42`])}`);
    await page.getByRole("heading", { name: `Valid: the report of prediction ${p}req-42` }).waitFor();
    await page.getByText("was seen for the first time").waitFor();
    expect(await page.locator(".steps li").count()).toBeGreaterThan(5);
    expectNoProblems();
  });

  it.each([
    ["JSON", "report.json"],
    ["HTML", "report.html"],
    ["PDF", "report.pdf"],
  ])("finds a %s file valid", async (format, name) => {
    const page = await checked(name, await documentOf(format));
    await page.getByRole("heading", { name: `Valid: the report of prediction ${p}req-42` }).waitFor();
    expectNoProblems();
  });

  it("shows red where one value was changed, and names the fact and the place", async () => {
    const text = (await documentOf("JSON")).toString("utf8");
    const changed = text.replace('"decision": "APPROVED"', '"decision": "REJECTED"');
    expect(changed).not.toBe(text);
    const page = await checked("report.json", Buffer.from(changed));
    await page.getByRole("heading", { name: "Not valid: report.json" }).waitFor();
    await page.getByText(`Approval ${p}a-1`).waitFor();
    expect(await page.locator(".outcome.wrong code").textContent()).toMatch(
      /^graph\.nodes\[\d+\]\.properties\.decision$/,
    );
  });

  it("shows red where a word of an HTML page was changed, though its data is whole", async () => {
    const text = (await documentOf("HTML")).toString("utf8");
    const changed = text.replace("<strong>complete</strong>", "<strong>incomplete</strong>");
    expect(changed).not.toBe(text);
    const page = await checked("report.html", Buffer.from(changed));
    await page.getByRole("heading", { name: "Not valid: report.html" }).waitFor();
    await page.getByText("Somebody changed them").waitFor();
  });

  it("says of a file that is no report that it can't be read, and of an unknown log whose key is missing", async () => {
    const page = await checked("report.json", Buffer.from("{}"));
    await page.getByRole("heading", { name: "Can't be read as a report: report.json" }).waitFor();
    await page.getByRole("button", { name: /^Forget/ }).click();
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: "r.json", mimeType: "", buffer: await documentOf("JSON") });
    await page.getByText("No key is trusted for the log").waitFor();
  });
});
