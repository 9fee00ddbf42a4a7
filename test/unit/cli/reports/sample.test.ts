import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Sample } from "../../../../src/cli/actions/reportsSample.js";

const ids = (count: number) => Array.from({ length: count }, (_, i) => ({ requestId: `r-${i}` }));

function drawn(size: number, seed: number, from: readonly { requestId: string }[]): string[] {
  const sample = new Sample<{ requestId: string }>(size, seed);
  for (const one of from) sample.add(one);
  return sample.drawn().map(({ requestId }) => requestId);
}

describe("Sample", () => {
  it("draws those with the lowest SHA-256 of seed and request id, as anybody can", () => {
    const score = ({ requestId }: { requestId: string }) =>
      createHash("sha256").update(`[7,"${requestId}"]`).digest("hex");
    const lowest = ids(500).toSorted((a, b) => (score(a) < score(b) ? -1 : 1));
    const expected = new Set(lowest.slice(0, 20).map(({ requestId }) => requestId));
    expect(new Set(drawn(20, 7, ids(500)))).toEqual(expected);
  });

  it("draws the same in whatever order they come, and keeps that order", () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(ids(60), { minLength: 60 }),
        fc.integer({ min: 1, max: 80 }),
        fc.nat(),
        (shuffled, size, seed) => {
          const one = drawn(size, seed, shuffled);
          expect(one).toHaveLength(Math.min(size, 60));
          expect(new Set(one)).toEqual(new Set(drawn(size, seed, ids(60))));
          const places = one.map((id) => shuffled.findIndex(({ requestId }) => requestId === id));
          expect(places).toEqual(places.toSorted((a, b) => a - b));
        },
      ),
    );
  });

  it("is uniform: over many seeds each one is drawn about as often", () => {
    const times = new Map<string, number>();
    for (let seed = 0; seed < 2_000; seed++)
      for (const id of drawn(5, seed, ids(20))) times.set(id, (times.get(id) ?? 0) + 1);
    // 500 of each are expected, with a standard deviation of 19
    for (const { requestId } of ids(20))
      expect(Math.abs((times.get(requestId) ?? 0) - 500)).toBeLessThan(100);
  });
});
