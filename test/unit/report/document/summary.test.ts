import { describe, expect, it } from "vitest";
import { cutAfter, proven } from "../../../support/proven.js";
import { type Changes, record, trailWith } from "../../../support/trails.js";
import { said } from "./said.js";

const TITLE = "Audit report: prediction req-42";
const lines = (changes?: Changes) => said(proven(trailWith(changes)), TITLE);

describe("the summary", () => {
  it("says in five lines the verdict, the model, the data, who approved it and what is missing", () => {
    expect(lines().slice(0, 5)).toEqual([
      "Verdict: complete.",
      "Model: credit-risk@7 (artifact 3f2a3f2a3f2a…), answered on 2026-11-21 14:02:11 UTC, as deployment d-7 in production",
      "Data: loans@1 (TRAIN), loans-test@1 (TEST), from warehouse/loans",
      "Approved by: Alice on 2026-10-03 09:00:00 UTC as stated, recorded 2026-10-03 09:00:00 UTC",
      "Missing: nothing that the rules look for",
    ]);
  });

  it("comes first", () => {
    expect(said(proven(trailWith())).slice(0, 2)).toEqual([`# ${TITLE}`, "Verdict: complete."]);
  });

  it("never says complete without the warnings", () => {
    const [verdict, , , , missing] = lines({ input: { transition: { reason: null } } });
    expect(verdict).toBe("Verdict: complete, with warnings.");
    expect(missing).toBe("Missing: 1 warning: TRANSITION_WITHOUT_REASON");
  });

  it("says what is not known", () => {
    const [verdict, model, data, approved, missing] = said(proven(record([])), TITLE);
    expect(verdict).toBe("Verdict: not complete.");
    expect(model).toBe("Model: not known; the answers below say why");
    expect(data).toBe("Data: not known; the answers below say why");
    expect(approved).toBe("Approved by: nobody that this trail shows");
    expect(missing).toBe("Missing: 1 error: UNRECORDED_REFERENCE");
  });

  it("says who rejected the model, and doesn't take a rejection for an approval", () => {
    const [, , , approved] = lines({ input: { approval: { decision: "REJECTED" } } });
    expect(approved).toMatch(/^Approved by: nobody that this trail shows; rejected by Alice on/);
  });

  it("says who recorded a decision for somebody else", () => {
    const [, , , approved] = lines({ sent: { approval: { recordedBy: "ops" } } });
    expect(approved).toMatch(/^Approved by: Alice on .* as stated, recorded .* on their behalf by ops$/);
    expect(said(proven(trailWith({ sent: { approval: { recordedBy: "ops" } } })), "Approval a-1")).toContain(
      "Recorded: 2026-10-03 09:00:00 UTC by ops on behalf of Alice",
    );
  });

  it("says that a trail was cut", () => {
    const [, , , , missing] = said(proven(cutAfter(trailWith(), 4)), TITLE);
    expect(missing).toContain("all that lies beyond the limit at which the trail was cut");
  });
});
