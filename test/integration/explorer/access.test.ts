import { beforeAll, describe, expect, it } from "vitest";
import { addressOf } from "../../../src/explorer/address.js";
import { expectNoProblems, hasNoChromium, useBrowser } from "../../support/browser.js";
import { Client, useService } from "../../support/client.js";
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
    await admin().record(...trailFacts(p));
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
});
