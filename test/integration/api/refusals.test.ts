import { beforeAll, describe, expect, it } from "vitest";
import { useService } from "../../support/client.js";
import { createKeys } from "../../support/keys.js";
import { newPrefix } from "../../support/prefix.js";

const prefix = newPrefix();
const service = useService({ AUTH: "keys" });
const auditor = `${prefix}auditor`;
const prober = `${prefix}prober`;
const pipeline = `${prefix}pipeline`;
let keys: Record<string, string>;

beforeAll(async () => {
  keys = await createKeys({ [auditor]: ["AUDIT"], [prober]: ["AUDIT"], [pipeline]: ["INGEST"] });
});

const send = (who: string, body: string, init: RequestInit = {}) =>
  fetch(`${service.client.url}/graphql`, {
    method: "POST",
    body,
    ...init,
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${keys[who]}`,
      ...init.headers,
    },
  });

interface Seen {
  readonly operation: string;
  readonly outcome: string;
  readonly code: string | null;
  readonly factCount: number;
}

/** The accesses of somebody, the newest first. */
async function accessesOf(principal: string): Promise<readonly Seen[]> {
  const query = `query Audit($principal: String!) {
    accesses(filter: { principal: $principal }) { edges { node { operation outcome code factCount } } }
  }`;
  const response = await send(auditor, JSON.stringify({ query, variables: { principal } }));
  const { data } = await response.json();
  return data.accesses.edges.map(({ node }: { node: Seen }) => node);
}

const READ = "query Read { predictions { edges { cursor } } }";

describe("a request that is refused before it is an operation", () => {
  it.each<[string, string, RequestInit]>([
    ["a batch", JSON.stringify([{ query: READ }]), {}],
    ["an empty batch", "[]", {}],
    ["a query that is no text", '{"query":5}', {}],
    ["variables that are a list", JSON.stringify({ query: READ, variables: [] }), {}],
    [
      "a body that a page could send",
      JSON.stringify({ query: READ }),
      { headers: { "content-type": "text/plain" } },
    ],
    ["a body that is no JSON", "{", {}],
    ["a blank operation name", '{"query":"{nope}","operationName":" "}', {}],
  ])("leaves its refusal: %s", async (_, body, init) => {
    const before = (await accessesOf(prober)).length;
    const response = await send(prober, body, init);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    const [last, ...others] = await accessesOf(prober);
    expect(others).toHaveLength(before);
    expect(last).toMatchObject({ outcome: "DENIED", code: expect.any(String) });
  });
});

describe("whatever is asked for", () => {
  it("is recorded: names that are long as they are written", async () => {
    const ids = Array.from({ length: 64 }, (_, i) => `${'"'.repeat(500)}${i}`);
    const query =
      "query Long($ids: [ID!]) { predictions(filter: { requestIds: $ids }) { edges { cursor } } }";
    const response = await send(prober, JSON.stringify({ query, variables: { ids } }));
    expect(response.status).toBe(200);
    expect((await accessesOf(prober))[0]).toMatchObject({
      operation: "Long",
      outcome: "ALLOWED",
      factCount: 64,
    });
  });

  it("leaves a record of every guess at what is sealed", async () => {
    const prediction = (guess: number) => ({
      prediction: {
        requestId: `${prefix}sealed`,
        deployment: `${prefix}d`,
        features: { income: guess },
        prediction: 1,
        timestamp: "2026-11-21T14:00:00Z",
      },
    });
    const nested = `${"[".repeat(70)}${"]".repeat(70)}`;
    const query = "mutation Guess($facts: [FactInput!]!) { recordFacts(facts: $facts) { duplicate } }";
    const record = (guess: number, marker: string) =>
      send(
        pipeline,
        `{"query":${JSON.stringify(query)},"variables":{"facts":${JSON.stringify([
          prediction(guess),
          { sourceTable: { key: `${prefix}${marker}` } },
        ])},"x":${nested}}}`,
      );
    expect((await record(1, "first")).status).toBe(200);
    const before = (await accessesOf(pipeline)).length;
    await record(2, "wrong");
    await record(1, "right");
    const [right, wrong, ...others] = await accessesOf(pipeline);
    expect(others).toHaveLength(before);
    expect(wrong).toMatchObject({ operation: "Guess", outcome: "DENIED", code: "CONFLICT" });
    expect(right).toMatchObject({ operation: "Guess", outcome: "ALLOWED" });
  });
});

describe("an address that is none", () => {
  it("is not found, whatever its body holds, and its body is not read", async () => {
    const response = await fetch(`${service.client.url}/nothing`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{bad",
    });
    expect([response.status, await response.json()]).toEqual([
      404,
      { errors: [{ message: "there is nothing here", extensions: { code: "NOT_FOUND" } }] },
    ]);
  });
});
