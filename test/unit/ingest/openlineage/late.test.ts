import { describe, expect, it } from "vitest";
import { readEvent } from "../../../../src/ingest/openlineage/event.js";
import { whatMore } from "../../../../src/ingest/openlineage/late.js";
import { dataset, facet, type Json, NOTHING_KNOWN, RUN_ID, read, runEvent, versioned } from "./events.js";

const rows = (rowCount: number) => ({ outputFacets: { outputStatistics: facet({ rowCount }) } });
const EVENTS = [
  runEvent("START", 0, { inputs: [dataset("a/in")] }),
  runEvent("COMPLETE", 9, { outputs: [dataset("a/out", rows(5))] }),
];
const more = (late: Json, events: readonly Json[] = EVENTS) =>
  whatMore(read(events), readEvent(late, ""), NOTHING_KNOWN);
const other = (members: Json, second = 5) => runEvent("OTHER", second, members);

describe("an event that comes late", () => {
  it.each<[what: string, late: Json]>([
    ["says again what was said", other({ inputs: [dataset("a/in")] })],
    ["says what others replace", other({ outputs: [dataset("a/out", rows(4))] })],
    ["has facets that are only kept", other({ run: { facets: { spark_properties: facet({}) } } })],
    ["says nothing", other({})],
  ])("and %s, says nothing more", (_, late) => {
    expect(more(late)).toEqual({ runs: [], says: [] });
  });

  it.each<[what: string, late: Json, says: string[]]>([
    [
      "an input",
      other({ inputs: [dataset("a/in2"), dataset("a/in3")] }),
      [
        "there is also the source table a/in2",
        "there is also the source table a/in3",
        `transformation ${RUN_ID}: reads has 2 of 3 that were not said: a/in2, a/in3`,
      ],
    ],
    [
      "an output",
      other({ outputs: [dataset("a/out2")] }),
      [`there is also the dataset version a/out2@${RUN_ID}`],
    ],
    [
      "a number",
      other({ outputs: [dataset("a/out", rows(6))] }, 12),
      [`dataset version a/out@${RUN_ID}: rowCount is 6, and was 5`],
    ],
    [
      "another end",
      runEvent("COMPLETE", 12),
      [`transformation ${RUN_ID}: endedAt is 2026-11-01T10:00:12.000Z, and was 2026-11-01T10:00:09.000Z`],
    ],
    [
      "the run that started it",
      other({ run: { facets: { parent: facet({ run: { runId: "p" } }) } } }),
      [`transformation ${RUN_ID}: parent is p`],
    ],
    [
      "a version",
      other({ outputs: [versioned("a/out", "3")] }),
      ["there is also the dataset version a/out@3", `there is no dataset version a/out@${RUN_ID}`],
    ],
    [
      "columns, of a table that was recorded before too",
      other({ inputs: [dataset("a/in", { facets: { schema: facet({ fields: [{ name: "secret" }] }) } })] }),
      ["source table a/in: columns has 1 of 1 that were not said"],
    ],
    [
      "another job",
      other({ job: { name: "other" } }),
      ["its events name more than one job: jobs/etl, jobs/other. A run id is of one run"],
    ],
  ])("and says more, has lines that say what: %s", (_, late, says) => {
    expect(more(late)).toEqual({ runs: [{ kind: "Transformation", key: RUN_ID }], says });
  });

  it("does not show texts, which may be personal", () => {
    const documentation = facet({ description: "of Ann" });
    const subset = facet({ inputCondition: { type: "location", locations: ["ann"] } });
    const late = other({
      job: { facets: { documentation } },
      inputs: [dataset("a/in", { inputFacets: { subset } })],
    });
    expect(more(late).says).toEqual([
      `transformation ${RUN_ID}: description is said`,
      `transformation ${RUN_ID}: reads has 1 of 1 that were not said: a/in`,
    ]);
  });

  it("says more of all that a streaming job did after it, and nothing of a part that is new", () => {
    const job = { facets: { jobType: facet({ processingType: "STREAMING", integration: "FLINK" }) } };
    const window = (second: number) => runEvent("RUNNING", second, { job, outputs: [dataset("a/out")] });
    const windows = [window(3), window(5), window(7)];
    const late = more(runEvent("OTHER", 4, { inputs: [dataset("a/in")] }), windows);
    expect(late.runs.map(({ key }) => key)).toEqual(
      [5, 7].map((second) => `${RUN_ID}@2026-11-01T10:00:0${second}.000Z`),
    );
    expect(more(window(8), windows)).toEqual({ runs: [], says: [] });
  });
});
