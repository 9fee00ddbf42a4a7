import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { access, copyFile, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Config } from "../../../src/config.js";
import type { Graph } from "../../../src/graph/graph.js";
import { readHead } from "../../../src/graph/log/head.js";
import { migrate } from "../../../src/graph/migrate.js";
import { openCheckpoint } from "../../../src/log/checkpoint.js";
import { formatVerifierKey, parseVerifierKey, signingKey } from "../../../src/log/key.js";
import { exportLog } from "../../../src/mirror/exportLog.js";
import { rebuildStore } from "../../../src/mirror/rebuildStore.js";
import { auditReport } from "../../../src/notary/auditReport.js";
import { nextKeyFile } from "../../../src/notary/ownSigner.js";
import { rotateKey } from "../../../src/notary/rotate.js";
import { readSigningCommand } from "../../../src/notary/signingCommand.js";
import { packageRoot } from "../../../src/packageRoot.js";
import { verifyReport } from "../../../src/report/verify/report.js";
import { openStore, openUnsigned, type Store } from "../../../src/store.js";
import { checkAll } from "../../support/fsck.js";
import { empty, OwnNeo4j, openGraphOf, quiet } from "../../support/ownNeo4j.js";
import { rounds } from "../../support/rounds.js";
import { chanceOf, tellTrial } from "../../support/seed.js";
import { predictions, record } from "../mirror/facts.js";

const KILLS = rounds(3, 60);

let own: OwnNeo4j;
let store: Store;
let keyFile: string;
/** The log's first key, which is all that an auditor trusts. */
let first: string;
let sent = 0;

beforeAll(async () => {
  own = await OwnNeo4j.start();
  keyFile = own.config().log.keyFile;
  store = await own.open();
  first = store.notary.verifierKey;
  await recordSome(3);
});
afterAll(async () => {
  await store?.[Symbol.asyncDispose]();
  await own?.[Symbol.asyncDispose]();
});

const recordSome = (count: number) => record(store, ...predictions(`p${sent++}`, count));

async function rotate(config: Config = own.config(), next = config.log.command) {
  await using opened = await openUnsigned(config, { progress: quiet, report: quiet });
  const request = { reason: "yearly", performedBy: "local", now: new Date(), next };
  return await rotateKey(opened.graph, opened.recorder, config.log, request);
}

async function reportOf(requestId: string): Promise<string> {
  const { policy } = own.config();
  const made = await auditReport(store.graph, store.notary, {
    requestId,
    asOf: null,
    policy,
    now: new Date(),
  });
  return (await made.document("JSON")).content;
}

const keyOfLog = async () => (await readHead(store.graph)).verifierKey ?? "";
const sizeOfLog = async () => (await readHead(store.graph)).tree.size;
const verified = (report: string, key: string) => verifyReport(report, parseVerifierKey(key));
const fsckOf = async (graph: Graph, verifierKey: string) => (await checkAll(graph, { verifierKey })).findings;

describe("a log whose key is changed while a service records", () => {
  let before: string;
  let oldReport: string;
  let mirror: string;

  beforeAll(async () => {
    oldReport = await reportOf("p0-0");
    before = (await store.notary.covering(await sizeOfLog())).text;
    mirror = join(own.folder, "mirror");
    await exportLog(store.graph, store.notary, mirror, quiet);
    const { after, kept } = await rotate();
    expect(after).toBe(await keyOfLog());
    expect(kept).toBe(`${keyFile}.${parseVerifierKey(first).id}`);
    await recordSome(2);
  });

  it("is signed with the new key by the service that runs, and each fact is there", async () => {
    const { verifierKey, text, tree } = await store.notary.covering(await sizeOfLog());
    expect(verifierKey).toBe(await keyOfLog());
    expect(verifierKey).not.toBe(first);
    expect(openCheckpoint(text, parseVerifierKey(verifierKey)).size).toBe(tree.size);
    expect((await stat(keyFile)).mode & 0o777).toBe(0o600);
    expect(await fsckOf(store.graph, verifierKey)).toEqual([]);
  });

  it("has reports that lead from the first key to the new one, and what the old one signed stays valid", async () => {
    const last = await keyOfLog();
    const report = await reportOf("p1-0");
    expect(verified(report, first)).toMatchObject({
      valid: true,
      signedBy: last.split("+").slice(0, 2).join("+"),
      rotations: [{ before: first, after: last }],
    });
    expect(verified(report, last)).toMatchObject({ valid: true, rotations: [] });
    expect(verified(oldReport, first)).toMatchObject({ valid: true, rotations: [] });
    expect(openCheckpoint(before, parseVerifierKey(first)).size).toBeGreaterThan(0);
    const { proof, ...rest } = JSON.parse(report);
    const without = JSON.stringify({ ...rest, proof: { ...proof, rotations: [] } });
    expect(verified(without, first)).toMatchObject({ valid: false, where: "proof.checkpoint" });
  });

  it("leaves the old key in a file that signs nothing any more", async () => {
    const aside = own.config(`${keyFile}.${parseVerifierKey(first).id}`);
    await expect(own.open(aside)).rejects.toThrow(/was changed for another, and must not sign any more/);
  });

  it("goes on in the mirror that an earlier key signed, from which a store is built by who trusts that key", async () => {
    await exportLog(store.graph, store.notary, mirror, quiet);
    expect(await readFile(join(mirror, "log/vkey"), "utf8")).toBe(`${await keyOfLog()}\n`);
    await store[Symbol.asyncDispose]();
    await using graph = openGraphOf(own.config());
    await empty(graph);
    await migrate(graph);
    await rebuildStore(graph, mirror, [parseVerifierKey(first)], quiet);
    expect(await fsckOf(graph, first)).toEqual([]);
    store = await own.open();
    expect(await keyOfLog()).toBe(store.notary.verifierKey);
  });
});

describe("a change of the key that is interrupted", () => {
  /** Made before any of these. */
  let oldest: string;
  beforeAll(async () => {
    oldest = await reportOf("p0-0");
  });

  it("before the log has the new key leaves the old one, and the next one uses the key that was made", async () => {
    const now = await keyOfLog();
    // a next key that no transaction named, as a process leaves it that was killed before that
    const made = signingKey("example.com/mirror", new Uint8Array(32).fill(9));
    const seed = Buffer.from([1, ...made.seed]).toString("base64");
    await writeFile(nextKeyFile(keyFile), `PRIVATE+KEY+${made.name}+${made.id}+${seed}\n`);
    await recordSome(1);
    expect((await store.notary.covering(await sizeOfLog())).verifierKey).toBe(now);
    expect(await rotate()).toMatchObject({ isEnded: false, before: now, after: formatVerifierKey(made) });
  });

  it("after that is ended by whoever opens the store next", async () => {
    const old = join(own.folder, "as-it-was");
    await copyFile(keyFile, old);
    const { after, kept = "" } = await rotate();
    // the files as they were between the transaction and the change of files
    await rename(keyFile, nextKeyFile(keyFile));
    await rename(old, keyFile);
    await rm(kept);
    await recordSome(1);
    expect((await store.notary.covering(await sizeOfLog())).verifierKey).toBe(after);
    await expect(access(nextKeyFile(keyFile))).rejects.toThrow();
    expect(await readFile(kept, "utf8")).toMatch(/^# rotated/);
    expect(verified(await reportOf("p0-0"), first)).toMatchObject({ valid: true });
  });

  it(`by SIGKILL under load, ${KILLS} times: the log has one key or the other, and the next change ends it`, {
    timeout: 60_000 + KILLS * 30_000,
  }, async () => {
    const chance = chanceOf("rotation");
    let stopped = false;
    const load = (async () => {
      while (!stopped) await recordSome(20);
    })();
    const told = { rounds: KILLS, "ended before the kill": 0, "with the old key": 0, "with the new key": 0 };
    const isMade = async () => existsSync(nextKeyFile(keyFile));
    let times = { ms: 0, madeMs: 0 };
    try {
      times = await timed(isMade);
      for (let kill = 0; kill < KILLS; kill++) {
        const before = await keyOfLog();
        const child = command();
        const gone = once(child, "exit");
        // at any moment; from when the new key is made on; and as soon as the log has it, which is the shortest part
        if (kill % 3 === 0) await Promise.race([gone, sleep(chance() * times.ms)]);
        else await until(child, kill % 3 === 1 ? isMade : async () => (await keyOfLog()) !== before);
        if (kill % 3 === 1) await Promise.race([gone, sleep(chance() * (times.ms - times.madeMs))]);
        if (child.exitCode !== null) told["ended before the kill"]++;
        child.kill("SIGKILL");
        await gone;
        const after = await keyOfLog();
        if (child.exitCode === null) told[after === before ? "with the old key" : "with the new key"]++;
        // whoever comes next: the service that runs, or the same command again
        if (kill % 2 === 0) await signedBy(after);
        const again = await rotate();
        expect(existsSync(nextKeyFile(keyFile))).toBe(false);
        if (again.isEnded) expect(again.after).toBe(after);
        else expect(again).toMatchObject({ before: after });
        await signedBy(again.after);
      }
    } finally {
      stopped = true;
      await load;
    }
    expect(await fsckOf(store.graph, first)).toEqual([]);
    for (const requestId of ["p0-0", `p${sent - 1}-0`])
      expect(verified(await reportOf(requestId), first)).toMatchObject({ valid: true });
    expect(verified(oldest, first)).toMatchObject({ valid: true });
    tellTrial("rotation killed", { ...told, "whole run ms": Math.round(times.ms) });
  });

  /** Waits for something, or for the end. */
  async function until(child: ChildProcess, isSo: () => Promise<boolean>): Promise<void> {
    while (child.exitCode === null && !(await isSo())) await sleep(2);
  }

  /** A whole change: how long it takes, and until it has made the new key. The first one takes longer than those after it. */
  async function timed(isMade: () => Promise<boolean>) {
    let found = { ms: 0, madeMs: 0 };
    for (let run = 0; run < 2; run++) {
      const begun = performance.now();
      const child = command();
      const gone = once(child, "exit");
      await until(child, isMade);
      const madeMs = performance.now() - begun;
      expect(await gone).toEqual([0, null]);
      found = { ms: performance.now() - begun, madeMs };
    }
    return found;
  }

  /** Facts that come now are signed, by the key that the log has and the file holds. */
  async function signedBy(key: string): Promise<void> {
    await recordSome(1);
    expect((await store.notary.covering(await sizeOfLog())).verifierKey).toBe(key);
    expect(await keyOfLog()).toBe(key);
    expect(await readFile(keyFile, "utf8")).toContain(key.split("+").slice(0, 2).join("+"));
  }
});

function command(): ChildProcess {
  const { neo4j } = own.config();
  return spawn(
    process.execPath,
    ["dist/cli/main.js", "key", "rotate-signing", "--reason", "killed", "--signing-key-file", keyFile],
    {
      cwd: packageRoot,
      stdio: "ignore",
      env: {
        ...process.env,
        DATA_DIR: own.folder,
        NEO4J_URI: neo4j?.uri,
        NEO4J_USERNAME: neo4j?.username,
        NEO4J_PASSWORD: neo4j?.password,
      },
    },
  );
}

/** Signs as a helper would that has the key elsewhere; not while a file is there that says it is away. */
const HELPER = `
  import { createPrivateKey, sign } from "node:crypto";
  import { existsSync, readFileSync } from "node:fs";
  const [seed, away] = process.argv.slice(2);
  if (existsSync(away)) { console.error("the token is not there"); process.exit(3); }
  const der = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), Buffer.from(seed, "hex")]);
  const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  process.stdout.write(sign(null, readFileSync(0), key).toString("base64"));`;

describe("a log that a program signs", () => {
  it("goes on while that fails, says so once, and is signed when it is back", {
    timeout: 60_000,
  }, async () => {
    const helper = join(own.folder, "helper.mjs");
    const away = join(own.folder, "away");
    await writeFile(helper, HELPER);
    const seed = new Uint8Array(32).fill(11);
    const next = readSigningCommand(
      `"${process.execPath}" ${helper} ${Buffer.from(seed).toString("hex")} '${away}'`,
      formatVerifierKey(signingKey("example.com/mirror", seed)),
      { command: "command", key: "key" },
    );
    const signs = await readFile(keyFile);
    const { after } = await rotate(own.config(), next);
    // the service that runs has the key from before, signs no more, and says why
    await recordSome(1);
    const size = await sizeOfLog();
    await expect(store.notary.covering(size)).rejects.toThrow(/the log's key was changed/);
    await store[Symbol.asyncDispose]();
    await expect(access(keyFile)).rejects.toThrow();
    // as it is where that call was killed after the log had the command's key
    await writeFile(keyFile, signs);
    expect(await rotate(own.config(), next)).toMatchObject({ isEnded: true, after });
    await expect(access(keyFile)).rejects.toThrow();

    const reported: string[] = [];
    const { log, ...config } = own.config();
    await writeFile(away, "");
    store = await openStore({ ...config, log: { ...log, command: next } }, "exclusive", {
      progress: quiet,
      report: (message, cause) => reported.push(`${message}: ${cause instanceof Error ? cause.message : ""}`),
    });
    await recordSome(2);
    await expect(store.notary.covering(await sizeOfLog())).rejects.toMatchObject({ code: "UNAVAILABLE" });
    expect(reported).toEqual([expect.stringMatching(/is late: .*exit code 3: the token is not there$/)]);
    await rm(away);
    const { verifierKey, tree } = await store.notary.covering(await sizeOfLog());
    expect([verifierKey, tree.size]).toEqual([after, await sizeOfLog()]);
    expect(verified(await reportOf("p0-0"), first)).toMatchObject({ valid: true });
    expect(await fsckOf(store.graph, first)).toEqual([]);
  });
});
