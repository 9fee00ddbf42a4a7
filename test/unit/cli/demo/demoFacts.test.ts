import { describe, expect, it } from "vitest";
import { demoFacts } from "../../../../src/cli/demo/demoFacts.js";
import { runPipeline } from "../../../../src/cli/demo/pipeline.js";

const code = {
  gitCommit: "0123456789012345678901234567890123456789",
  repository: "proofline",
  codeSha256: "ab".repeat(32),
  dataPackage: "data@1.0.0",
  framework: "library@1.0.0",
};
const now = new Date("2026-11-21T14:02:11.123Z");
const pipeline = runPipeline();
const { steps, predictions } = demoFacts(pipeline, now, code);
const facts = steps.flatMap((step) => step.facts);

/** Every fact of the run as [kind, input], in the order in which it is sent. */
const sent: [string, Record<string, unknown>][] = [
  ...facts.flatMap((fact) => Object.entries(fact)),
  ...predictions.map((prediction): [string, Record<string, unknown>] => ["prediction", { ...prediction }]),
];

/** What an input refers to, as "kind key": its fields that are named after a kind, at any depth. */
function references(input: unknown, own: boolean): string[] {
  if (typeof input !== "object" || input === null) return [];
  const kinds = [
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
    if (kinds.includes(name)) return [`${name} ${value}`];
    return own && name === "features" ? [] : references(value, false);
  });
}

describe("demoFacts", () => {
  it("records each kind of the trail", () => {
    const kinds = sent.slice(0, facts.length).map(([kind]) => kind);
    expect(kinds.filter((kind) => kind === "sourceTable")).toHaveLength(2);
    expect(kinds.filter((kind) => kind === "transformation")).toHaveLength(2);
    expect(kinds.filter((kind) => kind === "datasetVersion")).toHaveLength(3);
    expect(kinds.slice(-5)).toEqual([
      "trainingRun",
      "modelVersion",
      "approval",
      "stageTransition",
      "deployment",
    ]);
    expect(predictions).toHaveLength(pipeline.test.rowCount);
  });

  it("refers only to facts that were sent before", () => {
    const known = new Set<string>();
    for (const [kind, input] of sent) {
      for (const reference of references(input, true)) expect(known).toContain(reference);
      known.add(`${kind} ${input.key ?? input.requestId}`);
    }
    expect(known.size).toBe(sent.length);
  });

  it("is the same for the same time, and shares only the source tables with another", () => {
    expect(demoFacts(runPipeline(), now, code)).toEqual({ steps, predictions });
    const later = demoFacts(pipeline, new Date(now.getTime() + 1), code);
    const keys = (all: typeof steps) =>
      all.flatMap((step) => step.facts).flatMap((fact) => Object.values(fact).map(({ key }) => key));
    expect(keys(later.steps).filter((key) => keys(steps).includes(key))).toEqual([
      "cps1985/persons",
      "cps1985/jobs",
    ]);
    expect(later.steps[0]?.facts.slice(0, 2)).toEqual(facts.slice(0, 2));
    expect(later.predictions[0]?.requestId).not.toBe(predictions[0]?.requestId);
  });

  it("tells a story whose times never go back, all in the past", () => {
    const times = sent.flatMap(([, input]) =>
      [input.startedAt, input.endedAt, input.at, input.timestamp]
        .filter((time) => time !== undefined)
        .map(String),
    );
    expect(times).toEqual(times.toSorted());
    expect(times.every((time) => time < now.toISOString())).toBe(true);
  });

  it("is approved by someone who did not start the training", () => {
    const inputs = new Map(sent);
    expect(inputs.get("approval")?.approver).not.toBe(inputs.get("trainingRun")?.triggeredBy);
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
    expect(predictions.map(({ features }) => features)).toEqual(
      pipeline.answers.map(({ features }) => features),
    );
    for (const { artifactSha256 } of predictions) expect(artifactSha256).toBe(pipeline.artifactSha256);
    expect(Object.keys(pipeline.answers[0]?.features ?? {})).toEqual([
      "education",
      "experience",
      "south",
      "occupation",
      "sector",
    ]);
  });
});
