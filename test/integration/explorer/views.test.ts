import { beforeAll, describe, it } from "vitest";
import { addressOf } from "../../../src/explorer/address.js";
import { expectAccessible, expectNoProblems, hasNoChromium, useBrowser } from "../../support/browser.js";
import { useService } from "../../support/client.js";
import { newPrefix } from "../../support/prefix.js";
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
