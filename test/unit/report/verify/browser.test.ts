import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const START = new URL("../../../../src/report/verify/report.ts", import.meta.url);
const HELD = new URL("../../../../src/report/verify/held.ts", import.meta.url);
const PAGE = new URL("../../../../src/report/formats/html.ts", import.meta.url);

/** All modules that one is made of, and the packages that they import. */
async function modulesFrom(start: URL): Promise<{ files: Map<string, string>; packages: Set<string> }> {
  const files = new Map<string, string>();
  const packages = new Set<string>();
  const queue = [start];
  for (const url of queue) {
    if (files.has(url.href)) continue;
    const source = await readFile(fileURLToPath(url), "utf8");
    files.set(url.href, source);
    for (const [, name = ""] of source.matchAll(/^(?:import|export)\b[^;]*?from "([^"]+)";/gms))
      if (name.startsWith(".")) queue.push(new URL(name.replace(/\.js$/, ".ts"), url));
      else packages.add(name);
  }
  return { files, packages };
}

it("runs in a browser: it is made of the language and of packages without Node", async () => {
  const { files, packages } = await modulesFrom(START);
  expect([...packages].sort()).toEqual(["#sha256", "@noble/curves/ed25519.js"]);
  expect(files.size).toBeGreaterThan(50);
  for (const [file, source] of files)
    expect(source, file).not.toMatch(/\b(Buffer|process|require|__dirname)\b[.(]/);
});

it.each([
  ["finds a report in a page or a PDF", HELD, ["#sha256", "@noble/curves/ed25519.js"]],
  ["makes a page again", PAGE, ["#sha256", "qr"]],
])("%s there too", async (_, start, named) => {
  const { files, packages } = await modulesFrom(start);
  expect([...packages].sort()).toEqual(named);
  for (const [file, source] of files)
    expect(source, file).not.toMatch(/\b(Buffer|process|require|__dirname)\b[.(]/);
});
