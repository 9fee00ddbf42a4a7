import { describe, expect, it } from "vitest";
import { assembleRun } from "../../../../src/ingest/openlineage/assemble.js";
import { readRun } from "../../../../src/ingest/openlineage/run.js";
import { lookupsOf, type World } from "../../../../src/ingest/openlineage/world.js";
import {
  assembled,
  dataset,
  facet,
  factsOf,
  type Json,
  NOTHING_KNOWN,
  partsOf,
  RUN_ID,
  read,
  runEvent,
  versioned,
} from "./events.js";

const START = runEvent("START", 0);
const COMPLETE = runEvent("COMPLETE", 9);
const complete = (members: Json): Json => runEvent("COMPLETE", 9, members);
const run = (facts: Map<string, Json>, key = RUN_ID) => facts.get(`Transformation ${key}`);
const world = (known: Partial<World>): World => ({ ...NOTHING_KNOWN, ...known });
const S = "postgres://db:5432";

describe("a run", () => {
  it("is one transformation, that outputs relate to and that relates to inputs", () => {
    const facts = factsOf([
      runEvent("START", 0, { inputs: [dataset(`${S}/shop.orders`), dataset(`${S}/shop.users`)] }),
      complete({ outputs: [dataset("s3://lake/orders"), versioned("s3://lake/users", "5")] }),
    ]);
    expect(facts).toEqual(
      new Map<string, Json>([
        [`SourceTable ${S}/shop.orders`, {}],
        [`SourceTable ${S}/shop.users`, {}],
        [
          `Transformation ${RUN_ID}`,
          {
            job: "jobs/etl",
            startedAt: "2026-11-01T10:00:00.000Z",
            endedAt: "2026-11-01T10:00:09.000Z",
            reads: [{ sourceTable: `${S}/shop.orders` }, { sourceTable: `${S}/shop.users` }],
          },
        ],
        [`DatasetVersion s3://lake/orders@${RUN_ID}`, { writtenBy: RUN_ID }],
        ["DatasetVersion s3://lake/users@5", { writtenBy: RUN_ID }],
      ]),
    );
  });

  it("has no part before an event ends it", () => {
    expect(readRun(read([START, runEvent("RUNNING", 5, { outputs: [dataset("a/b")] })]))).toEqual({
      parts: [],
    });
  });

  it("ends with its last terminal event, and does not end before it starts", () => {
    expect(run(factsOf([START, complete({}), runEvent("FAIL", 12)]))).toMatchObject({
      endedAt: "2026-11-01T10:00:12.000Z",
    });
    expect(run(factsOf([runEvent("START", 30), COMPLETE]))).not.toHaveProperty("startedAt");
  });

  it("says how it ended where it did not end well", () => {
    const error = { facets: { errorMessage: facet({ message: "disk full" }) } };
    const job = { facets: { documentation: facet({ description: "Cleans." }) } };
    const facts = factsOf([START, runEvent("FAIL", 9, { run: error, job, outputs: [dataset("a/b")] })]);
    expect(run(facts)).toMatchObject({ description: "Cleans.\n\nEnded with FAIL: disk full" });
    expect(facts.get(`DatasetVersion a/b@${RUN_ID}`)).toMatchObject({
      description: "The run that wrote it ended with FAIL: it may not be whole.",
    });
  });

  it("can't be put together of the events of two jobs", () => {
    expect(readRun(read([START, complete({ job: { name: "other" } })]))).toEqual({
      reason: "its events name more than one job: jobs/etl, jobs/other. A run id is of one run",
    });
  });

  it("can't have more inputs than a fact has references, or a key that is none", () => {
    const reason = (members: Json) => {
      const [part] = partsOf(readRun(read([complete(members)])));
      return part && assembleRun(part, NOTHING_KNOWN);
    };
    const inputs = (n: number) => Array.from({ length: n }, (_, i) => dataset(`a/${i}`));
    expect(reason({ inputs: inputs(256) })).toEqual({
      reason: "it reads 256 data sets, and one fact refers to at most 255",
    });
    expect(reason({ inputs: inputs(255) })).toHaveProperty("facts");
    expect(reason({ outputs: [dataset("a/b\n")] })).toMatchObject({
      reason: expect.stringContaining("DatasetVersion can't have the key \"a/b\\n@"),
    });
    expect(reason({ inputs: [dataset(`a/${"x".repeat(600)}`)] })).toMatchObject({
      reason: expect.stringContaining("a key has at most 512 bytes"),
    });
  });

  it("writes no version of a table that it drops", () => {
    const facets = { lifecycleStateChange: facet({ lifecycleStateChange: "DROP" }) };
    expect([...factsOf([complete({ outputs: [dataset("a/b", { facets })] })]).keys()]).toEqual([
      `Transformation ${RUN_ID}`,
    ]);
  });
});

describe("what the events of a run say together", () => {
  it("unites START's inputs and COMPLETE's outputs, and the later facet of a name counts", () => {
    const schema = (name: string) => ({ schema: facet({ fields: [{ name, type: "int" }] }) });
    const facts = factsOf([
      runEvent("START", 0, { inputs: [dataset("a/in", { facets: schema("x") })] }),
      runEvent("RUNNING", 1, {
        inputs: [dataset("a/in2")],
        outputs: [dataset("a/out", { facets: schema("x") })],
      }),
      complete({
        outputs: [
          dataset("a/out", {
            facets: schema("y"),
            outputFacets: { outputStatistics: facet({ rowCount: 7 }) },
          }),
        ],
      }),
    ]);
    expect(run(facts)?.reads).toEqual([{ sourceTable: "a/in" }, { sourceTable: "a/in2" }]);
    expect(facts.get("SourceTable a/in")).toEqual({ columns: [{ name: "x", type: "int" }] });
    expect(facts.get(`DatasetVersion a/out@${RUN_ID}`)).toEqual({
      columns: [{ name: "y", type: "int" }],
      rowCount: 7,
      writtenBy: RUN_ID,
    });
  });

  it("loses a facet that a later event deletes", () => {
    const documentation = facet({ description: "old" });
    const facts = factsOf([
      runEvent("START", 0, {
        job: { facets: { documentation } },
        outputs: [dataset("a/b", { facets: { documentation } })],
      }),
      complete({
        job: { facets: { documentation: { _deleted: true } } },
        outputs: [dataset("a/b", { facets: { documentation: { _deleted: true } } })],
      }),
    ]);
    expect(run(facts)).not.toHaveProperty("description");
    expect(facts.get(`DatasetVersion a/b@${RUN_ID}`)).not.toHaveProperty("description");
  });

  it("has the version that was said last, and several where one event names several", () => {
    const documentation = { documentation: facet({ description: "d" }) };
    const replaced = factsOf([
      runEvent("START", 0, {
        outputs: [dataset("a/b", { facets: { version: facet({ datasetVersion: "1" }), ...documentation } })],
      }),
      complete({ outputs: [versioned("a/b", "2")] }),
    ]);
    expect([...replaced.keys()]).toEqual([`Transformation ${RUN_ID}`, "DatasetVersion a/b@2"]);
    expect(replaced.get("DatasetVersion a/b@2")).toMatchObject({ description: "d" });
    const several = factsOf([complete({ inputs: [versioned("a/b", "2"), versioned("a/b", "1")] })]);
    expect(run(several)?.reads).toEqual([
      { sourceTable: "a/b", snapshot: "1" },
      { sourceTable: "a/b", snapshot: "2" },
    ]);
  });

  it("is told by the events that said something first, at most 128 and the last one", () => {
    const told = (events: readonly Json[]) => {
      const [part] = partsOf(readRun(read(events)));
      return assembled(part).facts.map(
        ({ kind, input }) => [kind, Array.isArray(input.toldBy) ? input.toldBy : []] as const,
      );
    };
    const events = [
      runEvent("START", 0, { inputs: [dataset("a/b")] }),
      runEvent("RUNNING", 1),
      // says the same again, later
      runEvent("RUNNING", 2),
      complete({ outputs: [dataset("a/c")] }),
    ];
    const [start, running, , end] = read(events).map(({ key }) => ({ runEvent: key }));
    expect(told(events)).toEqual([
      ["SourceTable", [start]],
      ["Transformation", [start, running, end]],
      ["DatasetVersion", [end]],
    ]);
    const many = Array.from({ length: 300 }, (_, i) =>
      runEvent("RUNNING", 1, {
        eventTime: `2026-11-01T10:00:01.${String(i).padStart(3, "0")}Z`,
        inputs: [dataset("a/b", { inputFacets: { inputStatistics: facet({ rowCount: i }) } })],
      }),
    );
    const [, transformation] = told([START, ...many, COMPLETE]);
    expect(transformation?.[1]).toHaveLength(128);
    expect(transformation?.[1].at(-1)).toEqual({ runEvent: read([COMPLETE])[0]?.key });
  });
});

describe("an input", () => {
  const readsIn = (input: Json, known: Partial<World>) =>
    run(factsOf([complete({ inputs: [input] })], world(known)))?.reads;
  const current = (key: string, writtenBy: string) => new Map([["a/b", { key, writtenBy }]]);

  it.each<[what: string, input: Json, known: Partial<World>, read: Json]>([
    ["of which nothing is known is a source table", dataset("a/b"), {}, { sourceTable: "a/b" }],
    [
      "with a version, of a data set that no run here writes, is a source table with that snapshot",
      versioned("a/b", "3"),
      {},
      { sourceTable: "a/b", snapshot: "3" },
    ],
    [
      "with a version that is recorded is that",
      versioned("a/b", "3"),
      { versions: new Set(["a/b@3"]) },
      { datasetVersion: "a/b@3" },
    ],
    [
      "without a version is what was current, and inferred",
      dataset("a/b"),
      { current: current("a/b@3", "r") },
      { datasetVersion: "a/b@3", inferred: true },
    ],
    [
      "with a version that nobody recorded, of a data set whose versions are said, is that version",
      versioned("a/b", "2"),
      { current: current("a/b@3", "r"), written: new Set(["a/b"]) },
      { datasetVersion: "a/b@2" },
    ],
    [
      "with a version, of a data set that is written here from now on, is that version",
      versioned("a/b", "2"),
      { written: new Set(["a/b"]) },
      { datasetVersion: "a/b@2" },
    ],
    [
      "with a version, of a data set whose writer says none, is what was current, and inferred",
      versioned("a/b", "2"),
      { current: current("a/b@r", "r") },
      { datasetVersion: "a/b@r", snapshot: "2", inferred: true },
    ],
    [
      "the same, where the writer is a transformation for one output",
      versioned("a/b", "2"),
      { current: current("a/b@r", "r#a/b") },
      { datasetVersion: "a/b@r", snapshot: "2", inferred: true },
    ],
  ])("%s", (_, input, known, expected) => {
    expect(readsIn(input, known)).toEqual([expected]);
  });

  it("is no version that the run itself writes", () => {
    const reads = (known: Partial<World>) =>
      run(
        factsOf(
          [complete({ inputs: [versioned("a/b", "4")], outputs: [versioned("a/b", "4")] })],
          world(known),
        ),
      )?.reads;
    expect(reads({ versions: new Set(["a/b@4"]) })).toEqual([{ sourceTable: "a/b", snapshot: "4" }]);
    expect(reads({ current: new Map([["a/b", { key: "a/b@3", writtenBy: "r" }]]) })).toEqual([
      { datasetVersion: "a/b@3", snapshot: "4", inferred: true },
    ]);
  });

  it("that is recorded as a source table is not recorded again", () => {
    const facts = factsOf(
      [complete({ inputs: [dataset("a/b"), dataset("a/c")] })],
      world({ tables: new Set(["a/b"]) }),
    );
    expect([...facts.keys()]).toEqual(["SourceTable a/c", `Transformation ${RUN_ID}`]);
  });

  it("is looked up by its name and its version", () => {
    const [part] = partsOf(
      readRun(
        read([START, complete({ inputs: [dataset("a/b"), versioned("a/c", "1"), versioned("a/c", "2")] })]),
      ),
    );
    expect(part && lookupsOf(part)).toEqual({
      names: ["a/b", "a/c"],
      versions: ["a/c@1", "a/c@2"],
      began: "2026-11-01T10:00:00.000Z",
      runId: RUN_ID,
    });
  });
});

describe("the lineage facet", () => {
  const source = (name: string, members: Json = {}) => ({
    type: "DATASET",
    namespace: "a",
    name,
    ...members,
  });
  const lineage = (...entries: Json[]) => ({ facets: { lineage: facet({ entries }) } });
  const both = { inputs: [dataset("a/A"), dataset("a/B")], outputs: [dataset("a/C"), dataset("a/D")] };

  it("says which inputs an output has: it then has a transformation of its own", () => {
    const facts = factsOf([complete({ ...both, job: lineage(source("C", { inputs: [source("A")] })) })]);
    expect(run(facts)?.reads).toEqual([{ sourceTable: "a/A" }, { sourceTable: "a/B" }]);
    expect(run(facts, `${RUN_ID}#a/C`)).toMatchObject({ parent: RUN_ID, reads: [{ sourceTable: "a/A" }] });
    expect(facts.get(`DatasetVersion a/C@${RUN_ID}`)).toEqual({ writtenBy: `${RUN_ID}#a/C` });
    expect(facts.get(`DatasetVersion a/D@${RUN_ID}`)).toEqual({ writtenBy: RUN_ID });
  });

  it("makes none where an output has all inputs of the run, and one that reads nothing where it has none", () => {
    const facts = factsOf([
      complete({
        ...both,
        job: lineage(source("C", { inputs: [source("A"), source("B")] }), source("D", { inputs: [] })),
      }),
    ]);
    expect(facts.get(`DatasetVersion a/C@${RUN_ID}`)).toEqual({ writtenBy: RUN_ID });
    expect(run(facts, `${RUN_ID}#a/D`)?.reads).toEqual([]);
  });

  it("adds up over the events of a run, and names inputs and outputs that no list has", () => {
    const facts = factsOf([
      runEvent("START", 0, { job: lineage(source("C", { inputs: [source("A")] })) }),
      complete({
        inputs: [dataset("a/B")],
        job: lineage(source("C", { inputs: [source("X")] }), { type: "JOB", inputs: [source("Y")] }),
      }),
    ]);
    expect(run(facts)?.reads).toEqual(["A", "B", "X", "Y"].map((name) => ({ sourceTable: `a/${name}` })));
    expect(run(facts, `${RUN_ID}#a/C`)?.reads).toEqual([{ sourceTable: "a/A" }, { sourceTable: "a/X" }]);
  });

  it("of columns replaces the columnLineage facet, and jobs as sources stand in the event only", () => {
    const columnLineage = facet({
      fields: { y: { inputFields: [{ namespace: "a", name: "B", field: "b" }] } },
    });
    const fields = {
      y: {
        inputs: [
          source("A", {
            field: "a",
            transformations: [
              { type: "DIRECT", subtype: "AGGREGATION", description: "sum(a)", masking: true },
            ],
          }),
          { type: "JOB" },
        ],
      },
      z: { inputs: [source("A")] },
    };
    const facts = factsOf([
      complete({
        ...both,
        outputs: [dataset("a/C", { facets: { columnLineage } })],
        job: lineage(source("C", { fields })),
      }),
    ]);
    expect(facts.get(`DatasetVersion a/C@${RUN_ID}`)?.columnLineage).toEqual([
      {
        column: "y",
        fromColumn: "a",
        sourceTable: "a/A",
        type: "DIRECT/AGGREGATION",
        description: "sum(a)",
        masked: true,
      },
    ]);
    expect(run(facts, `${RUN_ID}#a/C`)?.reads).toEqual([{ sourceTable: "a/A" }]);
  });
});

describe("column lineage", () => {
  const input = (name: string, field: string, members: Json = {}) => ({
    namespace: "a",
    name,
    field,
    ...members,
  });
  const lineageOf = (columnLineage: Json, known: Partial<World> = {}) => {
    const schema = facet({ fields: [{ name: "x" }, { name: "y" }] });
    const facets = { schema, columnLineage: facet(columnLineage) };
    const facts = factsOf([complete({ outputs: [dataset("a/out", { facets })] })], world(known));
    return { facts, origins: facts.get(`DatasetVersion a/out@${RUN_ID}`)?.columnLineage };
  };

  it("refers to what the inputs are, and makes an input of what it names", () => {
    const { facts, origins } = lineageOf(
      { fields: { x: { inputFields: [input("b", "p"), input("c", "q", { transformations: [] })] } } },
      { current: new Map([["a/c", { key: "a/c@1", writtenBy: "r" }]]) },
    );
    expect(origins).toEqual([
      { column: "x", fromColumn: "p", sourceTable: "a/b" },
      { column: "x", fromColumn: "q", datasetVersion: "a/c@1" },
    ]);
    expect(run(facts)?.reads).toEqual([{ sourceTable: "a/b" }, { datasetVersion: "a/c@1", inferred: true }]);
  });

  it("has an origin for each transformation, those of the whole data set for each column", () => {
    const sort = {
      transformations: [{ type: "INDIRECT", subtype: "SORT", description: "", masking: false }],
    };
    const { origins } = lineageOf({
      fields: {
        x: {
          inputFields: [
            input("b", "p", {
              transformations: [{ type: "DIRECT" }, { type: "INDIRECT", subtype: "FILTER" }],
            }),
          ],
        },
      },
      dataset: [input("b", "s", sort)],
    });
    expect(origins).toEqual([
      { column: "x", fromColumn: "p", sourceTable: "a/b", type: "DIRECT" },
      { column: "x", fromColumn: "p", sourceTable: "a/b", type: "INDIRECT/FILTER" },
      {
        column: "x",
        fromColumn: "s",
        sourceTable: "a/b",
        type: "INDIRECT/SORT",
        description: "",
        masked: false,
      },
      {
        column: "y",
        fromColumn: "s",
        sourceTable: "a/b",
        type: "INDIRECT/SORT",
        description: "",
        masked: false,
      },
    ]);
  });

  it("reads the deprecated members", () => {
    const { origins } = lineageOf({
      fields: {
        x: {
          inputFields: [input("b", "p")],
          transformationType: "IDENTITY",
          transformationDescription: "as is",
        },
        y: { inputFields: [input("b", "q")], transformationType: "MASKED" },
      },
    });
    expect(origins).toEqual([
      { column: "x", fromColumn: "p", sourceTable: "a/b", type: "DIRECT/IDENTITY", description: "as is" },
      { column: "y", fromColumn: "q", sourceTable: "a/b", type: "DIRECT", masked: true },
    ]);
  });

  it("that is too long for a fact has what fits, and what is left out is said", () => {
    const names = Array.from({ length: 1_000 }, (_, i) => `column_${i}`);
    const facets = {
      schema: facet({ fields: names.map((name) => ({ name })) }),
      columnLineage: facet({
        fields: {},
        dataset: Array.from({ length: 20 }, (_, i) => input("b", `f${i}`)),
      }),
    };
    const [part] = partsOf(readRun(read([complete({ outputs: [dataset("a/out", { facets })] })])));
    const { leftOut } = assembled(part);
    expect(leftOut).toEqual([expect.stringMatching(/^\d+ of 20000 column origins of a\/out$/)]);
  });
});
