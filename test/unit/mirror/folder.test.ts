import { mkdtempSync, rmSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { MirrorFolder } from "../../../src/mirror/folder.js";

const root = mkdtempSync(join(tmpdir(), "proofline-sweep-"));
afterAll(() => rmSync(root, { recursive: true }));

test("partial tiles go when the full one is there, and so do files that were never finished", async () => {
  const folder = new MirrorFolder(root);
  await folder.prepare();
  for (const path of [
    "log/tile/0/x001/002.p/8",
    "log/tile/0/x001/002",
    "log/tile/0/x001/003.p/8",
    "log/tile/0/x001/003.p/9",
    "log/checkpoint.17.tmp",
    "sealed/x001/002.ndjson",
    "sealed/x001/003.ndjson.17.tmp",
  ])
    await folder.write(path, "");
  await folder.sweep();
  const left = await readdir(root, { recursive: true });
  expect(left.filter((name) => /\d$|json$|tmp$/.test(name)).sort()).toEqual([
    "log/tile/0",
    "log/tile/0/x001",
    "log/tile/0/x001/002",
    "log/tile/0/x001/003.p/8",
    "log/tile/0/x001/003.p/9",
    "sealed/x001",
    "sealed/x001/002.ndjson",
  ]);
});
