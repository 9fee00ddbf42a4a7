import { beforeAll, describe, expect, it } from "vitest";
import { addressOf } from "../../../src/explorer/address.js";
import { expectNoProblems, hasNoChromium, useBrowser } from "../../support/browser.js";
import { Client, useService } from "../../support/client.js";
import { HOSTILE_TEXT } from "../../support/hostile.js";
import { createKeys } from "../../support/keys.js";
import { newPrefix } from "../../support/prefix.js";
import { trailFacts } from "../../support/trailFacts.js";

describe.skipIf(hasNoChromium)("who uses the page", () => {
  const service = useService({ AUTH: "keys" });
  const browser = useBrowser();
  const p = newPrefix();
  let keys: Readonly<Record<string, string>>;
  beforeAll(async () => {
    keys = await createKeys({ [`${p}admin`]: ["ADMIN"], [`${p}reader`]: ["READ"] });
    await admin().record(...trailFacts(p, { clean: { description: HOSTILE_TEXT, runBy: HOSTILE_TEXT } }));
  });
  const admin = () => new Client(service.client.url, keys[`${p}admin`]);

  async function signedIn(name: string, path: readonly string[] = []) {
    const page = await browser.open(`${service.client.url}/${addressOf(path)}`);
    await page.getByLabel("API key or token").fill(keys[name] ?? "");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText(name).waitFor();
    return page;
  }

  it("is told what is wrong with a key, and a reload forgets one that is right", async () => {
    const page = await browser.open(`${service.client.url}/`);
    await page.getByLabel("API key or token").fill("nonsense");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText("The key was not accepted").waitFor();
    await page.getByLabel("API key or token").fill(keys[`${p}admin`] ?? "");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("heading", { name: "What led to this decision?" }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
  });

  it("sees the views of their roles, and nothing is asked for that would be refused", async () => {
    const page = await signedIn(`${p}reader`, ["models", `${p}credit-risk@7`]);
    await page.getByText("predictions have a complete trail.").waitFor();
    const views = await page.getByRole("navigation", { name: "Views" }).getByRole("link").allTextContents();
    expect(views).toEqual(["Check", "Explore", "Impact", "Models", "Compare"]);
    const { accesses } = await admin().ask<{ accesses: { edges: unknown[] } }>(
      `query ($who: String!) { accesses(filter: { principal: $who, outcome: DENIED }) { edges { node { key } } } }`,
      { who: `${p}reader` },
    );
    expect(accesses.edges).toEqual([]);
    expectNoProblems();
  });

  it("is shown hostile text as text", async () => {
    const page = await signedIn(`${p}admin`, ["report", `${p}req-42`]);
    let dialogs = 0;
    page.on("dialog", async (dialog) => {
      dialogs++;
      await dialog.dismiss();
    });
    await page.locator(".node", { hasText: "Transformation" }).first().click();
    const drawer = page.getByRole("dialog");
    await drawer.getByText("leaf hash").waitFor();
    expect(await drawer.locator("img, script, iframe, b, h1").count()).toBe(0);
    const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(width).toBeLessThanOrEqual(0);
    expect(dialogs).toBe(0);
    expectNoProblems();
  });
});
