import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkMarkdown, withFigures, writeMarkdown } from "../../bench/markdown.js";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "proofline-markdown-"));
  file = join(folder, "figures.md");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("figures in a document", () => {
  it("take the place of earlier ones, and nothing else changes", async () => {
    await writeMarkdown(file, "| first |");
    await writeFile(file, `# Performance\n\n${await readFile(file, "utf8")}\n## Where the time goes\n`);
    await writeMarkdown(file, "| second |");
    const document = await readFile(file, "utf8");
    expect(document).toMatch(
      /^# Performance\n\n<!--.*-->\n\n\| second \|\n\n<!-- to here -->\n\n## Where the time goes\n$/,
    );
  });

  it("are refused by a document that has no place for them, and it stays as it was", async () => {
    await writeFile(file, "# Something else\n");
    await expect(checkMarkdown(file)).rejects.toThrow("no place for figures");
    await expect(writeMarkdown(file, "| first |")).rejects.toThrow("no place for figures");
    expect(await readFile(file, "utf8")).toBe("# Something else\n");
    expect(() => withFigures("", "")).toThrow(TypeError);
  });

  it("need no document to be written", async () => {
    await expect(checkMarkdown(file)).resolves.toBeUndefined();
  });
});
