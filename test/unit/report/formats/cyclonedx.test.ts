import { Spec, Validation } from "@cyclonedx/cyclonedx-library";
import { describe, expect, it } from "vitest";
import { cyclonedx } from "../../../../src/report/formats/cyclonedx.js";
import type { PredictionTrail } from "../../../../src/report/trail.js";
import { DOCUMENT_TRAILS, largeTrail, sayingAll } from "../../../support/documentTrails.js";
import { proven } from "../../../support/proven.js";
import { trailWith } from "../../../support/trails.js";

const text = (trail: PredictionTrail): string =>
  cyclonedx.render(proven(trail, { size: trail.stored.length + 200 }));
const render = (trail: PredictionTrail) => JSON.parse(text(trail));

const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);

describe("a CycloneDX BOM", () => {
  it.each(Object.entries(DOCUMENT_TRAILS))("is valid by the schema of CycloneDX 1.6: %s", async (_, make) => {
    expect(await validator.validate(text(make()))).toBeNull();
  });

  it("is not valid where something is not as the schema has it", async () => {
    const bom = render(trailWith());
    expect(await validator.validate(JSON.stringify({ ...bom, version: 0 }))).not.toBeNull();
    expect(await validator.validate(JSON.stringify({ ...bom, more: 1 }))).not.toBeNull();
  });

  it.each(Object.entries({ ...DOCUMENT_TRAILS, "a trail of 5,000 facts": largeTrail }))(
    "names each object once, and refers to none that is not there: %s",
    (_, make) => {
      const names: string[] = [];
      const references: string[] = [];
      JSON.stringify(render(make()), (name, value: unknown) => {
        if (name === "bom-ref") names.push(String(value));
        if (name === "ref") references.push(String(value));
        if ((name === "dependsOn" || name === "subjects") && Array.isArray(value)) references.push(...value);
        return value;
      });
      const known = new Set(names);
      expect(known.size).toBe(names.length);
      expect(references.filter((name) => !known.has(name))).toEqual([]);
    },
  );

  it("is of the model, with its card", () => {
    const { metadata, dependencies } = render(sayingAll());
    expect(metadata.component).toMatchObject({
      type: "machine-learning-model",
      "bom-ref": "ModelVersion.credit-risk_407",
      name: "credit-risk",
      version: "7",
      hashes: [{ alg: "SHA-256", content: "3f2a".repeat(16) }],
      externalReferences: [{ type: "distribution", url: "https://models.example.com/credit-risk/7.onnx" }],
      modelCard: {
        modelParameters: {
          datasets: [{ ref: "DatasetVersion.loans_401" }, { ref: "DatasetVersion.loans-test_401" }],
        },
        quantitativeAnalysis: {
          performanceMetrics: [
            { type: "accuracy", value: "0.875", slice: "gender=female" },
            { type: "accuracy", value: "0.9" },
          ],
        },
        considerations: { useCases: ["Small loans to people."], technicalLimitations: ["Not for firms."] },
        properties: [{ name: "proofline:hyperparameter:depth", value: "6" }],
      },
    });
    expect(dependencies).toContainEqual({
      ref: "ModelVersion.credit-risk_407",
      dependsOn: ["DatasetVersion.loans_401", "DatasetVersion.loans-test_401"],
    });
    expect(dependencies).toContainEqual({
      ref: "Prediction.req-42",
      dependsOn: ["Deployment.d-7"],
    });
  });

  it("has how the model was made as workflows", () => {
    const [{ workflows }] = render(sayingAll()).formulation;
    expect(workflows).toContainEqual(
      expect.objectContaining({
        uid: "etl-1",
        name: "clean-loans",
        taskTypes: ["other"],
        inputs: [{ resource: { ref: "SourceTable.warehouse_2floans" } }],
        outputs: [
          { type: "artifact", resource: { ref: "DatasetVersion.loans_401" } },
          { type: "artifact", resource: { ref: "DatasetVersion.loans-test_401" } },
        ],
        timeStart: "2026-10-01T01:00:00.000Z",
        timeEnd: "2026-10-01T02:00:00.000Z",
      }),
    );
  });

  it("says who decided what, and what is missing, each by whom", () => {
    const { annotations, compositions } = render(trailWith({ input: { train: { sha256: null } } }));
    expect(annotations).toEqual([
      {
        subjects: ["ModelVersion.credit-risk_407"],
        annotator: { individual: { name: "Alice" } },
        timestamp: "2026-10-03T09:00:00.000Z",
        text: 'decision "APPROVED", reference "RISK-12"',
      },
      {
        subjects: ["DatasetVersion.loans_401"],
        annotator: { service: { name: "Proofline" } },
        timestamp: "2026-11-22T08:00:00.000Z",
        text: expect.stringMatching(/^ERROR NO_DATA_HASH: /),
      },
    ]);
    expect(compositions).toEqual([
      { aggregate: "incomplete", dependencies: ["ModelVersion.credit-risk_407"] },
    ]);
  });

  it("leaves sealed values out and names them", () => {
    const whole = text(sayingAll());
    expect(whole).not.toContain("1200");
    expect(JSON.parse(whole).components).toContainEqual(
      expect.objectContaining({
        "bom-ref": "Prediction.req-42",
        properties: expect.arrayContaining([
          { name: "proofline:withheld", value: "features" },
          { name: "proofline:withheld", value: "prediction" },
        ]),
      }),
    );
  });

  it("has the personal columns and the owner of data", () => {
    const { components } = render(sayingAll());
    expect(components).toContainEqual(
      expect.objectContaining({
        "bom-ref": "DatasetVersion.loans_401",
        data: [
          expect.objectContaining({
            contents: { url: "s3://lake/loans/1.csv" },
            sensitiveData: ["amount"],
            governance: { owners: [{ contact: { name: "Data Office" } }] },
          }),
        ],
      }),
    );
  });
});
