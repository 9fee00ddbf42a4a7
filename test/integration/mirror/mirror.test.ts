import { createReadStream } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import type { SealedValues } from "../../../src/facts/seal.js";
import type { Graph } from "../../../src/graph/graph.js";
import { readHead, renameLog } from "../../../src/graph/log/head.js";
import { migrate } from "../../../src/graph/migrate.js";
import { StoreBuilder } from "../../../src/graph/recorder/storeBuilder.js";
import { signCheckpoint } from "../../../src/log/checkpoint.js";
import { formatVerifierKey, parseVerifierKey, type VerifierKey } from "../../../src/log/key.js";
import { exportLog } from "../../../src/mirror/exportLog.js";
import { MirrorFolder } from "../../../src/mirror/folder.js";
import { rebuildStore } from "../../../src/mirror/rebuildStore.js";
import { linesOf, parseSealed } from "../../../src/mirror/sealedLines.js";
import { openKeyFile } from "../../../src/notary/keyFile.js";
import { newOrigin } from "../../../src/notary/newOrigin.js";
import { startService } from "../../../src/service.js";
import type { Store } from "../../../src/store.js";
import { buildLogcheck, logcheck, noLogcheck } from "../../support/logcheck.js";
import { dump, empty, OwnNeo4j, openGraphOf, quiet, reports } from "../../support/ownNeo4j.js";
import { erasure, everyKind, prediction, predictions, record } from "./facts.js";
import { contentOf, filesIn } from "./folders.js";

/** So many that a rebuild takes two transactions. */
const MANY = 2_100;

let original: OwnNeo4j;
let other: OwnNeo4j;
let folder: string;
let store: Store;
let copy: Graph;
let key: VerifierKey;

const inFolder = (...parts: string[]) => join(folder, ...parts);
const exportTo = (dir: string) => exportLog(store.graph, store.notary, dir, quiet);
const rebuildFrom = (dir: string, keys = [key]) => rebuildStore(copy, dir, keys, quiet);
async function sealedOf(file: string): Promise<Map<number, SealedValues>> {
  const facts = new Map<number, SealedValues>();
  for await (const [index, values] of parseSealed(linesOf(createReadStream(file), file), file))
    facts.set(index, values);
  return facts;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "proofline-mirrors-"));
  [original, other] = await Promise.all([OwnNeo4j.start(), OwnNeo4j.start()]);
  store = await original.open();
  key = parseVerifierKey(store.notary.verifierKey);
  copy = openGraphOf(other.config());
  await migrate(copy);
  await record(store, ...everyKind);
  for (const fact of predictions("single", 10)) await record(store, fact);
  await record(store, ...predictions("batch", 600));
});

afterAll(async () => {
  for (const one of [store, copy]) await one?.[Symbol.asyncDispose]();
  await Promise.all([original, other].map((one) => one?.[Symbol.asyncDispose]()));
  await rm(folder, { recursive: true, force: true });
});

/** Tells what differs, and no more: a store has thousands of nodes. */
async function expectSame() {
  const [rebuilt, first] = [new Set(await dump(copy)), new Set(await dump(store.graph))];
  expect([...rebuilt].filter((line) => !first.has(line))).toEqual([]);
  expect([...first].filter((line) => !rebuilt.has(line))).toEqual([]);
}

afterEach(() => vi.restoreAllMocks());

describe("a first export", () => {
  const size = everyKind.length + 610;

  it("writes the whole log, and says so", async () => {
    expect(await exportTo(inFolder("mirror"))).toEqual({ size, added: size, erased: 0 });
    expect(await filesIn(inFolder("mirror"))).toEqual([
      "log/checkpoint",
      "log/rotations",
      "log/tile/0/000",
      "log/tile/0/001",
      `log/tile/0/002.p/${size - 512}`,
      "log/tile/1/000.p/2",
      "log/tile/entries/000",
      "log/tile/entries/001",
      `log/tile/entries/002.p/${size - 512}`,
      "log/vkey",
      "sealed/000.ndjson",
      "sealed/001.ndjson",
      "sealed/002.ndjson",
    ]);
  });

  it("writes byte for byte what the service serves, which may run meanwhile", async () => {
    await using service = await startService(original.config(), { progress: quiet, report: quiet });
    for (const [file, content] of await contentOf(inFolder("mirror", "log"))) {
      const response = await fetch(`${service.url}/log/${file}`);
      expect(Buffer.from(await response.arrayBuffer()).toString("latin1"), file).toBe(content);
    }
  });

  it("keeps the sealed values from other users, without those that were erased", async () => {
    expect((await stat(inFolder("mirror", "sealed"))).mode & 0o777).toBe(0o700);
    expect((await stat(inFolder("mirror", "sealed", "000.ndjson"))).mode & 0o777).toBe(0o600);
    const sealed = await sealedOf(inFolder("mirror", "sealed", "000.ndjson"));
    const indexOf = (id: string) => everyKind.findIndex(([, input]) => Object.values(input).includes(id));
    expect(sealed.get(indexOf("first"))?.features?.value).toContain('"income":1200.5');
    expect(sealed.get(indexOf("train@1"))?.columns?.value).toContain("column 299");
    expect(sealed.has(indexOf("forgotten"))).toBe(false);
  });

  it("is valid to a program that shares no code with it", { timeout: 300_000 }, async ({ skip }) => {
    const whyNot = noLogcheck();
    skip(whyNot !== undefined, whyNot);
    buildLogcheck(inFolder("logcheck"));
    const args = ["-vkey", formatVerifierKey(key), inFolder("mirror", "log")];
    const { status, output } = logcheck(inFolder("logcheck"), ...args);
    expect(status, output).toBe(0);
    expect(output).toContain(`signature valid, size ${size}`);
    expect(output).toContain(`entries: ${size} of them`);
  });

  it.each([
    ["of another log", "stranger", 1, /is the mirror of another log/],
    ["with more facts than the log", "own", 10_000, /has 10000 facts, and the log in the store/],
    ["of a log that this one does not continue", "own", 300, /does not continue/],
  ])("refuses a folder %s, and leaves it as it is", async (_, signer, ofSize, message) => {
    const keyFile = signer === "own" ? join(original.folder, "signing.key") : inFolder(signer);
    const signing = await openKeyFile(keyFile, key.name);
    const dir = await mkdtemp(inFolder("foreign-"));
    const checkpoint = { origin: key.name, size: ofSize, root: new Uint8Array(32), extensions: [] };
    const mirror = new MirrorFolder(dir);
    await mirror.write("log/checkpoint", signCheckpoint(checkpoint, signing));
    await mirror.write("log/vkey", `${formatVerifierKey(signing)}\n`);
    const before = await contentOf(dir);
    await expect(exportTo(dir)).rejects.toThrow(message);
    expect(await contentOf(dir)).toEqual(before);
  });
});

describe("a later export", () => {
  beforeAll(async () => {
    await cp(inFolder("mirror"), inFolder("before"), { recursive: true });
    await record(store, erasure("e-2", "first"), erasure("e-3", "batch-300"), prediction("more"));
    await record(store, ...predictions("many", MANY));
  });

  it("adds what is new, removes what is partial no more, and drops what was erased", async () => {
    const { size, added, erased } = await exportTo(inFolder("mirror"));
    // what was read of the log over HTTP left accesses in it
    expect({ added, erased }).toEqual({ added: size - everyKind.length - 610, erased: 2 });
    expect(added).toBeGreaterThanOrEqual(MANY + 3);
    await exportTo(inFolder("anew"));
    const mirror = await contentOf(inFolder("mirror"));
    // a partial tile that was published stays until there is a full one
    expect(mirror.delete("log/tile/1/000.p/2")).toBe(true);
    expect(mirror).toEqual(await contentOf(inFolder("anew")));
    expect((await sealedOf(inFolder("mirror", "sealed", "000.ndjson"))).has(9)).toBe(false);
  });

  it("does the rest of one that was killed after any write, which left a valid mirror", async () => {
    const whole = await contentOf(inFolder("mirror"));
    for (let after = 0; ; after += 2) {
      await rm(inFolder("killed"), { recursive: true, force: true });
      await cp(inFolder("before"), inFolder("killed"), { recursive: true });
      const killed = await exportKilled(after);
      if (!killed) break;
      expect(await exportTo(inFolder("killed"))).toMatchObject({ added: expect.any(Number) });
      expect(await contentOf(inFolder("killed")), `killed after ${after} writes`).toEqual(whole);
    }
  });

  /** True where it wanted to write more than `after` files. */
  async function exportKilled(after: number): Promise<boolean> {
    const { create } = MirrorFolder.prototype;
    let left = after;
    const spy = vi.spyOn(MirrorFolder.prototype, "create").mockImplementation(async function (
      this: MirrorFolder,
      path,
    ) {
      if (left-- > 0) return create.call(this, path);
      throw new Error("killed");
    });
    try {
      await exportTo(inFolder("killed"));
      return false;
    } catch (error) {
      expect(error).toMatchObject({ message: "killed" });
      return true;
    } finally {
      spy.mockRestore();
    }
  }

  it("drops erased values that an older copy of the folder brought back", async () => {
    await cp(inFolder("mirror"), inFolder("mixed"), { recursive: true });
    await cp(inFolder("before", "sealed", "000.ndjson"), inFolder("mixed", "sealed", "000.ndjson"));
    expect(await exportTo(inFolder("mixed"))).toMatchObject({ added: 0, erased: 1 });
    expect(await contentOf(inFolder("mixed"))).toEqual(await contentOf(inFolder("mirror")));
  });

  it("keeps the values of a fact that only the graph, not the log, says was erased", async () => {
    const forged = 'MATCH (e:Erasure {key: "e-1"}), (n:Prediction {key: "batch-0"})';
    await store.graph.driver.executeQuery(`${forged} CREATE (e)-[:ERASES]->(n)`);
    onTestFinished(
      async () =>
        void (await store.graph.driver.executeQuery(`${forged} MATCH (e)-[r:ERASES]->(n) DELETE r`)),
    );
    await expect(exportTo(inFolder("mirror"))).rejects.toThrow(
      /has Prediction batch-0 erased by .* and the log doesn't/,
    );
  });

  it("refuses a store whose sealed value is not the one that was sealed", async () => {
    const set = 'MATCH (n:Prediction {key: "many-7"}) SET n.prediction = $value';
    await store.graph.driver.executeQuery(set, { value: '{"score":0.75}' });
    onTestFinished(
      async () => void (await store.graph.driver.executeQuery(set, { value: '{"score":0.25}' })),
    );
    await expect(exportTo(inFolder("tampered"))).rejects.toThrow(
      /prediction of Prediction many-7 is not the value that was sealed/,
    );
  });
});

describe("a rebuild", () => {
  const flip = async (file: string, at: number | string) => {
    const bytes = await readFile(file);
    const place = typeof at === "string" ? bytes.indexOf(at) : (at + bytes.length) % bytes.length;
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    await writeFile(file, bytes);
  };

  it.each([
    ["the checkpoint's root", "log/checkpoint", 30, /log\/checkpoint: .*not valid/],
    ["a full tile", "log/tile/0/001", 40, /log\/tile\/0\/001 does not give the hash/],
    ["the last byte of a tile", "log/tile/0/000", -1, /log\/tile\/0\/000 does not give the hash/],
    ["a partial tile", "log/tile/1/000.p/10", 40, /log\/tile\/1\/000\.p\/10 do not give the root/],
    ["an entry", "log/tile/entries/000", 100, /entries\/000: the entry at index 0 has another hash/],
    ["an entry's length", "log/tile/entries/001", 1, /log\/tile\/entries\/001/],
    ["a sealed value", "sealed/001.ndjson", "1200", /sealed\/001\.ndjson: .*not the value that was sealed/],
    ["a salt", "sealed/001.ndjson", -10, /sealed\/001\.ndjson: .*not (the value that was sealed|a sealed)/],
  ])("refuses a mirror with a changed bit in %s, and writes nothing", async (_, file, at, message) => {
    await tampered(async (dir) => flip(join(dir, file), at), message);
  });

  it.each([
    ["a tile", "log/tile/0/001", /log\/tile\/0\/001 is missing/],
    ["a bundle", "log/tile/entries/003", /log\/tile\/entries\/003: is missing/],
    ["sealed values", "sealed/001.ndjson", /sealed lacks values of Prediction batch-/],
  ])("refuses a mirror that lacks %s", async (_, file, message) => {
    await tampered((dir) => rm(join(dir, file)), message);
  });

  async function tampered(change: (dir: string) => Promise<void>, message: RegExp) {
    await rm(inFolder("tampered"), { recursive: true, force: true });
    await cp(inFolder("mirror"), inFolder("tampered"), { recursive: true });
    await change(inFolder("tampered"));
    await expect(rebuildFrom(inFolder("tampered"))).rejects.toThrow(message);
    const { records } = await copy.driver.executeQuery(
      "MATCH (n:!Migration&!AccessWatch&!OpenLineageWatch&!FsckWatch) RETURN count(n) AS nodes",
    );
    expect(records[0]?.get("nodes")).toBe(1);
  }

  it("believes the key that it is given, never the mirror's own", async () => {
    const stranger = await openKeyFile(inFolder("stranger.key"), key.name);
    await expect(rebuildFrom(inFolder("mirror"), [stranger])).rejects.toThrow(
      /log\/checkpoint: .*not signed by/,
    );
  });

  it("that was interrupted leaves a store that no service opens, and goes on when it is run again", async () => {
    const { write } = StoreBuilder.prototype;
    vi.spyOn(StoreBuilder.prototype, "write")
      .mockImplementationOnce(function (this: StoreBuilder, facts, erases) {
        return write.call(this, facts, erases);
      })
      .mockRejectedValueOnce(new Error("killed"));
    await expect(rebuildFrom(inFolder("mirror"))).rejects.toThrow("killed");
    vi.restoreAllMocks();
    await cp(join(original.folder, "signing.key"), join(other.folder, "signing.key"));
    await expect(other.open()).rejects.toThrow(/half-built: proofline rebuild wrote 2048 of \d+ facts/);
    await expect(rebuildFrom(inFolder("before"))).rejects.toThrow(
      /half-built with 2048 facts, and the mirror has/,
    );
    expect(await rebuildFrom(inFolder("mirror"))).toMatchObject({ origin: key.name, erased: 3 });
  });

  it("gives the same store: nodes, edges, properties, log, reports", async () => {
    await expectSame();
    const ids = ["first", "bare", "forgotten", "single-3", "batch-300", "many-2000"];
    expect(await reports(copy, ids)).toEqual(await reports(store.graph, ids));
  });

  it("gives one that its service goes on from, with the log's own key", async () => {
    await using rebuilt = await other.open();
    const before = (await readHead(copy)).tree.size;
    const [again] = await record(rebuilt, prediction("many-7"));
    expect(again).toMatchObject({ duplicate: true });
    const [next] = await record(rebuilt, prediction("after"));
    expect(next).toMatchObject({ duplicate: false, index: before });
    await exportLog(rebuilt.graph, rebuilt.notary, inFolder("anew"), quiet);
  });

  it("refuses a store that is not empty", async () => {
    await expect(rebuildFrom(inFolder("mirror"))).rejects.toMatchObject({ code: "CONFLICT" });
    await empty(copy);
    await migrate(copy);
    await copy.driver.executeQuery("CREATE (:Note)");
    await expect(rebuildFrom(inFolder("mirror"))).rejects.toThrow(/holds 0 facts and 1 nodes/);
    await empty(copy);
    await migrate(copy);
  });

  it("of a folder with values that were erased since it was copied leaves them erased", async () => {
    await cp(inFolder("mirror"), inFolder("stale"), { recursive: true });
    await cp(inFolder("before", "sealed", "000.ndjson"), inFolder("stale", "sealed", "000.ndjson"));
    await rebuildFrom(inFolder("stale"));
    await expectSame();
  });
});

describe("a rebuilt store whose key is lost", () => {
  it("goes on as a log of its own, and an interrupted new-origin is ended by the next", async () => {
    const dir = inFolder("keys");
    await mkdir(dir);
    const keyFile = join(dir, "signing.key");
    await expect(other.open(other.config(keyFile))).rejects.toThrow(
      /there is no signing key in .*new-origin/,
    );
    const next = await openKeyFile(`${keyFile}.next`, "example.com/second");
    const named = { origin: next.name, verifierKey: formatVerifierKey(next) };
    expect(await renameLog(copy, formatVerifierKey(key), named)).toBe(true);
    await expect(newOrigin(copy, keyFile, "example.com/third")).rejects.toThrow(/about to become/);
    expect(await newOrigin(copy, keyFile, next.name)).toMatchObject({ verifierKey: named.verifierKey });
    await expect(newOrigin(copy, keyFile, next.name)).rejects.toThrow(/is the name that the log has/);
    await expect(newOrigin(copy, keyFile, "no name")).rejects.toThrow(/can't name a log/);
    await using service = await other.open(other.config(keyFile, next.name));
    expect((await readHead(service.graph)).checkpoint).toContain("example.com/second\n");
  });
});
