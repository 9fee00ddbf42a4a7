import { gzipSync } from "node:zlib";
import { describe, expect, it, vi } from "vitest";
import { expectNoInsides, useService } from "../../support/client.js";
import { pendingOf, recordedAs, type SentHalf, sendHalf } from "../../support/kserve.js";
import { newPrefix } from "../../support/prefix.js";

const WAIT = { timeout: 10_000 };
const service = useService();
const prefix = newPrefix();

const request = (id: string, body: unknown, more: Partial<SentHalf> = {}) => half("request", id, body, more);
const response = (id: string, body: unknown, more: Partial<SentHalf> = {}) =>
  half("response", id, body, more);
function half(part: SentHalf["part"], id: string, body: unknown, more: Partial<SentHalf>) {
  return sendHalf(service.client.url, { part, id: `${prefix}${id}`, body, ...more });
}

describe("KServe's inference logger", () => {
  it.each([
    ["the request first", ["request", "response"]],
    ["the response first", ["response", "request"]],
  ] as const)("makes a prediction of both halves, %s", async (_, order) => {
    const id = `${order[0]}-first`;
    const bodies = { request: { instances: [{ age: 41 }] }, response: { predictions: ["yes"] } };
    const states = [];
    for (const part of order) {
      const answer = await half(part, id, bodies[part], { deployment: `${prefix}d-1` });
      expect(answer.status).toBe(202);
      states.push(await answer.json());
    }
    expect(states).toMatchObject([
      { requestId: `${prefix}${id}`, deployment: `${prefix}d-1`, half: order[0], state: "waits" },
      { state: "complete" },
    ]);
    expect(await recordedAs(service.client, [`${prefix}${id}`])).toEqual([
      {
        requestId: `${prefix}${id}`,
        features: { age: 41 },
        prediction: "yes",
        timestamp: "2026-11-21T14:00:00.250Z",
        deployment: `${prefix}d-1`,
      },
    ]);
    await vi.waitFor(
      async () => expect(await pendingOf(service.client, [`${prefix}${id}`])).toEqual([]),
      WAIT,
    );
  });

  it("makes a prediction of each row, by the caller's own id", async () => {
    const requestId = `${prefix}own`;
    const tensor = (name: string, data: readonly number[]) => ({
      name,
      shape: [2, 1],
      datatype: "FP32",
      data,
    });
    await request("v2", { inputs: [tensor("age", [41, 52])] }, { requestId });
    await response("v2", { model_name: "iris", outputs: [tensor("score", [0.1, 0.9])] });
    expect(await recordedAs(service.client, [`${requestId}#0`, `${requestId}#1`])).toMatchObject([
      { features: { age: 41 }, prediction: { score: 0.1 }, deployment: "prod/iris" },
      { features: { age: 52 }, prediction: { score: 0.9 } },
    ]);
  });

  it("keeps rows that do not match whole", async () => {
    await Promise.all([request("unequal", { instances: [1, 2] }), response("unequal", { predictions: [0] })]);
    expect(await recordedAs(service.client, [`${prefix}unequal`])).toMatchObject([
      { features: { instances: [1, 2] }, prediction: { predictions: [0] } },
    ]);
  });

  it("may send bodies of any type, or compressed", async () => {
    const { url } = service.client;
    const json = { instances: [7] };
    await request("curl", json, { headers: { "content-type": "application/x-www-form-urlencoded" } });
    const sent = await request("curl", json); // the same again, of another type
    expect(sent.status).toBe(202);
    const compressed = await fetch(`${url}/api/v1/kserve`, {
      method: "POST",
      headers: {
        "content-encoding": "gzip",
        "ce-specversion": "1.0",
        "ce-id": `${prefix}curl`,
        "ce-type": "org.kubeflow.serving.inference.response",
        "ce-source": "http://localhost:9081/",
        "ce-inferenceservicename": "iris",
        "ce-namespace": "prod",
        "ce-component": "predictor",
        "ce-endpoint": "default",
      },
      body: gzipSync('{"predictions":[1]}'),
    });
    expect(compressed.status).toBe(202);
    expect(await recordedAs(service.client, [`${prefix}curl`])).toMatchObject([
      { features: 7, prediction: 1 },
    ]);
  });
});

describe("a half", () => {
  it("that is sent twice is one, and waits for the other one where it is listed", async () => {
    await request("lonely", { instances: [1] });
    await request("lonely", { instances: [1] });
    expect(await pendingOf(service.client, [`${prefix}lonely`])).toEqual([
      {
        requestId: `${prefix}lonely`,
        deployment: "prod/iris",
        hasRequest: true,
        hasResponse: false,
        reason: null,
      },
    ]);
  });

  it("is listed page by page, and counted", async () => {
    for (const i of [0, 1, 2]) await response(`page-${i}`, { predictions: [i] });
    const ask = (after: string | null) =>
      service.client.ask<{
        pendingInferences: {
          edges: { node: { requestId: string } }[];
          pageInfo: { endCursor: string; hasNextPage: boolean };
          totalCount: number;
        };
      }>(
        "query ($after: String) { pendingInferences(first: 2, after: $after) { edges { node { requestId } } pageInfo { endCursor hasNextPage } totalCount } }",
        { after },
      );
    const found: string[] = [];
    let after: string | null = null;
    for (;;) {
      const { pendingInferences }: Awaited<ReturnType<typeof ask>> = await ask(after);
      found.push(...pendingInferences.edges.map(({ node }) => node.requestId));
      expect(pendingInferences.totalCount).toBeGreaterThanOrEqual(3);
      if (!pendingInferences.pageInfo.hasNextPage) break;
      after = pendingInferences.pageInfo.endCursor;
    }
    expect(found.filter((id) => id.startsWith(`${prefix}page-`))).toEqual(
      [2, 1, 0].map((i) => `${prefix}page-${i}`),
    );
    expect(new Set(found).size).toBe(found.length);
  });

  it("is refused where another one is kept, and the first one stays", async () => {
    await request("other", { instances: ["first"] });
    const refused = await request("other", { instances: ["second"] });
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: "CONFLICT" } }] });
    await response("other", { predictions: [1] });
    expect(await recordedAs(service.client, [`${prefix}other`])).toMatchObject([{ features: "first" }]);
  });

  it("that comes again when the prediction is recorded leaves nothing behind", async () => {
    const id = `${prefix}again`;
    const bodies = { request: { instances: [1, 2] }, response: { predictions: [3, 4] } };
    await request("again", bodies.request);
    await response("again", bodies.response);
    await recordedAs(service.client, [`${id}#0`, `${id}#1`]);
    await vi.waitFor(async () => expect(await pendingOf(service.client, [id])).toEqual([]), WAIT);
    for (const part of ["request", "response"] as const) {
      expect((await half(part, "again", bodies[part], {})).status).toBe(202);
      await vi.waitFor(async () => expect(await pendingOf(service.client, [id])).toEqual([]), WAIT);
    }
  });

  it("waits on where what is recorded by its id says something else", async () => {
    const id = `${prefix}reused`;
    await request("reused", { instances: [1] });
    await response("reused", { predictions: [2] });
    await recordedAs(service.client, [id]);
    await request("reused-2", { instances: [9] }, { requestId: id });
    await response("reused-2", { predictions: [8] }, { requestId: id });
    await vi.waitFor(
      async () =>
        expect(await pendingOf(service.client, [id])).toMatchObject([
          { hasRequest: true, hasResponse: true, reason: expect.stringMatching(/^CONFLICT: /) },
        ]),
      { timeout: 10_000 },
    );
    expect(await recordedAs(service.client, [id])).toMatchObject([{ features: 1, prediction: 2 }]);
  });
});

describe("what will never be whole", () => {
  it("is forgotten when it is told to be, and an access says by whom", async () => {
    const id = `${prefix}failed`;
    await request("failed", { instances: [1] });
    const forget = (before: string) =>
      service.client.ask<{ forgetPendingInferences: number }>(
        `mutation Forget${prefix.slice(0, 12)} { forgetPendingInferences(before: "${before}") }`,
      );
    const never = 'mutation { forgetPendingInferences(before: "2026-13-45T25:61:61Z") }';
    expect((await service.client.refusal(never)).extensions).toEqual({
      code: "BAD_USER_INPUT",
      path: "before",
    });
    expect(await forget("2020-01-01T00:00:00Z")).toEqual({ forgetPendingInferences: 0 });
    expect(await pendingOf(service.client, [id])).toHaveLength(1);
    const { forgetPendingInferences } = await forget("2999-01-01T00:00:00Z");
    expect(forgetPendingInferences).toBeGreaterThanOrEqual(1);
    expect(await pendingOf(service.client, [id])).toEqual([]);
    const { accesses } = await service.client.ask<{ accesses: { edges: { node: object }[] } }>(
      `{ accesses(filter: {operation: "Forget${prefix.slice(0, 12)}"}) { edges { node { outcome fields } } } }`,
    );
    expect(accesses.edges.map(({ node }) => node)).toEqual([
      { outcome: "ALLOWED", fields: ["forgetPendingInferences"] },
    ]);
  });
});

describe("what is no half", () => {
  it.each([
    ["no JSON", '{"instances":', {}, 400, /JSON/],
    ["an empty body", "", {}, 400, /^Body/],
    ["null", "null", {}, 400, /^body/],
    ["no event", "{}", { "ce-type": "" }, 400, /^ce-type: is required/],
    ["an event of another kind", "{}", { "ce-type": "com.example.x" }, 400, /^ce-type/],
    ["no id", "{}", { "ce-id": "" }, 400, /^ce-id/],
    ["metadata that is no object", "{}", { "ce-metadata": "7" }, 400, /^ce-metadata/],
    ["a time that is none", "{}", { "ce-time": "now" }, 400, /^ce-time/],
    ["a structured event", "{}", { "content-type": "application/cloudevents+json" }, 400, /^content-type/],
    ["20,000 levels", "[".repeat(20_000), {}, 413, /nests/],
    ["17 MB", JSON.stringify({ instances: ["a".repeat(17_000_000)] }), {}, 413, /bytes/],
    ["a long row", JSON.stringify({ instances: ["a".repeat(300_000)] }), {}, 413, /^body\.rows\[0\]/],
  ])("as %s is refused, with what is wrong", async (_, body, headers, status, message) => {
    const answer = await request("bad", body, { headers });
    const text = await answer.text();
    expectNoInsides(text);
    expect(answer.status).toBe(status);
    expect(JSON.parse(text).errors[0].message).toMatch(message);
    expect(await pendingOf(service.client, [`${prefix}bad`])).toEqual([]);
  });

  it("as a body that is not UTF-8 is refused", async () => {
    const answer = await fetch(`${service.client.url}/api/v1/kserve`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: new Uint8Array([0x22, 0xff, 0x22]),
    });
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining("UTF-8")]);
  });
});
