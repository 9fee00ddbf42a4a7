import { describe, expect, it } from "vitest";
import { readRun } from "../../../../src/ingest/openlineage/run.js";
import {
  assembled,
  byName,
  dataset,
  facet,
  type Json,
  partsOf,
  RUN_ID,
  read,
  runEvent,
  versioned,
} from "./events.js";

const jobType = (members: Json = {}) => ({
  facets: { jobType: facet({ processingType: "STREAMING", integration: "FLINK", ...members }) },
});
const START = runEvent("START", 0, {
  job: jobType(),
  inputs: [dataset("kafka/in")],
  outputs: [dataset("kafka/out")],
});
const rows = (rowCount: number) => ({ outputFacets: { outputStatistics: facet({ rowCount }) } });
const window = (second: number, outputs: readonly Json[], members: Json = {}): Json =>
  runEvent("RUNNING", second, { outputs, ...members });
const parts = (events: readonly Json[]) => partsOf(readRun(read(events)));
const facts = (events: readonly Json[], key: string) =>
  byName(assembled(parts(events).find((part) => part.key === key)).facts);
const AT_5 = `${RUN_ID}@2026-11-01T10:00:05.000Z`;
const AT_7 = `${RUN_ID}@2026-11-01T10:00:07.000Z`;

describe("a streaming job", () => {
  const events = [
    START,
    runEvent("RUNNING", 3),
    window(5, [dataset("kafka/out", rows(10))]),
    window(7, [dataset("kafka/out", rows(4))]),
  ];

  it("has a part for each time at which it says what it wrote, though it goes on", () => {
    expect(parts(events).map(({ key }) => key)).toEqual([AT_5, AT_7]);
    expect(facts(events, AT_5)).toEqual(
      new Map<string, Json>([
        ["SourceTable kafka/in", {}],
        [
          `Transformation ${AT_5}`,
          {
            job: "jobs/etl",
            parent: RUN_ID,
            startedAt: "2026-11-01T10:00:00.000Z",
            endedAt: "2026-11-01T10:00:05.000Z",
            reads: [{ sourceTable: "kafka/in" }],
          },
        ],
        [`DatasetVersion kafka/out@${AT_5}`, { rowCount: 10, writtenBy: `${AT_5}` }],
      ]),
    );
    expect(facts(events, AT_7).get(`DatasetVersion kafka/out@${AT_7}`)).toMatchObject({ rowCount: 4 });
  });

  it("has the same part without the events of the others", () => {
    expect(facts(events, AT_7)).toEqual(
      facts([START, runEvent("RUNNING", 3), window(7, [dataset("kafka/out", rows(4))])], AT_7),
    );
  });

  it("says together what it says at the same time", () => {
    const both = [
      START,
      window(5, [dataset("kafka/a")], { producer: "p" }),
      window(5, [versioned("kafka/b", "1")]),
    ];
    expect([...facts(both, AT_5).keys()]).toEqual([
      "SourceTable kafka/in",
      `Transformation ${AT_5}`,
      `DatasetVersion kafka/a@${AT_5}`,
      "DatasetVersion kafka/b@1",
    ]);
  });

  it("has read only what the event names, where each event is complete for its time", () => {
    const job = jobType({
      emissionPattern: { eventTrigger: "PERIODIC", eventContentMode: "COMPLETE_SNAPSHOT" },
    });
    const reads = (members: Json) =>
      facts([START, window(5, [dataset("kafka/out")], { job, ...members })], AT_5).get(
        `Transformation ${AT_5}`,
      )?.reads;
    expect(reads({ inputs: [dataset("kafka/other")] })).toEqual([{ sourceTable: "kafka/other" }]);
    expect(reads({})).toEqual([]);
  });

  it("that ends is a run too, which has not written again what was written before", () => {
    const ended = [...events, runEvent("COMPLETE", 9)];
    expect(parts(ended).map(({ key }) => key)).toEqual([AT_5, AT_7, RUN_ID]);
    expect([...facts(ended, RUN_ID).keys()]).toEqual(["SourceTable kafka/in", `Transformation ${RUN_ID}`]);
    const withLast = [...events, runEvent("COMPLETE", 9, { outputs: [dataset("kafka/out", rows(2))] })];
    expect(facts(withLast, RUN_ID).get(`DatasetVersion kafka/out@${RUN_ID}`)).toMatchObject({ rowCount: 2 });
    const versions = [
      window(5, [versioned("kafka/out", "1")]),
      runEvent("COMPLETE", 9, { outputs: [versioned("kafka/out", "1")] }),
    ];
    expect([...facts([START, ...versions], RUN_ID).keys()]).not.toContain("DatasetVersion kafka/out@1");
  });

  it("that says nothing while it runs is one run", () => {
    const ended = [START, runEvent("RUNNING", 3), runEvent("COMPLETE", 9)];
    expect([...facts(ended, RUN_ID).keys()]).toContain(`DatasetVersion kafka/out@${RUN_ID}`);
  });

  it("is one by its facet alone: what another job says while it runs belongs to its run", () => {
    const batch = [runEvent("START", 0), window(5, [dataset("a/out")]), runEvent("COMPLETE", 9)];
    expect(parts(batch).map(({ key }) => key)).toEqual([RUN_ID]);
  });
});
