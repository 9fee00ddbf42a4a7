import { describe, expect, it } from "vitest";
import type { FactKind } from "../../../src/facts/kind.js";
import { parseFact } from "../../../src/facts/parse.js";

type Input = Readonly<Record<string, unknown>>;

const PREDICTION = {
  requestId: "req-1",
  deployment: "d-7",
  features: { amount: 1 },
  prediction: "ClassA",
  timestamp: "2026-11-21T14:02:11Z",
};
const prediction = (change: Input): [FactKind, Input] => ["Prediction", { ...PREDICTION, ...change }];
const table = (change: Input): [FactKind, Input] => ["SourceTable", { key: "t", ...change }];
const run = (change: Input): [FactKind, Input] => ["TrainingRun", { key: "job", trainedOn: [], ...change }];
const etl = (reads: unknown, change: Input = {}): [FactKind, Input] => [
  "Transformation",
  { key: "etl", job: "clean", reads, ...change },
];
const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);

/** What is wrong, the fact, the place below the fact's own, and what is said of it. */
const BAD: readonly (readonly [what: string, fact: [FactKind, unknown], place: string, message: string])[] = [
  [
    "a run that ended before it started",
    run({ startedAt: "2026-10-01T02:00:00Z", endedAt: "2026-10-01T02:59:59.999+01:00" }),
    ".endedAt",
    "is before startedAt",
  ],
  [
    "a range of data that ends before it begins",
    etl([
      { sourceTable: "t" },
      { sourceTable: "u", dateFrom: "2026-02-01T00:00:00Z", dateTo: "2026-01-31T00:00:00Z" },
    ]),
    ".reads[1].dateTo",
    "is before dateFrom",
  ],
  ["no object", ["SourceTable", "t"], "", "must be an object"],
  ["a list", ["SourceTable", []], "", "must be an object"],
  ["an unknown field", table({ ownr: "x" }), ".ownr", "is not a field of this input"],
  [
    "an unknown field of an item",
    table({ columns: [{ name: "a", nullable: true }] }),
    ".columns[0].nullable",
    "is not a field",
  ],
  [
    "an unknown field of a read",
    etl([{ sourceTable: "t", table: "t" }]),
    ".reads[0].table",
    "is not a field",
  ],
  ["no key", table({ key: undefined }), ".key", "must be a string"],
  ["a key that is a number", table({ key: 7 }), ".key", "must be a string"],
  ["an empty key", table({ key: "" }), ".key", "must not be empty"],
  ["a key of 513 bytes", table({ key: "x".repeat(513) }), ".key", "must be at most 512 bytes"],
  [
    "a key of 257 signs that take two bytes",
    table({ key: "é".repeat(257) }),
    ".key",
    "must be at most 512 bytes",
  ],
  [
    "a key of 129 signs that take four bytes",
    table({ key: "😀".repeat(129) }),
    ".key",
    "must be at most 512 bytes",
  ],
  ["a key with a line break", table({ key: "a\nb" }), ".key", "must not have control characters"],
  ["a key with NUL", table({ key: "\u0000" }), ".key", "must not have control characters"],
  ["a key with DEL", table({ key: "a\u007f" }), ".key", "must not have control characters"],
  ["a key with a C1 control", table({ key: "a\u0085" }), ".key", "must not have control characters"],
  ["a key with a line separator", table({ key: "a\u2028" }), ".key", "must not have control characters"],
  ["a key with half a surrogate pair", table({ key: "\ud83d" }), ".key", "well-formed Unicode"],
  ["a bad request id", prediction({ requestId: "" }), ".requestId", "must not be empty"],
  ["an empty reference", prediction({ deployment: "" }), ".deployment", "must not be empty"],
  ["a claim that is no key", prediction({ modelVersion: "a\tb" }), ".modelVersion", "control characters"],
  [
    "neither deployment nor model version",
    prediction({ deployment: null }),
    "",
    "at least one of deployment and modelVersion",
  ],
  ["no features", prediction({ features: undefined }), ".features", "is required"],
  ["a JSON null for the prediction", prediction({ prediction: null }), ".prediction", "is required"],
  ["30 February", prediction({ timestamp: "2026-02-30T12:00:00Z" }), ".timestamp", "RFC 3339"],
  ["a time in words", prediction({ timestamp: "yesterday" }), ".timestamp", "RFC 3339"],
  ["a time in milliseconds", prediction({ timestamp: 1_800_000_000_000 }), ".timestamp", "RFC 3339"],
  [
    "NaN among the features",
    prediction({ features: { a: [1, Number.NaN] } }),
    ".features.a[1]",
    "must be a finite number",
  ],
  [
    "infinity among the features",
    prediction({ features: { a: Number.POSITIVE_INFINITY } }),
    ".features.a",
    "finite",
  ],
  [
    "an integer beyond 2^53",
    prediction({ features: { id: 2 ** 53 } }),
    ".features.id",
    "send it as a string",
  ],
  ["an integer below -2^53", prediction({ features: -(2 ** 53) }), ".features", "send it as a string"],
  ["a large number in e-notation", prediction({ features: [1e300] }), ".features[0]", "send it as a string"],
  [
    "undefined among the features",
    prediction({ features: { a: undefined } }),
    ".features.a",
    "must be a JSON value",
  ],
  [
    "half a surrogate pair in a value",
    prediction({ features: { a: "\udc00" } }),
    ".features.a",
    "well-formed Unicode",
  ],
  [
    "half a surrogate pair in a name",
    prediction({ features: { "\udc00": 1 } }),
    ".features",
    "well-formed Unicode",
  ],
  ["half a surrogate pair in a text", table({ owner: "\ud83d" }), ".owner", "well-formed Unicode"],
  [
    "a digest that is too short",
    prediction({ artifactSha256: "ab" }),
    ".artifactSha256",
    "64 lower-case hex digits",
  ],
  [
    "a digest in capitals",
    prediction({ artifactSha256: "A".repeat(64) }),
    ".artifactSha256",
    "64 lower-case hex digits",
  ],
  [
    "a digest of another algorithm",
    prediction({ artifactSha256: `md5:${"a".repeat(64)}` }),
    ".artifactSha256",
    "SHA-256",
  ],
  ["a text that is a number", table({ owner: 7 }), ".owner", "must be a string"],
  ["columns that are no list", table({ columns: {} }), ".columns", "must be a list"],
  ["a column that is no object", table({ columns: ["a"] }), ".columns[0]", "must be an object"],
  ["a column without a name", table({ columns: [{ name: "a" }, {}] }), ".columns[1].name", "is required"],
  [
    "a boolean that is a text",
    table({ columns: [{ name: "a", personal: "yes" }] }),
    ".columns[0].personal",
    "true or false",
  ],
  ["an empty required text", etl([], { job: " " }), ".job", "must not be empty"],
  ["no required text", etl([], { job: null }), ".job", "is required"],
  ["no reads", etl(undefined), ".reads", "is required"],
  ["reads that are no list", etl({ sourceTable: "t" }), ".reads", "must be a list"],
  [
    "a read of both",
    etl([{ sourceTable: "t" }, { sourceTable: "t", datasetVersion: "d" }]),
    ".reads[1]",
    "exactly one of sourceTable and datasetVersion",
  ],
  ["a read of neither", etl([{ rowCount: 1 }]), ".reads[0]", "exactly one of sourceTable and datasetVersion"],
  ["a read of an empty key", etl([{ sourceTable: "" }]), ".reads[0].sourceTable", "must not be empty"],
  ["a count below zero", etl([{ sourceTable: "t", rowCount: -1 }]), ".reads[0].rowCount", "whole number"],
  [
    "a count with a fraction",
    etl([{ sourceTable: "t", rowCount: 1.5 }]),
    ".reads[0].rowCount",
    "whole number",
  ],
  ["a count of 2^53", etl([{ sourceTable: "t", rowCount: 2 ** 53 }]), ".reads[0].rowCount", "2^53 - 1"],
  [
    "a bad date of a read",
    etl([{ sourceTable: "t", dateTo: "2026-02-30T00:00:00Z" }]),
    ".reads[0].dateTo",
    "RFC 3339",
  ],
  [
    "training on no dataset",
    run({ trainedOn: [{ role: "TRAIN" }] }),
    ".trainedOn[0]",
    "datasetVersion is required",
  ],
  ["no role", run({ trainedOn: [{ datasetVersion: "d" }] }), ".trainedOn[0].role", "is required"],
  [
    "an unknown role",
    run({ trainedOn: [{ datasetVersion: "d", role: "Train" }] }),
    ".trainedOn[0].role",
    "one of TRAIN, VALIDATION, TEST",
  ],
  [
    "a metric that is NaN",
    run({ metrics: [{ name: "auc", value: Number.NaN }] }),
    ".metrics[0].value",
    "finite",
  ],
  [
    "a metric that is a text",
    run({ metrics: [{ name: "auc", value: "0.9" }] }),
    ".metrics[0].value",
    "finite",
  ],
  [
    "an amendment of an unknown kind",
    ["Amendment", { key: "a", kind: "Rumour", fact: "f", correction: 1, reason: "r" }],
    ".kind",
    "must be a kind of fact",
  ],
  [
    "an amendment without a kind",
    ["Amendment", { key: "a", fact: "f", correction: 1, reason: "r" }],
    ".kind",
    "must be a kind of fact",
  ],
  [
    "an access to a fact of an unknown kind",
    [
      "Access",
      {
        key: "x",
        system: "s",
        principal: "p",
        operation: "o",
        facts: [{ kind: "Rumour", key: "k" }],
        at: "2026-01-01T00:00:00Z",
        outcome: "ALLOWED",
      },
    ],
    ".facts[0].kind",
    "must be a kind of fact",
  ],
];

const TOO_MUCH: typeof BAD = [
  [
    "257 references",
    etl(Array.from({ length: 257 }, (_, i) => ({ sourceTable: `t${i}` }))),
    "",
    "has 257 references, and at most 256",
  ],
  [
    "JSON nested 65 levels deep",
    prediction({ features: deep(65) }),
    `.features${"[0]".repeat(65)}`,
    "deeper than 64 levels",
  ],
  [
    "a filter of 4,097 bytes",
    etl([{ sourceTable: "t", filter: "x".repeat(4_097) }]),
    ".reads[0].filter",
    "longer than 4096 bytes",
  ],
  [
    "a filter of 2,049 signs of two bytes",
    etl([{ sourceTable: "t", filter: "é".repeat(2_049) }]),
    ".reads[0].filter",
    "longer than 4096 bytes",
  ],
];

const cases = [
  ...BAD.map((row) => ["BAD_USER_INPUT", ...row] as const),
  ...TOO_MUCH.map((row) => ["LIMIT_EXCEEDED", ...row] as const),
];

describe("parseFact", () => {
  it.each(cases)("%s for %s", (code, _, [kind, input], place, message) => {
    const path = `facts[3].fact${place}`;
    expect(() => parseFact(kind, input, "facts[3].fact")).toThrow(expect.objectContaining({ code, path }));
    expect(() => parseFact(kind, input, "facts[3].fact")).toThrow(`${path}: `);
    expect(() => parseFact(kind, input, "facts[3].fact")).toThrow(message);
  });

  it("takes JSON nested 64 levels deep", () => {
    expect(() => parseFact(...prediction({ features: deep(64) }), "input")).not.toThrow();
  });

  it("takes the largest integers that JSON numbers carry, and larger ones as texts", () => {
    const features = { most: 2 ** 53 - 1, least: -(2 ** 53) + 1, larger: "9007199254740993" };
    expect(() => parseFact(...prediction({ features }), "input")).not.toThrow();
  });
});
