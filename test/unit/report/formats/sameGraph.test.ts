import { describe, expect, it } from "vitest";
import { FORMATS } from "../../../../src/report/formats/index.js";
import type { PredictionTrail } from "../../../../src/report/trail.js";
import { HOSTILE_KEY, HOSTILE_TEXT, hostileFacts } from "../../../support/hostile.js";
import { BESIDE, cutAfter, proven } from "../../../support/proven.js";
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
import { diamond, record, type Sent, trailWith } from "../../../support/trails.js";

/** Of references that were corrected: another table was read, and another run wrote the data. */
const AMENDED: readonly Sent[] = [
  { kind: "SourceTable", input: { key: "warehouse/other" }, recordedAt: "2026-10-01T00:00:00.000Z" },
  {
    kind: "Amendment",
    attached: true,
    input: {
      key: "am-2",
      kind: "Transformation",
      fact: "etl-1",
      correction: { reads: [{ sourceTable: "warehouse/other", rowCount: 3 }] },
      reason: "the other one",
    },
  },
  {
    kind: "Amendment",
    attached: true,
    input: {
      key: "am-3",
      kind: "ModelVersion",
      fact: "credit-risk@7",
      correction: { producedBy: "job-never-recorded" },
      reason: "moved",
    },
  },
];

const large = () => record([...diamond(620, 4), ...BESIDE]);

const TRAILS: readonly (readonly [string, () => PredictionTrail])[] = [
  ["the complete trail", () => trailWith()],
  ["a trail with all that can point at it", () => trailWith({ more: BESIDE })],
  ["a trail whose references were corrected", () => trailWith({ more: AMENDED })],
  [
    "a trail with causes that nobody recorded",
    () => trailWith({ input: { run: null, loans: null, approval: null } }),
  ],
  ["a prediction alone", () => trailWith({ input: { deployment: null } })],
  ["a trail that was cut", () => cutAfter(trailWith({ more: BESIDE }), 4)],
  ["a trail with erased values", () => trailWith({ sent: { prediction: { erased: true } }, more: BESIDE })],
  [
    "hostile text in every field",
    () => record(hostileFacts(HOSTILE_TEXT, HOSTILE_KEY), { requestId: HOSTILE_KEY }),
  ],
  [
    "10,000 characters in every field",
    () => record(hostileFacts("x<\u202e".repeat(3_334), "k@1"), { requestId: "k@1" }),
  ],
  ["empty texts", () => record(hostileFacts("", "k@1"), { requestId: "k@1" })],
  ["a trail of 5,000 facts", large],
];

describe.each(TRAILS)("%s", (_, make) => {
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
});

it("the trail of 5,000 facts has them", () => {
  expect(graphOf(large()).nodes.length).toBeGreaterThan(4_800);
});
