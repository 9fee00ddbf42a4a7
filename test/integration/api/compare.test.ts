import { beforeAll, describe, expect, it } from "vitest";
import { packageRoot } from "../../../src/packageRoot.js";
import { Client, dataDir, useService } from "../../support/client.js";
import { createKeys } from "../../support/keys.js";
import { newPrefix } from "../../support/prefix.js";
import { sharedNeo4j } from "../../support/sharedNeo4j.js";
import { minutesAgo, trailFacts } from "../../support/trailFacts.js";
import { proofline } from "../cli/command.js";

const service = useService({ AUTH: "keys" });
const p = newPrefix();
const prefixed = (role: string) => `${p}${role}`;
let keys: Record<string, string>;

const COMPARE = `query ($kind: FactKind!, $a: ID!, $b: ID!) {
  compare(kind: $kind, a: $a, b: $b) {
    kind a b differences { path a b aState bState facts { kind key } } differenceCount truncated
  }
}`;
const as = (role: string) => new Client(service.client.url, keys[prefixed(role)]);
const models = { kind: "ModelVersion", a: `${p}credit-risk@7`, b: `${p}credit-risk@8` };
const predictions = { kind: "Prediction", a: `${p}req-42`, b: `${p}req-43` };

beforeAll(async () => {
  keys = await createKeys({
    [prefixed("read")]: ["READ"],
    [prefixed("audit")]: ["AUDIT"],
    [prefixed("admin")]: ["ADMIN"],
  });
  await as("admin").record(
    ...trailFacts(p),
    {
      trainingRun: {
        key: `${p}job-2`,
        gitCommit: "def5678",
        triggeredBy: "tom",
        hyperparameters: { depth: 8 },
        trainedOn: [{ datasetVersion: `${p}loans@1`, role: "TRAIN" }],
      },
    },
    { modelVersion: { key: models.b, artifactSha256: "3f2a".repeat(16), producedBy: `${p}job-2` } },
    {
      prediction: {
        requestId: predictions.b,
        deployment: `${p}d-7`,
        features: { amount: 900 },
        prediction: "accept",
        timestamp: minutesAgo(14),
        servingNode: "n-1",
      },
    },
  );
});

describe("compare", () => {
  it("shows a reader what differs between two model versions", async () => {
    const { compare } = await as("read").ask<{ compare: { differences: { path: string }[] } }>(
      COMPARE,
      models,
    );
    expect(compare).toMatchObject({ ...models, truncated: false });
    expect(compare.differences.map(({ path }) => path)).toEqual([
      `data.training["TEST ${p}loans-test"]`,
      `data.datasets["${p}loans-test"]`,
      "code.training.gitCommit",
      "hyperparameters.depth",
      `metrics["accuracy gender=female ${p}loans-test"]`,
      'people.approvals["Alice"]',
    ]);
  });

  it("shows an auditor what differs between two predictions, and what of it was erased", async () => {
    const amount = {
      path: "features.amount",
      a: 1200,
      b: 900,
      aState: "PRESENT",
      bState: "PRESENT",
      facts: [
        { kind: "Prediction", key: predictions.a },
        { kind: "Prediction", key: predictions.b },
      ],
    };
    expect(await as("audit").ask(COMPARE, predictions)).toEqual({
      compare: { ...predictions, differences: [amount], differenceCount: 1, truncated: false },
    });
    const erase = `mutation ($key: ID!) { erase(kind: Prediction, key: $key, reason: "asked") { key } }`;
    await as("admin").ask(erase, { key: predictions.b });
    const { compare } = await as("audit").ask<{ compare: { differences: object[] } }>(COMPARE, predictions);
    expect(compare.differences).toMatchObject([
      { path: "features", a: { amount: 1200 }, b: null, bState: "ERASED" },
      { path: "prediction", a: "accept", b: null, bState: "ERASED" },
    ]);
  });

  it("does not show a reader predictions, however the kind is named, and records the refusal", async () => {
    const { a, b } = predictions;
    for (const [query, variables] of [
      [COMPARE, predictions],
      [
        "query ($a: ID!, $b: ID!, $k: FactKind! = Prediction) { compare(kind: $k, a: $a, b: $b) { a } }",
        { a, b },
      ],
      [
        "query ($a: ID!, $b: ID!) { ...more } fragment more on Query { x: compare(kind: Prediction, a: $a, b: $b) { a } }",
        { a, b },
      ],
    ] as const) {
      const error = await as("read").refusal(query, variables);
      expect([error.extensions.code, error.message]).toEqual([
        "FORBIDDEN",
        "Query.compare takes the role AUDIT for predictions",
      ]);
    }
    const filter = `{ principal: "${prefixed("read")}", operation: "compare", outcome: DENIED }`;
    const { accesses } = await as("audit").ask<{ accesses: { edges: object[] } }>(
      `{ accesses(filter: ${filter}, first: 1) { edges { node { code facts { key } } } } }`,
    );
    expect(accesses.edges).toEqual([{ node: { code: "FORBIDDEN", facts: [{ key: a }, { key: b }] } }]);
  });

  it.each([
    ["a kind that has no comparison", { ...models, kind: "Deployment" }, "BAD_USER_INPUT"],
    ["a model version that is not there", { ...models, b: `${p}none@1` }, "NOT_FOUND"],
    ["a prediction that is not there", { ...predictions, a: `${p}none` }, "NOT_FOUND"],
  ])("refuses %s", async (_, variables, code) => {
    const error = await as("audit").refusal(COMPARE, variables);
    expect(error.extensions.code).toBe(code);
    expect(error.message).toMatch(/must be ModelVersion or Prediction|no (model version|prediction) has the/);
  });
});

it("proofline compare prints each difference with its facts, or all as JSON", async () => {
  const command = (...args: string[]) =>
    proofline(packageRoot, ["compare", ...args, "--url", service.client.url], {
      PROOFLINE_API_KEY: keys[prefixed("read")],
    });
  const { code, out, err } = await command("ModelVersion", models.a, models.b);
  expect([code, err]).toEqual([0, ""]);
  const lines = out.split("\n");
  expect(lines[0]).toBe(`ModelVersion ${models.a} and ${models.b} differ in 6 places:`);
  expect(lines.slice(lines.indexOf("  hyperparameters.depth"), -1).slice(0, 4)).toEqual([
    "  hyperparameters.depth",
    "    a: 6",
    "    b: 8",
    `    by TrainingRun ${p}job-1, TrainingRun ${p}job-2`,
  ]);
  const json = await command("ModelVersion", models.a, models.b, "--json");
  expect(JSON.parse(json.out)).toMatchObject({ ...models, differenceCount: 6 });
  const refused = await command("Prediction", predictions.a, predictions.b);
  expect([refused.code, refused.out]).toEqual([2, ""]);
  expect(refused.err).toContain("takes the role AUDIT");
  expect((await command("Deployment", "x", "y")).err).toContain("<kind>: must be ModelVersion or Prediction");
  const { uri, username, password } = sharedNeo4j();
  const store = { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password, DATA_DIR: dataDir() };
  const local = await proofline(packageRoot, ["compare", "ModelVersion", models.a, models.b], store);
  expect(local).toEqual({ code, out, err });
  const { accesses } = await as("audit").ask<{ accesses: object }>(
    `{ accesses(filter: { operation: "compare", principal: "local" }, first: 1) { edges { node { facts { key } } } } }`,
  );
  expect(accesses).toEqual({ edges: [{ node: { facts: [{ key: models.a }, { key: models.b }] } }] });
});
