import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { replaceStore, settleReplacing } from "../../../src/local/replaceStore.js";

const NOW = new Date("2026-11-28T12:00:00.000Z");

describe("a store in the place of another", () => {
  let folder: string;
  let store: string;
  const make = async (path: string, content: string) => {
    await mkdir(path);
    await writeFile(join(path, "data"), content);
  };
  const inStore = () => readFile(join(store, "data"), "utf8");

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "proofline-replace-"));
    store = join(folder, "neo4j");
    await make(store, "old");
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("is there, and the old one is kept aside", async () => {
    await make(join(folder, "fresh"), "new");
    const kept = await replaceStore(join(folder, "fresh"), store, NOW);
    expect(await inStore()).toBe("new");
    expect(kept).toBe(`${store}.replaced-20261128T120000000Z`);
    expect(await readFile(join(kept ?? "", "data"), "utf8")).toBe("old");
    expect(await readdir(folder)).toHaveLength(2);
  });

  it("killed before the new one has its place, gives the old one back", async () => {
    await rename(store, `${store}.replacing`);
    await settleReplacing(store, NOW);
    expect(await inStore()).toBe("old");
    expect(await readdir(folder)).toEqual(["neo4j"]);
  });

  it("killed after that, has the new one, and the old one aside", async () => {
    await rename(store, `${store}.replacing`);
    await make(store, "new");
    await settleReplacing(store, NOW);
    expect(await inStore()).toBe("new");
    expect((await readdir(folder)).toSorted()).toEqual(["neo4j", "neo4j.replaced-20261128T120000000Z"]);
  });
});
