import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withLock } from "../../../src/notary/lockFile.js";
import { packageRoot } from "../../../src/packageRoot.js";

/** Raises the number in a file, read and written apart, so that two who do it at once would lose one. */
const RAISE = `
  import { readFile, writeFile } from "node:fs/promises";
  import { withLock } from ${JSON.stringify(pathToFileURL(join(packageRoot, "dist/notary/lockFile.js")).href)};
  const [file, times] = process.argv.slice(1);
  for (let i = 0; i < Number(times); i++)
    await withLock(file, async () => writeFile(file, String(Number(await readFile(file, "utf8")) + 1)));
`;

describe("a lock file", () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "proofline-lock-"));
    file = join(folder, "number");
    await writeFile(file, "0");
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("lets one process at a time do what it guards, and leaves nothing behind", {
    timeout: 60_000,
  }, async () => {
    const [processes, times] = [3, 40];
    const ended = Array.from({ length: processes }, async () => {
      const child = spawn(process.execPath, ["--input-type=module", "-e", RAISE, file, String(times)]);
      return once(child, "close");
    });
    expect((await Promise.all(ended)).map(([code]) => code)).toEqual([0, 0, 0]);
    expect(await readFile(file, "utf8")).toBe(String(processes * times));
    expect(await readdir(folder)).toEqual(["number"]);
  });

  it("that a process left when it died is taken away, by one of those that wait", async () => {
    await writeFile(`${file}.lock`, "");
    await utimes(`${file}.lock`, new Date(0), new Date(0));
    const raise = () =>
      withLock(file, async () => writeFile(file, String(Number(await readFile(file, "utf8")) + 1)));
    await Promise.all(Array.from({ length: 10 }, raise));
    expect(await readFile(file, "utf8")).toBe("10");
    expect(await readdir(folder)).toEqual(["number"]);
  });

  it("is given back where what it guards fails", async () => {
    await expect(withLock(file, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await readdir(folder)).toEqual(["number"]);
  });
});
