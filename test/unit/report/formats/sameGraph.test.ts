import { describe, expect, it } from "vitest";
import { FORMATS } from "../../../../src/report/formats/index.js";
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

it("the large trail has some 5,000 facts and more references", () => {
  const { nodes, edges } = graphOf(largeTrail());
  expect([nodes.length > 4_900, edges.length > 12_000]).toEqual([true, true]);
});
