import { describe, expect, it } from "vitest";
import { amended } from "../../../../src/report/rules/amended.js";
import { check, places } from "../trails.js";

describe("amended", () => {
  const amendment = (kind: string, fact: string, key = "am-1") => ({
    kind: "Amendment" as const,
    attached: true,
    input: { key, kind, fact, correction: { rowCount: 79_999 }, reason: "counted twice" },
  });

  it("finds a fact of the trail that was corrected, and names the corrections", () => {
    const more = [amendment("DatasetVersion", "loans@1"), amendment("DatasetVersion", "loans@1", "am-2")];
    const findings = check(amended, { more });
    expect(places(findings)).toEqual(["DatasetVersion loans@1"]);
    expect(findings[0]?.message).toContain(
      "amendment am-1 (counted twice) and amendment am-2 (counted twice)",
    );
  });

  it("finds nothing where another fact was corrected, or none", () => {
    expect(check(amended, { more: [amendment("ModelVersion", "loans@1")] })).toEqual([]);
    expect(check(amended)).toEqual([]);
  });
});
