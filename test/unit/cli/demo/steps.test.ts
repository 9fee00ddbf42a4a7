import { describe, expect, it } from "vitest";
import type { Fact } from "../../../../src/cli/demo/inputs.js";
import { keysOf } from "../../../../src/cli/demo/keys.js";
import { build, serveModel, splitRows, trainModel } from "../../../../src/cli/demo/pipeline.js";
import { readSurvey } from "../../../../src/cli/demo/source.js";
import { demoSteps } from "../../../../src/cli/demo/steps.js";

const code = {
  gitCommit: "0123456789012345678901234567890123456789",
  repository: "proofline",
  codeSha256: "ab".repeat(32),
};
const START = Date.parse("2026-11-21T14:02:11.123Z");
const survey = readSurvey();

/** A run under a clock that moves on by a second whenever it is read. */
function run(start = START) {
  let reads = 0;
  const now = () => new Date(start + 1000 * reads++);
  const keys = keysOf(now());
  const done: { name: string; facts: readonly Fact[]; done: Date }[] = [];
  for (const { name, facts } of demoSteps(keys, now, code, survey)) done.push({ name, facts, done: now() });
  return done;
}
const steps = run();
const inputsOf = (facts: readonly Fact[]) =>
  facts.flatMap((fact): [string, Record<string, unknown>][] =>
    Object.entries(fact).map(([kind, input]) => [kind, { ...input }]),
  );

/** Every fact of the run as [kind, input], in the order in which it is sent. */
const sent = inputsOf(steps.flatMap(({ facts }) => facts));
const timesOf = (input: Record<string, unknown>) =>
  [input.startedAt, input.endedAt, input.at, input.timestamp].flatMap((time) =>
    typeof time === "string" ? [time] : [],
  );

/** What an input refers to, as "kind key": its fields that are named after a kind, at any depth. */
function references(input: unknown, own: boolean): string[] {
  if (typeof input !== "object" || input === null) return [];
  const kinds = [
    "prediction",
    "sourceTable",
    "datasetVersion",
    "modelVersion",
    "approval",
    "stageTransition",
    "deployment",
  ];
  return Object.entries(input).flatMap(([name, value]) => {
    if (name === "writtenBy") return [`transformation ${value}`];
    if (name === "producedBy") return [`trainingRun ${value}`];
    if (kinds.includes(name) && typeof value === "string") return [`${name} ${value}`];
    return own && (name === "features" || name === "groups") ? [] : references(value, false);
  });
}

describe("demoSteps", () => {
  it("records each kind of the trail", () => {
    const kinds = sent.map(([kind]) => kind);
    expect(kinds.slice(0, 12)).toEqual([
      "sourceTable",
      "sourceTable",
      "transformation",
      "datasetVersion",
      "transformation",
      "datasetVersion",
      "datasetVersion",
      "trainingRun",
      "modelVersion",
      "approval",
      "stageTransition",
      "deployment",
    ]);
    const rows = splitRows(build(survey)).test.rowCount;
    const repeated = (kind: string) => Array.from({ length: rows }, () => kind);
    expect(kinds.slice(12)).toEqual([...repeated("prediction"), ...repeated("outcome"), "review"]);
  });

  it("refers only to facts that were sent before", () => {
    const known = new Set<string>();
    for (const [kind, input] of sent) {
      for (const reference of references(input, true)) expect(known).toContain(reference);
      known.add(`${kind} ${input.key ?? input.requestId}`);
    }
    expect(known.size).toBe(sent.length);
  });

  it("is the same at the same time, and shares only the source tables with another run", () => {
    expect(run()).toEqual(steps);
    const keys = (all: typeof steps) =>
      inputsOf(all.flatMap(({ facts }) => facts)).map(([, input]) => input.key ?? input.requestId);
    const later = run(START + 1);
    expect(keys(later).filter((key) => keys(steps).includes(key))).toEqual([
      "cps1985/persons",
      "cps1985/jobs",
    ]);
    expect(later[0]?.facts).toEqual(steps[0]?.facts);
  });

  it("does each step's work when it is asked for, and says the times at which it was done", () => {
    const before = [new Date(START), ...steps.map(({ done }) => done)];
    for (const [place, { facts, done }] of steps.entries())
      for (const time of inputsOf(facts).flatMap(([, input]) => timesOf(input))) {
        expect(time > (before[place]?.toISOString() ?? "")).toBe(true);
        expect(time < done.toISOString()).toBe(true);
      }
  });

  it("tells a story whose times never go back, and answers one request after another", () => {
    const times = sent.flatMap(([, input]) => timesOf(input));
    expect(times).toEqual(times.toSorted());
    const answered = sent.filter(([kind]) => kind === "prediction").map(([, { timestamp }]) => timestamp);
    expect(new Set(answered).size).toBe(answered.length);
  });

  it("is approved by someone who did not start the training", () => {
    const inputs = new Map(sent);
    expect(inputs.get("approval")?.approver).not.toBe(inputs.get("trainingRun")?.triggeredBy);
  });

  it("says of each row its groups, which the model was not given, and what turned out to be true", () => {
    const { test } = splitRows(build(survey)).rows;
    const of = (wanted: string) => sent.filter(([kind]) => kind === wanted).map(([, input]) => input);
    expect(of("prediction").map(({ groups }) => groups)).toEqual(
      test.map(({ gender, race }) => ({ gender, race })),
    );
    expect(of("outcome").map(({ actual }) => actual)).toEqual(
      test.map(({ aboveMedian }) => ({ class: aboveMedian === 1 ? "above-median" : "not-above-median" })),
    );
  });

  it("lets somebody else review the first answer, which stands where it was right", () => {
    const inputs = new Map(sent.toReversed());
    const { prediction, reviewer, decision, finalDecision } = inputs.get("review") ?? {};
    expect(prediction).toBe(inputs.get("prediction")?.requestId);
    expect([inputs.get("approval")?.approver, inputs.get("trainingRun")?.triggeredBy]).not.toContain(
      reviewer,
    );
    expect(finalDecision).toEqual(inputs.get("outcome")?.actual);
    expect(inputs.get("prediction")?.prediction).toMatchObject(Object(finalDecision));
    expect(decision).toBe("CONFIRMED");
  });

  it("leaves no field empty", () => {
    const empty = (value: unknown): boolean =>
      value === null ||
      value === undefined ||
      value === "" ||
      (typeof value === "object" && Object.values(value).some(empty));
    expect(sent.filter(([, input]) => empty(input))).toEqual([]);
  });

  it("lets what the model was given and answered be what the held-out rows say", () => {
    const parts = splitRows(build(survey));
    const trained = trainModel(parts);
    const answers = parts.rows.test.map(serveModel(trained));
    const predictions = sent.filter(([kind]) => kind === "prediction").map(([, input]) => input);
    expect(predictions.map(({ features, prediction }) => ({ features, verdict: prediction }))).toEqual(
      answers,
    );
    for (const { artifactSha256 } of predictions) expect(artifactSha256).toBe(trained.artifactSha256);
    expect(Object.keys(answers[0]?.features ?? {})).toEqual([
      "education",
      "experience",
      "south",
      "occupation",
      "sector",
    ]);
  });
});
