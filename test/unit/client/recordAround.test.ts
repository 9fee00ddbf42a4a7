import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recordAround } from "../../../src/client/recordAround.js";

/** Records whole numbers that are not in `bad`; its refusals name the first of them, or none. */
function recorder(bad: ReadonlySet<number>, names: boolean) {
  const recorded: number[] = [];
  let sent = 0;
  const record = async (facts: readonly number[]) => {
    sent += facts.length;
    const index = facts.findIndex((fact) => bad.has(fact));
    if (index >= 0) return { reason: `bad ${facts[index]}`, index: names ? index : undefined };
    recorded.push(...facts);
    return undefined;
  };
  return { record, recorded, sent: () => sent };
}

describe("recordAround", () => {
  it("records all but those that are refused, in their order, and tells of each why", async () => {
    const facts = fc.integer({ min: 0, max: 300 });
    const chosen = fc.uniqueArray(fc.nat(299));
    await fc.assert(
      fc.asyncProperty(facts, chosen, fc.boolean(), async (count, list, names) => {
        const bad = new Set(list);
        const all = Array.from({ length: count }, (_, i) => i);
        const { record, recorded } = recorder(bad, names);
        const refused = new Map<number, string>();
        await recordAround(all, { record, refused: (fact, reason) => refused.set(fact, reason) });
        expect(recorded).toEqual(all.filter((fact) => !bad.has(fact)));
        expect([...refused.keys()].toSorted((a, b) => a - b)).toEqual(all.filter((fact) => bad.has(fact)));
        if (names) for (const [fact, reason] of refused) expect(reason).toBe(`bad ${fact}`);
      }),
      { numRuns: 100 },
    );
  });

  it("where all are refused it sends n log n of them", async () => {
    const all = Array.from({ length: 2_000 }, (_, i) => i);
    const { record, sent } = recorder(new Set(all), true);
    const refused: number[] = [];
    await recordAround(all, { record, refused: (fact) => refused.push(fact) });
    expect(refused).toHaveLength(2_000);
    expect(sent()).toBeLessThan(2_000 * 12);
  });

  it("what can be told here is not sent again", async () => {
    const all = Array.from({ length: 100 }, (_, i) => i);
    const bad = new Set(all.filter((fact) => fact % 2 === 0));
    const { record, recorded, sent } = recorder(bad, true);
    await recordAround(all, {
      record,
      problem: (fact) => (bad.has(fact) ? "even" : undefined),
      refused: () => {},
    });
    expect(recorded).toHaveLength(50);
    expect(sent()).toBe(150);
  });

  it("throws what is no refusal", async () => {
    const record = () => Promise.reject(new Error("away"));
    await expect(recordAround([1, 2], { record, refused: () => {} })).rejects.toThrow("away");
  });
});
