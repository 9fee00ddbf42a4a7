import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parquetReadObjects } from "hyparquet";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ArchiveFile } from "../../../src/archive/archiveFile.js";
import { ArchiveWriter } from "../../../src/archive/archiveWriter.js";
import { type Config, readConfig } from "../../../src/config.js";
import { exportLog } from "../../../src/mirror/exportLog.js";
import { packageRoot } from "../../../src/packageRoot.js";
import { type Service, startService } from "../../../src/service.js";
import { openStore, type Store } from "../../../src/store.js";
import { Client } from "../../support/client.js";
import { checkAll } from "../../support/fsck.js";
import { OwnNeo4j, quiet, reports } from "../../support/ownNeo4j.js";
import { rounds } from "../../support/rounds.js";
import { proofline } from "../cli/command.js";
import { erasure, everyKind, prediction, predictions, record } from "../mirror/facts.js";
import { contentOf } from "../mirror/folders.js";

const LATER = "2030-01-01";
const IDS = ["first", "scored", "bare", "forgotten", "many-7", "many-299"];

let own: OwnNeo4j;
let folder: string;
let archives: string;
let config: Config;
let store: Store;
let service: Service;
let client: Client;

/** What the command is given of this store, as a user would. */
const environment = () => ({
  DATA_DIR: own.folder,
  NEO4J_URI: own.address.uri,
  NEO4J_USERNAME: own.address.username,
  NEO4J_PASSWORD: own.address.password,
  LOG_ORIGIN: "example.com/mirror",
});
const archive = (args: readonly string[], more: Readonly<Record<string, string>> = {}) =>
  proofline(folder, ["archive", ...args], { ...environment(), ...more });
const open = (archiveDirs: string): Config =>
  readConfig({ ...environment(), PORT: "0", ARCHIVE_DIRS: archiveDirs }, {});

const rows = async (statement: string) =>
  (await store.graph.driver.executeQuery(statement)).records.map((row) => row.toObject());
const inStore = () =>
  rows("MATCH (n:Prediction) WHERE n.entry STARTS WITH '{' RETURN n.key AS key ORDER BY n.index");

const ANSWERS = `{
  predictions(filter: {modelVersion: "credit@1"}, first: 50) { edges { node { requestId features prediction explanation timestamp index } } }
  fairness(modelVersion: "credit@1", attribute: "gender", positive: {score: 0.7}) { predictions groups { group predictions selected } }
  coverage(modelVersion: "credit@1") { predictions complete gaps { code predictions } }
  impact(kind: SourceTable, key: "bank/loans") { counts { kind count } predictions(first: 50) { edges { node { requestId prediction } } } }
  search(text: "many-7") { edges { node { kind key snippet } } }
  compare(kind: Prediction, a: "scored", b: "many-7") { differences { path a b aState bState } }
}`;

/** What callers and copies see of the predictions, all of it by ways of their own. */
async function seen(): Promise<Record<string, unknown>> {
  const mirror = await mkdtemp(join(folder, "mirror-"));
  await exportLog(store.graph, store.notary, mirror, quiet);
  const content = await contentOf(mirror);
  const entries = Object.fromEntries([...content].filter(([file]) => /entries\/\d+$|sealed\/000/.test(file)));
  const found = (await reports(store.graph, IDS)).map((report) => ({ ...report, asOf: undefined }));
  return { reports: found, answers: await client.ask(ANSWERS), entries };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "proofline-archived-"));
  archives = join(folder, "archives");
  own = await OwnNeo4j.start();
  config = open(archives);
  store = await openStore(config, "shared", { progress: quiet, report: quiet });
  service = await startService(config, { progress: quiet, report: quiet });
  client = new Client(service.url);
  await record(store, ...everyKind);
  await record(store, ...predictions("many", 300));
});

afterAll(async () => {
  await service?.[Symbol.asyncDispose]();
  await store?.[Symbol.asyncDispose]();
  await own?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

describe("the command archive", () => {
  it("takes out nothing before its time without a reason, or to where nobody reads it", async () => {
    expect(await archive([archives, "--before", LATER], { ARCHIVE_DIRS: archives })).toMatchObject({
      code: 2,
      err: expect.stringMatching(/--before: what was recorded since .* has yet to be kept .*ai-act-logs/),
    });
    expect(await archive([archives, "--before", LATER, "--early", "a test"])).toMatchObject({
      code: 2,
      err: expect.stringContaining(`ARCHIVE_DIRS: does not name ${archives}`),
    });
    expect(await archive([archives, "--before", "soon"], { ARCHIVE_DIRS: archives })).toMatchObject({
      code: 2,
    });
    const kept = await archive([archives, "--before", "2020-01-01"], { ARCHIVE_DIRS: archives });
    expect(kept).toMatchObject({ code: 0, err: expect.stringContaining("no prediction in the store") });
    expect(await inStore()).toHaveLength(304);
  });

  it("moves predictions to a Parquet file, and nobody sees a difference", async () => {
    const before = await seen();
    const { code, out, err } = await archive([archives, "--before", LATER, "--early", "a test"], {
      ARCHIVE_DIRS: archives,
    });
    expect({ code, err }).toMatchObject({
      code: 0,
      err: expect.stringContaining("304 predictions are archived"),
    });
    expect(await inStore()).toEqual([]);
    const left = await rows(
      "MATCH (n:Prediction) WHERE n.featuresSalt IS NOT NULL OR n.features IS NOT NULL OR n.prediction IS NOT NULL RETURN n.key",
    );
    expect(left).toEqual([]);
    expect(await seen()).toEqual(before);
    expect(before.answers).toMatchObject({
      fairness: { groups: [{ group: "f", predictions: 1, selected: 1 }] },
      compare: {
        differences: expect.arrayContaining([
          expect.objectContaining({ path: "features.income", a: 1, b: 1200.5 }),
        ]),
      },
    });
    expect((await checkAll(store.graph)).findings).toEqual([]);

    const [file = ""] = await readdir(archives);
    expect(out).toBe(`${join(archives, file)}\n`);
    const [archival] = await rows(
      "MATCH (n:Archival) RETURN n.key AS key, n.reason AS reason, n.predictions AS predictions",
    );
    expect(archival).toMatchObject({ reason: "a test", predictions: 304 });
    expect(file).toBe(`predictions-${archival?.key}.parquet`);
  });

  it("writes what any reader of Parquet reads, without the sealed values", async () => {
    const [name = ""] = await readdir(archives);
    const bytes = await readFile(join(archives, name));
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    const found = await parquetReadObjects({ file: buffer, columns: ["index", "key", "entry"] });
    expect(found).toHaveLength(304);
    const first = found.find(({ key }) => key === "first");
    expect(JSON.parse(String(first?.entry))).toMatchObject({ kind: "Prediction", key: "first" });
    expect(bytes.includes("income")).toBe(false);
  });
});

describe("an archived prediction", () => {
  it("that is sent again is a duplicate, or a conflict where it is another", async () => {
    const [again] = await record(store, prediction("many-3"));
    expect(again).toMatchObject({ duplicate: true });
    const [kind, input] = prediction("many-3");
    await expect(record(store, [kind, { ...input, prediction: { score: 0.3 } }])).rejects.toMatchObject({
      code: "CONFLICT",
    });
    const amendment = { kind: "Prediction", fact: "many-3", correction: { prediction: 1 }, reason: "wrong" };
    await record(store, ["Amendment", { key: "m-9", ...amendment }]);
    const [report] = await reports(store.graph, ["many-3"]);
    expect(report?.amendments).toMatchObject([{ key: "m-9", correction: { prediction: 1 } }]);
  });

  it("is erased by what the store holds of it", async () => {
    await record(store, erasure("e-9", "many-4"));
    const [report] = await reports(store.graph, ["many-4"]);
    expect(report?.prediction?.features).toBeNull();
    expect(
      await rows("MATCH (n:Prediction {key: 'many-4'}) RETURN n.archiveSalt AS key, n.archive AS is"),
    ).toEqual([{ key: null, is: null }]);
    expect((await checkAll(store.graph)).findings).toEqual([]);
  });

  it("whose archive is away is said to be there, and stops nobody else", async () => {
    await using elsewhere = await openStore(open(""), "shared", { progress: quiet, report: quiet });
    const report = reports(elsewhere.graph, ["first"]);
    await expect(report).rejects.toThrow(
      /in the archive predictions-\w{32}\.parquet, which is in no folder of ARCHIVE_DIRS/,
    );
    const results = await Promise.allSettled([
      record(elsewhere, prediction("many-5")),
      record(elsewhere, prediction("new-1")),
      record(elsewhere, [
        "Review",
        {
          key: "v-9",
          prediction: "many-5",
          reviewer: "ann",
          decision: "CONFIRMED",
          at: "2026-11-22T00:00:00Z",
        },
      ]),
    ]);
    expect(results).toMatchObject([
      {
        status: "rejected",
        reason: { code: "UNAVAILABLE", message: expect.stringContaining("ARCHIVE_DIRS") },
      },
      { status: "fulfilled" },
      { status: "fulfilled" },
    ]);
    // fsck says nothing of what it can't see
    await expect(checkAll(elsewhere.graph)).rejects.toMatchObject({ code: "UNAVAILABLE" });
    expect((await checkAll(store.graph)).findings).toEqual([]);
  });

  it("is read from the folder that has it whole", async () => {
    const [name = ""] = await readdir(archives);
    const copying = join(folder, "copying");
    await mkdir(copying);
    await writeFile(join(copying, name), (await readFile(join(archives, name))).subarray(0, 1_000));
    const folders = open(`${copying},${archives}`);
    await using fresh = await openStore(folders, "shared", { progress: quiet, report: quiet });
    expect(await reports(fresh.graph, ["many-8"])).toHaveLength(1);
    expect((await checkAll(fresh.graph)).findings).toEqual([]);
  });

  it("whose folder hangs holds up others for seconds, however many are sent again", {
    timeout: 30_000,
  }, async () => {
    const [name = ""] = await readdir(archives);
    const hanging = join(folder, "hanging");
    await mkdir(hanging);
    // whoever opens it waits for somebody who writes
    execFileSync("mkfifo", [join(hanging, name)]);
    await using fresh = await openStore(open(hanging), "shared", { progress: quiet, report: quiet });
    const many = Array.from({ length: 50 }, (_, i) => prediction(`many-${i + 20}`));
    const [again, other] = await Promise.allSettled([
      record(fresh, ...many),
      record(fresh, prediction("new-2")),
    ]);
    expect(again).toMatchObject({ status: "rejected", reason: { code: "UNAVAILABLE" } });
    expect(other.status).toBe("fulfilled");
    await writeFile(join(hanging, name), "");
  });

  it("whose archive was altered is found by fsck", async () => {
    const [name = ""] = await readdir(archives);
    const path = join(archives, name);
    await rename(path, join(folder, name));
    const found = async () => {
      await using fresh = await openStore(open(archives), "shared", { progress: quiet, report: quiet });
      await expect(reports(fresh.graph, ["many-8"])).rejects.toMatchObject({ code: "UNAVAILABLE" });
      return (await checkAll(fresh.graph)).findings.filter(({ code }) => code === "ENTRY_ALTERED");
    };
    // a file that is written well, and says something else of one prediction
    const file = await ArchiveFile.open(join(folder, name));
    const writer = await ArchiveWriter.create(join(folder, "altered"));
    for (let group = 0; group < file.groups; group++)
      for (const row of (await file.readGroup(group)).rows)
        await writer.add(row.key === "many-8" ? { ...row, entry: row.entry.replace("14:02", "15:02") } : row);
    await rename((await writer.end()).path, path);
    expect(await found()).toMatchObject([{ kind: "Prediction", key: "many-8" }]);
    // and one that is cut off
    await writeFile(path, (await readFile(path)).subarray(0, 1_000));
    expect(await found()).toHaveLength(304);
    await rename(join(folder, name), path);
  });
});

describe("archiving that is killed", () => {
  it("loses nothing, and is gone on with", { timeout: 120_000 }, async () => {
    await record(store, ...predictions("killed", 2_000));
    const args = ["archive", archives, "--before", LATER, "--early", "a test"];
    const env = { PATH: process.env.PATH, HOME: folder, ...environment(), ARCHIVE_DIRS: archives };
    const count = rounds(3, 20);
    for (let round = 0; round < count; round++) {
      const child = spawn(process.execPath, [join(packageRoot, "dist/cli/main.js"), ...args], { env });
      const gone = once(child, "exit");
      // as soon as there is something to be in the middle of, and ever later
      for (
        const deadline = Date.now() + 20_000;
        Date.now() < deadline && child.exitCode === null;
        await sleep(5)
      )
        if ((await readdir(archives)).some((name) => /\.tmp$|\.unfinished$/.test(name))) break;
      await sleep((round * 400) / count);
      child.kill("SIGKILL");
      await gone;
      expect((await checkAll(store.graph)).findings).toEqual([]);
    }
    const { code, err } = await archive(args.slice(1), { ARCHIVE_DIRS: archives });
    expect({ code, err }).toMatchObject({ code: 0 });
    expect(await inStore()).toEqual([]);
    // what was written to when it was killed is removed when that is long ago
    for (const name of await readdir(archives))
      if (name.endsWith(".tmp")) await utimes(join(archives, name), new Date(0), new Date(0));
    await archive(args.slice(1), { ARCHIVE_DIRS: archives });
    expect((await readdir(archives)).filter((name) => !name.endsWith(".parquet"))).toEqual([]);
    expect((await checkAll(store.graph)).findings).toEqual([]);
    const [report] = await reports(store.graph, ["killed-1999"]);
    expect(report?.prediction?.prediction).toEqual({ score: 0.25 });

    // another call that made the same file, a moment later, and was killed before its fact was there
    const [archival] = await rows("MATCH (n:Archival) RETURN n.entry AS entry ORDER BY n.index DESC LIMIT 1");
    const { key, body } = JSON.parse(archival?.entry);
    const fact = { key, ...body, keptSince: "2026-11-01T00:00:00.000Z" };
    await writeFile(join(archives, `predictions-${key}.parquet.unfinished`), JSON.stringify(fact));
    expect(await archive(args.slice(1), { ARCHIVE_DIRS: archives })).toMatchObject({ code: 0 });
    expect((await readdir(archives)).filter((name) => !name.endsWith(".parquet"))).toEqual([]);
    expect((await checkAll(store.graph)).findings).toEqual([]);
  });
});
