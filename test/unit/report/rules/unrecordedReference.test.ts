import { describe, expect, it } from "vitest";
import { unrecordedReference } from "../../../../src/report/rules/unrecordedReference.js";
import { check } from "../../../support/trails.js";

describe("unrecordedReference", () => {
  it("finds a fact that is only referred to, and names who refers to it", () => {
    const [finding, ...others] = check(unrecordedReference, { input: { loans: null } });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ kind: "SourceTable", key: "warehouse/loans" });
    expect(finding?.message).toBe(
      "Source table warehouse/loans is not recorded, but transformation etl-1 refers to it. Record it with recordSourceTable.",
    );
  });

  it("names a few of many that refer to it", () => {
    const reads = {
      reads: [{ sourceTable: "warehouse/loans" }, { sourceTable: "warehouse/loans", snapshot: "2" }],
    };
    const [finding] = check(unrecordedReference, { input: { loans: null, clean: reads } });
    expect(finding?.message).toContain("but transformation etl-1 refers to it");
  });

  it("finds nothing where all is recorded", () => {
    expect(check(unrecordedReference)).toEqual([]);
  });
});
