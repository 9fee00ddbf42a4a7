import { describe, expect, it } from "vitest";
import { alertInput } from "../../../../src/access/fsck/alert.js";
import { type Finding, finding } from "../../../../src/graph/fsck/finding.js";

const altered = (message: string, key = "r-7"): Finding =>
  finding("PROPERTY_ALTERED", { kind: "Prediction", key, index: 7, property: "recordedBy" }, message);
const at = new Date("2026-11-28T10:00:00Z");

describe("the alert of a finding", () => {
  it("has one key for what is wrong in one place, however it looks and whenever it is found", () => {
    const first = alertInput("example.com/log", altered("is a"), at);
    const again = alertInput("example.com/log", altered("is b"), new Date(0));
    expect(again.key).toBe(first.key);
    expect(first.key).toMatch(/^[0-9a-f]{64}$/);
    const others = [
      alertInput("example.com/another", altered("is a"), at),
      alertInput("example.com/log", altered("is a", "r-8"), at),
      alertInput("example.com/log", { ...altered("is a"), code: "PROPERTY_MISSING" }, at),
      alertInput("example.com/log", { ...altered("is a"), edge: { rel: "R", kind: "K", key: null } }, at),
    ];
    expect(new Set([first, ...others].map(({ key }) => key)).size).toBe(5);
  });

  it("shows what can't be seen, and is short whatever stands in the store", () => {
    const { message, evidence } = alertInput(
      "o",
      altered("\u202e".repeat(100_000), "k\u0000".repeat(9_000)),
      at,
    );
    expect(message).toMatch(/^the store is not as its log says: PROPERTY_ALTERED {2}Prediction/);
    expect(message).not.toMatch(/\p{Cf}|\p{Cc}/u);
    expect(JSON.stringify([message, evidence]).length).toBeLessThan(12_000);
  });
});
