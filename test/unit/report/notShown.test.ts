import { describe, expect, it } from "vitest";
import { notShown } from "../../../src/report/notShown.js";
import { DEFAULT_POLICY } from "../../../src/report/policy.js";
import { proven } from "../../support/proven.js";
import { factsWith, record, type Sent } from "../../support/trails.js";

const STATED = {
  generatedAt: "2026-11-22T08:00:00.000Z",
  asOf: 100,
  policy: { ...DEFAULT_POLICY, changes: [] },
  truncated: false,
};

describe("what no report shows", () => {
  it("is said of every report: truth, what points at it, other histories, and what it says of itself", () => {
    const sentences = notShown(STATED, proven(record(factsWith())).proof.entries);
    expect(sentences).toHaveLength(4);
    expect(sentences.at(-1)).toContain("at 2026-11-22 08:00:00 UTC, when the log had 100 facts");
  });

  it("names the causes that may have been recorded since, and been left out", () => {
    const facts = factsWith({ input: { approval: null } });
    expect(notShown(STATED, proven(record(facts)).proof.entries)).toContain(
      "Stage transition s-1 names approval a-1, which was not recorded then: whether it was since is not shown by this file.",
    );
  });

  it("says no such thing of a cause that was recorded late and is there", () => {
    const isApproval = ({ kind }: Sent) => kind === "Approval";
    const facts = [...factsWith().filter((fact) => !isApproval(fact)), ...factsWith().filter(isApproval)];
    expect(notShown(STATED, proven(record(facts)).proof.entries).join()).not.toContain("a-1");
  });

  it("says that a truncated report says less", () => {
    expect(notShown({ ...STATED, truncated: true }, []).at(-1)).toContain("truncated");
  });
});
