import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Finding } from "../../../src/graph/fsck/finding.js";
import { fsck } from "../../../src/graph/fsck/fsck.js";
import { migrate } from "../../../src/graph/migrate.js";
import { parseVerifierKey } from "../../../src/log/key.js";
import { exportLog } from "../../../src/mirror/exportLog.js";
import { rebuildStore } from "../../../src/mirror/rebuildStore.js";
import type { Store } from "../../../src/store.js";
import { recordOldPrediction } from "../../support/oldFacts.js";
import { OwnNeo4j, openGraphOf, quiet } from "../../support/ownNeo4j.js";
import { rounds } from "../../support/rounds.js";
import { erasure, prediction, record } from "./facts.js";

/** With all rounds: together they are longer than a JavaScript text can be. */
const COUNT = rounds(4, 40);
const LENGTH = 14_000_000;

describe(`a store with ${COUNT} values of 14 MB, from before there was a limit`, { timeout: 900_000 }, () => {
  let folder: string;
  let servers: OwnNeo4j[];
  let store: Store;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "proofline-large-"));
    servers = await Promise.all([OwnNeo4j.start(), OwnNeo4j.start()]);
    store = await original().open();
    for (let i = 0; i < COUNT; i++)
      await recordOldPrediction(store.graph, `large-${i}`, "d-1", `${i} ${"x".repeat(LENGTH)}`);
    await record(store, prediction("small"));
  }, 600_000);

  afterAll(async () => {
    await store?.[Symbol.asyncDispose]();
    await Promise.all((servers ?? []).map((server) => server[Symbol.asyncDispose]()));
    await rm(folder, { recursive: true, force: true });
  });

  const server = (i: number): OwnNeo4j => {
    const found = servers[i];
    if (found === undefined) throw new Error("no such server");
    return found;
  };
  const original = () => server(0);
  const mirror = () => join(folder, "mirror");
  const sealedBytes = async () => (await stat(join(mirror(), "sealed", "000.ndjson"))).size;

  it("is exported, and the values of a fact that is erased go from the folder", async () => {
    const size = COUNT + 1;
    expect(await exportLog(store.graph, store.notary, mirror(), quiet)).toMatchObject({ size, erased: 0 });
    expect(await sealedBytes()).toBeGreaterThan(COUNT * LENGTH);
    await record(store, erasure("e-1", "large-0"));
    expect(await exportLog(store.graph, store.notary, mirror(), quiet)).toMatchObject({ added: 1 });
    expect(await sealedBytes()).toBeLessThan(COUNT * LENGTH);
  });

  it("is checked by fsck, which finds nothing", async () => {
    const found: Finding[] = [];
    const summary = await fsck(store.graph, {
      trusted: { verifierKey: store.notary.verifierKey, lastSigned: undefined, since: undefined },
      resume: undefined,
      signal: new AbortController().signal,
      report: (finding) => found.push(finding),
      progress: quiet,
      reached: async () => {},
    });
    expect(found).toEqual([]);
    expect(summary).toMatchObject({ checked: COUNT + 2, log: "INTACT" });
  });

  it("is rebuilt with the same values", async () => {
    const copy = openGraphOf(server(1).config());
    try {
      await migrate(copy);
      const key = parseVerifierKey(store.notary.verifierKey);
      expect(await rebuildStore(copy, mirror(), [key], quiet)).toMatchObject({ size: COUNT + 2, erased: 1 });
      const values =
        "MATCH (n:Prediction) RETURN n.key AS key, size(n.features) AS length, left(n.features, 5) AS begin, n.entry AS entry ORDER BY key";
      const [first, second] = await Promise.all(
        [store.graph, copy].map(async ({ driver }) =>
          (await driver.executeQuery(values)).records.map((row) => row.toObject()),
        ),
      );
      expect(first).toHaveLength(COUNT + 1);
      expect(second).toEqual(first);
    } finally {
      await copy[Symbol.asyncDispose]();
    }
  });
});
