import { describe, expect, it } from "vitest";
import { addMark, emptySketch, markOf, memberCount } from "../../../../src/access/alerts/distinct.js";

const sketchOf = (count: number, prefix = "req") =>
  Array.from({ length: count }, (_, i) => markOf(`${prefix}-${i}`)).reduce(addMark, emptySketch);

describe("a sketch of a set", () => {
  it.each([0, 1, 2, 5])("tells that it has %d members", (count) => {
    expect(memberCount(sketchOf(count))).toBe(count);
  });

  it.each([50, 100, 400, 1_000, 1_300, 5_000, 50_000])("tells within 12 percent that it has %d", (count) => {
    for (const prefix of ["a", "b", "c", "d"]) {
      const error = memberCount(sketchOf(count, prefix)) / count - 1;
      expect(Math.abs(error)).toBeLessThan(0.12);
    }
  });

  it("stays the same where a member is added again, and in whatever order they come", () => {
    const marks = Array.from({ length: 300 }, (_, i) => markOf(`req-${i}`));
    const sketch = marks.reduce(addMark, emptySketch);
    expect(marks.toReversed().reduce(addMark, sketch)).toBe(sketch);
    expect(marks.toReversed().reduce(addMark, emptySketch)).toBe(sketch);
  });

  it("is as long as JSON however much it holds", () => {
    expect(JSON.stringify(sketchOf(20_000))).toHaveLength(512 + 2);
    const fullest = { register: 0, rank: 33 };
    expect(JSON.stringify(addMark(emptySketch, fullest))).toHaveLength(512 + 2);
  });
});
