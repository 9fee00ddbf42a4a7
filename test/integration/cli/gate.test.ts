import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageRoot } from "../../../src/packageRoot.js";
import { dataDir, useService } from "../../support/client.js";
import { newPrefix } from "../../support/prefix.js";
import { sharedNeo4j } from "../../support/sharedNeo4j.js";
import { trailFacts } from "../../support/trailFacts.js";
import { proofline } from "./command.js";

const service = useService();
const p = newPrefix();
const released = `${p}credit-risk@7`;
const candidate = `${p}credit-risk@8`;
const folder = mkdtempSync(join(tmpdir(), "proofline-gate-"));

beforeAll(async () => {
  await service.client.record(...trailFacts(p), {
    modelVersion: { key: candidate, artifactSha256: "8".repeat(64), producedBy: `${p}job-1` },
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

const here = (...args: readonly string[]) => {
  const { uri, username, password } = sharedNeo4j();
  const store = { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password, DATA_DIR: dataDir() };
  return proofline(packageRoot, ["gate", ...args], store);
};
const there = (...args: readonly string[]) =>
  proofline(packageRoot, ["gate", ...args, "--url", service.client.url]);

describe.each([
  ["the store", here],
  ["a service", there],
])("proofline gate of %s", (_, gate) => {
  it("exits with 0 where the model version was approved for where it is to serve", async () => {
    expect(await gate(released, "--environment", "PRODUCTION", "--fail-on", "warning")).toEqual({
      code: 0,
      err: "",
      out: `${released} passes the gate for PRODUCTION: no gap of severity WARNING or more\n`,
    });
  });

  it("exits with 1 where a gap stops it, and says what closes it", async () => {
    const { code, err, out } = await gate(candidate, "--environment", "production");
    expect([code, err]).toEqual([1, ""]);
    expect(out.split("\n")).toEqual([
      `${candidate} does not pass the gate for production: 2 gaps of severity ERROR`,
      `  ERROR NO_STAGE_TRANSITION at ModelVersion ${candidate}`,
      expect.stringContaining("Record it with recordStageTransition"),
      `  ERROR NO_APPROVAL at ModelVersion ${candidate}`,
      expect.stringContaining("Record it with recordApproval"),
      "",
    ]);
    expect((await gate(released, "--environment", "eu\u202e")).out).toContain(
      "the gate for eu\\u{202e}: 1 gap",
    );
  });

  it.each([
    ["a model version that is not there", [`${p}none@1`], "no model version has the key"],
    ["an environment without a name", [released, "--environment", " "], "--environment: must not be empty"],
    ["a severity that is none", [released, "--fail-on", "fatal"], "ERROR, WARNING, INFO"],
  ])("exits with 2 for %s", async (__, args, message) => {
    const { code, out, err } = await gate(...args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(message);
  });
});

it("judges by a policy that is given", async () => {
  const policy = join(folder, "policy.json");
  writeFileSync(policy, JSON.stringify({ severities: { NO_APPROVAL: "INFO" } }));
  const { code, out } = await here(candidate, "--policy-file", policy);
  expect(code).toBe(0);
  expect(out).toContain("1 gap that would not stop it:\n  INFO NO_APPROVAL at ModelVersion");
});

it("leaves an Access that names the model version, from a command and over GraphQL", async () => {
  await here(released);
  await there(candidate);
  const { accesses } = await service.client.ask<{ accesses: object }>(
    `{ accesses(first: 2, filter: { operation: "gate" }) { edges { node { fields facts { kind key } } } } }`,
  );
  expect(accesses).toEqual({
    edges: [
      { node: { fields: ["gate"], facts: [{ kind: "ModelVersion", key: candidate }] } },
      { node: { fields: ["proofline gate"], facts: [{ kind: "ModelVersion", key: released }] } },
    ],
  });
});

it("finds the move that a correction says is of the model version, and no longer the one it was recorded of", async () => {
  const moved = `${p}credit-risk@9`;
  const at = new Date(Date.now() - 60_000).toISOString();
  await service.client.record(
    { modelVersion: { key: moved, producedBy: `${p}job-1` } },
    { approval: { key: `${p}a-9`, modelVersion: moved, approver: "Alice", decision: "APPROVED", at } },
    {
      stageTransition: {
        key: `${p}s-9`,
        modelVersion: candidate,
        toStage: "Canary",
        performedBy: "Bob",
        reason: "tested",
        approval: `${p}a-9`,
        at,
      },
    },
    {
      amendment: {
        key: `${p}c-9`,
        kind: "StageTransition",
        fact: `${p}s-9`,
        correction: { modelVersion: moved },
        reason: "the wrong version was typed",
      },
    },
  );
  const asked = `query ($key: ID!) { gate(modelVersion: $key, environment: "canary") {
    passed truncated failOn blocking { code } completeness { gaps { code } } approvals { key }
  } }`;
  expect(await service.client.ask(asked, { key: moved })).toEqual({
    gate: {
      passed: true,
      truncated: false,
      failOn: "ERROR",
      blocking: [],
      completeness: { gaps: [{ code: "AMENDED" }] },
      approvals: [{ key: `${p}a-9` }],
    },
  });
  expect(await service.client.ask(asked, { key: candidate })).toMatchObject({
    gate: { passed: false, blocking: [{ code: "NO_STAGE_TRANSITION" }, { code: "NO_APPROVAL" }] },
  });
});
