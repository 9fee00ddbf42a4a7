import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KINDS } from "../../../../src/facts/kinds/index.js";
import { FORMATS } from "../../../../src/report/formats/index.js";
import { inputOf } from "../../../support/arbitraries.js";
import { DOCUMENT_TRAILS, largeTrail } from "../../../support/documentTrails.js";
import { proven } from "../../../support/proven.js";
import { readBy } from "../../../support/readers.js";
import {
  dataOf,
  fromCroissant,
  fromCyclonedx,
  fromOpenlineage,
  fromProv,
  graphOf,
  withoutSealed,
} from "../../../support/trailGraph.js";
import { RECORDED_AT, record, type Sent } from "../../../support/trails.js";

describe.each(Object.entries({ ...DOCUMENT_TRAILS, "a trail of 5,000 facts": largeTrail }))(
  "%s",
  (_, make) => {
    const trail = make();
    const shown = graphOf(trail);
    const report = proven(trail, { size: trail.stored.length + 200 });
    const render = (name: keyof typeof FORMATS) => FORMATS[name].render(report, readBy([]));

    it("is in PROV-JSON whole", () => {
      expect(fromProv(render("PROV_JSON"))).toEqual(shown);
    });

    it("is in CycloneDX whole, without sealed values", () => {
      expect(fromCyclonedx(render("CYCLONEDX"))).toEqual(withoutSealed(shown));
    });

    it("is in OpenLineage events whole, without sealed values", () => {
      expect(fromOpenlineage(render("OPENLINEAGE"))).toEqual(withoutSealed(shown));
    });

    it("is in Croissant as far as it tells of data", () => {
      expect(fromCroissant(render("CROISSANT"))).toEqual(dataOf(shown));
    });
  },
);

describe("a trail of facts with any valid fields", () => {
  const KINDS_OF_TRAIL = [
    "SourceTable",
    "Transformation",
    "DatasetVersion",
    "TrainingRun",
    "ModelVersion",
    "Approval",
    "StageTransition",
    "Deployment",
    "Prediction",
  ] as const;

  /** Any input of a kind, with one key for all, so that single references lead to a fact that is there. */
  const ofKind = (kind: (typeof KINDS_OF_TRAIL)[number]) =>
    inputOf(kind).map((input): Sent => {
      const { key, fields } = KINDS[kind];
      const references = Object.entries(fields).filter(([name, { type }]) => type === "ref" && input[name]);
      const here = Object.fromEntries(references.map(([name]) => [name, "k@1"]));
      return { kind, input: { ...input, ...here, [key.field]: "k@1" }, recordedAt: RECORDED_AT };
    });

  it("is in each format as it is", () => {
    fc.assert(
      fc.property(fc.tuple(...KINDS_OF_TRAIL.map(ofKind)), (facts) => {
        const trail = record(facts, { requestId: "k@1" });
        const shown = graphOf(trail);
        const report = proven(trail);
        const render = (name: keyof typeof FORMATS) => FORMATS[name].render(report, readBy([]));
        expect(fromProv(render("PROV_JSON"))).toEqual(shown);
        expect(fromCyclonedx(render("CYCLONEDX"))).toEqual(withoutSealed(shown));
        expect(fromOpenlineage(render("OPENLINEAGE"))).toEqual(withoutSealed(shown));
        expect(fromCroissant(render("CROISSANT"))).toEqual(dataOf(shown));
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

it("the large trail has some 5,000 facts and more references", () => {
  const { nodes, edges } = graphOf(largeTrail());
  expect([nodes.length > 4_900, edges.length > 12_000]).toEqual([true, true]);
});
