import { describe, expect, it } from "vitest";
import { approvedBy } from "../../../../src/report/answers/approvedBy.js";
import { type Changes, trailWith } from "../../../support/trails.js";

const say = (changes?: Changes) => approvedBy(trailWith(changes)).sentence;

describe("approvedBy", () => {
  const carol = (change: object = {}) => ({
    kind: "Approval" as const,
    attached: true,
    input: {
      key: "a-9",
      modelVersion: "credit-risk@7",
      approver: "Carol",
      decision: "APPROVED",
      at: "2026-10-03T10:00:00Z",
      ...change,
    },
  });

  it("names who approved, when and on what terms, and who moved it and why", () => {
    expect(say({ input: { approval: { conditions: "reviewed each quarter." } } })).toBe(
      "Alice approved credit-risk@7 on 2026-10-03 09:00:00 UTC (ticket RISK-12, on condition: reviewed each quarter); " +
        "Bob moved credit-risk@7 from Staging to Production on 2026-10-04 09:00:00 UTC (recorded by pipeline on behalf of Bob), because: passed review.",
    );
  });

  it("says when it was recorded, where that is not when it is said to have happened", () => {
    const sent = { approval: { recordedAt: "2026-11-28T05:17:00.000Z" } };
    expect(say({ sent })).toContain(
      "Alice approved credit-risk@7 on 2026-10-03 09:00:00 UTC (ticket RISK-12, recorded 2026-11-28 05:17:00 UTC);",
    );
    const soon = { approval: { recordedAt: "2026-10-03T09:05:00.000Z" } };
    expect(say({ sent: soon })).toContain("(ticket RISK-12);");
    const byAnother = { transition: { recordedAt: "2026-11-28T05:17:00.000Z" } };
    expect(say({ sent: byAnother })).toContain(
      "on 2026-10-04 09:00:00 UTC (recorded 2026-11-28 05:17:00 UTC by pipeline on behalf of Bob), because",
    );
  });

  it("does not say who recorded what its person recorded", () => {
    expect(say({ sent: { transition: { recordedBy: "Bob" } } })).not.toContain("recorded");
  });

  it("says that somebody else recorded it on the approver's behalf", () => {
    expect(say({ sent: { approval: { recordedBy: "ops" } } })).toContain(
      "Alice approved credit-risk@7 on 2026-10-03 09:00:00 UTC (ticket RISK-12, recorded by ops on behalf of Alice);",
    );
  });

  it("says why it is not known", () => {
    const because = "It is not known who approved model credit-risk@7, because";
    expect(say({ input: { approval: null } })).toContain(`${because} approval a-1 is not recorded.`);
    expect(say({ input: { transition: null } })).toBe(`${because} stage transition s-1 is not recorded.`);
    expect(say({ input: { transition: { approval: null } } })).toContain(
      `${because} stage transition s-1 names no approval.`,
    );
    expect(say({ input: { deployment: { stageTransition: null } } })).toBe(
      `${because} deployment d-7 follows no stage transition.`,
    );
    expect(say({ input: { prediction: { deployment: null, modelVersion: "credit-risk@7" } } })).toBe(
      `${because} prediction req-42 names no deployment.`,
    );
    expect(say({ input: { deployment: null } })).toBe(
      "It is not known who approved this model, because deployment d-7 is not recorded.",
    );
  });

  it("says that the approval came late", () => {
    expect(say({ input: { approval: { at: "2026-10-06T00:00:00Z" } } })).toContain(
      "Alice approved credit-risk@7 on 2026-10-06 00:00:00 UTC (ticket RISK-12), after the deployment began on 2026-10-05",
    );
  });

  it("says that it was a rejection", () => {
    expect(say({ input: { approval: { decision: "REJECTED", reason: "biased." } } })).toMatch(
      /^It is not known who approved .* because the decision of this trail is a rejection\. Alice rejected .*, because: biased;/,
    );
  });

  it("says that nothing refers to an approval, and that another rejected it", () => {
    expect(say({ input: { transition: { approval: null } }, more: [carol()] })).toContain(
      "Carol approved credit-risk@7 on 2026-10-03 10:00:00 UTC, but no stage transition of this trail refers to approval a-9.",
    );
    expect(say({ more: [carol({ decision: "REJECTED" })] })).toContain(
      "Carol rejected credit-risk@7 on 2026-10-03 10:00:00 UTC.",
    );
  });

  it("does not take the approval of another model version for the answer", () => {
    expect(say({ input: { approval: { modelVersion: "credit-risk@6" } } })).toMatch(
      /^It is not known who approved model credit-risk@7, .* Alice approved credit-risk@6/,
    );
  });
});
