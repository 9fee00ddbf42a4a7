import { describe, expect, it } from "vitest";
import { parseFact } from "../../../../src/facts/parse.js";
import { logRecordsOf } from "../../../../src/ingest/otlp/items.js";
import { predictionsOfLogs } from "../../../../src/ingest/otlp/logs.js";
import { readExport } from "../../../../src/ingest/otlp/wire.js";
import { bentomlLogs, type GivenRecord, logsOf } from "../../../support/otlp.js";

/** What records are, each as facts that can be recorded, or as what is said of it. */
const mapped = (resource: Readonly<Record<string, unknown>>, ...records: readonly GivenRecord[]) =>
  mappedOf(logsOf(resource, ...records));
const mappedOf = (body: unknown) =>
  predictionsOfLogs(logRecordsOf(body)).map((one) => {
    if ("problem" in one) return one.problem.text;
    for (const { kind, input, path } of one.facts) parseFact(kind, input, path);
    return one.facts.map(({ input }) => input);
  });

const column = (name: string, role: string) => ({ name, role, type: "numerical" });
const monitored = (values: Readonly<Record<string, unknown>>, schema: Readonly<Record<string, string>>) => ({
  ...values,
  ...{ timestamp: 1795879573.889, request_id: "15712816342202001965", trace_id: "1" },
  bento_meta: {
    bento_name: "credit",
    schema: Object.fromEntries(Object.entries(schema).map(([name, role]) => [name, column(name, role)])),
  },
});
const SERVED = { "proofline.deployment": "d-1", "host.name": "node-1" };

describe("a log record", () => {
  it("of BentoML's monitor is a prediction", () => {
    expect(mappedOf(readExport("logs", bentomlLogs()))).toEqual([
      [
        {
          requestId: "15712816342202001965",
          deployment: "d-credit",
          features: { age: 41, income: 5000.5 },
          prediction: "yes",
          timestamp: "2026-11-28T15:26:13.889Z",
        },
      ],
      [expect.objectContaining({ features: { age: 22, income: 500.5 }, prediction: "no" })],
    ]);
  });

  it("of a monitor with several predictions and a target is a prediction with its outcome", () => {
    const body = monitored(
      { x: 1, score: 0.5, yes: true, truth: false },
      { x: "feature", score: "prediction", yes: "prediction", truth: "target" },
    );
    expect(mapped(SERVED, { body })).toEqual([
      [
        expect.objectContaining({ prediction: { score: 0.5, yes: true }, servingNode: "node-1" }),
        {
          key: "15712816342202001965:target",
          prediction: "15712816342202001965",
          actual: false,
          at: "2026-11-28T15:26:13.889Z",
          source: "BentoML monitor",
        },
      ],
    ]);
  });

  it("of several rows of one request is told from them by its time", () => {
    const body = monitored({ x: 1, y: 2 }, { x: "feature", y: "prediction" });
    const times = ["1795879573889191424", "1795879573889191999"];
    const rows = mapped(SERVED, ...times.map((timeUnixNano) => ({ body, timeUnixNano })));
    expect(rows).toMatchObject(times.map((time) => [{ requestId: `15712816342202001965#${time}` }]));
  });

  it("with Proofline's attributes is a prediction, its values as they are or as JSON text", () => {
    const attributes = {
      "proofline.request_id": "r-1",
      "proofline.model_version": "credit@3",
      "proofline.artifact_sha256": "a".repeat(64),
      "proofline.features": '{"age":41}',
      "proofline.prediction": true,
    };
    expect(mapped(SERVED, { attributes })).toMatchObject([
      [
        {
          requestId: "r-1",
          deployment: "d-1",
          modelVersion: "credit@3",
          artifactSha256: "a".repeat(64),
          features: { age: 41 },
          prediction: true,
        },
      ],
    ]);
  });

  it("says what it is recorded without", () => {
    const body = monitored({ x: 1, y: 2, note: "a" }, { x: "feature", y: "prediction", note: "comment" });
    expect(predictionsOfLogs(logRecordsOf(logsOf(SERVED, { body })))).toMatchObject([
      { facts: [{ kind: "Prediction" }], note: { text: expect.stringMatching(/without note/) } },
    ]);
  });

  const attributes = {
    "proofline.request_id": "r-1",
    "proofline.features": "[1]",
    "proofline.prediction": "1",
  };
  const monitor = monitored({ x: 1, y: 2 }, { x: "feature", y: "prediction" });
  it.each([
    ["of something else", { body: "started" }, /is no prediction/],
    [
      "without a request's id",
      { attributes: { ...attributes, "proofline.request_id": "" } },
      /no proofline.request_id/,
    ],
    [
      "with features that are no JSON",
      { attributes: { ...attributes, "proofline.features": "a" } },
      /no proofline.features/,
    ],
    [
      "with a prediction that is none",
      { attributes: { ...attributes, "proofline.prediction": "null" } },
      /no proofline.prediction/,
    ],
    ["of a monitor that samples its schema", { body: { ...monitor, bento_meta: "" } }, /meta_sample_rate/],
    [
      "of a monitor outside of a request",
      { body: { ...monitor, request_id: "None" } },
      /outside of a request/,
    ],
    [
      "of a monitor without a prediction",
      { body: monitored({ x: 1 }, { x: "feature" }) },
      /no column of the role prediction/,
    ],
    ["without a time", { attributes, timeUnixNano: "0" }, /has no time/],
  ])("%s is none, and says so", (_, record, message) => {
    expect(mapped(SERVED, record)).toEqual([expect.stringMatching(message)]);
  });

  it("that names nobody who answered is none", () => {
    expect(mapped({}, { attributes })).toEqual([expect.stringMatching(/names neither/)]);
  });
});
