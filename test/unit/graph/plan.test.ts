import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leafHashHex, parseEntry } from "../../../src/facts/entry.js";
import { ProoflineError } from "../../../src/facts/error.js";
import { SERVICE } from "../../../src/facts/role.js";
import { type Plan, planGroup } from "../../../src/graph/recorder/plan.js";
import type { Known } from "../../../src/graph/recorder/same.js";
import type { Receipt, Submission } from "../../../src/graph/recorder/submission.js";
import {
  dataset,
  etl,
  type Given,
  headOf,
  prediction,
  submission,
  submissionOf,
  table,
} from "./submissions.js";

const NOW = "2026-11-22T08:00:00.000Z";
const EMPTY = new Map<string, Known>();

const plan = (...submissions: Submission[]) => planGroup(submissions, headOf(0), EMPTY, NOW);

/** The log as the store would answer after a plan. */
const stored = ({ facts }: Plan): Map<string, Known> =>
  new Map(
    facts.map(({ fact, index, entry }) => [
      fact.id,
      {
        index,
        entry,
        salts: fact.sealed,
      },
    ]),
  );

function receipts(outcome: Plan["outcomes"][number] | undefined): readonly Receipt[] {
  if (outcome === undefined || outcome instanceof ProoflineError) throw outcome ?? new Error("no outcome");
  return outcome;
}
const leavesOf = ({ facts }: Plan) =>
  facts.map(({ entry }) => parseEntry(entry).refs.map(({ leaf }) => leaf));

function at(timestamp: string): Parameters<typeof submission>[0] {
  const [kind, input] = prediction("r-1");
  return [kind, { ...input, timestamp }];
}

describe("planGroup", () => {
  it("sets aside a submission with a fact that claims to have happened over two minutes from now", () => {
    const group = plan(
      submission(table("a"), at("2026-11-22T08:02:00.001Z")),
      submission(table("b"), at("2026-11-22T08:02:00.000Z")),
      submission(["TrainingRun", { key: "job-1", endedAt: "2026-11-23T00:00:00Z", trainedOn: [] }]),
    );
    expect(group.outcomes).toMatchObject([
      {
        code: "BAD_USER_INPUT",
        message:
          "facts[1].timestamp: is in the future by the service's clock: record a fact once it has happened",
      },
      [{ key: "b" }, { key: "r-1" }],
      { code: "BAD_USER_INPUT", path: "facts[0].endedAt" },
    ]);
    expect(group.facts.map(({ fact }) => fact.draft.key)).toEqual(["b", "r-1"]);
  });

  it("says UNAVAILABLE of an access that was made before the clock was set back: whoever asked did nothing wrong", () => {
    const access = (at: string): Submission => ({
      ...submission([
        "Access",
        { key: "a-1", system: "s", principal: "ann", operation: "q", facts: [], outcome: "ALLOWED", at },
      ]),
      isAccess: true,
    });
    expect(plan(access("2026-11-22T08:02:00.001Z")).outcomes).toMatchObject([{ code: "UNAVAILABLE" }]);
    expect(plan(access("2026-11-22T08:02:00.000Z")).outcomes).toMatchObject([[{ key: "a-1" }]]);
  });

  it("takes an alert of an access in a log that is ahead of a clock that was set back, and says UNAVAILABLE of a later one", () => {
    const alert = (at: string): Submission =>
      submissionOf(SERVICE, [
        "Alert",
        { key: "a-1", rule: "BULK_READING", principal: "ann", message: "m", evidence: {}, at, accesses: [] },
      ]);
    const head = { ...headOf(1), recordedAt: "2026-11-22T09:00:00.000Z" };
    const { outcomes, facts } = planGroup([alert("2026-11-22T09:00:00.000Z")], head, EMPTY, NOW);
    expect(outcomes).toMatchObject([[{ key: "a-1", recordedAt: head.recordedAt }]]);
    expect(facts).toHaveLength(1);
    const late = planGroup([alert("2026-11-22T09:02:00.001Z")], head, EMPTY, NOW);
    expect(late.outcomes).toMatchObject([{ code: "UNAVAILABLE" }]);
  });

  it("takes ranges of data that end in the future, which claim nothing", () => {
    const reads = [{ sourceTable: "t", dateFrom: "2026-01-01T00:00:00Z", dateTo: "2027-01-01T00:00:00Z" }];
    const { facts } = plan(submission(["Transformation", { key: "etl-1", job: "clean", reads }]));
    expect(facts).toHaveLength(1);
  });

  it("finds a duplicate of what a clock that was ahead let in", () => {
    const fact = at("2026-11-22T09:00:00Z");
    const first = planGroup([submission(fact)], headOf(0), EMPTY, "2026-11-22T09:00:00.000Z");
    const again = planGroup([submission(fact)], headOf(1), stored(first), NOW);
    expect(receipts(again.outcomes[0])).toMatchObject([{ duplicate: true }]);
  });

  it("gives each fact the next index, its entry's leaf hash, and the time", () => {
    const group = planGroup(
      [submission(table("a"), table("b")), submission(table("c"))],
      headOf(7),
      EMPTY,
      NOW,
    );
    expect(group.facts.map(({ index, fact }) => [index, fact.draft.key])).toEqual([
      [7, "a"],
      [8, "b"],
      [9, "c"],
    ]);
    expect(receipts(group.outcomes[1])).toEqual([
      {
        kind: "SourceTable",
        key: "c",
        index: 9,
        leafHash: leafHashHex(group.facts[2]?.entry ?? ""),
        recordedAt: NOW,
        duplicate: false,
        unrecorded: [],
      },
    ]);
    expect(group.tree.size).toBe(10);
  });

  it("says what a fact refers to that nobody has recorded, each once, wherever in its batch the rest stands", () => {
    const group = plan(submission(etl("e-1", "a", "b", "b"), dataset("d@1", "e-1"), table("a")));
    expect(receipts(group.outcomes[0]).map(({ unrecorded }) => unrecorded)).toEqual([
      [{ kind: "SourceTable", key: "b" }],
      [],
      [],
    ]);
    const again = planGroup([submission(etl("e-1", "a", "b", "b"))], headOf(3), stored(group), NOW);
    expect(receipts(again.outcomes[0])).toMatchObject([
      { duplicate: true, unrecorded: [{ kind: "SourceTable", key: "b" }] },
    ]);
  });

  it("refuses a strict batch that refers to what nobody has recorded, whole, and nobody else's", () => {
    const strict = { ...submission(table("a"), etl("e-1", "a", "b")), isStrict: true };
    const group = plan(strict, submission(etl("e-2", "b")));
    expect(group.outcomes[0]).toMatchObject({ code: "NOT_FOUND", path: "facts[1]" });
    expect(group.facts.map(({ fact }) => fact.draft.key)).toEqual(["e-2"]);
    const whole = { ...submission(etl("e-1", "a"), table("a")), isStrict: true };
    expect(receipts(plan(whole).outcomes[0])).toHaveLength(2);
  });

  describe("an amendment", () => {
    const amendment = (fact: string): Given => [
      "Amendment",
      { key: "am-1", kind: "SourceTable", fact, correction: { owner: "Risk" }, reason: "typing error" },
    ];
    const by = (name: string, ...facts: Given[]): Submission => ({
      ...submission(...facts),
      recordedBy: name,
      amendsAny: false,
    });

    it("is taken of whoever recorded the fact, before or in the same batch", () => {
      const log = stored(plan(by("anna", table("a"))));
      expect(receipts(planGroup([by("anna", amendment("a"))], headOf(1), log, NOW).outcomes[0])).toHaveLength(
        1,
      );
      expect(receipts(plan(by("anna", table("a"), amendment("a"))).outcomes[0])).toHaveLength(2);
    });

    it("of somebody else's fact, or of none that is recorded, takes ADMIN", () => {
      const log = stored(plan(by("anna", table("a"))));
      const group = planGroup(
        [by("boris", amendment("a")), by("boris", amendment("nobody's"))],
        headOf(1),
        log,
        NOW,
      );
      for (const outcome of group.outcomes)
        expect(outcome).toMatchObject({ code: "FORBIDDEN", path: "facts[0].fact" });
      expect(receipts(planGroup([submission(amendment("a"))], headOf(1), log, NOW).outcomes[0])).toHaveLength(
        1,
      );
    });

    it("that was recorded before corrections were kept apart is a duplicate still", () => {
      const now = plan(submission(table("a"), amendment("a")));
      const log = stored(now);
      const known = log.get("Amendment am-1");
      if (known === undefined) throw new Error("not recorded");
      const entry = known.entry.replace('"corrects":["owner"],', "");
      expect(entry).not.toBe(known.entry);
      log.set("Amendment am-1", { ...known, entry });
      const again = planGroup([submission(amendment("a"))], headOf(2), log, NOW);
      expect(receipts(again.outcomes[0])).toMatchObject([{ duplicate: true }]);
    });
  });

  describe("refers to a cause", () => {
    it("by hash, where it came earlier in the batch", () => {
      const group = plan(submission(table("t"), etl("run", "t")));
      expect(leavesOf(group)).toEqual([[], [group.facts[0]?.leaf]]);
    });

    it("by null, where it comes later in the batch or never", () => {
      expect(leavesOf(plan(submission(etl("run", "t", "never"), table("t"))))).toEqual([[null, null], []]);
    });

    it("by hash, where an earlier submission of the group brought it", () => {
      const group = plan(submission(table("t")), submission(etl("run", "t")));
      expect(leavesOf(group)).toEqual([[], [group.facts[0]?.leaf]]);
    });

    it("by hash, where it is in the log", () => {
      const first = plan(submission(table("t")));
      const group = planGroup([submission(etl("run", "t"))], headOf(1), stored(first), NOW);
      expect(leavesOf(group)).toEqual([[first.facts[0]?.leaf]]);
    });

    it("by null, where the submission that brought it was set aside", () => {
      const log = stored(plan(submission(table("known"))));
      const refused = submission(table("t"), table("known", "another owner"));
      const group = planGroup([refused, submission(etl("run", "t"))], headOf(1), log, NOW);
      expect(leavesOf(group)).toEqual([[null]]);
      expect(group.facts.map(({ index }) => index)).toEqual([1]);
    });
  });

  describe("of a duplicate", () => {
    it("records one, and answers the second in the batch with the first one's receipt", () => {
      const group = plan(submission(prediction("req"), prediction("req")));
      const [first, second] = receipts(group.outcomes[0]);
      expect(group.facts).toHaveLength(1);
      expect(second).toEqual({ ...first, duplicate: true });
    });

    it("answers another submission of the group so too", () => {
      const group = plan(submission(prediction("req")), submission(prediction("req")));
      const [first] = receipts(group.outcomes[0]);
      expect(receipts(group.outcomes[1])).toEqual([{ ...first, duplicate: true }]);
      expect(group.facts).toHaveLength(1);
    });

    it("answers with the receipt of the log, its first time of recording included", () => {
      const first = plan(submission(prediction("req")));
      const later = "2026-11-23T00:00:00.000Z";
      const group = planGroup([submission(prediction("req"))], headOf(1), stored(first), later);
      expect(group.facts).toEqual([]);
      expect(receipts(group.outcomes[0])).toEqual([
        { ...receipts(first.outcomes[0])[0], recordedAt: NOW, duplicate: true },
      ]);
    });

    it("does not look at who sends it, nor at hashes of causes that came in between", () => {
      const first = plan(submission(etl("run", "t")));
      const log = new Map([...stored(first), ...stored(plan(submission(table("t"))))]);
      const again = { ...submission(etl("run", "t")), recordedBy: "another" };
      const group = planGroup([again], headOf(2), log, NOW);
      expect(receipts(group.outcomes[0])[0]).toMatchObject({ duplicate: true, index: 0 });
    });

    it("compares the rest, where a sealed value was erased", () => {
      const log = stored(plan(submission(prediction("req"))));
      const erased = new Map([...log].map(([id, known]) => [id, { ...known, salts: {} }]));
      const same = planGroup([submission(prediction("req", { amount: 7 }))], headOf(1), erased, NOW);
      expect(receipts(same.outcomes[0])[0]).toMatchObject({ duplicate: true });
      const [kind, input] = prediction("req");
      const moved = submission([kind, { ...input, deployment: "d-8" }]);
      expect(planGroup([moved], headOf(1), erased, NOW).outcomes[0]).toMatchObject({ code: "CONFLICT" });
    });
  });

  describe("of a conflict", () => {
    const log = stored(plan(submission(prediction("req"))));

    it("sets aside only the submission in whose middle it is", () => {
      const before = submission(table("a"));
      const middle = submission(table("b"), prediction("req", { amount: 7 }), table("c"));
      const after = submission(table("b"), table("d"));
      const group = planGroup([before, middle, after], headOf(1), log, NOW);
      expect(group.facts.map(({ index, fact }) => [index, fact.draft.key])).toEqual([
        [1, "a"],
        [2, "b"],
        [3, "d"],
      ]);
      expect(receipts(group.outcomes[2]).map(({ duplicate }) => duplicate)).toEqual([false, false]);
      expect(group.outcomes[1]).toBeInstanceOf(ProoflineError);
      expect(group.tree.size).toBe(4);
    });

    it("names the place, the fact and both hashes", () => {
      const submitted = submission(table("b"), prediction("req", { amount: 7 }));
      const [outcome] = planGroup([submitted], headOf(1), log, NOW).outcomes;
      expect(outcome).toMatchObject({ code: "CONFLICT", path: "facts[1]" });
      const hashes = /leaf hash is ([0-9a-f]{64}), this one's would be ([0-9a-f]{64})/.exec(String(outcome));
      expect(hashes?.[1]).toBe(leafHashHex(log.get("Prediction req")?.entry ?? ""));
      expect(hashes?.[2]).not.toBe(hashes?.[1]);
      expect(String(outcome)).toContain("Prediction req is recorded with another content");
    });

    it.each([
      ["another value", { owner: "Sales" }],
      ["a field more", { owner: "Data Office", system: "Snowflake" }],
      ["a field less", { owner: null }],
    ])("calls %s another content", (_, change) => {
      const known = stored(plan(submission(table("t"))));
      const changed = submission(["SourceTable", { key: "t", ...change }]);
      expect(planGroup([changed], headOf(1), known, NOW).outcomes[0]).toMatchObject({ code: "CONFLICT" });
    });

    it.each([
      ["another reference", etl("run", "a", "c")],
      ["references in another order", etl("run", "b", "a")],
      ["a reference less", etl("run", "a")],
      [
        "another property of a reference",
        [
          "Transformation",
          { key: "run", job: "clean", reads: [{ sourceTable: "a" }, { sourceTable: "b", rowCount: 1 }] },
        ] as const,
      ],
    ])("calls %s another content", (_, changed) => {
      const known = stored(plan(submission(etl("run", "a", "b"))));
      expect(planGroup([submission(changed)], headOf(1), known, NOW).outcomes[0]).toMatchObject({
        code: "CONFLICT",
      });
    });

    it("is one between two facts of the same batch, too", () => {
      const group = plan(submission(dataset("d", "run-1"), dataset("d", "run-2")));
      expect(group.outcomes[0]).toMatchObject({ code: "CONFLICT", path: "facts[1]" });
      expect(group.facts).toEqual([]);
    });
  });

  describe("recordedAt", () => {
    it("is now", () => {
      expect(planGroup([], headOf(1, "2026-11-22T07:59:59.999Z"), EMPTY, NOW).recordedAt).toBe(NOW);
    });

    it("never goes back, where a clock did", () => {
      const later = "2026-11-22T09:00:00.000Z";
      const group = planGroup([submission(table("t"))], headOf(1, later), EMPTY, NOW);
      expect(group.recordedAt).toBe(later);
      expect(parseEntry(group.facts[0]?.entry ?? "").recordedAt).toBe(later);
    });
  });

  it("gives dense indexes and one receipt a fact, however the facts are split and repeated", () => {
    const keys = fc.array(fc.array(fc.constantFrom("a", "b", "c", "d", "e"), { maxLength: 6 }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(keys, fc.nat(300), (groups, size) => {
        const submissions = groups.map((group) => submission(...group.map((key) => table(key))));
        const result = planGroup(submissions, headOf(size), EMPTY, NOW);
        const distinct = new Set(groups.flat());
        expect(result.facts.map(({ index }) => index)).toEqual([...distinct].map((_, i) => size + i));
        expect(result.outcomes.map((outcome) => receipts(outcome).map(({ key }) => key))).toEqual(groups);
        const all = result.outcomes.flatMap(receipts);
        expect(all.filter(({ duplicate }) => !duplicate)).toHaveLength(distinct.size);
      }),
    );
  });
});
