import { describe, expect, it } from "vitest";
import type { LoggedEvent } from "../../../../src/graph/openLineage/follow.js";
import { runsSeen, versionsSeen } from "../../../../src/ingest/openlineage/following.js";

const event = (index: number, eventType: string | null, given: Partial<LoggedEvent> = {}): LoggedEvent => ({
  index,
  type: "RUN",
  runId: "r-1",
  job: "ns/job",
  eventType,
  eventTime: index * 1_000,
  event: JSON.stringify({ outputs: [{ namespace: "s3://lake", name: `t${index}` }] }),
  ...given,
});

describe("what events of the log tell of runs", () => {
  it("is counted by run, and the latest event is that of the latest time", () => {
    const seen = runsSeen([
      event(1, "START"),
      event(2, "COMPLETE", { eventTime: 9_000 }),
      event(3, "OTHER"),
      event(4, "START", { runId: "r-2" }),
    ]);
    expect(seen).toEqual([
      {
        runId: "r-1",
        job: "ns/job",
        events: 3,
        lastIndex: 3,
        lastEvent: "COMPLETE",
        lastEventAt: 9_000,
        endedAt: 9_000,
        isPart: false,
        outputs: ["s3://lake/t1", "s3://lake/t2", "s3://lake/t3"],
      },
      expect.objectContaining({ runId: "r-2", events: 1, endedAt: null }),
    ]);
  });

  it("leaves out job and dataset events, and reads no outputs of erased ones, or of other shapes", () => {
    expect(runsSeen([event(1, null, { type: "JOB", runId: null })])).toEqual([]);
    const outputs = (json: string | null) => runsSeen([event(1, null, { event: json })])[0]?.outputs;
    expect(outputs(null)).toEqual([]);
    expect(outputs('{"outputs":7}')).toEqual([]);
    expect(outputs('{"outputs":[{"name":"a"},{"namespace":"n","name":"b"}]}')).toEqual(["n/b"]);
    expect(outputs(JSON.stringify({ outputs: [{ namespace: "n", name: "b".repeat(600) }] }))).toEqual([]);
  });

  it("is a part of its own where a RUNNING event has outputs", () => {
    expect(runsSeen([event(1, "RUNNING")])[0]?.isPart).toBe(true);
    expect(runsSeen([event(1, "RUNNING", { event: "{}" })])[0]?.isPart).toBe(false);
  });
});

describe("the data set of a version", () => {
  const of = (key: string, writtenBy: string | null) =>
    versionsSeen([{ key, index: 0, at: 0, writtenBy }]).map(({ dataset }) => dataset);

  it.each([
    ["s3://lake/t@7", "r-1", "s3://lake/t"],
    ["abfss://c@account/t@7", null, "abfss://c@account/t"],
    ["t@r-1@2026-11-20T08:00:00.000Z", "r-1@2026-11-20T08:00:00.000Z", "t"],
    ["t@r-1@2026-11-20T08:00:00.000Z", "r-1@2026-11-20T08:00:00.000Z#t", "t"],
  ])("of %s, written by %s, is %s", (key, writtenBy, dataset) => {
    expect(of(key, writtenBy)).toEqual([dataset]);
  });

  it("is none where the key has no version", () => {
    expect(of("t", null)).toEqual([]);
  });
});
