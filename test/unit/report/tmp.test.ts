import { writeFileSync } from "node:fs";
import { it } from "vitest";
import { FORMATS } from "../../../src/report/formats/index.js";
import { diamond, factsWith, record, reportOf, trailWith } from "./trails.js";

it("x", () => {
  const r = reportOf(trailWith());
  writeFileSync("/tmp/r.md", FORMATS.MARKDOWN.render(r));
  writeFileSync("/tmp/r.json", FORMATS.JSON.render(r));
  const smallest = record([
    {
      kind: "Prediction",
      input: {
        requestId: "req-42",
        modelVersion: "SimpleClassifierV1",
        features: { feature1: 5, feature2: 3 },
        prediction: "ClassA",
        timestamp: "2026-11-21T14:02:11Z",
      },
    },
  ]);
  writeFileSync("/tmp/small.md", FORMATS.MARKDOWN.render(reportOf(smallest)));
  const d = record(diamond(40, 3));
  console.time("d");
  const dr = reportOf(d);
  console.timeEnd("d");
  console.log(dr.completeness, dr.answers.trainedOn.sentence);
  writeFileSync("/tmp/d.md", FORMATS.MARKDOWN.render(dr));
});
