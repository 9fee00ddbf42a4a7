import { describe, expect, it } from "vitest";
import { trainedOn } from "../../../../src/report/answers/trainedOn.js";
import { type Changes, factsWith, imported, record, trailWith } from "../../../support/trails.js";

/** The complete trail, whose job reads what another job loaded. */
const twoRuns = () =>
  factsWith({
    input: { clean: { reads: [{ datasetVersion: "raw@1" }] } },
    more: [
      {
        kind: "Transformation",
        input: {
          key: "etl-0",
          job: "load",
          endedAt: "2026-09-30T02:00:00Z",
          reads: [{ sourceTable: "warehouse/loans" }],
        },
      },
      { kind: "DatasetVersion", input: { key: "raw@1", writtenBy: "etl-0" } },
    ],
  });
const say = (changes?: Changes) => trainedOn(trailWith(changes)).sentence;

describe("trainedOn", () => {
  it("names run, commit, datasets with their use, job, tables with dates, and what was left out", () => {
    expect(say()).toBe(
      "Model credit-risk@7 was trained by run job-1 (commit abc1234, triggered by tom, ended 2026-10-02 03:00:00 UTC, recorded " +
        "by pipeline on behalf of tom) on dataset loans@1 (TRAIN, 80,000 rows, sha256 aaaaaaaaaaaa…), tested on dataset loans-test@1 (TEST, 20,000 rows, sha256 bbbbbbbbbbbb…). That data was made by " +
        "job clean-loans from table warehouse/loans (from 2026-01-01 to 2026-10-01, end not included). 1 exclusion rule left out 1,234 rows.",
    );
  });

  it("says who ran training and jobs, and when each was recorded where that is not when it ended", () => {
    const recordedAt = "2026-11-28T05:17:00.000Z";
    const sentence = say({
      input: { clean: { runBy: "airflow" }, run: { triggeredBy: null, endedAt: null } },
      sent: { clean: { recordedAt }, run: { recordedAt } },
    });
    expect(sentence).toContain(
      "run job-1 (commit abc1234, started 2026-10-02 01:00:00 UTC, recorded 2026-11-28 05:17:00 UTC) on",
    );
    expect(sentence).toContain(
      "job clean-loans (run by airflow, recorded by pipeline on behalf of airflow) from",
    );
    expect(sentence).toContain(
      "Of those runs 1 claims to have taken place on 2026-10-01 02:00:00 UTC, and was recorded on 2026-11-28 05:17:00 UTC.",
    );
    expect(say({ input: { clean: { runBy: "pipeline" } } })).toContain(
      "job clean-loans (run by pipeline) from",
    );
  });

  it("says in one sentence when many runs were recorded that took place before", () => {
    const sentence = trainedOn(record(imported(twoRuns()))).sentence;
    expect(sentence).toContain("made by job clean-loans and job load from");
    expect(sentence).toContain(
      "Of those runs 2 claim to have taken place between 2026-09-30 02:00:00 UTC and 2026-10-01 02:00:00 UTC, and were " +
        "recorded on 2026-11-22 00:00:00 UTC.",
    );
  });

  it("rests on the model version, the run and all upstream of it", () => {
    expect(trainedOn(trailWith()).facts.map(({ key }) => key)).toEqual([
      "credit-risk@7",
      "job-1",
      "loans@1",
      "loans-test@1",
      "etl-1",
      "warehouse/loans",
    ]);
  });

  it("says why it is not known", () => {
    const because = "It is not known what data this model was trained on, because";
    expect(say({ input: { deployment: null } })).toBe(`${because} deployment d-7 is not recorded.`);
    expect(say({ input: { model: null } })).toBe(`${because} model version credit-risk@7 is not recorded.`);
    expect(say({ input: { model: { producedBy: null } } })).toBe(
      `${because} model version credit-risk@7 names no training run.`,
    );
    expect(say({ input: { run: null } })).toBe(`${because} training run job-1 is not recorded.`);
  });

  it("says what is not known of the data", () => {
    expect(say({ input: { train: null } })).toContain("on dataset loans@1 (TRAIN, not recorded)");
    expect(say({ input: { train: { sha256: null, rowCount: null } } })).toContain(
      "loans@1 (TRAIN, sha256 not known)",
    );
    expect(say({ input: { run: { trainedOn: [] } } })).toContain("on data that it does not name");
    expect(say({ input: { clean: null } })).toContain("made by run etl-1 (not recorded).");
    expect(say({ input: { train: { writtenBy: null }, test: { writtenBy: null } } })).toContain(
      "It is not known where that data comes from",
    );
    const reads = [{ sourceTable: "warehouse/loans" }];
    expect(say({ input: { clean: { reads } } })).toContain("from table warehouse/loans (dates not known)");
    const exclusions = [{ rule: "a", rowCount: 5 }, { rule: "b" }];
    expect(say({ input: { clean: { exclusions } } })).toContain(
      "2 exclusion rules left out at least 5 rows.",
    );
  });

  it("shortens a long list with a count, and gives each table once with its widest range", () => {
    const reads = Array.from({ length: 80 }, (_, i) => ({
      sourceTable: `t${i % 40}`,
      dateFrom: `2026-0${(i % 3) + 1}-01T00:00:00Z`,
      dateTo: "2026-10-01T00:00:00Z",
    }));
    const sentence = say({ input: { clean: { reads } } });
    expect(sentence).toContain("from tables t0 (from 2026-01-01 to 2026-10-01, end not included), ");
    expect(sentence).toContain(" and 36 more.");
  });
});
