import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { growth, storeBytes, usedBytes } from "../../bench/storeFiles.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "proofline-store-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const PAGE = 8_192;
const pages = (written: number, ahead: number) =>
  Buffer.concat([Buffer.alloc(written * PAGE, 1), Buffer.alloc(ahead * PAGE)]);

describe("the bytes of a store file", () => {
  it("end with its last page that is written", async () => {
    const file = join(folder, "neostore.nodestore.db");
    await writeFile(file, pages(3, 40));
    expect(await usedBytes(file)).toBe(3 * PAGE);
    await writeFile(file, "short");
    expect(await usedBytes(file)).toBe(5);
    await writeFile(file, pages(0, 2));
    expect(await usedBytes(file)).toBe(0);
  });

  it("are those of each file, and of all indexes together", async () => {
    await mkdir(join(folder, "schema", "index", "range", "7"), { recursive: true });
    await writeFile(join(folder, "schema", "index", "range", "7", "index-7"), pages(2, 1));
    await writeFile(join(folder, "schema", "index", "token"), pages(1, 0));
    await writeFile(join(folder, "neostore"), pages(1, 0));
    expect(Object.fromEntries(await storeBytes(folder))).toEqual({
      "schema/index": 3 * PAGE,
      neostore: PAGE,
    });
  });
});

describe("the growth of a store", () => {
  it("is that of each file for each prediction, largest first, of those that grew", () => {
    const before = new Map([
      ["nodes", 100],
      ["edges", 200],
      ["labels", 50],
    ]);
    const after = new Map([
      ["nodes", 200],
      ["edges", 500],
      ["labels", 50],
      ["index", 20],
    ]);
    expect(growth(before, after, 10)).toEqual([
      { name: "edges", value: 30 },
      { name: "nodes", value: 10 },
      { name: "index", value: 2 },
    ]);
  });
});
