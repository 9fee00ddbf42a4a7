import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { rounds } from "../../support/rounds.js";
import { openTamperedStore, short, type TamperedStore } from "./store.js";
import { type Choice, trials } from "./trials.js";

/** Of each kind of damage, in places chosen by chance. */
const TRIALS = rounds(2, 20);

describe("a store of every kind of fact", () => {
  let store: TamperedStore;

  beforeAll(async () => {
    store = await openTamperedStore();
  });
  afterAll(async () => {
    await store[Symbol.asyncDispose]();
  });

  test("that nobody touched is clean", async () => {
    const { summary, findings } = await store.check();
    expect(findings).toEqual([]);
    expect(summary).toMatchObject({ log: "INTACT", complete: true, findings: 0 });
  });

  describe.each(trials)("after $name", ({ tamper }) => {
    afterEach(() => store.restore());

    test.each(Array.from({ length: TRIALS }, (_, seed) => ({ seed })))(
      "($seed) names it",
      async ({ seed }) => {
        const { named, besides = [] } = await tamper(store, random(seed));
        const { summary, findings } = await store.check();
        const found = findings.map(short);
        expect(found).toEqual(expect.arrayContaining([...named]));
        const rest = found.filter((one) => !named.includes(one));
        expect(rest.filter((one) => !besides.some((code) => one.startsWith(code)))).toEqual([]);
        expect(summary.findings).toBe(findings.length);
      },
    );
  });

  test("is clean when all is undone", async () => {
    expect((await store.check()).findings).toEqual([]);
  });
});

/** Mulberry32: the same choices for the same seed. */
function random(seed: number): Choice {
  let state = seed * 7_919 + 1;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    below,
    of: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error("nothing to choose from");
      return item;
    },
  };
}
