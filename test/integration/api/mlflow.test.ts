import { createHmac, randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Service } from "../../../src/service.js";
import { Client, openService } from "../../support/client.js";
import { newPrefix } from "../../support/prefix.js";

const SECRET = "the webhook's secret";
let folder: string;
let service: Service;
let client: Client;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "proofline-mlflow-"));
  await writeFile(join(folder, "secret"), `${SECRET}\n`);
  service = await openService({ MLFLOW_WEBHOOK_SECRET_FILE: join(folder, "secret") });
  client = new Client(service.url);
});
afterAll(async () => {
  await service[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

interface Given {
  readonly secret?: string;
  readonly id?: string;
  readonly ago?: number;
  readonly signed?: string;
}

/** A delivery as MLflow makes it (mlflow/webhooks/delivery.py). */
const headersOf = (body: string | Uint8Array, { secret = SECRET, id = randomUUID(), ago = 0 }: Given) => {
  const timestamp = String(Math.floor(Date.now() / 1_000) - ago);
  const hmac = createHmac("sha256", secret).update(`${id}.${timestamp}.`).update(body);
  return {
    "content-type": "application/json",
    "x-mlflow-delivery-id": id,
    "x-mlflow-timestamp": timestamp,
    "x-mlflow-signature": `v1,${hmac.digest("base64")}`,
  };
};

async function deliver(body: string | Buffer<ArrayBuffer>, given: Given = {}) {
  const headers = headersOf(body, given);
  const response = await fetch(`${service.url}/api/v1/mlflow`, { method: "POST", headers, body });
  return { status: response.status, answer: await response.json() };
}
const refused = (status: number, code: string, message: unknown) => ({
  status,
  answer: { errors: [{ message, extensions: { code } }] },
});

const event = (entity: string, action: string, data: object, timestamp = new Date().toISOString()) =>
  JSON.stringify({ entity, action, timestamp, data });
const alias = (name: string) =>
  event("model_version_alias", "created", { name, alias: "champion", version: "1" });

describe("a webhook of MLflow's registry", () => {
  it("records that a version was registered, and the moves of its alias, as nobody's, each once however often it is sent", async () => {
    const name = `${newPrefix()}risk`;
    const version = event("model_version", "created", {
      ...{ name, version: "1", source: "models:/m-1", run_id: `${name}-run` },
      ...{ tags: {}, description: null },
    });
    const key = `${name}@1`;
    expect(await deliver(version, { id: `${name}-registered` })).toEqual({
      status: 200,
      answer: {
        recorded: [
          {
            kind: "StageTransition",
            key: `mlflow:${name}-registered`,
            index: expect.any(Number),
            duplicate: false,
          },
        ],
      },
    });
    const id = randomUUID();
    const moved = alias(name);
    const sent = [await deliver(moved, { id }), await deliver(moved, { id })];
    expect(sent).toMatchObject([
      { status: 200, answer: { recorded: [{ key: `mlflow:${id}`, duplicate: false }] } },
      { status: 200, answer: { recorded: [{ key: `mlflow:${id}`, duplicate: true }] } },
    ]);
    await deliver(event("model_version_alias", "deleted", { name, alias: "champion" }));
    const { stageTransitions } = await client.ask<{ stageTransitions: readonly object[] }>(
      `query ($name: ID!) {
        stageTransitions(where: { modelVersion: { some: { key: { startsWith: $name } } } }, sort: { index: ASC }) {
          fromStage toStage reason performedBy recordedBy modelVersion { key }
        }
      }`,
      { name },
    );
    const nobody = { performedBy: "unknown", recordedBy: "mlflow-webhook" };
    expect(stageTransitions).toEqual([
      {
        ...{ fromStage: null, toStage: "None", ...nobody, modelVersion: [{ key }] },
        reason: `Registered in MLflow from models:/m-1, made by run ${name}-run.`,
      },
      { fromStage: null, toStage: "champion", reason: null, ...nobody, modelVersion: [{ key }] },
      { fromStage: "champion", toStage: "None", reason: null, ...nobody, modelVersion: [{ key: name }] },
    ]);
  });

  it("leaves an access where it was recorded before", async () => {
    const id = randomUUID();
    const body = alias(`${newPrefix()}risk`);
    await deliver(body, { id });
    await deliver(body, { id });
    const { accesses } = await client.ask<{ accesses: { edges: readonly { node: object }[] } }>(
      '{ accesses(filter: { principal: "mlflow-webhook" }, first: 1) { edges { node { operation outcome facts { kind key } } } } }',
    );
    expect(accesses.edges.map(({ node }) => node)).toEqual([
      {
        ...{ operation: "POST /api/v1/mlflow", outcome: "ALLOWED" },
        facts: [{ kind: "StageTransition", key: `mlflow:${id}` }],
      },
    ]);
  });

  it("that is only tried out is about no model", async () => {
    const data = { name: "example_model", alias: "example_alias", version: "1" };
    expect(await deliver(event("model_version_alias", "created", data))).toEqual({
      status: 200,
      answer: { recorded: [], test: true },
    });
  });

  it("without a signature that is right and of now is for nobody, and leaves a refusal", async () => {
    const name = `${newPrefix()}risk`;
    const body = alias(name);
    const unsigned = refused(
      401,
      "UNAUTHENTICATED",
      expect.stringMatching(/signed with the webhook's secret/),
    );
    expect(await deliver(body, { secret: "another secret!!" })).toEqual(unsigned);
    expect(await deliver(body, { ago: 400 })).toEqual(unsigned);
    const url = `${service.url}/api/v1/mlflow`;
    const json = { "content-type": "application/json" };
    const changed = { method: "POST", headers: headersOf(body, {}), body: alias(`${name}2`) };
    for (const init of [
      changed,
      { method: "POST", headers: json, body },
      { method: "POST", headers: json, body: "{" },
    ])
      expect((await fetch(url, init)).status).toBe(401);
    const { accesses } = await client.ask<{ accesses: { edges: readonly { node: object }[] } }>(
      '{ accesses(filter: { principal: "anonymous", outcome: DENIED }, first: 20) { edges { node { operation } } } }',
    );
    expect(accesses.edges.map(({ node }) => node)).toContainEqual({ operation: "POST /api/v1/mlflow" });
    const { modelVersions } = await client.ask<{ modelVersions: readonly object[] }>(
      "query ($name: ID!) { modelVersions(where: { key: { startsWith: $name } }) { key } }",
      { name },
    );
    expect(modelVersions).toEqual([]);
  });

  it.each<[string, string | Buffer<ArrayBuffer>, number, string, string]>([
    ["no JSON", "{", 400, "BAD_USER_INPUT", "the body is not JSON"],
    ["nothing", "", 400, "BAD_USER_INPUT", "the body is not JSON"],
    ["a list", "[]", 400, "BAD_USER_INPUT", "the body must be an object"],
    ["no UTF-8", Buffer.from([0x22, 0xff, 0x22]), 400, "BAD_USER_INPUT", "the body is not UTF-8"],
    ["no entity", "{}", 400, "BAD_USER_INPUT", "entity: must be a text"],
    [
      "no time",
      event("model_version_alias", "created", { name: "r", alias: "a", version: "1" }, "soon"),
      ...([400, "BAD_USER_INPUT", "timestamp: must be an RFC 3339 date and time"] as const),
    ],
    [
      "an event that no fact holds",
      event("registered_model", "created", { name: "r" }),
      ...([
        400,
        "BAD_USER_INPUT",
        'entity: "registered_model.created" says nothing that is recorded',
      ] as const),
    ],
    [
      "30 MB",
      `"${"x".repeat(30_000_000)}"`,
      413,
      "LIMIT_EXCEEDED",
      "a request of this caller has at most 262144 bytes",
    ],
    ["20,000 levels", "[".repeat(20_000) + "]".repeat(20_000), 413, "LIMIT_EXCEEDED", "levels"],
  ])(
    "that has %s is refused and told why, and the service is well",
    async (_, body, status, code, message) => {
      const given = await deliver(body);
      expect(given).toEqual(refused(status, code, expect.stringContaining(message)));
      expect((await fetch(`${service.url}/readyz`)).status).toBe(200);
    },
  );

  it("that says otherwise under one delivery's id is a conflict", async () => {
    const name = `${newPrefix()}risk`;
    const id = randomUUID();
    await deliver(alias(name), { id });
    expect(await deliver(alias(`${name}2`), { id })).toMatchObject({ status: 409 });
  });

  it("needs no API key where others need one, and there is no such route without a secret", async () => {
    await using keys = await openService({
      AUTH: "keys",
      MLFLOW_WEBHOOK_SECRET_FILE: join(folder, "secret"),
    });
    const body = alias(`${newPrefix()}risk`);
    const post = async (url: string) =>
      (await fetch(`${url}/api/v1/mlflow`, { method: "POST", headers: headersOf(body, {}), body })).status;
    expect(await post(keys.url)).toBe(200);
    await using without = await openService();
    expect(await post(without.url)).toBe(404);
  });

  it("comes as often as others may ask, from one address", async () => {
    await using limited = await openService({
      REQUESTS_PER_SECOND: "2",
      MLFLOW_WEBHOOK_SECRET_FILE: join(folder, "secret"),
    });
    const body = "{";
    const post = () =>
      fetch(`${limited.url}/api/v1/mlflow`, { method: "POST", headers: headersOf(body, {}), body });
    const statuses = (await Promise.all(Array.from({ length: 12 }, post))).map(({ status }) => status);
    // in two seconds, if these are not one
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(8);
    expect(statuses.filter((status) => status === 400).length).toBeGreaterThanOrEqual(2);
  });

  it.each([
    ["is not there", "none", "can't be read"],
    ["is short", "short", "must hold a secret of at least 16 characters"],
  ])("a secret whose file %s ends the start", async (_, file, message) => {
    await writeFile(join(folder, "short"), "secret\n");
    await expect(openService({ MLFLOW_WEBHOOK_SECRET_FILE: join(folder, file) })).rejects.toThrow(message);
  });
});
