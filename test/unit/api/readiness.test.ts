import { describe, expect, it } from "vitest";
import { Readiness } from "../../../src/api/readiness.js";

/** Checks that end when they are told to. */
function checks() {
  const ends: ((error?: Error) => void)[] = [];
  const readiness = new Readiness(
    () =>
      new Promise((resolve, reject) => {
        ends.push((error) => (error === undefined ? resolve() : reject(error)));
      }),
  );
  return { readiness, ends };
}

describe("readiness", () => {
  it("is checked once for all who ask at the same time", async () => {
    const { readiness, ends } = checks();
    const answers = Array.from({ length: 100 }, () => readiness.isReady());
    expect(ends).toHaveLength(1);
    ends[0]?.();
    expect(new Set(await Promise.all(answers))).toEqual(new Set([true]));
  });

  it.each([true, false])("is not checked again at once where it is %s", async (isReady) => {
    const { readiness, ends } = checks();
    const first = readiness.isReady();
    ends[0]?.(isReady ? undefined : new Error("no"));
    expect(await first).toBe(isReady);
    expect(await readiness.isReady()).toBe(isReady);
    expect(ends).toHaveLength(1);
  });
});
