import { describe, expect, it } from "vitest";
import { lateEvent } from "../../../../src/report/rules/lateEvent.js";
import { check, places } from "../../../support/trails.js";

describe("lateEvent", () => {
  const late = (key: string, transformation: string, says: readonly string[]) => ({
    kind: "LateEvent" as const,
    attached: true,
    input: { key, run: [{ transformation }], event: key, says },
  });

  it("finds a run of which events came late, once, and says what they say more", () => {
    const more = [late("e-1", "etl-1", ["rowCount is 7"]), late("e-2", "etl-1", ["gitCommit is abc"])];
    const findings = check(lateEvent, { more });
    expect(places(findings)).toEqual(["Transformation etl-1"]);
    expect(findings[0]?.message).toContain(
      "before 2 events of it came, which say more: rowCount is 7 and gitCommit is abc.",
    );
  });

  it("finds nothing where they are of another run, or there are none", () => {
    expect(check(lateEvent, { more: [late("e-1", "elsewhere", ["x"])] })).toEqual([]);
    expect(check(lateEvent)).toEqual([]);
  });
});
