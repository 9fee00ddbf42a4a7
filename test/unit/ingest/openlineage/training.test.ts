import { describe, expect, it } from "vitest";
import { dataset, facet, factsOf, type Json, NOTHING_KNOWN, RUN_ID, runEvent, versioned } from "./events.js";

const START = runEvent("START", 0);
const MODEL = { datasetType: facet({ datasetType: "MODEL" }) };
const model = dataset("mlflow/credit-risk", {
  facets: { ...MODEL, version: facet({ datasetVersion: "7" }) },
});
const jobType = (type: string, integration = "PYTHON") => ({
  facets: { jobType: facet({ processingType: "BATCH", integration, jobType: type }) },
});
const complete = (members: Json): Json => runEvent("COMPLETE", 9, members);
const TRAINED = {
  ...NOTHING_KNOWN,
  versions: new Set(["a/train@3"]),
  current: new Map([["a/test", { key: "a/test@9", writtenBy: "r" }]]),
};
const keys = (facts: Map<string, Json>) => [...facts.keys()];

describe("a training job", () => {
  it("is a training run whose model is a model version", () => {
    const parameters = [
      { key: "depth", name: "Depth", value: "4" },
      { key: "seed", value: 7 },
      { key: "none" },
    ];
    const facts = factsOf(
      [
        runEvent("START", 0, { run: { facets: { executionParameters: facet({ parameters }) } } }),
        complete({
          job: { facets: { sourceCodeLocation: facet({ type: "git", url: "u", version: "abcdef0" }) } },
          inputs: [
            versioned("a/train", "3"),
            dataset("a/test", { facets: { tags: facet({ tags: [{ key: "role", value: "Test" }] }) } }),
          ],
          outputs: [model],
        }),
      ],
      TRAINED,
    );
    expect(facts).toEqual(
      new Map<string, Json>([
        [
          `TrainingRun ${RUN_ID}`,
          {
            job: "jobs/etl",
            gitCommit: "abcdef0",
            repository: "u",
            hyperparameters: { depth: "4", seed: 7, none: null },
            startedAt: "2026-11-01T10:00:00.000Z",
            endedAt: "2026-11-01T10:00:09.000Z",
            trainedOn: [
              { datasetVersion: "a/test@9", role: "TEST", inferred: true },
              { datasetVersion: "a/train@3", role: "TRAIN" },
            ],
          },
        ],
        ["ModelVersion mlflow/credit-risk@7", { producedBy: RUN_ID }],
      ]),
    );
  });

  it("that reads tables has a transformation of the same key, and what it read of each is a dataset version", () => {
    const subset = facet({
      inputCondition: {
        type: "compare",
        left: { type: "field", field: "day" },
        comparison: "LESS_THAN",
        right: { type: "literal", value: "2026-10-01" },
      },
    });
    const schema = facet({ fields: [{ name: "x" }] });
    const facts = factsOf([
      START,
      complete({
        inputs: [
          dataset("a/t", {
            facets: { schema },
            inputFacets: { subset, inputStatistics: facet({ rowCount: 5 }) },
          }),
          versioned("a/u", "1"),
        ],
        outputs: [model],
      }),
    ]);
    expect(facts.get(`Transformation ${RUN_ID}`)?.reads).toEqual([
      { sourceTable: "a/t", filter: "day < '2026-10-01'", dateTo: "2026-10-01T00:00:00.000Z", rowCount: 5 },
      { sourceTable: "a/u", snapshot: "1" },
    ]);
    expect(facts.get(`DatasetVersion a/t@${RUN_ID}`)).toEqual({
      columns: [{ name: "x" }],
      rowCount: 5,
      writtenBy: RUN_ID,
      inferred: true,
    });
    expect(facts.get(`DatasetVersion a/u@${RUN_ID}`)).toEqual({ writtenBy: RUN_ID });
    expect(facts.get(`TrainingRun ${RUN_ID}`)?.trainedOn).toEqual([
      { datasetVersion: `a/t@${RUN_ID}`, role: "TRAIN" },
      { datasetVersion: `a/u@${RUN_ID}`, role: "TRAIN" },
    ]);
    expect(keys(facts).slice(0, 2)).toEqual(["SourceTable a/t", "SourceTable a/u"]);
  });

  it("that writes data beside its model has a transformation that wrote it and read all", () => {
    const facts = factsOf(
      [complete({ inputs: [versioned("a/train", "3")], outputs: [model, dataset("a/scores")] })],
      TRAINED,
    );
    expect(facts.get(`Transformation ${RUN_ID}`)?.reads).toEqual([{ datasetVersion: "a/train@3" }]);
    expect(facts.get(`DatasetVersion a/scores@${RUN_ID}`)).toEqual({ writtenBy: RUN_ID });
    expect(keys(facts)).toContain("ModelVersion mlflow/credit-risk@7");
  });

  it("that failed has a model that says so", () => {
    const facts = factsOf([runEvent("ABORT", 9, { outputs: [model] })]);
    expect(facts.get("ModelVersion mlflow/credit-risk@7")?.limitations).toContain("ended with ABORT");
  });

  it.each<[what: string, members: Json, trainingJobs: RegExp | undefined, isTraining: boolean]>([
    ["its type", { job: jobType("TRAINING") }, undefined, true],
    ["its type in other words", { job: jobType("ml_training") }, undefined, true],
    ["its name", { job: { name: "train_model" } }, /^train_/, true],
    ["its namespace and name", { job: { name: "nightly" } }, /^jobs\/nightly$/, true],
    ["an output", { outputs: [model] }, undefined, true],
    [
      "not the type that dbt gives to models, which are tables",
      { job: jobType("MODEL", "DBT") },
      undefined,
      false,
    ],
    ["not a type that only begins so", { job: jobType("TRAINSTATION") }, undefined, false],
    ["not another name", {}, /^train_/, false],
  ])("is known by %s", (_, members, trainingJobs, isTraining) => {
    const facts = factsOf([complete(members)], NOTHING_KNOWN, { trainingJobs });
    expect(facts.has(`TrainingRun ${RUN_ID}`)).toBe(isTraining);
    expect(facts.has(`Transformation ${RUN_ID}`)).toBe(!isTraining);
  });

  it("has made a model of what is not said to be data, where nothing is said to be a model", () => {
    const TABLE = { datasetType: facet({ datasetType: "TABLE" }) };
    const outputs = [dataset("s3://m/model.pkl"), dataset("a/report", { facets: TABLE })];
    const facts = factsOf([complete({ job: jobType("TRAINING"), outputs })]);
    expect(keys(facts)).toEqual([
      `Transformation ${RUN_ID}`,
      `DatasetVersion a/report@${RUN_ID}`,
      `TrainingRun ${RUN_ID}`,
      `ModelVersion s3://m/model.pkl@${RUN_ID}`,
    ]);
  });

  it("has a model with the digest that is its version", () => {
    const version = `sha256:${"b".repeat(64)}`;
    const outputs = [dataset("a/m", { facets: { ...MODEL, version: facet({ datasetVersion: version }) } })];
    expect(factsOf([complete({ outputs })]).get(`ModelVersion a/m@${version}`)?.artifactSha256).toBe(
      "b".repeat(64),
    );
  });
});
