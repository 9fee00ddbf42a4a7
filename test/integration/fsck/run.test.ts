import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Command } from "commander";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { fsckCommand } from "../../../src/cli/commands/fsck.js";
import type { FactKind } from "../../../src/facts/kind.js";
import { SERVICE } from "../../../src/facts/role.js";
import { decodePosition, encodePosition, type Position } from "../../../src/graph/fsck/position.js";
import { signCheckpoint } from "../../../src/log/checkpoint.js";
import { formatVerifierKey, signingKey } from "../../../src/log/key.js";
import { readKeyFile } from "../../../src/notary/keyFile.js";
import { lastSignedFile } from "../../../src/notary/lastSigned.js";
import { openStore } from "../../../src/store.js";
import { openTamperedStore, short, type TamperedStore } from "./store.js";

let store: TamperedStore;
beforeAll(async () => {
  store = await openTamperedStore();
});
afterAll(async () => {
  await store[Symbol.asyncDispose]();
});
afterEach(() => store.restore());

/** A checkpoint that the log's own key signed, of a history that is not the log's. */
async function forged(size: number): Promise<string> {
  const key = await readKeyFile(store.config.log.keyFile);
  if (key === undefined) throw new Error("no key");
  return signCheckpoint({ origin: key.name, size, root: new Uint8Array(32), extensions: [] }, key);
}
const trusted = (more: { lastSigned?: string; since?: string }) => ({
  trusted: { verifierKey: undefined, lastSigned: undefined, since: undefined, ...more },
});

describe("a checkpoint remembered elsewhere", () => {
  test("that the log continues is no finding", async () => {
    const since = await readFile(lastSignedFile(store.config.log.keyFile), "utf8");
    expect((await store.check(trusted({ since }))).summary).toMatchObject({ log: "INTACT", findings: 0 });
  });

  test("with another history says that the log is a fork", async () => {
    for (const size of [100, 256, 300, 301]) {
      const { summary, findings } = await store.check(trusted({ since: await forged(size) }));
      expect(summary.log).toBe("FORKED");
      expect(findings.map(({ code }) => code)).toEqual(["LOG_FORKED"]);
    }
  });

  test("that is ahead of the log says that it was truncated", async () => {
    const { summary } = await store.check(trusted({ lastSigned: await forged(302) }));
    expect(summary).toMatchObject({ log: "TRUNCATED", counts: { LOG_TRUNCATED: 1 } });
  });

  test("that another key signed is refused, and a broken one of the store is a finding", async () => {
    const since = (await forged(100)).replace(/.{8}\n$/, "AAAAAA==\n");
    await expect(store.check(trusted({ since }))).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
    await store.run("MATCH (h:LogHead) SET h.checkpoint = $since", { since });
    expect((await store.check()).summary.counts).toMatchObject({ CHECKPOINT_INVALID: 1 });
  });
});

test("a store whose head is gone is checked all the same", async () => {
  await store.run("MATCH (h:LogHead) DELETE h");
  const { summary, findings } = await store.check();
  expect(summary).toMatchObject({ complete: true, checked: 301, size: 301 });
  expect(findings.map(({ code }) => code)).toContain("HEAD_MISSING");
});

describe("a property that Proofline makes of others", () => {
  const codes = async () =>
    (await store.check()).findings.map(({ code, key, property }) => [code, key, property]);

  test("is no finding where a version before it wrote the node, and makes up for none that lacks", async () => {
    await store.run("MATCH (p:Prediction) REMOVE p.claims");
    expect(await codes()).toEqual([]);
    await store.run("MATCH (p:Prediction {key: 'p-7'}) REMOVE p.servedFrom");
    await store.run("MATCH (p:Prediction {key: 'p-8'}) REMOVE p.claims, p.recordedBy");
    expect(await codes()).toEqual([
      ["PROPERTY_MISSING", "p-7", "servedFrom"],
      ["PROPERTY_MISSING", "p-8", "recordedBy"],
    ]);
  });

  test("is one where it is another than the entry gives, or is all that makes up for what lacks", async () => {
    await store.run("MATCH (p:Prediction {key: 'p-7'}) SET p.claims = left(p.claims, 31) + 'x'");
    await store.run("MATCH (p:Prediction {key: 'p-8'}) REMOVE p.servingNode");
    expect(await codes()).toEqual([
      ["PROPERTY_ALTERED", "p-7", "claims"],
      ["PROPERTY_MISSING", "p-8", "servingNode"],
    ]);
  });
});

test("what a service records meanwhile is not foreign", async () => {
  const lastSigned = lastSignedFile(store.config.log.keyFile);
  const before = await readFile(lastSigned, "utf8");
  const writer = await openStore(store.config, "shared", { progress: () => {}, report: () => {} });
  try {
    const record = async (kind: FactKind, input: Record<string, unknown>) =>
      void (await writer.recorder.record([{ kind, input, path: "fact" }], SERVICE));
    const { summary, findings } = await store.check({
      windowTiles: 1,
      reached: async () => {
        await record("SourceTable", { key: "late" });
        await record("Retirement", {
          key: "late",
          deployment: "later",
          performedBy: "bot",
          at: "2026-03-01T10:00:00Z",
        });
        await record("Erasure", {
          key: "late",
          kind: "Amendment",
          fact: "amend-77",
          performedBy: "dpo",
          reason: "asked",
        });
      },
    });
    expect(findings).toEqual([]);
    expect(summary).toMatchObject({ size: 301, newer: 3 });
  } finally {
    await writer[Symbol.asyncDispose]();
    await writeFile(lastSigned, before);
  }
});

describe("a run that was stopped", () => {
  /** Stops after the first tile, and answers with the position it leaves behind, as a file would keep it. */
  async function stopped(): Promise<Position | undefined> {
    const stop = new AbortController();
    let text = "";
    const { summary } = await store.check({
      windowTiles: 1,
      signal: stop.signal,
      reached: async (position) => {
        text = encodePosition(position());
        stop.abort();
      },
    });
    expect(summary).toMatchObject({ complete: false, checked: 256 });
    return decodePosition(text);
  }

  test("is gone on with, and lists what it had found", async () => {
    await store.run("MATCH (n:Fact) WHERE n.index IN [10, 290] SET n.note = 1");
    await store.run("MATCH (n:Fact {key: 'p-7'}) DETACH DELETE n");
    const whole = await store.check();
    const { summary, findings } = await store.check({ resume: await stopped() });
    expect(summary).toMatchObject({ from: 256, checked: 301, complete: true, counts: whole.summary.counts });
    expect(new Set(findings.map(short))).toEqual(new Set(whole.findings.map(short)));
  });

  test("is begun anew where the log is not what it was", async () => {
    const position = await stopped();
    await store.run("MATCH (h:LogHead) SET h.origin = 'elsewhere'");
    expect((await store.check({ resume: position })).summary.from).toBe(0);
    await store.restore();
    await store.run("MATCH (h:LogHead) SET h.pending = $pending", { pending: new Int8Array(46 * 32) });
    expect((await store.check({ resume: position })).summary.from).toBe(0);
  });

  test("leaves nothing that is of use in a file of another program", () => {
    expect(decodePosition('{"version":1')).toBeUndefined();
    expect(decodePosition('{"version":2}')).toBeUndefined();
  });
});

describe("the command", () => {
  const lines: string[] = [];
  beforeEach(() => {
    lines.length = 0;
    vi.spyOn(console, "log").mockImplementation((line: string) => void lines.push(...line.split("\n")));
    vi.spyOn(console, "error").mockImplementation(() => {});
  });
  afterEach(() => {
    vi.restoreAllMocks();
    process.exitCode = 0;
  });

  const fsck = async (...args: string[]): Promise<typeof process.exitCode> => {
    const program = new Command();
    fsckCommand(program);
    await program.parseAsync(["fsck", "--data-dir", store.config.dataDir, ...args], { from: "user" });
    return process.exitCode;
  };

  test("ends with 0 and says so where nothing is wrong", async () => {
    expect(await fsck()).toBe(0);
    expect(lines).toContain("nothing is wrong");
  });

  const size = async () => (await store.run("MATCH (h:LogHead) RETURN h.size AS size"))[0]?.size;

  test("leaves its Access, and with --read-only none, and says so", async () => {
    const before = Number(await size());
    expect(await fsck("--read-only")).toBe(0);
    expect(lines.splice(0).at(-1)).toBe("the store is as it was: this check left no Access in it");
    expect(Number(await size())).toBe(before);
    expect(await fsck("--json")).toBe(0);
    expect(JSON.parse(lines.splice(0).at(-1) ?? "")).toMatchObject({ findings: 0, recorded: true });
    expect(Number(await size())).toBe(before + 1);
  });

  test("says of a store that was tampered with that it stays as it is", async () => {
    await store.run("MATCH (n:Amendment) SET n.note = 1");
    const before = Number(await size());
    expect(await fsck()).toBe(1);
    expect(lines.at(-1)).toBe("the store is as it was: this check left no Access in it");
    expect(Number(await size())).toBe(before);
  });

  test("takes the key it is given before that of the signing key", async () => {
    const own = await readKeyFile(store.config.log.keyFile);
    if (own === undefined) throw new Error("no key");
    expect(await fsck("--json", "--read-only", "--vkey", formatVerifierKey(own))).toBe(0);
    expect(JSON.parse(lines.splice(0).at(-1) ?? "")).toMatchObject({ keyFrom: "GIVEN", log: "INTACT" });
    const other = formatVerifierKey(signingKey("log.example/other", new Uint8Array(32)));
    expect(await fsck("--json", "--read-only", "--vkey", other)).toBe(1);
  });

  test("lists findings, at most so many, counts all, and ends with 1", async () => {
    await store.run("MATCH (n:Amendment) SET n.note = 1");
    expect(await fsck("--limit", "3")).toBe(1);
    expect(lines.filter((line) => line.startsWith("PROPERTY_FOREIGN"))).toHaveLength(3);
    expect(lines).toContain("... and 75 more findings");
    expect(lines).toContain("78 findings:");
  });

  test("prints one JSON object a line", async () => {
    await store.run("MATCH (h:LogHead) SET h.size = 300");
    expect(await fsck("--json")).toBe(1);
    const objects = lines.map((line) => JSON.parse(line));
    expect(objects.at(-1)).toMatchObject({ type: "summary", log: "TRUNCATED", keyFrom: "KEY_FILE" });
    expect(objects[0]).toMatchObject({ type: "finding", kind: "LogHead" });
  });

  test("fails where the checkpoint given can't be read", async () => {
    await expect(fsck("--since", join(store.config.dataDir, "none"))).rejects.toThrow(/can't be read/);
  });
});
