import { describe, expect, it } from "vitest";
import { ProoflineError } from "../../../../src/facts/error.js";
import { parseFact } from "../../../../src/facts/parse.js";
import { readEvent } from "../../../../src/ingest/openlineage/event.js";
import { withExactIntegers } from "../../../../src/ingest/openlineage/integers.js";
import { dataset, facet, type Json, RUN_ID, read, runEvent, SCHEMA_URL } from "./events.js";

const errorOf = (value: unknown): ProoflineError => {
  try {
    readEvent(value, "");
  } catch (error) {
    if (error instanceof ProoflineError) return error;
    throw error;
  }
  throw new Error("it was read");
};
const without = (event: Json, name: string): Json =>
  Object.fromEntries(Object.entries(event).filter(([member]) => member !== name));
const deep = (levels: number): unknown => {
  let value: unknown = 1;
  for (let i = 0; i < levels; i++) value = { a: value };
  return value;
};
const typed = (name: string, event: Json): Json => ({
  ...event,
  schemaURL: SCHEMA_URL.replace("RunEvent", name),
});

const BAD: readonly (readonly [what: string, event: unknown, place: string, message: string])[] = [
  ["a list", [], "event", "must be an object"],
  ["a text", "START", "event", "must be an object"],
  ["nothing that names a type", { eventTime: "2026-11-01T10:00:00Z" }, "run", "is required"],
  ["a RunEvent without a run", without(runEvent("START", 0), "run"), "run", "is required"],
  [
    "a RunEvent with a run that is a text",
    { ...runEvent("START", 0), run: RUN_ID },
    "run",
    "must be an object",
  ],
  ["a run without an id", runEvent("START", 0, { run: { runId: null } }), "run.runId", "must be a string"],
  ["an empty run id", runEvent("START", 0, { run: { runId: "" } }), "run.runId", "must not be empty"],
  ["no job", without(runEvent("START", 0), "job"), "job", "is required"],
  ["a job without a name", runEvent("START", 0, { job: { name: null } }), "job.name", "must be a string"],
  ["no time", without(runEvent("START", 0), "eventTime"), "eventTime", "must be an RFC 3339"],
  [
    "a time without a zone",
    runEvent("START", 0, { eventTime: "2026-11-01T10:00:00" }),
    "eventTime",
    "must be an RFC 3339",
  ],
  ["an eventType that is none", runEvent("DONE", 0), "eventType", "must be one of START, RUNNING"],
  ["a producer that is no text", runEvent("START", 0, { producer: 7 }), "producer", "must be a string"],
  ["a schemaURL that is no text", runEvent("START", 0, { schemaURL: {} }), "schemaURL", "must be a string"],
  ["inputs that are no list", runEvent("START", 0, { inputs: {} }), "inputs", "must be a list"],
  [
    "an input without a namespace",
    runEvent("START", 0, { inputs: [dataset("a/b"), { name: "b" }] }),
    "inputs[1].namespace",
    "must be a string",
  ],
  ["an output that is null", runEvent("START", 0, { outputs: [null] }), "outputs[0]", "is required"],
  [
    "a JobEvent with a run, which the type decides and not what is there",
    typed("JobEvent", runEvent("START", 0)),
    "run",
    "is not of a JobEvent",
  ],
  [
    "a DatasetEvent without a dataset",
    typed("DatasetEvent", { eventTime: "2026-11-01" }),
    "dataset",
    "is required",
  ],
  [
    "half of a surrogate pair",
    runEvent("START", 0, { run: { facets: { x: { y: "\ud800" } } } }),
    "event.run.facets.x.y",
    "must be well-formed",
  ],
  [
    "65 levels",
    runEvent("START", 0, { run: { facets: deep(63) } }),
    "event.run.facets",
    "is nested deeper than 64",
  ],
  ["20,000 levels", runEvent("START", 0, { run: { facets: deep(20_000) } }), "event.run", "is nested deeper"],
  [
    "more than can be kept",
    runEvent("START", 0, { x: "x".repeat(262_144) }),
    "event",
    "is longer than 256 KiB",
  ],
];

describe("an event that is refused", () => {
  it.each(BAD)("%s", (_, event, place, message) => {
    const error = errorOf(event);
    expect(error.path?.startsWith(place)).toBe(true);
    expect(error.message).toContain(message);
  });

  it("says the place in a batch", () => {
    expect(() => readEvent(without(runEvent("START", 0), "run"), "[3]")).toThrow("[3].run: is required");
  });
});

describe("an event that is accepted", () => {
  it("is a RunEvent with the hash of its canonical JSON for its key, whatever the order of its members", () => {
    const event = runEvent("START", 0);
    const { key, fact } = readEvent(event, "");
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(readEvent(Object.fromEntries(Object.entries(event).reverse()), "").key).toBe(key);
    expect(readEvent(runEvent("START", 1), "").key).not.toBe(key);
    const draft = parseFact(fact.kind, fact.input, "");
    expect(draft).toMatchObject({ kind: "RunEvent", key });
    expect(fact.input).toMatchObject({
      event,
      type: "RUN",
      runId: RUN_ID,
      eventType: "START",
      job: "jobs/etl",
    });
  });

  it.each<[what: string, event: Json, type: string]>([
    ["a run id that is no UUID", runEvent("START", 0, { run: { runId: "my run: 7" } }), "RUN"],
    ["a producer that is no URI", runEvent("START", 0, { producer: "me" }), "RUN"],
    ["no producer", without(runEvent("START", 0), "producer"), "RUN"],
    ["a run without schemaURL", without(runEvent("START", 0), "schemaURL"), "RUN"],
    [
      "a schemaURL of the older form",
      runEvent("START", 0, { schemaURL: "http://x/OpenLineage.json#/definitions/RunEvent" }),
      "RUN",
    ],
    ["a schemaURL that names no type", runEvent("START", 0, { schemaURL: "http://123" }), "RUN"],
    ["no eventType", without(runEvent("START", 0), "eventType"), "RUN"],
    [
      "a time with another zone and digits",
      runEvent("START", 0, { eventTime: "2026-11-01T12:00:00.123456+02:00" }),
      "RUN",
    ],
    ["inputs that are null", runEvent("START", 0, { inputs: null }), "RUN"],
    [
      "a job event",
      { ...without(without(runEvent("START", 0), "run"), "eventType"), schemaURL: undefined },
      "JOB",
    ],
    ["a job event by its type", typed("JobEvent", without(runEvent("START", 0), "run")), "JOB"],
    [
      "a dataset event",
      typed("DatasetEvent", { eventTime: "2026-11-01T10:00:00Z", dataset: dataset("a/b") }),
      "DATASET",
    ],
    ["a run event with a dataset beside", runEvent("START", 0, { dataset: dataset("a/b") }), "RUN"],
  ])("%s", (_, event, type) => {
    const { fact, type: found } = readEvent(JSON.parse(JSON.stringify(event)), "");
    expect(found).toBe(type);
    expect(parseFact(fact.kind, fact.input, "").kind).toBe("RunEvent");
  });

  it("has an order by all digits of its time, and by what comes first of the same time", () => {
    const at = (eventType: string, time: string) =>
      readEvent(runEvent(eventType, 0, { eventTime: `2026-11-01T10:00:00${time}` }), "");
    const events = [
      at("COMPLETE", ".0009Z"),
      at("COMPLETE", "Z"),
      at("START", ".00000Z"),
      at("START", ".000123Z"),
      at("RUNNING", ".000000Z"),
    ];
    const inOrder = [...events].sort((a, b) => (a.order < b.order ? -1 : 1));
    expect(inOrder).toEqual([events[2], events[4], events[1], events[3], events[0]]);
  });
});

describe("what becomes of facets", () => {
  const notes = (event: Json) => readEvent(event, "").notes;

  it("is mapped, kept or ignored, by their paths", () => {
    const event = runEvent("COMPLETE", 0, {
      run: { facets: { parent: facet({ run: { runId: "p" }, job: {} }), spark_properties: facet({}) } },
      job: { facets: { sql: facet({ query: "SELECT 1" }), ownership: facet({ owners: [] }) } },
      inputs: [
        dataset("a/b", { inputFacets: { inputStatistics: facet({ rowCount: 3 }) }, facets: { x: {} } }),
      ],
      outputs: [
        dataset("a/c", {
          facets: { schema: facet({ fields: [] }) },
          outputFacets: { icebergCommitReport: {} },
        }),
      ],
      dataset: dataset("a/b"),
    });
    expect(notes(event)).toEqual({
      mapped: [
        "run.facets.parent",
        "job.facets.sql",
        "inputs[0].inputFacets.inputStatistics",
        "outputs[0].facets.schema",
      ],
      kept: [
        "run.facets.spark_properties",
        "job.facets.ownership",
        "inputs[0].facets.x",
        "outputs[0].outputFacets.icebergCommitReport",
      ],
      ignored: ["dataset"],
      problems: [],
    });
  });

  it.each<[what: string, members: Json, path: string, place: string, reason: string]>([
    [
      "a row count that is a text",
      { outputs: [dataset("a/b", { outputFacets: { outputStatistics: facet({ rowCount: "wrong" }) } })] },
      "outputs[0].outputFacets.outputStatistics",
      "outputs[0].outputFacets.outputStatistics.rowCount",
      "must be a whole number from 0 to 2^53 - 1",
    ],
    [
      "an owner without a name",
      { outputs: [dataset("a/b", { facets: { ownership: facet({ owners: [{ "no-name": "x" }] }) } })] },
      "outputs[0].facets.ownership",
      "outputs[0].facets.ownership.owners[0].name",
      "must be a string",
    ],
    [
      "a parent without a run id",
      { run: { facets: { parent: { run: { noRunId: "x" } } } } },
      "run.facets.parent",
      "run.facets.parent.run.runId",
      "must be a string",
    ],
    [
      "a facet that is a number",
      { run: { facets: { parent: 7 } } },
      "run.facets.parent",
      "run.facets.parent",
      "must be an object",
    ],
    ["facets that are a list", { job: { facets: [] } }, "job.facets", "job.facets", "must be an object"],
    [
      "a condition of no known type",
      { inputs: [dataset("a/b", { inputFacets: { subset: { inputCondition: { type: "magic" } } } })] },
      "inputs[0].inputFacets.subset",
      "inputs[0].inputFacets.subset.inputCondition.type",
      "must be location, partition, compare or binary",
    ],
  ])("is kept, and said, of a wrong type: %s", (_, members, path, place, reason) => {
    const { mapped, kept, problems } = notes(runEvent("COMPLETE", 0, members));
    expect(mapped).toEqual([]);
    expect(kept).toEqual([path]);
    expect(problems).toEqual([{ path: place, reason }]);
  });

  it("is kept of job and dataset events, from which no run is put together", () => {
    const event = typed("DatasetEvent", {
      eventTime: "2026-11-01T10:00:00Z",
      dataset: dataset("a/b", { facets: { schema: facet({ fields: [] }) } }),
    });
    expect(notes(event)).toMatchObject({ mapped: [], kept: ["dataset.facets.schema"] });
  });

  it("is not confused by names that objects have of their own", () => {
    const event = JSON.parse(
      JSON.stringify(runEvent("COMPLETE", 0)).replace(
        '"runId"',
        '"facets":{"__proto__":{"parent":7},"constructor":1},"runId"',
      ),
    );
    expect(notes(event).kept).toEqual(["run.facets.__proto__", "run.facets.constructor"]);
  });
});

describe("integers beyond 2^53", () => {
  const exact = (json: string): unknown => JSON.parse(withExactIntegers(json));

  it("are kept with all their digits, as texts", () => {
    const json =
      '{"snapshotId":7423948512345678901,"list":[-9007199254740993, 1.2e30],"a":9007199254740991,"b":1e3}';
    expect(exact(json)).toEqual({
      snapshotId: "7423948512345678901",
      list: ["-9007199254740993", "1.2e30"],
      a: 9007199254740991,
      b: 1000,
    });
  });

  it("are left alone within texts", () => {
    const json =
      '{"a \\" 7423948512345678901":"1 \\\\","b":"7423948512345678901,\\\\\\"7423948512345678901"}';
    expect(withExactIntegers(json)).toBe(json);
    expect(withExactIntegers('{"a":"7423948512345678901')).toBe('{"a":"7423948512345678901');
  });

  it("make events of Spark with Iceberg readable", () => {
    const facets = { icebergScanReport: facet({ snapshotId: "ID" }) };
    const event = runEvent("COMPLETE", 0, { inputs: [dataset("a/b", { inputFacets: facets })] });
    const json = JSON.stringify(event).replace('"ID"', "7423948512345678901");
    expect(() => read([JSON.parse(json)])).toThrow("is an integer beyond 2^53");
    expect(read([exact(json) as Json])).toHaveLength(1);
  });
});
