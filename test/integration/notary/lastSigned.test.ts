import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text as textOf } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { signCheckpoint } from "../../../src/log/checkpoint.js";
import { signingKey } from "../../../src/log/key.js";
import { withFileLock } from "../../../src/notary/fileLock.js";
import { LastSigned } from "../../../src/notary/lastSigned.js";
import { packageRoot } from "../../../src/packageRoot.js";

const SEED = new Uint8Array(32).fill(5);
const KEY = signingKey("log.example/shared", SEED);
const checkpoint = (size: number) =>
  signCheckpoint({ origin: KEY.name, size, root: new Uint8Array(32).fill(size % 251), extensions: [] }, KEY);

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "proofline-last-signed-"));
  file = join(folder, "signing.key.checkpoint");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A process of its own that runs the compiled modules: `npm test` has seen to it that they are there. */
function run(script: string, ...args: readonly string[]): ChildProcess {
  const dist = (name: string) => pathToFileURL(join(packageRoot, "dist", name)).href;
  const imports = `
    import { signCheckpoint } from "${dist("log/checkpoint.js")}";
    import { signingKey } from "${dist("log/key.js")}";
    import { withFileLock } from "${dist("notary/fileLock.js")}";
    import { LastSigned } from "${dist("notary/lastSigned.js")}";
    const key = signingKey("${KEY.name}", new Uint8Array(32).fill(${SEED[0]}));
    const [file, ...args] = process.argv.slice(1);`;
  return spawn(
    process.execPath,
    ["--input-type=module", "-e", `${imports}\n${script}`, "--", file, ...args],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
}

/** Goes on from the last signed checkpoint by some facts, as the others do at the same time, and says which it was told are on the disk. */
const WRITES = `
  const lastSigned = new LastSigned(file);
  let seed = Number(args[0]);
  let last = 0;
  for (let i = 0; i < 60; i++) {
    seed = (seed * 48271) % 2147483647;
    const size = ((await lastSigned.read(key))?.size ?? 0) + 1 + (seed % 40);
    const text = signCheckpoint({ origin: key.name, size, root: new Uint8Array(32).fill(size % 251), extensions: [] }, key);
    if (await lastSigned.write(text, size, key)) console.log(size);
    const now = (await lastSigned.read(key)).size;
    if (now < last || now < size) throw new Error("the last signed checkpoint went back from " + Math.max(last, size) + " to " + now);
    last = now;
  }`;

/** Stops, as a machine that sleeps does, between the look at what was signed last and its own, smaller, checkpoint. */
const STANDS_STILL = `
  class Still extends LastSigned {
    async read(key) {
      const known = await super.read(key);
      process.kill(process.pid, "SIGSTOP");
      return known;
    }
  }
  const text = signCheckpoint({ origin: key.name, size: 10, root: new Uint8Array(32), extensions: [] }, key);
  await new Still(file).write(text, 10, key).then(console.log, ({ code }) => console.log(code));`;

/** The lock's file that a process made, once it stands still. */
async function claimOf({ pid }: ChildProcess): Promise<string> {
  return vi.waitFor(
    async () => {
      expect(await readFile(`/proc/${pid}/stat`, "utf8")).toMatch(/\) T /);
      const [claim = ""] = (await readdir(folder)).filter((name) => name.includes(".lock-"));
      return join(folder, claim);
    },
    { timeout: 30_000 },
  );
}

describe("the last signed checkpoint of processes that share a key file", () => {
  it("never goes back, and is the largest that any of them wrote", { timeout: 120_000 }, async () => {
    const processes = [11, 23, 47, 91].map((seed) => run(WRITES, String(seed)));
    const written = await Promise.all(
      processes.map(async (child) => {
        if (child.stdout === null) throw new Error("no output");
        const [out, [code]] = await Promise.all([textOf(child.stdout), once(child, "exit")]);
        expect(code).toBe(0);
        return out.trim().split("\n").map(Number);
      }),
    );
    expect(written.flat().length).toBeGreaterThan(60);
    expect((await new LastSigned(file).read(KEY))?.size).toBe(Math.max(...written.flat()));
    expect(await readdir(folder)).toEqual(["signing.key.checkpoint"]);
  });

  it("is not put back by a process that stood still before it wrote", { timeout: 60_000 }, async () => {
    const child = run(STANDS_STILL);
    if (child.stdout === null) throw new Error("no output");
    const out = textOf(child.stdout);
    const ended = once(child, "exit");
    const claim = await claimOf(child);
    // so that it counts as left behind without a wait for that
    await utimes(claim, new Date(), new Date(Date.now() - 60_000));
    expect(await new LastSigned(file).write(checkpoint(20), 20, KEY)).toBe(true);
    child.kill("SIGCONT");
    await ended;
    expect(await out).toBe("UNAVAILABLE\n");
    expect(await readFile(file, "utf8")).toBe(checkpoint(20));
    expect(await readdir(folder)).toEqual(["signing.key.checkpoint"]);
  });

  it("is not replaced by a smaller one", async () => {
    const lastSigned = new LastSigned(file);
    expect(await lastSigned.write(checkpoint(12), 12, KEY)).toBe(true);
    expect(await lastSigned.write(checkpoint(10), 10, KEY)).toBe(false);
    expect(await readFile(file, "utf8")).toBe(checkpoint(12));
  });
});

describe("the lock of a file", () => {
  const HOLDS = `await withFileLock(file, () => { console.log("held"); return new Promise((r) => setTimeout(r, 600_000)); });`;
  const holder = async (): Promise<ChildProcess> => {
    const child = run(HOLDS);
    if (child.stdout === null) throw new Error("no output");
    await once(child.stdout, "data");
    return child;
  };

  it("is held by one process, and free when that was killed, without a wait", {
    timeout: 60_000,
  }, async () => {
    const child = await holder();
    let got = false;
    const waiting = withFileLock(file, async () => {
      got = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(got).toBe(false);
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
    // what a dead process left counts for 30 seconds where it can't be looked up
    await Promise.race([
      waiting,
      new Promise((_, fail) => setTimeout(() => fail(new Error("waits")), 15_000)),
    ]);
    expect(got).toBe(true);
    expect(await readdir(folder)).toEqual([]);
  });

  it("is held against other calls of this process too", async () => {
    let inside = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 8 }, () =>
        withFileLock(file, async () => {
          most = Math.max(most, ++inside);
          await new Promise((resolve) => setTimeout(resolve, 2));
          inside--;
        }),
      ),
    );
    expect(most).toBe(1);
  });

  it("is not kept by the claim of a process elsewhere that is older than half a minute", async () => {
    const claim = `${file}.lock-0123456789abcdef-1-77-00`;
    await writeFile(claim, "");
    await utimes(claim, new Date(), new Date(Date.now() - 60_000));
    await withFileLock(file, async () => {});
    expect(await readdir(folder)).toEqual([]);
  });

  it("refuses the write of a process that others took for dead", async () => {
    const lost = withFileLock(file, async ({ check }) => {
      for (const name of await readdir(folder)) await rm(join(folder, name));
      await check();
    });
    await expect(lost).rejects.toMatchObject({ code: "UNAVAILABLE" });
  });
});
