import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { filesBelow } from "../../../src/backup/copyTree.js";
import { type Manifest, parseManifest } from "../../../src/backup/manifest.js";
import { readConfig } from "../../../src/config.js";
import { packageRoot } from "../../../src/packageRoot.js";
import { openStore } from "../../../src/store.js";
import { quiet } from "../../support/ownNeo4j.js";
import { isFaultsRun, rounds } from "../../support/rounds.js";
import { chanceOf, tellTrial } from "../../support/seed.js";
import { proofline } from "../cli/command.js";
import { predictions, record } from "../mirror/facts.js";

const KILLS = rounds(0, 12);
const FACTS = 300;

interface Times {
  beforeMs: number;
  afterMs: number;
}
interface Moment {
  readonly isAfter: boolean;
  readonly ms: number;
}

// each round opens an embedded store twice or more
describe.runIf(isFaultsRun)("backup and restore, killed at any moment", { timeout: 30 * 60_000 }, () => {
  let folder: string;
  let data: string;
  /** A store of 100 facts, and a later one. */
  let early: string;
  let late: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "proofline-killed-"));
    data = join(folder, "data");
    await recordSome("early", 100);
    early = await backedUp("early");
    await recordSome("late", FACTS);
    late = await backedUp("late", "--with-key");
  }, 1_200_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  // the embedded server's jars are below the user's own home
  const environment = { HOME: process.env.HOME, DATA_DIR: "data" };
  const run = (...args: readonly string[]) => proofline(folder, args, environment);

  async function recordSome(prefix: string, count: number): Promise<void> {
    const config = readConfig({ DATA_DIR: data }, {});
    await using store = await openStore(config, "exclusive", { progress: quiet, report: quiet });
    await record(store, ...predictions(prefix, count));
  }

  async function backedUp(name: string, ...flags: readonly string[]): Promise<string> {
    const { code, err } = await run("backup", name, ...flags);
    expect([code, err]).toEqual([0, expect.stringContaining(`${name} has the `)]);
    return join(folder, name);
  }

  /** A process with the command, and when it ends. */
  function begin(...args: readonly string[]) {
    const child = spawn(process.execPath, [join(packageRoot, "dist/cli/main.js"), ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH, ...environment },
      stdio: "ignore",
    });
    return { child, gone: once(child, "exit") };
  }

  /**
   * How long a command takes until something can be seen of what it does, and from then to its end: the shorter of two times, since
   * what is killed after the end shows nothing.
   */
  async function timed(isSeen: () => Promise<boolean>, command: (run: number) => readonly string[]) {
    const best: Times = { beforeMs: Number.POSITIVE_INFINITY, afterMs: Number.POSITIVE_INFINITY };
    for (let run = 0; run < 2; run++) {
      const begun = performance.now();
      const { child, gone } = begin(...command(run));
      while (child.exitCode === null && !(await isSeen())) await sleep(5);
      const seen = performance.now();
      expect(await gone).toEqual([0, null]);
      best.beforeMs = Math.min(best.beforeMs, seen - begun);
      best.afterMs = Math.min(best.afterMs, performance.now() - seen);
    }
    return best;
  }

  /**
   * Kills a command: in one round of three before something can be seen of it, else in the time from then on, since that is when
   * files change. Answers with whether it had not ended.
   */
  async function killed(moment: Moment, isSeen: () => Promise<boolean>, ...args: readonly string[]) {
    const { child, gone } = begin(...args);
    if (moment.isAfter) while (child.exitCode === null && !(await isSeen())) await sleep(5);
    await Promise.race([gone, sleep(moment.ms)]);
    const isRunning = child.exitCode === null;
    child.kill("SIGKILL");
    await gone;
    return isRunning;
  }

  function moments({ beforeMs, afterMs }: Times, trial: string): Moment[] {
    const chance = chanceOf(trial);
    return Array.from({ length: KILLS }, (_, i) => {
      const isAfter = i % 3 !== 0;
      return { isAfter, ms: ((i + chance()) / KILLS) * (isAfter ? afterMs : beforeMs) };
    });
  }

  const manifestOf = async (backup: string): Promise<Manifest> =>
    parseManifest(await readFile(join(backup, "manifest.json"), "utf8"));

  const hashes = async (root: string) =>
    new Map(
      await Promise.all(
        (await filesBelow(root)).map(async (path): Promise<[string, string]> => {
          const bytes = await readFile(join(root, path));
          return [path, createHash("sha256").update(bytes).digest("hex")];
        }),
      ),
    );

  const told = ({ beforeMs, afterMs }: Times) => ({
    "ms until it copies": Math.round(beforeMs),
    "ms from then on": Math.round(afterMs),
  });

  const temporaryIn = async (place: string) =>
    (await readdir(place)).filter((name) => name.endsWith(".tmp") || name.endsWith(".replacing"));

  it("leaves no half backup, and the store whole", async () => {
    const isCopying = async () => (await temporaryIn(folder)).length > 0;
    const times = await timed(isCopying, (run) => ["backup", `whole-${run}`]);
    let interrupted = 0;
    for (const [i, moment] of moments(times, "backup").entries()) {
      const target = join(folder, `killed-${i}`);
      if (await killed(moment, isCopying, "backup", target)) interrupted++;
      if (existsSync(target)) {
        const found = await hashes(target);
        for (const { path, sha256 } of (await manifestOf(target)).files) expect(found.get(path)).toBe(sha256);
        await rm(target, { recursive: true });
      }
      await backedUp(`killed-${i}`);
      // the access of each run is recorded first, also of one that was killed then
      expect((await manifestOf(target)).size).toBeGreaterThan(FACTS + 100 + i);
      expect(await temporaryIn(folder)).toEqual([]);
      await rm(target, { recursive: true });
    }
    expect(interrupted).toBeGreaterThan(0);
    const { code, out, err } = await run("fsck", "--read-only");
    expect([code, out + err]).toEqual([0, expect.stringContaining("nothing is wrong")]);
    tellTrial("backup killed", { rounds: KILLS, interrupted, ...told(times) });
  });

  it("leaves the old store or the new one, whole, and the same command ends it", async () => {
    const fresh = join(folder, "old");
    // the store that is there is older than the backup, so that both can be told from each other
    await rm(data, { recursive: true });
    expect((await run("restore", early)).code).toBe(0);
    await cp(data, fresh, { recursive: true });
    const old = await hashes(join(fresh, "neo4j"));
    const reset = async () => {
      await rm(data, { recursive: true });
      await cp(fresh, data, { recursive: true });
    };
    const isCopying = async () => (await temporaryIn(data)).length > 0;
    const times = await timed(isCopying, () => ["restore", late, "--replace"]);
    const { size } = await manifestOf(late);
    let interrupted = 0;
    let wereNew = 0;
    for (const moment of moments(times, "restore")) {
      await reset();
      if (await killed(moment, isCopying, "restore", late, "--replace")) interrupted++;
      const there = (await readdir(data)).includes("neo4j") ? "neo4j" : "neo4j.replacing";
      const isNew = JSON.stringify([...(await hashes(join(data, there)))]) !== JSON.stringify([...old]);
      if (isNew) {
        wereNew++;
        const { code, out } = await run("fsck", "--read-only");
        expect([code, out]).toEqual([0, expect.stringContaining(`${size} of ${size} facts checked`)]);
      }
      const { code, err } = await run("restore", late, "--replace");
      expect([code, err]).toEqual([0, expect.stringContaining(`data has the ${size} facts of`)]);
      expect(await temporaryIn(data)).toEqual([]);
      // the key came with the backup, whole, whenever it was killed
      expect(await readFile(join(data, "signing.key"), "utf8")).toBe(
        await readFile(join(late, "key/signing.key"), "utf8"),
      );
    }
    expect(interrupted).toBeGreaterThan(0);
    const { code, out, err } = await run("fsck");
    expect([code, out + err]).toEqual([0, expect.stringContaining("nothing is wrong")]);
    tellTrial("restore killed", {
      ...{ rounds: KILLS, interrupted, "new store after the kill": wereNew },
      ...told(times),
    });
  });

  it("refuses a backup that lacks what was signed for, and with --older waits for a new origin", async () => {
    const refused = await run("restore", early, "--replace");
    expect([refused.code, refused.err]).toEqual([
      2,
      expect.stringMatching(/facts are missing\. Nothing was/),
    ]);
    const restored = await run("restore", early, "--replace", "--older");
    expect([restored.code, restored.err]).toEqual([
      0,
      expect.stringMatching(/\d+ facts are missing that were signed for: go on with proofline new-origin/),
    ]);
    const served = await run("serve", "--port", "0");
    expect([served.code, served.err]).toEqual([2, expect.stringContaining("facts are missing")]);
    expect((await run("new-origin", "example.com/next")).code).toBe(0);
    const { code, out, err } = await run("fsck");
    expect([code, out + err]).toEqual([0, expect.stringContaining("example.com/next")]);
  });
});
