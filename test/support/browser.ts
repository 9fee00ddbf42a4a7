import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";

/** Where Chromium is, or why there is none. */
type Found = { readonly executablePath: string } | { readonly reason: string };

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const INSTALL_MS = 240_000;

/** The one that PROOFLINE_TEST_CHROMIUM names, else one of the system, else Debian's, which root can install. */
function findChromium(): Found {
  const there = () => [process.env.PROOFLINE_TEST_CHROMIUM, ...PLACES].find((one) => one && existsSync(one));
  const executablePath = there() ?? (install() ? there() : undefined);
  return executablePath === undefined
    ? { reason: "there is no Chromium here, and apt-get can't install it" }
    : { executablePath };
}

function install(): boolean {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  const run = (...args: readonly string[]) =>
    spawnSync("apt-get", ["-qq", "-y", ...args], { stdio: "ignore", timeout: INSTALL_MS }).status === 0;
  return run("update") && run("install", "--no-install-recommends", "chromium");
}

const found = findChromium();
if ("reason" in found) console.warn(`the page is not tried: ${found.reason}`);
/** Whether tests of the page are left out. */
export const hasNoChromium = "reason" in found;

/** A browser of this test file. Each page is a reader of their own. */
export function useBrowser(): {
  readonly open: (url: string, options?: BrowserContextOptions) => Promise<Page>;
} {
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (!("executablePath" in found)) return;
    browser = await chromium.launch({ executablePath: found.executablePath, args: ["--no-sandbox"] });
  });
  afterAll(async () => browser?.close());
  return {
    open: async (url, options = {}) => {
      if (browser === undefined) throw new Error("there is no browser");
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
      page.setDefaultTimeout(20_000);
      // what a policy forbids, and what a script throws, is a defect
      page.on("pageerror", (error) => problems.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
          problems.push(message.text());
      });
      await page.goto(url);
      return page;
    },
  };
}

const problems: string[] = [];

/** Fails with what pages of this file said of errors. */
export const expectNoProblems = (): void => expect(problems).toEqual([]);

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** Fails with what of WCAG 2.2 AA a page breaks, as far as axe sees it. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(await readFile(AXE, "utf8"));
  const violations = await page.evaluate(async (tags) => {
    // axe is loaded into the page by the line before
    const { violations: found } = await (globalThis as unknown as AxeHolder).axe.run({
      runOnly: { type: "tag", values: tags },
    });
    return found.map(({ id, nodes }) => ({ id, where: nodes.slice(0, 5).map(({ html }) => html) }));
  }, TAGS);
  expect(violations).toEqual([]);
}

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

interface AxeHolder {
  readonly axe: {
    run(options: object): Promise<{
      readonly violations: readonly {
        readonly id: string;
        readonly nodes: readonly { readonly html: string }[];
      }[];
    }>;
  };
}
