import { describe, expect, it } from "vitest";
import { fromHex } from "../../../../src/facts/bytes.js";
import { leafHashHex, parseEntry } from "../../../../src/facts/entry.js";
import { type FactRef, refId } from "../../../../src/facts/kind.js";
import type { StoredFact } from "../../../../src/facts/record.js";
import { openPredictionTrail } from "../../../../src/report/trail.js";
import { type CompleteReport, OmissionCheck } from "../../../../src/report/verify/omissions.js";
import { openReport } from "../../../../src/report/verify/report.js";
import { type NotValid, verdictOf } from "../../../../src/report/verify/verdict.js";
import { BESIDE, documentOf, KEY } from "../../../support/proven.js";
import { factsWith, imported, type Sent, store } from "../../../support/trails.js";

const ERASED_AMENDMENT: Sent = {
  kind: "Erasure",
  attached: true,
  input: { key: "er-2", kind: "Amendment", fact: "am-1", performedBy: "Dora", reason: "asked for" },
};
const AMENDED_RETIREMENT: Sent = {
  kind: "Amendment",
  attached: true,
  input: { key: "am-2", kind: "Retirement", fact: "r-1", correction: { performedBy: "Eve" }, reason: "typo" },
};
const FACTS = imported(factsWith({ more: [...BESIDE, AMENDED_RETIREMENT, ERASED_AMENDMENT] }));
const isApproval = ({ kind, attached }: Sent) => kind === "Approval" && attached !== true;
/** The approval after what names it. */
const LATE = [...FACTS.filter((fact) => !isApproval(fact)), ...FACTS.filter(isApproval)];
/** Each effect before its causes, and what points at the trail before that. */
const BACKWARDS = FACTS.toReversed();
const START = { kind: "Prediction", key: "req-42" } as const;

/** The report of a store that lacks some facts of the log: valid by itself. */
function reportWithout(log: readonly StoredFact[], ...left: string[]): string {
  const known = log.filter((fact) => !left.includes(refId(fact)));
  const trail = openPredictionTrail({ start: START, walked: known, attached: known, truncated: false });
  return documentOf(trail, { asOf: log.length, size: log.length });
}

/** The report of a walk that was cut after some facts, with all that points at those. */
function cutReport(known: readonly StoredFact[], reached: readonly FactRef[], size: number): string {
  const stored = new Map(known.map((fact) => [refId(fact), fact]));
  const walked = reached.map(
    (ref): StoredFact => stored.get(refId(ref)) ?? { kind: ref.kind, key: ref.key, recorded: null },
  );
  const trail = openPredictionTrail({ start: START, walked, attached: known, truncated: true });
  return documentOf(trail, { asOf: size, size });
}

const opened = (document: string) => {
  const report = openReport(document, KEY);
  if (!("verdict" in report)) throw new Error(`${report.where} ${report.what}`);
  return report;
};

const against = (document: string, log: readonly StoredFact[]): CompleteReport | NotValid =>
  verdictOf(() => {
    const search = new OmissionCheck(opened(document));
    for (const { recorded } of log)
      if (recorded !== null)
        search.add(recorded.index, fromHex(leafHashHex(recorded.entry)), parseEntry(recorded.entry));
    return search.end(log.length, "here");
  });

const factsOf = (log: readonly StoredFact[], ...left: string[]): readonly FactRef[] => {
  const report = opened(reportWithout(log, ...left));
  return report.trail.facts;
};

describe("a report held against the log", () => {
  const late = store(LATE);

  it.each([
    ["causes first", FACTS],
    ["an approval last", LATE],
    ["causes last", BACKWARDS],
  ])("leaves nothing out of a log with %s", (_, sent) => {
    const log = store(sent);
    expect(against(reportWithout(log), log)).toMatchObject({ valid: true, unshownCauses: [] });
  });

  it("leaves out a late cause: alone it names the cause as not shown, and the log says that it is there", () => {
    const document = reportWithout(late, "Approval a-1");
    expect(opened(document).verdict.unshownCauses).toEqual([
      {
        effect: { kind: "StageTransition", key: "s-1" },
        cause: { kind: "Approval", key: "a-1" },
        sentence:
          "stage transition s-1 names approval a-1, which was not recorded then: whether it was since is not shown by this file",
      },
    ]);
    expect(against(document, late)).toMatchObject({
      valid: false,
      reason: "WRONG",
      where: "proof.entries",
      what: expect.stringContaining(`leave out approval a-1 (index ${LATE.findIndex(isApproval)})`),
    });
  });

  it("shows no cause as open that was never recorded, once the log was looked through", () => {
    const log = late.filter((fact) => refId(fact) !== "Approval a-1");
    const document = reportWithout(late, "Approval a-1");
    expect(against(document, log)).toMatchObject({ valid: true, unshownCauses: [] });
  });

  it.each(["Approval a-2", "Retirement r-1", "Amendment am-2", "Erasure er-1", "Erasure er-2"])(
    "leaves out %s, which points at the trail or says what was erased of it",
    (id) => {
      for (const log of [late, store(BACKWARDS)]) {
        const verdict = against(reportWithout(log, id), log);
        expect(verdict).toMatchObject({ valid: false, what: expect.stringContaining("leave out") });
      }
    },
  );

  it("leaves out a late cause that does not point at anything, with what lies behind it", () => {
    const log = store(BACKWARDS);
    expect(against(reportWithout(log, "Transformation etl-1"), log)).toMatchObject({
      valid: false,
      what: expect.stringMatching(/leave out transformation etl-1 \(index \d+\)/),
    });
  });

  it("leaves nothing out that lies beyond where its walk was cut, wherever that was", () => {
    for (const log of [late, store(BACKWARDS)]) {
      const facts = factsOf(log);
      for (let reached = 1; reached <= facts.length; reached++)
        expect({
          reached,
          ...against(cutReport(log, facts.slice(0, reached), log.length), log),
        }).toMatchObject({ reached, valid: true, stated: { truncated: true } });
    }
  });

  it("leaves out a late cause that the walk reached before it was cut", () => {
    const known = late.filter((fact) => refId(fact) !== "Approval a-1");
    const document = cutReport(known, factsOf(late, "Approval a-1"), late.length);
    expect(against(document, late)).toMatchObject({
      valid: false,
      what: expect.stringContaining("leave out approval a-1"),
    });
  });
});
