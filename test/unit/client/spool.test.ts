import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Backlog } from "../../../src/client/backlog.js";
import { MemoryBacklog } from "../../../src/client/memoryBacklog.js";
import { Spool } from "../../../src/client/spool.js";

let folder: string;
let opened: Spool[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "proofline-spool-"));
});
afterEach(() => {
  for (const spool of opened.splice(0)) spool.close();
  rmSync(folder, { recursive: true });
});

const BATCH = { facts: 3, characters: 100 };
const open = (limit = 1_000_000): Spool => {
  const spool = new Spool(folder, BATCH, limit, () => {});
  opened.push(spool);
  return spool;
};
const files = () => readdirSync(folder).toSorted();
const fact = (i: number | string) => `{"review":{"key":"${i}"}}`;

/** The number of a process that has ended. */
const gone = (): number => spawnSync(process.execPath, ["-e", ""]).pid;
/** What a process that is gone left behind. */
const leave = (text: string, host = hostname(), pid = gone()): string => {
  const path = join(folder, `${host}.${pid}.0123abcd.1.facts`);
  writeFileSync(path, text);
  return path;
};
function drain(backlog: Backlog): string[] {
  const all: string[] = [];
  for (let taken = backlog.take(); taken.length > 0; taken = backlog.take()) {
    all.push(...taken);
    backlog.settle();
  }
  return all;
}

describe.each([
  ["in memory", () => new MemoryBacklog(BATCH, 1_000_000)],
  ["in a spool", () => open()],
])("a backlog %s", (_, make) => {
  it("gives facts in their order, the same until they are settled", () => {
    const backlog = make();
    for (let i = 0; i < 10; i++) backlog.add(fact(i));
    expect(backlog.take()).toEqual([0, 1, 2].map(fact));
    expect(backlog.take()).toEqual([0, 1, 2].map(fact));
    backlog.settle();
    backlog.add(fact(10));
    expect(drain(backlog)).toEqual([3, 4, 5, 6, 7, 8, 9, 10].map(fact));
    expect([backlog.put, backlog.settled]).toEqual([11, 11]);
    backlog.add(fact("é"));
    expect(drain(backlog)).toEqual([fact("é")]);
  });

  it("gives also a fact that is larger than a batch", () => {
    const backlog = make();
    const long = fact("x".repeat(2_000_000));
    for (const one of [fact(1), long, fact(2)]) backlog.add(one);
    const taken: number[] = [];
    for (let facts = backlog.take(); facts.length > 0; facts = backlog.take()) {
      taken.push(facts.length);
      backlog.settle();
    }
    expect(taken.reduce((sum, count) => sum + count, 0)).toBe(3);
  });
});

describe("a spool", () => {
  it("is for its user's eyes only, and keeps what is not settled when it is closed", () => {
    const spool = open();
    spool.add(fact(1));
    expect(statSync(join(folder, files()[0] ?? "")).mode & 0o777).toBe(0o600);
    spool.close();
    opened = [];
    expect(files()).toHaveLength(1);
    // also the same process has it again
    expect(drain(open())).toEqual([fact(1)]);
  });

  it("leaves nothing behind when all is settled", () => {
    const spool = open();
    for (let i = 0; i < 5; i++) spool.add(fact(i));
    drain(spool);
    spool.close();
    opened = [];
    expect(files()).toEqual([]);
  });

  it("takes over what a killed process left, before its own, and without a line that it did not finish", () => {
    leave(`${fact("a")}\n${fact("b")}\n{"review":{"ke`);
    const spool = open();
    spool.add(fact("c"));
    expect([spool.put, spool.settled]).toEqual([3, 0]);
    expect(drain(spool)).toEqual(["a", "b", "c"].map(fact));
    expect(files()).toHaveLength(1);
  });

  it("leaves the files of processes that are there alone", () => {
    const own = leave(`${fact("a")}\n`, hostname(), process.pid);
    const far = leave(`${fact("b")}\n`, "elsewhere", 1);
    expect(drain(open())).toEqual([]);
    const long = new Date(Date.now() - 120_000);
    utimesSync(far, long, long);
    expect(drain(open())).toEqual([fact("b")]);
    expect(files()).toContain(own.slice(folder.length + 1));
  });

  it("goes on in another file where its own was taken over, and still has what it wrote", () => {
    const spool = open();
    spool.add(fact(1));
    rmSync(join(folder, files()[0] ?? ""));
    spool.add(fact(2));
    expect(files()).toHaveLength(1);
    expect(drain(spool)).toEqual([fact(1), fact(2)]);
  });

  it("counts what waits against its limit", () => {
    const spool = open(1_000);
    expect(spool.hasRoom(5_000)).toBe(true);
    while (spool.hasRoom(fact(1).length)) spool.add(fact(1));
    expect(spool.put).toBeGreaterThan(30);
    expect(spool.put).toBeLessThan(60);
    drain(spool);
    expect(spool.hasRoom(500)).toBe(true);
  });

  it("keeps what will not be recorded, also where it is no JSON any more", () => {
    const spool = open();
    spool.reject(fact(1), "CONFLICT: no");
    spool.reject("\u0000\u0000", "BAD_USER_INPUT");
    const kept = readFileSync(join(folder, "rejected.ndjson"), "utf8").trimEnd().split("\n");
    expect(kept.map((line) => JSON.parse(line))).toEqual([
      { reason: "CONFLICT: no", fact: JSON.parse(fact(1)) },
      { reason: "BAD_USER_INPUT", fact: "\u0000\u0000" },
    ]);
  });

  it("says that its folder can't be used", () => {
    appendFileSync(join(folder, "file"), "");
    expect(() => new Spool(join(folder, "file"), BATCH, 1, () => {})).toThrow(
      expect.objectContaining({ code: "SPOOL", message: expect.stringMatching(/EEXIST|ENOTDIR/) }),
    );
  });
});
