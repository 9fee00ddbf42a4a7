import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ApiKeys } from "../../../src/access/keys.js";
import { Graph } from "../../../src/graph/graph.js";
import type { Service } from "../../../src/service.js";
import { type Answer, expectNoInsides, openService, useService } from "../../support/client.js";
import { Issuer, newPair, type SigningPair, sign } from "../../support/issuer.js";
import { createKeys } from "../../support/keys.js";
import { newPrefix } from "../../support/prefix.js";
import { sharedNeo4j } from "../../support/sharedNeo4j.js";

const prefix = newPrefix();
const name = (text: string) => `${prefix}${text}`;
const CHECKPOINT = "{ checkpoint { size } }";

interface Told {
  readonly status: number;
  readonly code: string | undefined;
  readonly text: string;
  readonly challenge: string | null;
  readonly data: unknown;
}

async function ask(
  url: string,
  authorization: string | undefined,
  query = CHECKPOINT,
  variables: object = {},
): Promise<Told> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(authorization !== undefined && { authorization }) },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  expectNoInsides(text);
  const { data, errors }: Answer<unknown> = JSON.parse(text);
  return {
    status: response.status,
    code: errors?.[0]?.extensions.code,
    text,
    challenge: response.headers.get("www-authenticate"),
    data,
  };
}

describe("a service that asks who calls", () => {
  let issuer: Issuer;
  let pair: SigningPair;
  let service: Service;
  let graph: Graph;
  let keys: ApiKeys;
  const claims = () => ({
    iss: "https://id.example.com",
    aud: "proofline",
    sub: name("anna"),
    roles: ["AUDIT", "APPROVE"],
    exp: Math.floor(Date.now() / 1_000) + 300,
  });

  beforeAll(async () => {
    pair = await newPair("one");
    issuer = await new Issuer([pair.jwk]).start();
    service = await openService({
      AUTH: "keys,jwt",
      JWT_ISSUER: "https://id.example.com",
      JWT_AUDIENCE: "proofline",
      JWT_JWKS_URL: issuer.url,
    });
    graph = new Graph({ ...sharedNeo4j(), database: undefined });
    keys = new ApiKeys(graph, () => new Date());
  });

  afterAll(async () => {
    await service[Symbol.asyncDispose]();
    await issuer[Symbol.asyncDispose]();
    await graph[Symbol.asyncDispose]();
  });

  it("takes a key as soon as it is made, and not from when it is revoked", async () => {
    const { text } = await keys.create({ name: name("reader"), roles: ["READ"], expiresAt: null });
    expect(await ask(service.url, `Bearer ${text}`)).toMatchObject({ status: 200, code: undefined });
    await keys.revoke(name("reader"));
    expect(await ask(service.url, `Bearer ${text}`)).toMatchObject({ status: 401, code: "UNAUTHENTICATED" });
  });

  it("says with each answer when a key ends that ends within two weeks", async () => {
    const expiresAt = Date.now() + 3 * 86_400_000;
    const [soon, later] = await Promise.all(
      [expiresAt, expiresAt + 30 * 86_400_000].map((at) =>
        keys.create({ name: name("ending"), roles: ["READ"], expiresAt: at }),
      ),
    );
    const header = async (text = "") => {
      const answer = await fetch(`${service.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${text}` },
        body: JSON.stringify({ query: "{ viewer { name } }" }),
      });
      return answer.headers.get("x-proofline-key-expires");
    };
    expect(await header(soon?.text)).toBe(new Date(expiresAt).toISOString());
    expect(await header(later?.text)).toBeNull();
  });

  it("tells nobody why a credential is refused", async () => {
    const { text } = await keys.create({ name: name("gone"), roles: ["READ"], expiresAt: null });
    await keys.revoke(name("gone"));
    const stranger = await newPair("one");
    const unsigned = [{ alg: "none" }, claims()].map((part) =>
      Buffer.from(JSON.stringify(part)).toString("base64url"),
    );
    const refused = await Promise.all(
      [
        undefined,
        "",
        "Bearer",
        "Basic YTpi",
        "Bearer nonsense",
        `Bearer ${text}`,
        `Bearer ${text.slice(0, -1)}${text.endsWith("0") ? "1" : "0"}`,
        `Bearer plk_${"0".repeat(16)}_${"0".repeat(64)}`,
        `Bearer ${unsigned.join(".")}.`,
        `Bearer ${await sign(stranger, claims())}`,
        `Bearer ${await sign(pair, { ...claims(), exp: Math.floor(Date.now() / 1_000) - 60 })}`,
        `Bearer ${await sign(pair, { ...claims(), iss: "https://other.example.com" })}`,
        `Bearer ${await sign(pair, { ...claims(), aud: "another-service" })}`,
        `Bearer ${await sign(pair, { ...claims(), sub: "local" })}`,
      ].map((authorization) => ask(service.url, authorization)),
    );
    expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([401]));
    expect(new Set(refused.map(({ text }) => text)).size).toBe(1);
    expect(new Set(refused.map(({ challenge }) => challenge))).toEqual(new Set(['Bearer realm="proofline"']));
  });

  it("takes a token of its issuer, with the roles that it says", async () => {
    const token = `Bearer ${await sign(pair, claims())}`;
    expect(await ask(service.url, token)).toMatchObject({ status: 200, code: undefined });
    const forbidden = await ask(
      service.url,
      token,
      "mutation ($input: SourceTableInput!) { recordSourceTable(input: $input) { index } }",
      { input: { key: name("table") } },
    );
    expect(forbidden).toMatchObject({ status: 403, code: "FORBIDDEN", data: undefined });
  });

  it("says the same of what is there and of what is not, to who may not ask", async () => {
    const { text } = await keys.create({ name: name("outsider"), roles: ["INGEST"], expiresAt: null });
    await ask(
      service.url,
      `Bearer ${text}`,
      "mutation ($input: PredictionInput!) { recordPrediction(input: $input) { index } }",
      {
        input: {
          requestId: name("there"),
          deployment: name("d"),
          features: {},
          prediction: 1,
          timestamp: "2026-11-21T14:00:00Z",
        },
      },
    );
    const report = "query ($id: ID!) { auditReport(requestId: $id) { requestId } }";
    const there = await ask(service.url, `Bearer ${text}`, report, { id: name("there") });
    const absent = await ask(service.url, `Bearer ${text}`, report, { id: name("absent") });
    expect(there.code).toBe("FORBIDDEN");
    expect(there.text).toBe(absent.text);
  });

  it("lets an approver decide in their own name alone, and shows what an ADMIN recorded for them", async () => {
    const token = `Bearer ${await sign(pair, claims())}`;
    const admin = await keys.create({ name: name("ops"), roles: ["ADMIN"], expiresAt: null });
    const record = (authorization: string, approver: string, key: string) =>
      ask(
        service.url,
        authorization,
        "mutation ($facts: [FactInput!]!) { recordFacts(facts: $facts) { index } }",
        {
          facts: [
            {
              approval: {
                key: name(key),
                modelVersion: name("m@1"),
                approver,
                decision: "APPROVED",
                at: "2026-11-20T09:00:00Z",
              },
            },
          ],
        },
      );
    expect(await record(token, name("anna"), "own")).toMatchObject({ code: undefined });
    expect(await record(token, name("boris"), "other")).toMatchObject({ code: "FORBIDDEN" });
    expect(await record(`Bearer ${admin.text}`, name("boris"), "behalf")).toMatchObject({ code: undefined });
  });

  it("shows READ a lineage without the properties of predictions", async () => {
    const grants = await createKeys({
      [name("see")]: ["READ"],
      [name("all")]: ["AUDIT"],
      [name("in")]: ["INGEST"],
    });
    const as = (who: string) => `Bearer ${grants[name(who)]}`;
    await ask(
      service.url,
      as("in"),
      "mutation ($input: PredictionInput!) { recordPrediction(input: $input) { index } }",
      {
        input: {
          requestId: name("seen"),
          deployment: name("d"),
          features: { income: 1 },
          prediction: 1,
          timestamp: "2026-11-21T14:00:00Z",
        },
      },
    );
    const lineage = `{ lineage(kind: Prediction, key: "${name("seen")}") { nodes { kind key recorded properties } } }`;
    const seen = await ask(service.url, as("see"), lineage);
    expect(seen.data).toMatchObject({
      lineage: {
        nodes: [
          { kind: "Prediction", key: name("seen"), recorded: true, properties: null },
          { kind: "Deployment", recorded: false },
        ],
      },
    });
    const all = await ask(service.url, as("all"), lineage);
    expect(all.data).toMatchObject({ lineage: { nodes: [{ properties: { features: { income: 1 } } }, {}] } });
  });

  it("serves hashes to everybody, and entries to AUDIT, kept by nobody on the way", async () => {
    const grants = await createKeys({ [name("auditor")]: ["AUDIT"] });
    const get = (path: string, authorization?: string) =>
      fetch(`${service.url}${path}`, { headers: authorization === undefined ? {} : { authorization } });
    for (const path of ["/log/vkey", "/log/checkpoint", "/livez", "/readyz", "/graphiql"])
      expect([path, (await get(path)).status]).toEqual([path, 200]);
    const paths = ["/log/tile/entries/000.p/1", "/log/tile/entries/000.p/1/", "/log/tile/%65ntries/000.p/1"];
    for (const path of paths) expect([path, (await get(path)).status]).not.toEqual([path, 200]);
    const entries = await get("/log/tile/entries/000.p/1", `Bearer ${grants[name("auditor")]}`);
    expect(entries.status).toBe(200);
    expect(entries.headers.get("cache-control")).toBe("no-store");
  });
});

describe("development mode", () => {
  const service = useService();

  const post = (headers: Record<string, string>): Promise<number> =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify({ query: CHECKPOINT });
      const sent = request(
        `${service.client.url}/graphql`,
        { method: "POST", headers: { "content-type": "application/json", ...headers } },
        (response) => {
          response.resume();
          response.once("end", () => resolve(response.statusCode ?? 0));
        },
      );
      sent.once("error", reject);
      sent.end(body);
    });

  it("serves this machine by its own names, and no page from elsewhere", async () => {
    expect(await post({})).toBe(200);
    expect(await post({ host: "localhost:4000" })).toBe(200);
    expect(await post({ host: "attacker.example.com" })).toBe(403);
    expect(await post({ origin: "https://attacker.example.com" })).toBe(403);
  });
});
