import { once } from "node:events";
import { connect } from "node:net";
import { getIntrospectionQuery } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Service } from "../../../src/service.js";
import { Client, openService, RECORD_FACTS, useService } from "../../support/client.js";
import { newPrefix } from "../../support/prefix.js";
import { BreakableProxy } from "../../support/proxy.js";
import { sharedNeo4j } from "../../support/sharedNeo4j.js";

const service = useService();
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${service.client.url}${path}`, { headers });

describe("a request that is no GraphQL request", () => {
  it("is refused where its body is over 16 MiB", async () => {
    const response = await service.client.post(" ".repeat(16 * 1024 * 1024 + 1));
    expect(response.status).toBe(413);
    expect(await response.json()).toEqual({
      errors: [
        { message: expect.stringContaining("16777216 bytes"), extensions: { code: "LIMIT_EXCEEDED" } },
      ],
    });
  });

  it.each([
    ["broken JSON", "{", "application/json", 400],
    ["an empty body", "", "application/json", 400],
    ["another type", "a=1", "application/x-www-form-urlencoded", 415],
  ])("is refused where it is %s", async (_, body, contentType, status) => {
    const response = await service.client.post(body, contentType);
    expect(response.status).toBe(status);
    const answer: { errors: { extensions: { code: string } }[] } = JSON.parse(await response.text());
    expect(answer.errors[0]?.extensions.code).toMatch(/^BAD_(USER_INPUT|REQUEST)$/);
  });

  it("is refused where it holds no query", async () => {
    const response = await service.client.post("{}");
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("BAD_REQUEST");
  });

  it("is refused where the query can't be parsed", async () => {
    const error = await service.client.refusal("{ predictions(");
    expect(error.extensions.code).toBe("GRAPHQL_PARSE_FAILED");
  });

  it("can't be sent by a web page elsewhere without the browser asking first", async () => {
    const response = await service.client.post(JSON.stringify({ query: "{ __typename }" }), "text/plain");
    expect(response.status).toBeGreaterThanOrEqual(400);
  });
});

/** A whole page of predictions, with all that is known of each. */
const PAGE = `predictions(first: 1000) {
  edges { cursor node { key requestId index leafHash recordedAt recordedBy deployment modelVersion artifactSha256 features prediction timestamp servingNode } }
  pageInfo { hasNextPage endCursor }
}`;

describe("the limits of a query", () => {
  /** There and back again, so many times. */
  const nested = (times: number): string =>
    times === 0 ? "key" : `producedBy { modelVersions { ${nested(times - 1)} } }`;

  it.each([
    ["depth", `{ modelVersions { ${nested(12)} } }`, /depth/i],
    ["aliases", `{ ${Array.from({ length: 40 }, (_, i) => `a${i}: ${PAGE}`).join(" ")} }`, /alias/i],
    ["cost", `{ ${Array.from({ length: 25 }, (_, i) => `a${i}: ${PAGE}`).join(" ")} }`, /cost/i],
    ["tokens", `{ ${"a ".repeat(10_001)} }`, /token/i],
  ])("refuse one of too much %s", async (_, query, message) => {
    const error = await service.client.refusal(query);
    expect(error.message).toMatch(message);
    expect(error.extensions.code).toMatch(/^(GRAPHQL_(VALIDATION|PARSE)_FAILED|LIMIT_EXCEEDED)$/);
  });

  it("let the catalogue be walked from model version to source table", async () => {
    const query = "{ modelVersions(limit: 5) { producedBy { trainedOn { writtenBy { reads { key } } } } } }";
    expect(await service.client.ask(query)).toEqual({ modelVersions: expect.any(Array) });
  });

  it("let the largest page of predictions pass", async () => {
    expect(await service.client.ask(`{ ${PAGE} }`)).toHaveProperty("predictions.edges");
  });

  it("let introspection pass, which every explorer begins with", async () => {
    const answer = await service.client.ask<{ __schema: { queryType: unknown } }>(getIntrospectionQuery());
    expect(answer.__schema.queryType).toMatchObject({ name: "Query" });
  });
});

describe("the pages", () => {
  it("GET /graphql opens Apollo Sandbox for a browser", async () => {
    const response = await get("/graphql", { accept: "text/html" });
    expect(response.headers.get("content-type")).toContain("text/html");
    expect(await response.text()).toContain("embeddable-sandbox");
  });

  it("/ is the page, made of files of the service alone, which a browser may keep", async () => {
    const response = await get("/");
    expect(response.headers.get("content-type")).toContain("text/html");
    expect(response.headers.get("content-security-policy")).toContain("script-src 'self';");
    const files = [...(await response.text()).matchAll(/(?:src|href)="([^"]+)"/g)].map(
      ([, file = ""]) => file,
    );
    expect(files.filter((file) => file.endsWith(".js"))).not.toEqual([]);
    for (const file of files) {
      const answer = await get(file);
      expect([file, answer.status]).toEqual([file, 200]);
      expect(answer.headers.get("cache-control")).toContain("immutable");
    }
  });

  it.each(["/assets/nothing.js", "/assets/..%2f..%2fpackage.json", "/assets/%2e%2e/index.html", "/assets/"])(
    "%s is no file of it",
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: "NOT_FOUND" } }] });
    },
  );

  it("/graphiql loads nothing from elsewhere", async () => {
    const response = await get("/graphiql");
    expect(response.headers.get("content-type")).toContain("text/html");
    const html = await response.text();
    const markup = html
      .replace(/<script\b([^>]*)>[\s\S]*?<\/script>/g, "<script$1></script>")
      .replace(/<style>[\s\S]*?<\/style>/g, "");
    expect(markup).toContain("<title>Proofline</title>");
    const loaded = [
      ...markup.matchAll(/<(?:script|link|img|iframe|source)\b[^>]*?(?:src|href)\s*=\s*["']?([^"'\s>]+)/g),
    ];
    const elsewhere = loaded.map(([, from = ""]) => from).filter((from) => /^(?:https?:)?\/\//.test(from));
    expect(elsewhere).toEqual([]);
    expect(html).not.toMatch(/@import\s|import\(["']https?:/);
  });

  it("/ leads to a page", async () => {
    expect((await get("/")).status).toBe(200);
  });
});

describe("a service that stops", () => {
  it("waits for no connection that has asked for nothing, or not to the end", async () => {
    const stopping = await openService();
    const sockets = await Promise.all(
      ["", "GET /livez HTTP/1.1\r\n"].map(async (sent) => {
        const socket = connect(Number(new URL(stopping.url).port), "127.0.0.1").resume();
        await once(socket, "connect");
        socket.write(sent);
        return socket;
      }),
    );
    // answered after the others were taken
    expect((await fetch(`${stopping.url}/livez`)).status).toBe(200);
    const closed = Promise.all(sockets.map((socket) => once(socket, "close")));
    await stopping[Symbol.asyncDispose]();
    await closed;
  });
});

describe("the health checks", () => {
  const p = newPrefix();
  let proxy: BreakableProxy;
  let broken: Service;

  beforeAll(async () => {
    proxy = await BreakableProxy.open(sharedNeo4j().uri);
    broken = await openService({ NEO4J_URI: proxy.uri });
  });

  afterAll(async () => {
    proxy.connect();
    await broken[Symbol.asyncDispose]();
    await proxy[Symbol.asyncDispose]();
  });

  it("are green while Neo4j answers", async () => {
    expect([(await get("/livez")).status, (await get("/readyz")).status]).toEqual([200, 200]);
  });

  it("say that the process lives and is not ready while Neo4j is gone; every operation says UNAVAILABLE; it goes on afterwards", async () => {
    const client = new Client(broken.url);
    const facts = [{ sourceTable: { key: `${p}t` } }];
    proxy.disconnect();
    expect((await fetch(`${broken.url}/livez`)).status).toBe(200);
    await expect.poll(async () => (await fetch(`${broken.url}/readyz`)).status).toBe(503);
    for (const [operation, variables] of [
      [RECORD_FACTS, { facts }],
      ['{ auditReport(requestId: "x") { requestId } }', {}],
      ['{ lineage(kind: Prediction, key: "x") { nodeCount } }', {}],
      ["{ predictions { edges { cursor } } }", {}],
      ["{ sourceTables { key } }", {}],
    ] as const) {
      const error = await client.refusal(operation, variables);
      expect(error.extensions.code).toBe("UNAVAILABLE");
    }
    proxy.connect();
    expect(await client.record(...facts)).toMatchObject([{ key: `${p}t`, duplicate: false }]);
    // an answer is given again for a moment, to whoever asks
    await expect.poll(async () => (await fetch(`${broken.url}/readyz`)).status).toBe(200);
  });
});
