import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { openlineage } from "../../../../src/report/formats/openlineage.js";
import type { PredictionTrail } from "../../../../src/report/trail.js";
import { DOCUMENT_TRAILS, largeTrail, sayingAll } from "../../../support/documentTrails.js";
import { proven } from "../../../support/proven.js";
import { trailWith } from "../../../support/trails.js";

type Event = Readonly<Record<string, never>> & {
  readonly eventType?: string;
  readonly eventTime: string;
};
const render = (trail: PredictionTrail): readonly Event[] =>
  JSON.parse(openlineage.render(proven(trail, { size: trail.stored.length + 200 })));

// what OpenLineage 2-0-2 asks of events and facets; the integration test asks its own client
const ajv = new Ajv2020({ allErrors: true });
addFormats.default(ajv);
const uri = { type: "string", format: "uri" };
const facets = {
  type: "object",
  additionalProperties: {
    type: "object",
    required: ["_producer", "_schemaURL"],
    properties: { _producer: uri, _schemaURL: uri },
  },
};
const named = {
  type: "object",
  required: ["namespace", "name"],
  properties: {
    namespace: { type: "string", minLength: 1 },
    name: { type: "string", minLength: 1 },
    facets,
    inputFacets: facets,
    outputFacets: facets,
  },
};
const isEvent = ajv.compile({
  type: "object",
  required: ["eventTime", "producer", "schemaURL"],
  properties: {
    eventTime: { type: "string", format: "date-time" },
    producer: uri,
    schemaURL: uri,
    eventType: { enum: ["START", "RUNNING", "COMPLETE", "ABORT", "FAIL", "OTHER"] },
    run: {
      type: "object",
      required: ["runId"],
      properties: { runId: { type: "string", format: "uuid" }, facets },
    },
    job: named,
    dataset: named,
    inputs: { type: "array", items: named },
    outputs: { type: "array", items: named },
  },
  oneOf: [
    { required: ["run", "job"] },
    { required: ["job"], not: { required: ["run"] } },
    { required: ["dataset"], not: { anyOf: [{ required: ["job"] }, { required: ["run"] }] } },
  ],
});

describe("OpenLineage events", () => {
  it.each(Object.entries({ ...DOCUMENT_TRAILS, "a trail of 5,000 facts": largeTrail }))(
    "have the form that the standard asks for, in the order of their times: %s",
    (_, make) => {
      const events = render(make());
      expect(events.flatMap((event) => (isEvent(event) ? [] : [isEvent.errors]))).toEqual([]);
      const times = events.map(({ eventTime }) => eventTime);
      expect(times).toEqual(times.toSorted());
    },
  );

  it("are a start and an end for each run that says when it started, and an end for each other", () => {
    const events = render(trailWith({ input: { clean: { startedAt: null } } }));
    const types = (job: string) =>
      events.flatMap((event) => (Object(event.job).name === job ? [event.eventType] : []));
    expect([types("clean-loans"), types("job-1")]).toEqual([["COMPLETE"], ["START", "COMPLETE"]]);
  });

  it("have the data of a run with what is known of it", () => {
    const clean = render(sayingAll()).find(
      ({ eventType, job }) => eventType === "COMPLETE" && Object(job).name === "clean-loans",
    );
    expect(clean).toMatchObject({
      job: {
        namespace: "log.example/proofline",
        facets: {
          sourceCodeLocation: { type: "git", url: "https://code.example.com/etl.git", version: "c0ffee" },
          documentation: { description: "Leaves out what can't be right." },
        },
      },
      run: { facets: { parent: { job: { name: "job-1" } } } },
      inputs: [{ namespace: "warehouse", name: "loans" }],
      outputs: [
        {
          namespace: "log.example/proofline",
          name: "loans",
          facets: {
            version: { datasetVersion: "1" },
            dataSource: { uri: "s3://lake/loans/1.csv" },
            ownership: { owners: [{ name: "Data Office" }] },
            schema: { fields: [{ name: "amount", type: "int", description: "in euros" }, { name: "paid" }] },
            tags: { tags: [{ key: "pii", value: "true", field: "amount" }] },
            columnLineage: {
              fields: {
                amount: {
                  inputFields: [
                    {
                      namespace: "warehouse",
                      name: "loans",
                      field: "amount",
                      transformations: [{ type: "DIRECT", subtype: "IDENTITY", masking: false }],
                    },
                  ],
                },
              },
            },
          },
          outputFacets: { outputStatistics: { rowCount: 80_000 } },
        },
        { name: "loans-test" },
      ],
    });
  });

  it("have a training with its settings, the part of each data set, and the model that it made", () => {
    const training = render(sayingAll()).find(
      ({ eventType, job }) => eventType === "COMPLETE" && Object(job).name === "job-1",
    );
    expect(training).toMatchObject({
      job: { facets: { jobType: { jobType: "TRAINING" } } },
      run: { facets: { executionParameters: { parameters: [{ key: "depth", value: "6" }] } } },
      inputs: [
        { name: "loans", facets: { tags: { tags: [{ key: "role", value: "TRAIN" }] } } },
        { name: "loans-test", facets: { tags: { tags: [{ key: "role", value: "TEST" }] } } },
      ],
      outputs: [
        {
          name: "credit-risk",
          facets: { version: { datasetVersion: "7" }, datasetType: { datasetType: "MODEL" } },
        },
      ],
    });
  });

  it("have the prediction as a run of its deployment, with all that is neither run nor data", () => {
    const events = render(sayingAll());
    const job = { namespace: "log.example/proofline", name: "d-7" };
    expect(events).toContainEqual(
      expect.objectContaining({
        job: expect.objectContaining(job),
        inputs: [expect.objectContaining({ name: "credit-risk" })],
      }),
    );
    const prediction: unknown = events.find(
      (event) => event.eventType === "COMPLETE" && Object(event.job).name === "d-7",
    );
    const { proofline_report, proofline_fact } = Object(prediction).run.facets;
    expect(proofline_report).toMatchObject({ requestId: "req-42", verdict: "COMPLETE", truncated: false });
    expect(proofline_report.facts.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      "Amendment",
      "Approval",
      "Approval",
      "Erasure",
      "Outcome",
      "Retirement",
      "Review",
      "StageTransition",
    ]);
    expect(proofline_fact).toMatchObject({ withheld: ["features", "prediction"] });
    expect(JSON.stringify(events)).not.toContain("1200");
  });
});
