import { describe, expect, it } from "vitest";
import { readRecord, type StoredFact } from "../../../src/facts/record.js";
import { RecentRecords } from "../../../src/graph/recentRecords.js";
import { factsWith, store } from "../../support/trails.js";

const FACTS = store(factsWith());
const isSealed = ({ recorded }: StoredFact) => Object.keys(recorded?.sealed ?? {}).length > 0;
const named = (kind: StoredFact["kind"]): StoredFact => {
  const fact = FACTS.find((one) => one.kind === kind);
  if (fact === undefined) throw new Error(`no ${kind}`);
  return fact;
};
/** The fact as another read of the store gives it. */
const again = (fact: StoredFact): StoredFact => structuredClone(fact);

function recordedOf({ recorded }: StoredFact): NonNullable<StoredFact["recorded"]> {
  if (recorded === null) throw new Error("a placeholder");
  return recorded;
}

describe("RecentRecords", () => {
  it("opens facts as readRecord does, the first time and again", () => {
    const records = new RecentRecords();
    for (const facts of [FACTS, FACTS.map(again)])
      for (const fact of facts) expect(records.read(fact)).toEqual(readRecord(fact));
  });

  it("opens a fact without sealed values once", () => {
    const records = new RecentRecords();
    const fact = named("Deployment");
    expect(records.read(again(fact))).toBe(records.read(fact));
  });

  it("keeps no fact with sealed values, and shows what was erased", () => {
    const records = new RecentRecords();
    const fact = named("Prediction");
    expect(isSealed(fact)).toBe(true);
    expect(records.read(fact)).not.toBe(records.read(fact));
    const erased = records.read({ ...fact, recorded: { ...recordedOf(fact), sealed: {} } });
    expect(erased.erased).toContain("features");
    expect(erased.fields).toMatchObject({ features: null, prediction: null });
    expect(records.read(fact).erased).toEqual([]);
  });

  it("takes one entry at another name or index for another fact", () => {
    const records = new RecentRecords();
    const fact = named("Deployment");
    records.read(fact);
    const moved = { ...fact, recorded: { ...recordedOf(fact), index: 4711 } };
    expect(records.read(moved).index).toBe(4711);
    expect(records.read({ ...fact, key: "other" }).key).toBe("other");
    expect(records.read(fact)).toEqual(readRecord(fact));
  });

  it("opens a placeholder that is recorded later", () => {
    const records = new RecentRecords();
    const fact = named("Deployment");
    expect(records.read({ ...fact, recorded: null }).index).toBeNull();
    expect(records.read(fact).index).toBe(recordedOf(fact).index);
  });

  it("forgets the fact that was not asked for longest, after two million characters of entries", () => {
    const records = new RecentRecords();
    const fact = named("Deployment");
    const recorded = recordedOf(fact);
    const filler = (i: number): StoredFact => ({
      ...fact,
      recorded: { ...recorded, entry: recorded.entry.padEnd(100_000 + i) },
    });
    const first = records.read(fact);
    const second = records.read(filler(0));
    for (let i = 1; i < 20; i++) records.read(filler(i));
    expect(records.read(fact)).toBe(first);
    for (let i = 20; i < 30; i++) records.read(filler(i));
    expect(records.read(fact)).toBe(first);
    expect(records.read(filler(0))).not.toBe(second);
  });
});
