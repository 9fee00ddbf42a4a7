import { describe, expect, it } from "vitest";
import { reviewedBy } from "../../../../src/report/answers/reviewedBy.js";
import { trailWith } from "../../../support/trails.js";

describe("reviewedBy", () => {
  const review = (key: string, change: object = {}, sent: object = {}) => ({
    kind: "Review" as const,
    attached: true,
    recordedBy: "Dana",
    recordedAt: "2026-11-22T10:00:01.000Z",
    ...sent,
    input: {
      key,
      prediction: "req-42",
      reviewer: "Dana",
      decision: "CONFIRMED",
      at: "2026-11-22T10:00:00Z",
      ...change,
    },
  });
  const say = (...more: ReturnType<typeof review>[]) => reviewedBy(trailWith({ more })).sentence;

  it("says that nobody did", () => {
    expect(reviewedBy(trailWith())).toEqual({
      sentence: "Nobody reviewed this decision.",
      facts: [{ kind: "Prediction", key: "req-42" }],
    });
  });

  it("says who, when and why, in order of time", () => {
    const later = {
      reviewer: "Erik",
      decision: "OVERRIDDEN",
      at: "2026-11-23T10:00:00Z",
      reason: "income was read wrong.",
      reference: "CASE-7",
    };
    const found = reviewedBy(
      trailWith({
        more: [
          review("rv-2", later, { recordedBy: "Erik", recordedAt: "2026-11-23T10:00:01.000Z" }),
          review("rv-1", { reason: "as expected" }),
        ],
      }),
    );
    expect(found.sentence).toBe(
      "Dana let this decision stand on 2026-11-22 10:00:00 UTC, because: as expected; " +
        "Erik overrode this decision on 2026-11-23 10:00:00 UTC (ticket CASE-7), because: income was read wrong.",
    );
    expect(found.facts.map(({ key }) => key)).toEqual(["req-42", "rv-1", "rv-2"]);
  });

  it("says that no reason was given, and who recorded it for the reviewer", () => {
    expect(say(review("rv-1", { reason: " " }, { recordedBy: "ops" }))).toBe(
      "Dana let this decision stand on 2026-11-22 10:00:00 UTC (recorded by ops on behalf of Dana), and did not say why.",
    );
  });

  it("says nothing of what was decided in the end, which is sealed", () => {
    expect(say(review("rv-1", { decision: "OVERRIDDEN", finalDecision: "SECRET" }))).not.toContain("SECRET");
  });

  it("leaves out another prediction's review", () => {
    expect(say(review("rv-1", { prediction: "req-43" }))).toBe("Nobody reviewed this decision.");
  });

  it("counts reviews beyond six, and shortens long text", () => {
    const eight = Array.from({ length: 8 }, (_, i) => review(`rv-${i}`, { reason: "long ".repeat(200) }));
    expect(say(...eight)).toMatch(/and 2 more\.$/);
    expect(say(...eight).length).toBeLessThan(2_000);
  });
});
