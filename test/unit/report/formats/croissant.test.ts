import { describe, expect, it } from "vitest";
import { croissant } from "../../../../src/report/formats/croissant.js";
import type { PredictionTrail } from "../../../../src/report/trail.js";
import { sayingAll } from "../../../support/documentTrails.js";
import { proven } from "../../../support/proven.js";
import { trailWith } from "../../../support/trails.js";

const render = (trail: PredictionTrail) => JSON.parse(croissant.render(proven(trail)));

describe("a Croissant data set", () => {
  it("has the members that the standard asks for", () => {
    expect(render(sayingAll())).toMatchObject({
      "@type": "sc:Dataset",
      conformsTo: "http://mlcommons.org/croissant/1.1",
      name: "Data behind model credit-risk@7",
      url: "urn:proofline:log.example_2fproofline:fact:ModelVersion.credit-risk_407",
      license: { name: "Not recorded" },
      creator: [{ "@type": "sc:Organization", name: "Data Office" }],
      datePublished: "2026-11-22T08:00:00.000Z",
    });
  });

  it("has a file for each dataset version with a digest: by where it lies, or else by its digest", () => {
    const [test, train] = render(sayingAll()).distribution.toReversed();
    expect(train).toMatchObject({
      "@id": "DatasetVersion.loans_401",
      contentUrl: "s3://lake/loans/1.csv",
      encodingFormat: "text/csv",
      sha256: "a".repeat(64),
      description: "Loans without errors.\n\nUsed as: TRAIN.",
      "prov:wasGeneratedBy": {
        "prov:label": "clean-loans",
        "prov:endedAtTime": "2026-10-01T02:00:00.000Z",
        "prov:used": [{ "@id": "urn:proofline:log.example_2fproofline:fact:SourceTable.warehouse_2floans" }],
      },
    });
    expect(test).toMatchObject({ encodingFormat: "application/x-parquet", description: "Used as: TEST." });
    expect(render(trailWith({ input: { test: { sha256: null } } }))).toMatchObject({
      distribution: [
        {
          contentUrl: "ni:///sha-256;qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqo",
          encodingFormat: "application/octet-stream",
        },
      ],
      description: expect.stringContaining(
        "2 dataset versions; with a digest, and files here: 1; of these with an address: 0.",
      ),
    });
  });

  it("has the columns of a file, with types of its own names", () => {
    const { recordSet } = render(sayingAll());
    expect(recordSet[0]).toMatchObject({
      "@id": "columns.DatasetVersion.loans_401",
      field: [
        {
          name: "amount",
          description: "in euros\n\nHolds personal data.",
          dataType: "sc:Integer",
          source: { fileObject: { "@id": "DatasetVersion.loans_401" }, extract: { column: "amount" } },
        },
        { name: "paid", dataType: "sc:DateTime" },
      ],
    });
  });

  it("says so where no data is recorded, and has no empty records", () => {
    expect(render(trailWith({ input: { deployment: null } }))).toMatchObject({
      description: "No data is recorded behind prediction req-42.",
      creator: [{ name: "log.example/proofline" }],
      distribution: [],
      recordSet: [],
    });
  });

  it("names causes by what no object of it has as its id", () => {
    const document = render(sayingAll());
    const ids: string[] = [];
    JSON.stringify(document, (name, value: unknown) => {
      if (name === "@id" && typeof value === "string" && !value.startsWith("cr:")) ids.push(value);
      return value;
    });
    const causes = ids.filter((id) => id.startsWith("urn:"));
    const objects = [...document.distribution, ...document.recordSet].map((one) => one["@id"]);
    expect(causes.length).toBeGreaterThan(0);
    expect(causes.filter((id) => objects.includes(id))).toEqual([]);
  });
});
