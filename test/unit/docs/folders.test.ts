import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { packageRoot } from "../../../src/packageRoot.js";
import { codeSpansOf } from "../../support/markdown.js";

it("each folder of src has a README", () => {
  const files = readdirSync(join(packageRoot, "src"), { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile(),
  );
  const folders = new Set(files.map(({ parentPath }) => parentPath));
  for (const { name, parentPath } of files) if (name === "README.md") folders.delete(parentPath);
  expect([...folders]).toEqual([]);
});

it("the files that the architecture names are there, from the top or from src", () => {
  const spans = codeSpansOf(readFileSync(join(packageRoot, "docs/architecture.md"), "utf8"));
  const named = spans.filter((span) => /^[\w.-]+\/[\w./-]*$/.test(span));
  expect(named.length).toBeGreaterThan(20);
  const isThere = (path: string) => ["", "src"].some((from) => existsSync(join(packageRoot, from, path)));
  expect(named.filter((path) => !isThere(path))).toEqual([]);
});
