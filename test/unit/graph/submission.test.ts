import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { utf8 } from "../../../src/facts/bytes.js";
import { entryText } from "../../../src/facts/entry.js";
import { LIMITS } from "../../../src/facts/limits.js";
import { prepareInTurns, type Submission, seedsFrom } from "../../../src/graph/recorder/submission.js";
import { batch, prediction, submission, table } from "./submissions.js";

const tooMuch = (path: string) => expect.objectContaining({ code: "LIMIT_EXCEEDED", path });
const entrySize = ({ facts }: Submission) =>
  facts.map(
    ({ draft, body }) =>
      utf8(entryText({ ...draft, body }, "2026-11-22T08:00:00.000Z", "pipeline", () => "0".repeat(64)))
        .length,
  );

function takenOrNot(fact: Parameters<typeof submission>[0]): Submission | undefined {
  try {
    return submission(fact);
  } catch {
    return undefined; // refused, which is as good
  }
}

describe("what a batch is prepared to", () => {
  it("takes 5,000 facts, and not one more", () => {
    expect(batch(5_000, "t").facts).toHaveLength(5_000);
    expect(() => batch(5_001, "t")).toThrow(tooMuch("facts"));
  });

  /** The quotes are of the value too. */
  const longest = "x".repeat(LIMITS.sealedBytes - 2);

  it("takes a value of 256 KiB", () => {
    const { facts } = submission(prediction("r", longest), table("t", longest));
    expect(facts.map(({ sealed }) => Object.keys(sealed))).toEqual([["features", "prediction"], ["owner"]]);
  });

  it.each([
    ["a field that is always sealed", "features", prediction("r", `${longest}x`)],
    ["one that is sealed for its length", "owner", table("t", `${longest}x`)],
    ["signs of two bytes", "owner", table("t", "é".repeat(LIMITS.sealedBytes / 2))],
    [
      "a list",
      "features",
      prediction(
        "r",
        Array.from({ length: LIMITS.sealedBytes / 2 }, () => 0),
      ),
    ],
  ])("refuses a value over 256 KiB and names it: %s", (_, field, fact) => {
    expect(() => submission(table("a"), fact)).toThrow(tooMuch(`facts[1].${field}`));
  });

  it("gives a value up that is too long, and does not look at the rest of it", () => {
    const items = (count: number) => [...Array.from({ length: count }, () => "abcdefg"), Number.NaN];
    const bad = expect.objectContaining({ code: "BAD_USER_INPUT", path: "facts[0].features[9]" });
    expect(() => submission(prediction("r", items(9)))).toThrow(bad);
    expect(() => submission(prediction("r", items(50_000)))).toThrow(tooMuch("facts[0].features"));
    const named = Object.fromEntries(items(50_000).map((item, i) => [`name ${i}`, item]));
    expect(() => submission(prediction("r", named))).toThrow(tooMuch("facts[0].features"));
  });

  it("names the fact that is wrong, and takes none", () => {
    const [kind, input] = table("t");
    expect(() => submission(table("a"), [kind, { ...input, key: "" }])).toThrow(
      expect.objectContaining({ code: "BAD_USER_INPUT", path: "facts[1].key" }),
    );
  });

  it("seals equal values with salts of their own", () => {
    const { facts } = submission(...Array.from({ length: 600 }, (_, i) => prediction(`r${i}`)));
    const salts = facts.flatMap(({ sealed }) => Object.values(sealed).map(({ salt }) => salt));
    expect(new Set(salts).size).toBe(1_200);
    expect(salts.every((salt) => /^[0-9a-f]{64}$/.test(salt))).toBe(true);
  });

  const read = (length: number, sign: string) => ({
    sourceTable: "t",
    filter: sign.repeat(length),
    snapshot: sign.repeat(length),
  });

  it("refuses an entry over 65,535 bytes, and names the fact", () => {
    const reads = Array.from({ length: 20 }, () => read(2_000, "x"));
    expect(() => submission(table("a"), ["Transformation", { key: "etl", job: "j", reads }])).toThrow(
      tooMuch("facts[1]"),
    );
  });

  it("refuses it where one reference alone makes it too long", () => {
    // a control character takes six bytes in the entry, and one byte in what the limit of a text counts
    const text = "€".repeat(1_364);
    const texts = { job: text, gitCommit: text, repository: text, runBy: text };
    const large = () =>
      submission(["Transformation", { key: "etl", ...texts, reads: [read(4_096, "\u0001")] }]);
    expect(large).toThrow(tooMuch("facts[0]"));
  });

  it("lets no entry over the limit through, whatever its texts are", () => {
    const sign = fc.constantFrom("x", "é", "€", "😀", "\u0001", '"');
    const text = fc.tuple(sign, fc.nat(4_096)).map(([one, length]) => one.repeat(length));
    fc.assert(
      fc.property(text, text, text, text, text, fc.nat(4), (a, b, c, d, e, count) => {
        const reads = Array.from({ length: count }, () => ({ sourceTable: "t", filter: a, snapshot: b }));
        const texts = { job: `x${c}`, gitCommit: d, repository: e, runBy: c };
        const taken = takenOrNot(["Transformation", { key: "etl", ...texts, reads }]);
        for (const size of taken === undefined ? [] : entrySize(taken)) {
          expect(size).toBeLessThanOrEqual(LIMITS.entryBytes);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("refuses a batch of over 33,554,432 characters, of which one value may be a part many times", () => {
    const large = prediction("r", { text: "x".repeat(200_000) });
    expect(() => submission(...Array.from({ length: 168 }, () => large))).toThrow(tooMuch("facts"));
  });

  it("refuses a fact of 130,000 references by its limit", () => {
    const reads = Array.from({ length: 130_000 }, (_, i) => ({ sourceTable: `t${i}` }));
    expect(() => submission(["Transformation", { key: "wide", job: "j", reads }])).toThrow(
      tooMuch("facts[0]"),
    );
  });

  it("takes an empty batch", () => {
    expect(submission().facts).toEqual([]);
  });
});

describe("preparing in turns", () => {
  const facts = Array.from({ length: 500 }, (_, i) => prediction(`r${i}`));
  const inputs = facts.map(([kind, input], i) => ({ kind, input, path: `facts[${i}]` }));
  const by = { name: "pipeline", roles: ["ADMIN"] } as const;
  const newSeed = seedsFrom(randomBytes);

  it("makes of a batch the same as in one go", async () => {
    const plain = ({ facts, ...submission }: Submission) => ({
      ...submission,
      facts: facts.map(({ id, draft, path }) => ({ id, draft, path })),
    });
    expect(plain(await prepareInTurns(inputs, by, {}, newSeed))).toEqual(plain(submission(...facts)));
  });

  it("lets others have their turn meanwhile", async () => {
    let isPrepared = false;
    const prepared = prepareInTurns(inputs, by, {}, newSeed, 0).finally(() => {
      isPrepared = true;
    });
    let turns = 0;
    for (; !isPrepared; turns++) await new Promise(setImmediate);
    await prepared;
    expect(turns).toBeGreaterThanOrEqual(inputs.length);
  });

  it("throws what is wrong, with its place", async () => {
    const wrong = { kind: "Prediction" as const, input: {}, path: "facts[500]" };
    await expect(prepareInTurns([...inputs, wrong], by, {}, newSeed)).rejects.toThrow(
      expect.objectContaining({ code: "BAD_USER_INPUT", path: "facts[500]" }),
    );
  });
});
