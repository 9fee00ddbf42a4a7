import { describe, expect, it } from "vitest";
import { erasedValue } from "../../../../src/report/rules/erasedValue.js";
import { check, places } from "../../../support/trails.js";

describe("erasedValue", () => {
  it("finds a fact whose sealed values are gone, and names the erasure", () => {
    const more = [
      {
        kind: "Erasure",
        attached: true,
        input: { key: "er-1", kind: "Prediction", fact: "req-42", performedBy: "DPO", reason: "article 17" },
      },
    ] as const;
    const findings = check(erasedValue, { sent: { prediction: { erased: true } }, more });
    expect(places(findings)).toEqual(["Prediction req-42"]);
    expect(findings[0]?.message).toContain(
      "Of prediction req-42 features and prediction were erased by erasure er-1.",
    );
  });

  it("says that they are withheld where no recorded erasure explains it", () => {
    const [finding] = check(erasedValue, { sent: { prediction: { erased: true } } });
    expect(finding?.message).toContain("were withheld: no recorded erasure says why");
  });

  it("finds nothing where sealed values are there, or were never given", () => {
    expect(check(erasedValue)).toEqual([]);
    expect(check(erasedValue, { input: { prediction: null } })).toEqual([]);
  });
});
