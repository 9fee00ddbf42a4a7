import { access, copyFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordRead } from "../../../src/cli/store.js";
import { readConfig } from "../../../src/config.js";
import { fsck } from "../../../src/graph/fsck/fsck.js";
import { readHead } from "../../../src/graph/log/head.js";
import { migrate } from "../../../src/graph/migrate.js";
import { parseVerifierKey } from "../../../src/log/key.js";
import { exportLog } from "../../../src/mirror/exportLog.js";
import { rebuildStore } from "../../../src/mirror/rebuildStore.js";
import { auditReport } from "../../../src/notary/auditReport.js";
import { lastSignedFile } from "../../../src/notary/lastSigned.js";
import { verifyReport } from "../../../src/report/verify/report.js";
import { openToRead, type ReadStore } from "../../../src/store.js";
import { empty, OwnNeo4j, openGraphOf, quiet } from "../../support/ownNeo4j.js";
import { predictions, record } from "./facts.js";

const FACTS = 300;

let original: OwnNeo4j;
let folder: string;
let vkey: string;
let keyFile: string;
let lastSigned: string;
const copied = () => original.config(join(folder, "copy", "signing.key"));
const open = (config = copied()): Promise<ReadStore> =>
  openToRead(config, { progress: quiet, report: quiet });
const readLastSigned = () => readFile(lastSignedFile(keyFile), "utf8");

/** A store is exported and lost; a copy is built of it, away from its signing key. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "proofline-copy-"));
  original = await OwnNeo4j.start();
  keyFile = original.config().log.keyFile;
  {
    await using store = await original.open();
    vkey = store.notary.verifierKey;
    await record(store, ...predictions("p", FACTS));
    await exportLog(store.graph, store.notary, join(folder, "mirror"), quiet);
  }
  lastSigned = await readLastSigned();
  await using graph = openGraphOf(original.config());
  await empty(graph);
  await migrate(graph);
  await rebuildStore(graph, join(folder, "mirror"), [parseVerifierKey(vkey)], quiet);
});
afterAll(async () => {
  await original?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

/** What `proofline report` does. */
async function report(store: ReadStore, requestId: string): Promise<string> {
  const { graph, checkpoints, accessLog } = store;
  await recordRead(accessLog, "report", { facts: [{ kind: "Prediction", key: requestId }] });
  const { policy } = copied();
  const made = await auditReport(graph, checkpoints, { requestId, asOf: null, policy, now: new Date() });
  return (await made.document("JSON")).content;
}

describe("a rebuilt store whose signing key is elsewhere", () => {
  it("is read and reported from, which leaves its Access, and no key and no signature", async () => {
    for (const requestId of ["p-0", "p-299"]) {
      await using store = await open();
      expect(verifyReport(await report(store, requestId), parseVerifierKey(vkey))).toMatchObject({
        valid: true,
      });
    }
    await using graph = openGraphOf(copied());
    const { tree, checkpoint } = await readHead(graph);
    expect(tree.size).toBe(FACTS + 2);
    expect(checkpoint).toBe(lastSigned);
    await expect(access(copied().log.keyFile)).rejects.toThrow("ENOENT");
  });

  it("is whole: nothing of it was tampered with", async () => {
    await using graph = openGraphOf(copied());
    const summary = await fsck(graph, {
      trusted: { verifierKey: vkey, lastSigned: undefined, since: undefined },
      resume: undefined,
      signal: new AbortController().signal,
      report: quiet,
      progress: quiet,
      reached: async () => {},
    });
    expect(summary).toMatchObject({ log: "INTACT", findings: 0, signed: FACTS });
  });

  it("is not gone on with: its service needs its own key, and none is made in its place", async () => {
    await expect(original.open(copied())).rejects.toThrow(
      /SIGNING_KEY_FILE: there is no signing key in .*copy\/signing\.key, and the log in this store is .*new-origin NAME/,
    );
    await expect(access(copied().log.keyFile)).rejects.toThrow("ENOENT");
  });

  it("can't prove what nobody signed", async () => {
    await using store = await open();
    await expect(store.checkpoints.covering(FACTS + 1)).rejects.toThrow("there is no signing key in");
  });
});

describe("the key of the log that goes on elsewhere", () => {
  it("signs nothing for a copy that is only read", async () => {
    await using store = await open(original.config());
    expect(verifyReport(await report(store, "p-1"), parseVerifierKey(vkey))).toMatchObject({ valid: true });
    expect(await readLastSigned()).toBe(lastSigned);
  });

  it("finds a copy too short that lacks what it signed since", async () => {
    const other = join(folder, "ahead.key");
    await copyFile(keyFile, other);
    {
      await using store = await original.open(original.config(other));
      await record(store, ...predictions("since", 10));
    }
    await using graph = openGraphOf(original.config());
    await empty(graph);
    await migrate(graph);
    await rebuildStore(graph, join(folder, "mirror"), [parseVerifierKey(vkey)], quiet);
    await expect(open(original.config(other))).rejects.toThrow(/facts are missing\..*new-origin NAME/);
  });

  it("signs what a reader asks for that was recorded and not signed", async () => {
    await using store = await open(original.config());
    await recordRead(store.accessLog, "trail");
    const { tree } = await store.checkpoints.covering(FACTS + 1);
    expect(tree.size).toBe(FACTS + 1);
    expect(await readLastSigned()).toBe((await store.checkpoints.covering(FACTS + 1)).text);
  });
});

describe("a Neo4j without a store", () => {
  it("is said to be none, and stays empty", async () => {
    await using graph = openGraphOf(original.config());
    await empty(graph);
    await expect(open()).rejects.toMatchObject({
      code: "NOT_FOUND",
      message: expect.stringMatching(/^NEO4J_URI: there is no store in bolt:.*: it holds no log\. .*--url/),
    });
    const { records } = await graph.driver.executeQuery("MATCH (n) RETURN count(n) AS nodes");
    expect(records[0]?.get("nodes")).toBe(0);
  });

  it("has no embedded store beside it that opening would make", async () => {
    const config = readConfig({ DATA_DIR: join(folder, "nothing") }, {});
    await expect(open(config)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(access(config.dataDir)).rejects.toThrow("ENOENT");
  });
});
