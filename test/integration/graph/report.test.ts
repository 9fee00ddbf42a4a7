import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "../../../src/config.js";
import type { Graph } from "../../../src/graph/graph.js";
import type { AsOf } from "../../../src/graph/log/past.js";
import { readReport } from "../../../src/graph/report.js";
import { newPrefix } from "../../support/prefix.js";
import { logSize, openMigratedGraph, openRecorder, prediction, record } from "../../support/store.js";

/** What a signer may have come to: nothing signed, something before the facts of the test, all but the last, all. */
const PROGRESS = ["nothing", "what was there before", "all but the last fact", "all"] as const;

describe("a report while the signer is behind the log", () => {
  const p = newPrefix();
  const { policy } = readConfig({}, {});
  let graph: Graph;
  let before: number;
  let size: number;

  beforeAll(async () => {
    graph = await openMigratedGraph();
    before = await logSize(graph);
    const recorder = openRecorder(graph);
    await record(recorder, prediction(`${p}first`, `${p}d`), prediction(`${p}second`, `${p}d`));
    // a prediction that is referred to, and not recorded
    const correction = {
      kind: "Prediction",
      fact: `${p}placeholder`,
      correction: { servingNode: "n-2" },
      reason: "typing",
    };
    await record(recorder, ["Amendment", { key: `${p}am`, ...correction }]);
    await recorder[Symbol.asyncDispose]();
    size = await logSize(graph);
  });

  afterAll(() => graph[Symbol.asyncDispose]());

  const signedSizes = () => ({
    nothing: 0,
    "what was there before": before,
    "all but the last fact": size - 1,
    all: size,
  });
  const reportOf = async (requestId: string, asOf: AsOf | null, progress: (typeof PROGRESS)[number]) => {
    const request = { requestId: `${p}${requestId}`, asOf, policy, now: new Date(0) };
    return (await readReport(graph, { ...request, signedSize: signedSizes()[progress] })).report;
  };

  it.each(PROGRESS)("gives every past up to the log's size, with %s signed", async (progress) => {
    for (const index of [before + 1, size - 1, size])
      expect(await reportOf("first", { index }, progress)).toMatchObject({ asOf: index });
    await expect(reportOf("first", { index: size + 1 }, progress)).rejects.toThrow(
      `asOf.index: the log has ${size} facts`,
    );
    expect(await reportOf("first", { time: "2999-01-01T00:00:00Z" }, progress)).toMatchObject({ asOf: size });
  });

  it.each(PROGRESS)(
    "answers the same of a prediction that nobody recorded, with %s signed",
    async (progress) => {
      const { prediction: section, completeness } = await reportOf("placeholder", null, progress);
      expect(section).toMatchObject({ key: `${p}placeholder`, index: null });
      expect(completeness.gaps.map(({ code }) => code)).toContain("UNRECORDED_REFERENCE");
      for (const past of [{ index: before + 1 }, { index: size }, { time: "2999-01-01T00:00:00Z" }])
        await expect(reportOf("placeholder", past, progress)).rejects.toMatchObject({ code: "NOT_FOUND" });
    },
  );
});
