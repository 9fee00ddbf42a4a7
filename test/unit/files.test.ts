import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AtomicFile, absent, replaceFile } from "../../src/files.js";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "proofline-files-"));
  file = join(folder, "a.json");
  await writeFile(file, "before");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("a file that is replaced", () => {
  it("has the new content, and nothing is left beside it", async () => {
    await replaceFile(file, "after", false);
    expect(await readFile(file, "utf8")).toBe("after");
    expect(await readdir(folder)).toEqual(["a.json"]);
  });

  it("is for this user's eyes only where it is secret, its folder too", async () => {
    await replaceFile(join(folder, "secret", "key"), "after", true);
    expect((await stat(join(folder, "secret"))).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, "secret", "key"))).mode & 0o777).toBe(0o600);
  });

  it("stays as it was, and nothing is left beside it, where what is looked at last says no", async () => {
    const refused = replaceFile(file, "after", false, async () => {
      throw new Error("no");
    });
    await expect(refused).rejects.toThrow("no");
    expect(await readFile(file, "utf8")).toBe("before");
    expect(await readdir(folder)).toEqual(["a.json"]);
  });

  it("stays as it was until the new one is ended, however much was written", async () => {
    const next = await AtomicFile.create(file, false);
    await next.write("x".repeat(3 * 1024 * 1024));
    await next.write(Uint8Array.of(0x79));
    expect(await readFile(file, "utf8")).toBe("before");
    await next[Symbol.asyncDispose]();
    expect(await readdir(folder)).toEqual(["a.json"]);
  });
});

describe("a file that is looked at", () => {
  it("is undefined where there is none, below a file too", async () => {
    expect(await readFile(join(folder, "b"), "utf8").catch(absent)).toBeUndefined();
    expect(await readFile(join(file, "b"), "utf8").catch(absent)).toBeUndefined();
  });

  it("is an error where it can't be read for another reason", async () => {
    await expect(readFile(folder).catch(absent)).rejects.toThrow("EISDIR");
  });
});
