import { describe, expect, it } from "vitest";
import { DEFAULT_POLICY } from "../../../../src/report/policy.js";
import { cycle } from "../../../../src/report/rules/cycle.js";
import { check, diamond, places, record } from "../../../support/trails.js";

describe("cycle", () => {
  it("finds facts that rest on each other, once, at the first of them", () => {
    const findings = check(cycle, { input: { clean: { reads: [{ datasetVersion: "loans@1" }] } } });
    expect(places(findings)).toEqual(["DatasetVersion loans@1"]);
    expect(findings[0]?.message).toContain(
      "Dataset version loans@1 rests on itself through transformation etl-1,",
    );
  });

  it("does not take facts that share a cause for a cycle", () => {
    expect(check(cycle)).toEqual([]);
    expect(cycle.check(record(diamond(40, 3)), DEFAULT_POLICY)).toEqual([]);
  });

  it("follows a chain of 5,000 facts and finds that its end leads back", () => {
    const chain = Array.from({ length: 2500 }, (_, i) => [
      { kind: "DatasetVersion" as const, input: { key: `c${i}@1`, writtenBy: `run-${i}` } },
      {
        kind: "Transformation" as const,
        input: { key: `run-${i}`, job: "copy", reads: [{ datasetVersion: `c${(i + 1) % 2500}@1` }] },
      },
    ]).flat();
    const input = { clean: { reads: [{ datasetVersion: "c0@1" }] } };
    const findings = check(cycle, { input, more: chain });
    expect(places(findings)).toEqual(["DatasetVersion c0@1"]);
    expect(findings[0]?.message).toContain("and 4,995 more");
  });
});
