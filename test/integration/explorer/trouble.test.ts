import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { addressOf } from "../../../src/explorer/address.js";
import { memberName } from "../../../src/facts/kind.js";
import type { Service } from "../../../src/service.js";
import { expectNoProblems, hasNoChromium, useBrowser } from "../../support/browser.js";
import { Client, openService } from "../../support/client.js";
import { HOSTILE_KEY, HOSTILE_TEXT, hostileFacts } from "../../support/hostile.js";
import { createKeys, revokeKeysOf } from "../../support/keys.js";
import { newPrefix } from "../../support/prefix.js";
import { BreakableProxy } from "../../support/proxy.js";
import { sharedNeo4j } from "../../support/sharedNeo4j.js";
import { trailFacts } from "../../support/trailFacts.js";

/** The most references that one fact may have to tables here. */
const READS = 200;
const TABLES = 4_990;

/** A prediction of a model whose data comes from thousands of tables. */
function wideTrail(p: string): object[] {
  const tables = Array.from({ length: TABLES }, (_, i) => `${p}warehouse/t_${i}`);
  const parts = Array.from({ length: Math.ceil(TABLES / READS) }, (_, i) => `${p}part-${i}`);
  return [
    ...tables.map((key) => ({ sourceTable: { key } })),
    ...parts.flatMap((part, i) => [
      {
        transformation: {
          key: `${part}-run`,
          job: "etl",
          reads: tables.slice(i * READS, (i + 1) * READS).map((sourceTable) => ({ sourceTable })),
        },
      },
      { datasetVersion: { key: `${part}@1`, writtenBy: `${part}-run` } },
    ]),
    {
      trainingRun: {
        key: `${p}run`,
        trainedOn: parts.map((part) => ({ datasetVersion: `${part}@1`, role: "TRAIN" })),
      },
    },
    { modelVersion: { key: `${p}wide@1`, producedBy: `${p}run` } },
    {
      prediction: {
        requestId: `${p}wide`,
        modelVersion: `${p}wide@1`,
        features: { "\u05d2\u05d9\u05dc": 41 },
        prediction: "\u0645\u0648\u0627\u0641\u0642",
        timestamp: new Date().toISOString(),
      },
    },
  ];
}

describe.skipIf(hasNoChromium)("the page says what happened and what to do", () => {
  const browser = useBrowser();
  const p = newPrefix();
  let proxy: BreakableProxy;
  let service: Service;
  let keys: Readonly<Record<string, string>>;

  beforeAll(async () => {
    proxy = await BreakableProxy.open(sharedNeo4j().uri);
    service = await openService({ AUTH: "keys", NEO4J_URI: proxy.uri });
    keys = await createKeys({ [`${p}admin`]: ["ADMIN"], [`${p}leaver`]: ["AUDIT"] });
    const admin = new Client(service.url, keys[`${p}admin`]);
    await admin.record(...trailFacts(p));
    const facts = wideTrail(p);
    for (let i = 0; i < facts.length; i += 2_500) await admin.record(...facts.slice(i, i + 2_500));
    const hostile = hostileFacts(HOSTILE_TEXT, `${p}${HOSTILE_KEY}`)
      // the service takes no member of JSON that is called __proto__
      .filter(({ kind, attached }) => !attached && kind !== "TrainingRun" && kind !== "LateEvent");
    await admin.record(...hostile.map(({ kind, input }) => ({ [memberName(kind)]: input })));
  });
  afterAll(async () => {
    await service?.[Symbol.asyncDispose]();
    await proxy?.[Symbol.asyncDispose]();
  });

  async function signedIn(name: string, path: readonly string[]) {
    const page = await browser.open(`${service.url}/${addressOf(path)}`);
    await page.getByLabel("API key or token").fill(keys[name] ?? "");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText(name).waitFor();
    return page;
  }

  it("of a trail of 5,000 facts: drawn by kind and level, each of them a dot and a row", async () => {
    const page = await signedIn(`${p}admin`, ["report", `${p}wide`]);
    await page.getByText("are too many for a drawing").waitFor();
    await page.locator(".node", { hasText: "4,990 facts" }).click();
    await page.getByText("4,990 of 5,043 facts").waitFor();
    await page.getByRole("button", { name: "Overview" }).click();
    const dots = page.getByRole("region", { name: /^5,043 facts as dots/ });
    await dots
      .locator("canvas")
      .last()
      .hover({ position: { x: 17, y: 17 } });
    await page.locator(".pointed").getByText(`${p}warehouse/t_`).waitFor();
    await dots
      .locator("canvas")
      .last()
      .click({ position: { x: 17, y: 17 } });
    await page.getByRole("dialog").getByText("leaf hash").waitFor();
    await page.keyboard.press("Escape");
    // what is written from right to left stays in its own place
    expect(await page.getByText("\u05d2\u05d9\u05dc").first().isVisible()).toBe(true);
    expectNoProblems();
  });

  it("of the past, by keyboard: there was nothing yet, and the present is a step away", async () => {
    const page = await signedIn(`${p}admin`, ["report", `${p}req-42`]);
    await page.getByText(/^The trail is complete/).waitFor();
    await page.getByLabel("At the end of a day (UTC)").fill("2020-01-01");
    await page.getByRole("alert").getByText("Nobody recorded this").waitFor();
    const slider = page.getByRole("slider", { name: "As it stood (UTC)" });
    await slider.focus();
    await page.keyboard.press("End");
    await page.getByText(/^The trail is complete/).waitFor();
    expect(page.url()).not.toContain("asOf");
    expectNoProblems();
  });

  it("of hostile text in every field, which is text", async () => {
    const page = await signedIn(`${p}admin`, ["report", `${p}${HOSTILE_KEY}`]);
    let dialogs = 0;
    page.on("dialog", async (dialog) => {
      dialogs++;
      await dialog.dismiss();
    });
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.getByRole("button", { name: "Table", exact: true }).click();
    await page.getByRole("table", { name: "The facts of the graph" }).waitFor();
    expect(await page.locator("main").locator("script, iframe, img, [href^=javascript]").count()).toBe(0);
    const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(width).toBeLessThanOrEqual(0);
    expect(dialogs).toBe(0);
    expectNoProblems();
  });

  it("of a text of 10,000 characters that is looked for", async () => {
    const page = await signedIn(`${p}admin`, ["explore"]);
    await page.getByRole("searchbox", { name: "Search" }).fill("x".repeat(10_000));
    await page.getByRole("alert").getByText("This is more than can be shown at once").waitFor();
  });

  it("of a key that was taken back while it was in use", async () => {
    const page = await signedIn(`${p}leaver`, ["models"]);
    await revokeKeysOf(`${p}leaver`);
    await page.getByRole("link", { name: "Watch" }).click();
    await page.getByRole("alert").getByText("Your key or token is not valid any more").first().waitFor();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByLabel("API key or token").waitFor();
  });

  it("of a database that is away, and goes on when it is back", async () => {
    const page = await signedIn(`${p}admin`, ["models"]);
    proxy.disconnect();
    await page.getByRole("link", { name: "Report", exact: true }).click();
    await page.getByRole("alert").getByText("The service can't reach its database now").waitFor();
    proxy.connect();
    const again = page.getByRole("button", { name: "Try again" });
    // the first one may come before the driver has a connection again
    await vi.waitFor(
      async () => {
        if (await again.isVisible()) await again.click();
        // whichever are the newest: other files leave predictions in this store
        await page.getByRole("table").getByRole("link").first().waitFor({ timeout: 3_000 });
      },
      { timeout: 20_000 },
    );
  });
});
