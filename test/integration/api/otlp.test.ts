import { gzipSync } from "node:zlib";
import { BinaryReader } from "@bufbuild/protobuf/wire";
import { beforeAll, describe, expect, it } from "vitest";
import { expectNoInsides, useService } from "../../support/client.js";
import { createKeys } from "../../support/keys.js";
import { recordedAs } from "../../support/kserve.js";
import { bentomlLogs, logsOf, mlflowTraces, spansIn } from "../../support/otlp.js";
import { newPrefix } from "../../support/prefix.js";

const service = useService();
const prefix = newPrefix();
const PROTOBUF = "application/x-protobuf";

const post = (
  signal: "logs" | "traces",
  body: BodyInit,
  type = PROTOBUF,
  headers: Readonly<Record<string, string>> = {},
  url = service.client.url,
) => fetch(`${url}/v1/${signal}`, { method: "POST", headers: { "content-type": type, ...headers }, body });

const postJson = async (signal: "logs" | "traces", body: unknown) => {
  const answer = await post(signal, JSON.stringify(body), "application/json");
  return { status: answer.status, body: await answer.json() };
};

const logOf = (requestId: string, prediction: unknown = "yes") => ({
  attributes: {
    "proofline.request_id": requestId,
    "proofline.features": { age: 41 },
    "proofline.prediction": JSON.stringify(prediction),
  },
});
const SERVED = { "proofline.deployment": `${prefix}d-1` };

describe("OTLP over HTTP", () => {
  it("records the predictions of BentoML's monitor, once however often they are sent", async () => {
    for (const _ of [1, 2]) {
      const answer = await post("logs", gzipSync(bentomlLogs()), PROTOBUF, { "content-encoding": "gzip" });
      expect([answer.status, answer.headers.get("content-type"), await answer.text()]).toEqual([
        200,
        PROTOBUF,
        "",
      ]);
    }
    expect(await recordedAs(service.client, ["15712816342202001965"])).toMatchObject([
      { features: { age: 41, income: 5000.5 }, prediction: "yes", deployment: "d-credit" },
    ]);
  });

  it("records the predictions of MLflow's tracing, and counts the steps that are none", async () => {
    const answer = await post("traces", new Uint8Array(mlflowTraces()));
    expect(answer.status).toBe(200);
    const reader = new BinaryReader(
      new BinaryReader(new Uint8Array(await answer.arrayBuffer()).subarray(1)).bytes(),
    );
    reader.tag();
    expect(reader.int64()).toBe(1n);
    expect(await recordedAs(service.client, ["req-7"])).toMatchObject([
      { features: { age: 7 }, prediction: "yes", deployment: "d-credit" },
    ]);
  });

  it("takes the good records of an export and says which are not", async () => {
    const [good, other] = [`${prefix}good`, `${prefix}other`];
    expect(await postJson("logs", logsOf(SERVED, logOf(other)))).toEqual({ status: 200, body: {} });
    const mixed = logsOf(SERVED, { body: "started" }, logOf(good), logOf(other, "another"), {
      attributes: { ...logOf("x").attributes, "proofline.request_id": "a\u0007" },
    });
    const { status, body } = await postJson("logs", mixed);
    expect(status).toBe(200);
    expect(body).toEqual({
      partialSuccess: { rejectedLogRecords: "3", errorMessage: expect.any(String) },
    });
    const { errorMessage } = body.partialSuccess;
    expect(errorMessage).toMatch(/logRecords\[0\] is no prediction/);
    expect(errorMessage).toMatch(/logRecords\[2\] CONFLICT/);
    expect(errorMessage).toMatch(/logRecords\[3\] BAD_USER_INPUT: \S+\.requestId: must not have control/);
    expect(await recordedAs(service.client, [good, other])).toMatchObject([
      { prediction: "yes" },
      { prediction: "yes" },
    ]);
  });

  it("records a span of any tracing that has Proofline's attributes", async () => {
    const attributes = { ...logOf(`${prefix}span`).attributes };
    expect(await postJson("traces", spansIn(SERVED, { attributes }))).toEqual({ status: 200, body: {} });
    await recordedAs(service.client, [`${prefix}span`]);
  });

  it("answers an export of nothing", async () => {
    expect(await postJson("logs", {})).toEqual({ status: 200, body: {} });
    expect((await post("traces", new Uint8Array())).status).toBe(200);
  });

  it.each([
    ["no JSON", "application/json", "{", 400, /JSON/],
    ["a list", "application/json", "[]", 400, /^body: must be an object/],
    ["another shape", "application/json", '{"resourceLogs":7}', 400, /^resourceLogs: must be a list/],
    ["20,000 levels", "application/json", "[".repeat(20_000), 413, /nests/],
    ["no protobuf", PROTOBUF, "{}", 400, /no OTLP export of logs/],
    ["17 MB", PROTOBUF, "a".repeat(17_000_000), 413, /bytes/],
    ["another type", "text/plain", "{}", 415, /media type/i],
  ])("refuses %s", async (_, type, body, status, message) => {
    const answer = await post("logs", body, type);
    const text = await answer.text();
    expectNoInsides(text);
    expect(answer.status).toBe(status);
    expect(JSON.parse(text).errors[0].message).toMatch(message);
  });

  it("refuses what inflates to too much", async () => {
    const bomb = gzipSync(new Uint8Array(30_000_000));
    const answer = await post("logs", bomb, PROTOBUF, { "content-encoding": "gzip" });
    expect(answer.status).toBe(413);
    expect((await post("logs", "no gzip", PROTOBUF, { "content-encoding": "gzip" })).status).toBe(400);
  });
});

describe("OTLP with keys", () => {
  const locked = useService({ AUTH: "keys" });
  let keys: Record<string, string> = {};
  beforeAll(async () => {
    keys = await createKeys({ [`${prefix}ingest`]: ["INGEST"], [`${prefix}read`]: ["READ"] });
  });

  it("takes the role INGEST", async () => {
    const body = JSON.stringify(logsOf(SERVED, logOf(`${prefix}keyed`)));
    const statuses = [];
    for (const key of [undefined, keys[`${prefix}read`], keys[`${prefix}ingest`]]) {
      const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
      const answer = await post("logs", body, "application/json", headers, locked.client.url);
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([401, 403, 200]);
  });
});
