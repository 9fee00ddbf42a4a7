import { describe, expect, it } from "vitest";
import { noDateRange } from "../../../../src/report/rules/noDateRange.js";
import { check, places } from "../../../support/trails.js";

describe("noDateRange", () => {
  const reading = (...reads: object[]) => ({ input: { clean: { reads } } });

  it("finds each read of a source table without the whole range", () => {
    const changes = reading(
      { sourceTable: "warehouse/loans" },
      { sourceTable: "warehouse/customers", dateFrom: "2026-01-01T00:00:00Z" },
    );
    const findings = check(noDateRange, changes);
    expect(places(findings)).toEqual(["Transformation etl-1", "Transformation etl-1"]);
    expect(findings[0]?.message).toContain("reads source table warehouse/loans without dateFrom and dateTo,");
    expect(findings[1]?.message).toContain("reads source table warehouse/customers without dateTo,");
  });

  it("finds nothing where a dataset version is read: it is immutable", () => {
    expect(check(noDateRange, reading({ datasetVersion: "raw@1" }))).toEqual([]);
  });

  it("finds nothing in a complete trail", () => {
    expect(check(noDateRange)).toEqual([]);
  });
});
