import { describe, expect, it } from "vitest";
import { StoreLevels } from "../../../src/telemetry/storeLevels.js";

describe("levels of the log", () => {
  it("never go back: what another process saw first is not forgotten", () => {
    const levels = new StoreLevels(async () => ({ size: 0, signedSize: null }));
    levels.seen({ size: 10, signedSize: 8 });
    levels.seen({ size: 9 });
    levels.seen({ signedSize: 7 });
    expect([levels.size, levels.signedSize]).toEqual([10, 8]);
  });

  it("have a checkpoint's age from when it was seen first", () => {
    const levels = new StoreLevels(async () => ({ size: 0, signedSize: null }));
    expect(levels.age(1_000)).toBeUndefined();
    levels.seen({ size: 10, signedSize: 8 }, 1_000);
    levels.seen({ size: 10, signedSize: 8 }, 5_000);
    expect(levels.age(6_000)).toBe(5);
    levels.seen({ signedSize: 10 }, 9_000);
    expect(levels.age(9_500)).toBe(0.5);
  });

  it("don't keep whoever asks waiting for a store that hangs", async () => {
    let asked = 0;
    const levels = new StoreLevels(() => {
      asked += 1;
      return new Promise(() => {});
    });
    const since = performance.now();
    await Promise.all([levels.refresh(), levels.refresh()]);
    expect(performance.now() - since).toBeLessThan(3_000);
    expect([asked, levels.isThere]).toEqual([1, false]);
  });
});
