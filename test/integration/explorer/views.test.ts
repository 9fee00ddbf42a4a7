import { beforeAll, describe, expect, it } from "vitest";
import { addressOf } from "../../../src/explorer/address.js";
import { expectAccessible, expectNoProblems, hasNoChromium, useBrowser } from "../../support/browser.js";
import { useService } from "../../support/client.js";
import { HOSTILE_TEXT } from "../../support/hostile.js";
import { newPrefix } from "../../support/prefix.js";
import { openGraph, rows } from "../../support/store.js";
import { besideTrail, trailFacts } from "../../support/trailFacts.js";

describe.skipIf(hasNoChromium)("the page", () => {
  const service = useService();
  const browser = useBrowser();
  const p = newPrefix();
  const at = (path: readonly string[], parameters = {}) =>
    `${service.client.url}/${addressOf(path, parameters)}`;
  beforeAll(() => service.client.record(...trailFacts(p), ...besideTrail(p)));

  it("leads from a search to a fact, to what is around it, and to what rests on it", async () => {
    const page = await browser.open(at(["explore"]));
    await page.getByLabel("Search").fill(`${p}warehouse`);
    await page.getByRole("link", { name: `Source table ${p}warehouse/loans` }).click();
    await page.getByText("Around it").waitFor();
    await page.getByRole("group", { name: "What came from it" }).getByLabel("One level more").click();
    await page.locator(".node", { hasText: "Dataset version" }).first().waitFor();
    await page.getByRole("link", { name: "What rests on it" }).click();
    await page.getByRole("heading", { name: "Decisions (1)" }).waitFor();
    await page.getByRole("link", { name: `${p}req-42` }).waitFor();
    expectNoProblems();
  });

  it("shows of a model version who decided on it and how complete the trails of its predictions are", async () => {
    const page = await browser.open(at(["models", `${p}credit-risk@7`]));
    await page.getByText("1 of 1 predictions have a complete trail.").waitFor();
    await page.getByRole("heading", { name: "Decisions on it" }).waitFor();
    await page.getByLabel("Attribute of the groups").fill("gender");
    await page.getByLabel("Answer that selects").fill("approve");
    await page.getByRole("button", { name: "Measure" }).click();
    await page.getByText("To be known").waitFor();
    expectNoProblems();
  });

  it("says which facts make two model versions differ", async () => {
    await service.client.record({ modelVersion: { key: `${p}credit-risk@8`, framework: "another" } });
    const parameters = { a: `${p}credit-risk@7`, b: `${p}credit-risk@8` };
    const page = await browser.open(at(["compare", "ModelVersion"], parameters));
    await page.getByText("not recorded").first().waitFor();
    expectNoProblems();
  });

  it("shows who has read what, this page's own accesses among them", async () => {
    const page = await browser.open(at(["watch"]));
    await page.getByText("New alerts show here as they are raised.").waitFor();
    await page.getByRole("cell", { name: "Viewer" }).first().waitFor();
    expectNoProblems();
  });

  it.each([
    ["en", "102 facts were checked, and the store is not as its log says. Findings: 1."],
    ["de", "102 Fakten wurden geprüft, und der Bestand ist nicht, wie sein Log sagt. Befunde: 1."],
  ])("shows what the service's own fsck found, by name: %s", async (locale, said) => {
    const graph = openGraph();
    try {
      const finding = { code: "PROPERTY_ALTERED", kind: "Prediction", key: HOSTILE_TEXT, index: 7 };
      const last = {
        ...{ startedAt: "2026-11-28T10:00:00.000Z", finishedAt: "2026-11-28T11:00:00.000Z", size: 102 },
        ...{ log: "INTACT", isWhole: true, findingCount: 1 },
        findings: [{ ...finding, property: "recordedBy", edge: null, message: "it is another" }],
      };
      await rows(graph, "MATCH (w:FsckWatch) SET w.last = $last", { last: JSON.stringify(last) });
      const page = await browser.open(at(["watch"]), { locale });
      const shown = page.getByRole("region", { name: locale === "en" ? "own check" : "eigene Prüfung" });
      await shown.getByText(said).waitFor();
      await shown.getByText("PROPERTY_ALTERED").waitFor();
      expect(await shown.getByRole("listitem").textContent()).toContain("it is another");
      expect(await shown.locator("img, script, iframe, b, h1").count()).toBe(0);
      await expectAccessible(page);
      await rows(graph, "MATCH (w:FsckWatch) REMOVE w.last");
      await page.reload();
      await page.getByText(locale === "en" ? "was not checked yet" : "noch nicht geprüft").waitFor();
      expectNoProblems();
    } finally {
      await graph[Symbol.asyncDispose]();
    }
  });

  it.each([
    ["report"],
    ["check"],
    ["explore"],
    ["explore", "ModelVersion", `${p}credit-risk@7`],
    ["impact", "SourceTable", `${p}warehouse/loans`],
    ["models"],
    ["compare"],
    ["watch"],
  ])("breaks no rule of WCAG that axe knows: %s %s", async (...path) => {
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await browser.open(at(path), { colorScheme });
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.waitForLoadState("networkidle");
      await expectAccessible(page);
      await page.close();
    }
  });
});
