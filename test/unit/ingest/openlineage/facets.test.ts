import { describe, expect, it } from "vitest";
import { sha256Hex } from "#sha256";
import { dataset, facet, factsOf, type Json, RUN_ID, runEvent, versioned } from "./events.js";

const facts = (members: Json) => factsOf([runEvent("COMPLETE", 9, members)]);
const run = (members: Json) => facts(members).get(`Transformation ${RUN_ID}`);
const job = (facets: Json) => run({ job: { facets } });
const readOf = (input: Json) => {
  const reads = run({ inputs: [input] })?.reads;
  return Array.isArray(reads) ? reads[0] : undefined;
};

describe("the code of a job", () => {
  const SHA = "693e35482bc2e526ced2b5f9f76ef83dec6ec691";
  const location = (members: Json) => job({ sourceCodeLocation: facet({ type: "git", ...members }) });

  it.each<[what: string, members: Json, code: Json]>([
    [
      "a repository and a commit",
      { repoUrl: "git@host:o/r.git", url: "u", version: SHA },
      { gitCommit: SHA, repository: "git@host:o/r.git" },
    ],
    [
      "a page of a file at a commit",
      { url: `https://github.com/o/r/blob/${SHA}/dags/d.py` },
      { gitCommit: SHA, repository: "https://github.com/o/r" },
    ],
    [
      "the same on another host",
      { url: `https://gitlab.com/o/r/-/blob/${SHA}/d.py` },
      { gitCommit: SHA, repository: "https://gitlab.com/o/r" },
    ],
    ["an address without a commit", { url: "http://example.com" }, { repository: "http://example.com" }],
    [
      "a commit of a tree with changes",
      { url: "u", version: `${SHA}-dirty` },
      { gitCommit: SHA, repository: "u", uncommitted: true },
    ],
    [
      "a commit of a type that is not said",
      { type: "", url: "u", version: SHA.slice(0, 12) },
      { gitCommit: SHA.slice(0, 12), repository: "u" },
    ],
    [
      "a revision of another system",
      { type: "svn", url: "svn://h/r", version: "r1234" },
      { repository: "svn://h/r" },
    ],
  ])("is %s", (_, members, code) => {
    const { gitCommit, repository, uncommitted } = location(members) ?? {};
    expect(JSON.parse(JSON.stringify({ gitCommit, repository, uncommitted }))).toEqual(code);
  });

  it("is hashed; a query is the code of a job that gives no other", () => {
    const sourceCode = facet({ language: "python", sourceCode: "print('ä')" });
    const sql = facet({ query: "SELECT 1" });
    expect(job({ sourceCode, sql })).toMatchObject({ codeSha256: sha256Hex("print('ä')") });
    expect(job({ sql })).toMatchObject({ codeSha256: sha256Hex("SELECT 1") });
  });
});

describe("a job", () => {
  it("has a description and the run that started it", () => {
    const parent = facet({ run: { runId: "dag-run" }, job: { namespace: "jobs", name: "dag" } });
    const documentation = facet({ description: "Cleans." });
    expect(run({ run: { facets: { parent } }, job: { facets: { documentation } } })).toMatchObject({
      description: "Cleans.",
      parent: "dag-run",
    });
  });
});

describe("what was read", () => {
  const field = (name: string) => ({ type: "field", field: name });
  const literal = (value: string) => ({ type: "literal", value });
  const compare = (left: Json, comparison: string, right: Json) => ({
    type: "compare",
    left,
    comparison,
    right,
  });
  const binary = (left: Json, operator: string, right: Json) => ({ type: "binary", left, operator, right });
  const day = (comparison: string, value: string) => compare(field("day"), comparison, literal(value));
  const readWith = (inputCondition: Json) => {
    const { sourceTable: _, ...read } = readOf(
      dataset("a/b", { inputFacets: { subset: facet({ inputCondition }) } }),
    );
    return read;
  };
  const range = (dateFrom?: string, dateTo?: string) => ({
    ...(dateFrom === undefined ? {} : { dateFrom }),
    ...(dateTo === undefined ? {} : { dateTo }),
  });

  it.each<[what: string, condition: Json, read: Json]>([
    ["a comparison", compare(field("name"), "EQUAL", literal("O'Neil")), { filter: "name = 'O''Neil'" }],
    [
      "a day",
      day("EQUAL", "2026-10-15"),
      { filter: "day = '2026-10-15'", ...range("2026-10-15T00:00:00.000Z", "2026-10-16T00:00:00.000Z") },
    ],
    [
      "after a day",
      day("GREATER_THAN", "2026-10-31"),
      { filter: "day > '2026-10-31'", ...range("2026-11-01T00:00:00.000Z") },
    ],
    [
      "until a day",
      day("LESS_EQUAL_THAN", "2026-10-31"),
      { filter: "day <= '2026-10-31'", ...range(undefined, "2026-11-01T00:00:00.000Z") },
    ],
    [
      "a literal on the left",
      compare(literal("2026-10-01"), "LESS_EQUAL_THAN", field("day")),
      { filter: "'2026-10-01' <= day", ...range("2026-10-01T00:00:00.000Z") },
    ],
    [
      "a time as SQL writes it",
      day("LESS_THAN", "2026-10-01 12:30:00"),
      { filter: "day < '2026-10-01 12:30:00'", ...range(undefined, "2026-10-01T12:30:00.000Z") },
    ],
    [
      "a range",
      binary(day("GREATER_EQUAL_THAN", "2026-10-01"), "AND", day("LESS_THAN", "2026-11-01")),
      {
        filter: "day >= '2026-10-01' AND day < '2026-11-01'",
        ...range("2026-10-01T00:00:00.000Z", "2026-11-01T00:00:00.000Z"),
      },
    ],
    [
      "a range and something else",
      binary(
        binary(day("GREATER_EQUAL_THAN", "2026-10-01"), "AND", day("LESS_THAN", "2026-11-01")),
        "AND",
        compare(field("c"), "EQUAL", literal("PL")),
      ),
      {
        filter: "(day >= '2026-10-01' AND day < '2026-11-01') AND c = 'PL'",
        ...range("2026-10-01T00:00:00.000Z", "2026-11-01T00:00:00.000Z"),
      },
    ],
    [
      "one day or another",
      binary(day("EQUAL", "2026-10-03"), "OR", day("EQUAL", "2026-10-01")),
      {
        filter: "day = '2026-10-03' OR day = '2026-10-01'",
        ...range("2026-10-01T00:00:00.000Z", "2026-10-04T00:00:00.000Z"),
      },
    ],
    [
      "a day or anything of another kind: no range",
      binary(day("EQUAL", "2026-10-03"), "OR", compare(field("c"), "EQUAL", literal("PL"))),
      { filter: "day = '2026-10-03' OR c = 'PL'" },
    ],
    [
      "an open range or another: no end",
      binary(day("GREATER_THAN", "2026-10-03"), "OR", day("EQUAL", "2026-10-01")),
      { filter: "day > '2026-10-03' OR day = '2026-10-01'", ...range("2026-10-01T00:00:00.000Z") },
    ],
    [
      "times of two columns: nobody said which is the data's",
      binary(day("EQUAL", "2026-10-03"), "AND", compare(field("born"), "LESS_THAN", literal("1990-01-01"))),
      { filter: "day = '2026-10-03' AND born < '1990-01-01'" },
    ],
    [
      "a range that nothing is in",
      binary(day("GREATER_THAN", "2026-10-03"), "AND", day("LESS_THAN", "2026-10-01")),
      { filter: "day > '2026-10-03' AND day < '2026-10-01'" },
    ],
    [
      "an operator that is not known",
      binary(day("EQUAL", "2026-10-03"), "XOR", day("LIKE", "2026-10%")),
      { filter: "day = '2026-10-03' XOR day LIKE '2026-10%'" },
    ],
    [
      "partitions",
      {
        type: "partition",
        partitions: [
          { dimensions: { business_date: "2026-10-15", country: "PL" } },
          { dimensions: { business_date: "2026-10-16", country: "DE" } },
        ],
      },
      {
        filter:
          "(business_date = '2026-10-15' AND country = 'PL') OR (business_date = '2026-10-16' AND country = 'DE')",
        ...range("2026-10-15T00:00:00.000Z", "2026-10-17T00:00:00.000Z"),
      },
    ],
    [
      "one partition by numbers",
      { type: "partition", partitions: [{ dimensions: { year: 2026, month: 10 } }] },
      { filter: "year = '2026' AND month = '10'" },
    ],
    [
      "locations",
      { type: "location", locations: ["s3://a/1", "s3://a/2"] },
      { filter: "location IN ('s3://a/1', 's3://a/2')" },
    ],
  ])("is %s", (_, condition, read) => {
    expect(readWith(condition)).toEqual(read);
  });

  it("has a filter that is cut where it is too long, which it says", () => {
    const { filter } = readWith({
      type: "location",
      locations: Array.from({ length: 500 }, (_, i) => `s3://ä/${i}`),
    });
    expect(Buffer.byteLength(filter)).toBeLessThanOrEqual(4_096);
    expect(filter).toMatch(/… \(cut: the event has all of it\)$/);
  });

  it("has a number of rows, by statistics before metrics", () => {
    const rows = (rowCount: number) => facet({ rowCount, columnMetrics: {} });
    const [inputStatistics, dataQualityMetrics] = [rows(5), rows(6)];
    expect(readOf(dataset("a/b", { inputFacets: { inputStatistics, dataQualityMetrics } }))).toMatchObject({
      rowCount: 5,
    });
    expect(readOf(dataset("a/b", { inputFacets: { dataQualityMetrics } }))).toMatchObject({ rowCount: 6 });
    expect(readOf(dataset("a/b", { facets: { dataQualityMetrics } }))).toMatchObject({ rowCount: 6 });
  });
});

describe("what tests left out", () => {
  const exclusions = (...assertions: Json[]) =>
    run({ inputs: [dataset("a/b", { inputFacets: { dataQualityAssertions: facet({ assertions }) } })] })
      ?.exclusions;
  const failed = { assertion: "not_null", column: "id", success: false };

  it("is said by their severity or a parameter, with the number of rows", () => {
    expect(
      exclusions(
        failed,
        { ...failed, severity: "error", params: { threshold: 1 } },
        { ...failed, severity: "drop", description: "Ids are needed.", params: { dropped_records: 12 } },
        { ...failed, column: "age", params: { action: "DROP ROW", failed_records: "many" } },
        { ...failed, content: "age > 0", success: true, params: { action: "drop", failed_records: 3 } },
        { ...failed, success: true, params: { action: "drop" } },
      ),
    ).toEqual([
      { rule: "not_null of id", reason: "Ids are needed.", rowCount: 12 },
      { rule: "not_null of age" },
      { rule: "age > 0", rowCount: 3 },
    ]);
    expect(exclusions(failed)).toBeUndefined();
  });

  it("is said by the run's tests too, and by those of what it wrote", () => {
    const test = facet({
      tests: [
        { name: "valid_age", status: "fail", params: { on_violation: "DROP ROW" } },
        { name: "t", status: "fail", severity: "warn" },
        { name: "u", status: "skip", severity: "drop" },
      ],
    });
    const dataQualityAssertions = facet({ assertions: [{ ...failed, severity: "exclude" }] });
    expect(
      run({ run: { facets: { test } }, outputs: [dataset("a/o", { facets: { dataQualityAssertions } })] })
        ?.exclusions,
    ).toEqual([{ rule: "not_null of id" }, { rule: "valid_age" }]);
  });
});

describe("a data set", () => {
  const FACETS = {
    documentation: facet({ description: "Orders." }),
    ownership: facet({ owners: [{ name: "team:shop", type: "OWNER" }, { name: "user:ann" }] }),
    dataSource: facet({ name: "warehouse", uri: "postgres://db" }),
    schema: facet({
      fields: [
        { name: "id", type: "bigint", description: "Its number." },
        { name: "to", type: "struct", fields: [{ name: "email", type: "text" }] },
      ],
    }),
    tags: facet({
      tags: [
        { key: "PII", value: "true", field: "to.email", source: "USER" },
        { key: "pii", value: "false", field: "id" },
        { key: "pii", value: "true", field: "note" },
        { key: "pii", value: "true" },
        { key: "tier", value: "1", field: "id" },
      ],
    }),
  };
  const columns = [
    { name: "id", type: "bigint", description: "Its number." },
    { name: "to", type: "struct" },
    { name: "to.email", type: "text", personal: true },
    { name: "note", personal: true },
  ];

  it("has an owner, a description, and columns, of which tags say that they are personal", () => {
    const known = facts({
      inputs: [dataset("a/in", { facets: FACETS })],
      outputs: [dataset("a/out", { facets: FACETS })],
    });
    const described = { description: "Orders.", owner: "team:shop, user:ann", columns };
    expect(known.get("SourceTable a/in")).toEqual({ ...described, system: "warehouse" });
    expect(known.get(`DatasetVersion a/out@${RUN_ID}`)).toEqual({ ...described, writtenBy: RUN_ID });
  });

  it("that was written has a number of rows, and a digest where it is its version", () => {
    const version = `sha256:${"a".repeat(64)}`;
    const outputs = [
      versioned("a/out", version, { outputFacets: { outputStatistics: facet({ rowCount: 0, size: 10 }) } }),
      dataset("a/other", { facets: { dataQualityMetrics: facet({ rowCount: 4 }) } }),
    ];
    expect(facts({ outputs }).get(`DatasetVersion a/out@${version}`)).toMatchObject({
      rowCount: 0,
      sha256: "a".repeat(64),
    });
    expect(facts({ outputs }).get(`DatasetVersion a/other@${RUN_ID}`)).toMatchObject({ rowCount: 4 });
  });
});
