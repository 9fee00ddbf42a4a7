import { beforeAll, describe, expect, it } from "vitest";
import { addressOf } from "../../../src/explorer/address.js";
import { expectAccessible, expectNoProblems, hasNoChromium, useBrowser } from "../../support/browser.js";
import { useService } from "../../support/client.js";
import { newPrefix } from "../../support/prefix.js";
import { besideTrail, trailFacts } from "../../support/trailFacts.js";

describe.skipIf(hasNoChromium)("the page's report", () => {
  const service = useService();
  const browser = useBrowser();
  const p = newPrefix();
  const reportUrl = () => `${service.client.url}/${addressOf(["report", `${p}req-42`])}`;
  beforeAll(() => service.client.record(...trailFacts(p), ...besideTrail(p)));

  it("is found from the first view by its request id: verdict, answers, path", async () => {
    const page = await browser.open(`${service.client.url}/`);
    await page.getByLabel("Request id of a prediction").fill(`${p}req-42`);
    await page.keyboard.press("Enter");
    await page.getByText(/^The trail is complete/).waitFor();
    const answers = page.getByRole("region", { name: "The four answers" });
    expect(await answers.textContent()).toContain("approved");
    expect(page.url()).toBe(reportUrl());
    await page.getByRole("button", { name: "Table", exact: true }).click();
    await page.getByRole("table", { name: "The facts of the graph" }).waitFor();
    expectNoProblems();
  });

  it("shows all of a fact in a drawer, by keyboard, and gives a PDF along", async () => {
    const page = await browser.open(reportUrl());
    const node = page.locator(".node", { hasText: "Approval" }).first();
    await node.focus();
    await page.keyboard.press("Enter");
    const drawer = page.getByRole("dialog");
    await drawer.getByText("leaf hash").waitFor();
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "detached" });
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "PDF" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`${p}req-42.pdf`);
    expectNoProblems();
  });

  it("leaves its Access as any other read does", async () => {
    const reports = async () => {
      const { accesses } = await service.client.ask<{
        accesses: { edges: { node: { operation: string } }[] };
      }>(
        `query ($key: ID!) {
          accesses(filter: { fact: { kind: Prediction, key: $key } }, first: 500) { edges { node { operation } } }
        }`,
        { key: `${p}req-42` },
      );
      return accesses.edges.filter(({ node }) => node.operation === "Report").length;
    };
    const before = await reports();
    const page = await browser.open(reportUrl());
    await page.getByText(/^The trail is complete/).waitFor();
    expect(await reports()).toBeGreaterThan(before);
  });

  it("says of an unknown id what happened and what to do", async () => {
    const page = await browser.open(`${service.client.url}/${addressOf(["report", `${p}nothing`])}`);
    await page.getByRole("alert").getByText("Check how it is spelled").waitFor();
  });

  it.each(["light", "dark"] as const)(
    "breaks no rule of WCAG that axe knows, in %s colours",
    async (colorScheme) => {
      const page = await browser.open(reportUrl(), { colorScheme });
      await page.getByText(/^The trail is complete/).waitFor();
      await expectAccessible(page);
    },
  );

  it("speaks German to whose browser does", async () => {
    const page = await browser.open(reportUrl(), { locale: "de-DE" });
    await page.getByText(/^Der Pfad ist vollständig/).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("de");
  });
});
