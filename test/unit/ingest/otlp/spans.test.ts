import { describe, expect, it } from "vitest";
import { parseFact } from "../../../../src/facts/parse.js";
import { spansOf } from "../../../../src/ingest/otlp/items.js";
import { predictionsOfSpans } from "../../../../src/ingest/otlp/spans.js";
import { readExport } from "../../../../src/ingest/otlp/wire.js";
import { type GivenSpan, mlflowTraces, spansIn } from "../../../support/otlp.js";

const mapped = (resource: Readonly<Record<string, unknown>>, ...spans: readonly GivenSpan[]) =>
  mappedOf(spansIn(resource, ...spans));
const mappedOf = (body: unknown) =>
  predictionsOfSpans(spansOf(body)).map((one) => {
    if ("problem" in one) return one.problem.text;
    for (const { kind, input, path } of one.facts) parseFact(kind, input, path);
    return one.facts.map(({ input }) => input)[0];
  });

const SERVED = { "proofline.deployment": "d-1" };
const MLFLOW = {
  "mlflow.traceRequestId": '"tr-1"',
  "mlflow.spanInputs": '{"age": 41}',
  "mlflow.spanOutputs": '"yes"',
};

describe("a span", () => {
  it("of MLflow's tracing is a prediction where it is the first of its trace", () => {
    expect(mappedOf(readExport("traces", mlflowTraces()))).toEqual([
      expect.stringMatching(/is a step of a trace/),
      {
        requestId: expect.stringMatching(/^tr-[0-9a-f]{32}$/),
        deployment: "d-credit",
        features: { features: { age: 41, income: 3 } },
        prediction: { approved: true, score: 0.9 },
        timestamp: expect.stringMatching(/^2026-11-28T15:26:/),
      },
      expect.objectContaining({ requestId: "req-7", modelVersion: "credit@3", prediction: "yes" }),
    ]);
  });

  it("on the way is one where it says itself who answered, by its own id", () => {
    const attributes = { ...MLFLOW, "proofline.deployment": '"d-2"' };
    expect(mapped(SERVED, { attributes, parentSpanId: "00000000000000bb" })).toMatchObject([
      { requestId: "tr-1#00000000000000aa", deployment: "d-2" },
    ]);
  });

  it("of any tracing is one with Proofline's attributes", () => {
    const attributes = { "proofline.features": '{"age":41}', "proofline.prediction": '"yes"' };
    expect(mapped(SERVED, { attributes })).toMatchObject([
      { requestId: "0af7651916cd43dd8448eb211c80319c", features: { age: 41 }, prediction: "yes" },
    ]);
  });

  it.each([
    ["that failed", { attributes: MLFLOW, code: 2 }, /failed/],
    ["without inputs", { attributes: { ...MLFLOW, "mlflow.spanInputs": "null" } }, /mlflow.spanInputs/],
    ["without outputs", { attributes: { "mlflow.spanInputs": "1" } }, /mlflow.spanOutputs/],
    [
      "with outputs that are cut off",
      { attributes: { ...MLFLOW, "mlflow.spanOutputs": '{"a' } },
      /mlflow.spanOutputs/,
    ],
  ])("%s is none, and says so", (_, span, message) => {
    expect(mapped(SERVED, span)).toEqual([expect.stringMatching(message)]);
  });

  it("that names nobody who answered is none", () => {
    expect(mapped({}, { attributes: MLFLOW })).toEqual([expect.stringMatching(/names neither/)]);
  });
});
