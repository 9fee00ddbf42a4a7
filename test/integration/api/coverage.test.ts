import { beforeAll, describe, expect, it } from "vitest";
import { type Answer, useService } from "../../support/client.js";
import { createKeys } from "../../support/keys.js";
import { newPrefix } from "../../support/prefix.js";
import { minutesAgo, trailFacts } from "../../support/trailFacts.js";

const p = newPrefix();
const local = useService();
const guarded = useService({ AUTH: "keys" });

const COVERAGE = `query Trails($modelVersion: ID, $deployment: ID, $served: TimeRange) {
  coverage(modelVersion: $modelVersion, deployment: $deployment, served: $served) {
    predictions complete gaps { code severity predictions }
    missingCount missing { deployment servingNode from to }
  }
}`;

const numbered = (sequence: number, more: object = {}) => ({
  prediction: {
    requestId: `${p}n-${sequence}`,
    deployment: `${p}d-7`,
    features: {},
    prediction: 1,
    timestamp: minutesAgo(5),
    servingNode: "n-1",
    sequence,
    ...more,
  },
});

beforeAll(async () => {
  await local.client.record(...trailFacts(p));
  await local.client.record(
    numbered(1),
    numbered(2, { artifactSha256: "00ff".repeat(16) }),
    numbered(6, { timestamp: minutesAgo(4) }),
  );
});

describe("coverage", () => {
  const modelVersion = `${p}credit-risk@7`;

  it("says how many trails are complete, what is missing in the others, and which numbers nobody recorded", async () => {
    expect(await local.client.ask(COVERAGE, { modelVersion })).toEqual({
      coverage: {
        predictions: 4,
        complete: 3,
        gaps: [{ code: "ARTIFACT_HASH_MISMATCH", severity: "ERROR", predictions: 1 }],
        missingCount: 3,
        missing: [{ deployment: `${p}d-7`, servingNode: "n-1", from: 3, to: 5 }],
      },
    });
    const served = { from: minutesAgo(5), to: minutesAgo(4) };
    expect(await local.client.ask(COVERAGE, { deployment: `${p}d-7`, served })).toMatchObject({
      coverage: { predictions: 2, complete: 1, missingCount: 0, missing: [] },
    });
  });

  it("leaves an Access that names the model version, or the deployment", async () => {
    await local.client.ask(COVERAGE, { modelVersion });
    await local.client.ask(COVERAGE, { deployment: `${p}d-7` });
    const { accesses } = await local.client.ask<{ accesses: object }>(
      `{ accesses(first: 2, filter: { operation: "coverage" }) { edges { node { facts { kind key } } } } }`,
    );
    expect(accesses).toEqual({
      edges: [
        { node: { facts: [{ kind: "Deployment", key: `${p}d-7` }] } },
        { node: { facts: [{ kind: "ModelVersion", key: modelVersion }] } },
      ],
    });
  });

  it.each([
    ["both", { modelVersion, deployment: `${p}d-7` }, "BAD_USER_INPUT"],
    ["neither", {}, "BAD_USER_INPUT"],
    [
      "a range that ends before it begins",
      { modelVersion, served: { from: "2026-02-01", to: "2026-01-01" } },
      "BAD_USER_INPUT",
    ],
    ["a model version that is not there", { modelVersion: `${p}none@1` }, "NOT_FOUND"],
    ["a deployment that is not there", { deployment: `${p}none` }, "NOT_FOUND"],
  ])("refuses %s", async (_, variables, code) => {
    expect((await local.client.refusal(COVERAGE, variables)).extensions.code).toBe(code);
  });

  it("shows counts to the role READ, and which numbers of which node are missing to AUDIT", async () => {
    const [reader, auditor] = [`${p}reader`, `${p}auditor`];
    const keys = await createKeys({ [reader]: ["READ"], [auditor]: ["AUDIT"] });
    const ask = async (name: string, fields: string) => {
      const response = await fetch(`${guarded.client.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${keys[name]}` },
        body: JSON.stringify({ query: `{ coverage(modelVersion: "${modelVersion}") { ${fields} } }` }),
      });
      const { data, errors }: Answer<object> = JSON.parse(await response.text());
      return errors?.[0]?.extensions.code ?? data;
    };
    expect(await ask(reader, "predictions complete missingCount")).toEqual({
      coverage: { predictions: 4, complete: 3, missingCount: 3 },
    });
    expect(await ask(reader, "predictions missing { from }")).toBe("FORBIDDEN");
    expect(await ask(auditor, "missing { from }")).toEqual({ coverage: { missing: [{ from: 3 }] } });
  });
});
