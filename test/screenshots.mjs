// Takes the pictures of docs/images/ from a running demo:
//
//     node test/screenshots.mjs http://127.0.0.1:4000/#/report/…      the address that `npm run demo` prints
//
// with Debian's Chromium, or the one that PROOFLINE_TEST_CHROMIUM names.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const [address] = process.argv.slice(2);
if (address === undefined) throw new Error("give the address of the demo's report");
const folder = fileURLToPath(new URL("../docs/images/", import.meta.url));
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.PROOFLINE_TEST_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const { origin, hash } = new URL(address);
const requestId = hash.split("/").at(-1);
const pictures = [
  ["page-report.png", hash, "light", 1240],
  ["page-check.png", `#/check/${requestId}`, "light", 700],
  ["page-explore.png", "#/explore/SourceTable/cps1985%2Fpersons", "dark", 760],
];
for (const [name, view, colorScheme, height] of pictures) {
  const page = await browser.newPage({ viewport: { width: 1200, height }, colorScheme });
  await page.goto(`${origin}/${view}`);
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: join(folder, name) });
  await page.close();
}
await browser.close();
