import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonical } from "../../../src/facts/json.js";
import { compareTrails, type Difference } from "../../../src/report/compare.js";
import { differencesIn } from "../../../src/report/compareJson.js";
import { openTrail, type Trail } from "../../../src/report/trail.js";
import { type Changes, diamond, factsWith, type Sent, store, trailWith } from "../../support/trails.js";

/** The trail of the complete trail's model version, changed, with the decisions on it. */
function modelTrail(changes: Changes = {}): Trail {
  const sent = factsWith({
    ...changes,
    input: { ...changes.input, deployment: null, prediction: null, transition: null },
  });
  const stored = store(sent);
  return openTrail({
    start: { kind: "ModelVersion", key: String(sent.find(({ kind }) => kind === "ModelVersion")?.input.key) },
    walked: stored.filter(({ kind }) => kind !== "Approval"),
    attached: stored.filter(({ kind }) => kind === "Approval"),
    truncated: false,
  });
}
const models = (a: Trail, b: Trail) =>
  compareTrails({ kind: "ModelVersion", a: "credit-risk@7", b: "credit-risk@8" }, a, b);
const predictions = (a: Changes, b: Changes) =>
  compareTrails({ kind: "Prediction", a: "req-42", b: "req-42" }, trailWith(a), trailWith(b));
const brief = (differences: readonly Difference[]) => differences.map(({ path, a, b }) => [path, a, b]);

describe("two model versions", () => {
  it("that come from the same differ in nothing", () => {
    expect(models(modelTrail(), modelTrail())).toEqual({
      kind: "ModelVersion",
      a: "credit-risk@7",
      b: "credit-risk@8",
      differences: [],
      differenceCount: 0,
      truncated: false,
    });
  });

  it("differ in data, code, hyperparameters, metrics and people, each with the facts that say so", () => {
    const other = modelTrail({
      input: {
        model: { key: "credit-risk@8", artifactSha256: "4".repeat(64), producedBy: "job-2" },
        run: {
          key: "job-2",
          gitCommit: "def5678",
          triggeredBy: "tina",
          hyperparameters: { depth: 8, "learning rate": 0.1 },
          metrics: [{ name: "accuracy", value: 0.92, datasetVersion: "loans-test@2" }],
          trainedOn: [
            { datasetVersion: "loans@2", role: "TRAIN" },
            { datasetVersion: "loans-test@2", role: "TEST" },
          ],
        },
        train: { key: "loans@2", sha256: "c".repeat(64), rowCount: 90_000, writtenBy: "etl-2" },
        test: { key: "loans-test@2", writtenBy: "etl-2" },
        clean: {
          key: "etl-2",
          gitCommit: "beef",
          runBy: "airflow",
          reads: [{ sourceTable: "warehouse/loans", dateFrom: "2026-02-01", dateTo: "2026-11-01" }],
          exclusions: [{ rule: "amount < 0", reason: "refunds", rowCount: 1234 }, { rule: "amount > 1e9" }],
        },
        approval: { key: "a-2", modelVersion: "credit-risk@8", approver: "Carol", conditions: "for a year" },
      },
    });
    const { differences, differenceCount } = models(modelTrail(), other);
    expect(brief(differences)).toEqual([
      ["model.artifactSha256", "3f2a".repeat(16), "4".repeat(64)],
      ['data.training["TRAIN loans"]', "loans@1", "loans@2"],
      ['data.training["TEST loans-test"]', "loans-test@1", "loans-test@2"],
      ['data.datasets["loans"].key', "loans@1", "loans@2"],
      ['data.datasets["loans"].sha256', "a".repeat(64), "c".repeat(64)],
      ['data.datasets["loans"].rowCount', 80_000, 90_000],
      ['data.datasets["loans-test"].key', "loans-test@1", "loans-test@2"],
      ['code.jobs["clean-loans"].gitCommit', "c0ffee", "beef"],
      ['people.jobs["clean-loans"].runBy', null, "airflow"],
      [
        'data.jobs["clean-loans"].reads["warehouse/loans"].dateFrom',
        "2026-01-01T00:00:00.000Z",
        "2026-02-01T00:00:00.000Z",
      ],
      [
        'data.jobs["clean-loans"].reads["warehouse/loans"].dateTo',
        "2026-10-01T00:00:00.000Z",
        "2026-11-01T00:00:00.000Z",
      ],
      ['data.jobs["clean-loans"].exclusions["amount < 0"].reason', "booking errors", "refunds"],
      [
        'data.jobs["clean-loans"].exclusions["amount > 1e9"]',
        null,
        { rule: "amount > 1e9", reason: null, rowCount: null },
      ],
      ["code.training.gitCommit", "abc1234", "def5678"],
      ["hyperparameters.depth", 6, 8],
      ['hyperparameters["learning rate"]', null, 0.1],
      [
        'metrics["accuracy gender=female loans-test"]',
        { name: "accuracy", value: 0.875, slice: "gender=female", datasetVersion: "loans-test@1" },
        null,
      ],
      ['metrics["accuracy loans-test"].value', 0.9, 0.92],
      ["people.training.triggeredBy", "tom", "tina"],
      ['people.approvals["Alice"]', "a-1", null],
      ['people.approvals["Carol"]', null, "a-2"],
    ]);
    expect(differenceCount).toBe(differences.length);
    expect(differences.find(({ path }) => path.endsWith("dateFrom"))?.facts).toEqual([
      { kind: "Transformation", key: "etl-1" },
      { kind: "SourceTable", key: "warehouse/loans" },
      { kind: "Transformation", key: "etl-2" },
    ]);
    expect(differences.find(({ path }) => path === 'people.approvals["Carol"]')).toMatchObject({
      aState: "ABSENT",
      bState: "PRESENT",
      facts: [{ kind: "Approval", key: "a-2" }],
    });
  });

  it("are compared whatever a name is, and none can be read as another place", () => {
    const nasty = 'x"].sha256["<script>';
    const trail = (sha256: string) =>
      modelTrail({
        input: {
          run: { trainedOn: [{ datasetVersion: `${nasty}@1`, role: "TRAIN" }] },
          train: { key: `${nasty}@1`, sha256 },
          test: null,
        },
      });
    const { differences } = models(trail("a".repeat(64)), trail("b".repeat(64)));
    expect(differences.map(({ path }) => path)).toEqual([`data.datasets[${JSON.stringify(nasty)}].sha256`]);
  });

  it("of 5,000 facts each are compared in a moment, and beyond 10,000 places only counted", () => {
    const many = (commit: string): Trail => {
      // one made from the other, since no fact has so many references
      const layers = Array.from({ length: 2_500 }, (_, i): Sent[] => [
        {
          kind: "Transformation",
          input: {
            key: `run-${i}`,
            job: `job ${i}`,
            gitCommit: commit,
            repository: commit,
            runBy: commit,
            reads: [
              i < 2_499
                ? { datasetVersion: `set ${i + 1}@1`, filter: commit, snapshot: commit }
                : { sourceTable: "warehouse/loans", filter: commit, snapshot: commit },
            ],
          },
        },
        {
          kind: "DatasetVersion",
          input: { key: `set ${i}@1`, rowCount: commit.length, writtenBy: `run-${i}` },
        },
      ]);
      const trainedOn = [{ datasetVersion: "set 0@1", role: "TRAIN" }];
      return modelTrail({ input: { run: { trainedOn } }, more: layers.flat() });
    };
    const [a, b] = [many("one"), many("three")];
    const before = process.cpuUsage();
    const { differences, differenceCount } = models(a, b);
    expect(process.cpuUsage(before).user).toBeLessThan(5_000_000);
    // each job in commit, repository, runBy, filter and snapshot, and each data set in its rows
    expect([differences.length, differenceCount]).toEqual([10_000, 15_000]);
  });

  it("are compared through a trail that joins again and again", () => {
    const sent = diamond(6, 6);
    const trail = openTrail({
      start: { kind: "ModelVersion", key: "credit-risk@7" },
      walked: store(sent),
      attached: [],
      truncated: true,
    });
    expect(models(trail, trail)).toMatchObject({ differenceCount: 0, truncated: true });
  });
});

describe("two predictions", () => {
  it("differ in features, answer and what served them", () => {
    const { differences } = predictions(
      {},
      {
        input: {
          prediction: {
            features: { amount: 900, region: { code: "DE" } },
            prediction: "refuse",
            threshold: 0.5,
            servingNode: "n-2",
          },
          deployment: { environment: "canary" },
          model: { framework: "sklearn 1.9" },
        },
      },
    );
    expect(brief(differences)).toEqual([
      ["features.amount", 1200, 900],
      ["features.region", null, { code: "DE" }],
      ["prediction", "accept", "refuse"],
      ["threshold", null, 0.5],
      ["serving.servingNode", "n-1", "n-2"],
      ["serving.environment", "production", "canary"],
      ["model.framework", null, "sklearn 1.9"],
    ]);
    expect(differences[0]?.facts).toEqual([{ kind: "Prediction", key: "req-42" }]);
  });

  it("tell what was erased from what nobody recorded, also where both were erased", () => {
    const erased = { sent: { prediction: { erased: true } } };
    const [features] = predictions(erased, {}).differences;
    expect(features).toMatchObject({
      path: "features",
      a: null,
      b: { amount: 1200 },
      aState: "ERASED",
      bState: "PRESENT",
    });
    const both = predictions(erased, erased).differences;
    expect(both.map(({ path, aState, bState }) => [path, aState, bState])).toEqual([
      ["features", "ERASED", "ERASED"],
      ["prediction", "ERASED", "ERASED"],
    ]);
  });

  it("tell a null that was recorded from nothing", () => {
    const change = { input: { prediction: { features: { amount: 1200, income: null } } } };
    expect(predictions({}, change).differences).toMatchObject([
      { path: "features.income", a: null, b: null, aState: "ABSENT", bState: "PRESENT" },
    ]);
  });

  it("differ in who reviewed them", () => {
    const review = (decision: string, reviewer: string): Sent => ({
      kind: "Review",
      attached: true,
      input: { key: "v-1", prediction: "req-42", reviewer, decision, at: "2026-11-21T15:00:00Z" },
    });
    const [difference, ...others] = predictions(
      { more: [review("CONFIRMED", "Ann")] },
      { more: [review("OVERRIDDEN", "Ann")] },
    ).differences;
    expect(others).toEqual([]);
    expect(difference).toMatchObject({
      path: 'people.reviews["Ann"].decision',
      a: "CONFIRMED",
      b: "OVERRIDDEN",
    });
  });
});

describe("two values", () => {
  it("have no difference where they are the same, and one at least where they are not", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const [left, right] = [JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b))];
        expect(differencesIn(left, structuredClone(left))).toEqual([]);
        expect(differencesIn(left, right).length > 0).toBe(canonical(left) !== canonical(right));
      }),
    );
  });

  it("of too many places are one difference, and so is what is nested too deep", () => {
    const list = (from: number) => Array.from({ length: 1_001 }, (_, i) => from + i);
    expect(differencesIn({ x: list(0) }, { x: list(1) })).toEqual([
      { path: "", a: { x: list(0) }, b: { x: list(1) } },
    ]);
    const deep = (value: number) => JSON.parse(`${'{"a":'.repeat(50)}${value}${"}".repeat(50)}`);
    const [difference, ...others] = differencesIn(deep(1), deep(2));
    expect([difference?.path, others]).toEqual([".a".repeat(8), []]);
  });

  it("have members of any name, of any length", () => {
    const long = "x".repeat(10_000);
    const paths = differencesIn(
      JSON.parse(`{"__proto__": 1, "constructor": 1, "${long}1": 1, "${long}2": 1}`),
      {},
    ).map(({ path }) => path);
    expect(paths.slice(0, 2)).toEqual([".__proto__", ".constructor"]);
    expect(new Set(paths).size).toBe(4);
    expect(Math.max(...paths.map(({ length }) => length))).toBeLessThan(150);
  });
});
