import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Service } from "../../../src/service.js";
import { openService, useService } from "../../support/client.js";
import { createKeys } from "../../support/keys.js";
import { newPrefix } from "../../support/prefix.js";
import { BreakableProxy } from "../../support/proxy.js";
import { sharedNeo4j } from "../../support/sharedNeo4j.js";

const service = useService();
const get = (path: string, init: RequestInit = {}) => fetch(`${service.client.url}${path}`, init);
const query = (text: string, headers: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify({ query: text }),
});
const corsHeaders = ({ headers }: Response) =>
  [...headers.keys()].filter((name) => name.startsWith("access-control-"));

/** A policy's sources by its directives. */
const policyOf = ({ headers }: Response): Record<string, string> =>
  Object.fromEntries(
    (headers.get("content-security-policy") ?? "").split(";").map((directive) => {
      const [name = "", ...sources] = directive.trim().split(" ");
      return [name, sources.join(" ")];
    }),
  );

describe("every answer", () => {
  it.each<[string, string, RequestInit, number]>([
    ["an operation's", "/graphql", query("{ __typename }"), 200],
    ["a malformed request's", "/graphql", { ...query(""), body: "{" }, 400],
    ["a refused request's", "/graphql", query("{ __typename }", { origin: "https://evil.example" }), 403],
    ["a preflight's", "/graphql", { method: "OPTIONS", headers: { origin: "https://evil.example" } }, 403],
    ["a log entry's", "/log/tile/entries/x999/x999/999", {}, 404],
    ["a page's", "/graphiql", {}, 200],
    ["the explorer's", "/", {}, 200],
    ["a file's that is not there", "/assets/nothing.js", {}, 404],
    ["a health check's", "/readyz", {}, 200],
    ["no route's", "/nowhere", {}, 404],
  ])("says what it may be used for: %s", async (_, path, init, status) => {
    const response = await get(path, init);
    expect(response.status).toBe(status);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "no-referrer",
      "cross-origin-resource-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
    });
    expect(policyOf(response)).toMatchObject({ "default-src": "'none'", "frame-ancestors": "'none'" });
    // nobody could reach a service without TLS any more
    expect(response.headers.get("strict-transport-security")).toBeNull();
    expect(response.headers.get("x-powered-by")).toBeNull();
    expect(corsHeaders(response)).toEqual([]);
  });

  it("has no echo of an address that can't be decoded", async () => {
    const response = await get("/%zz<script>");
    expect(response.status).toBe(400);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    const message = "the address is malformed";
    expect(await response.json()).toEqual({ errors: [{ message, extensions: { code: "BAD_USER_INPUT" } }] });
  });
});

describe("the page /graphiql", () => {
  it("runs its own scripts and no other", async () => {
    const response = await get("/graphiql");
    const { "script-src": allowed, ...policy } = policyOf(response);
    const html = await response.text();
    const scripts = [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(([, script = ""]) => script);
    const hashes = scripts.map((script) => createHash("sha256").update(script).digest("base64"));
    expect(hashes).not.toEqual([]);
    expect(allowed?.split(" ")).toEqual(hashes.map((hash) => `'sha256-${hash}'`));
    expect(policy).toMatchObject({ "connect-src": "'self'", "base-uri": "'none'", "form-action": "'none'" });
  });

  it("leaves no key in the browser's storage", async () => {
    expect(await (await get("/graphiql")).text()).toContain('"shouldPersistHeaders":false');
  });

  it("may load nothing from elsewhere", async () => {
    const sources = Object.values(policyOf(await get("/graphiql"))).join(" ");
    expect(sources).not.toMatch(/\*|https?:|wss?:|'unsafe-eval'/);
  });
});

describe("the page of Apollo Sandbox", () => {
  const page = () => get("/graphql", { headers: { accept: "text/html" } });

  it("can't be framed, and its own policy says the rest", async () => {
    const policy = policyOf(await page());
    expect(policy).toEqual({
      "frame-ancestors": "'none'",
      "base-uri": "'none'",
      "object-src": "'none'",
      "form-action": "'none'",
    });
  });

  it("sends no telemetry", async () => {
    expect(await (await page()).text()).toContain('"runTelemetry":false');
  });

  it("is all that a request without a query gets", async () => {
    const response = await get("/graphql", { headers: { "content-type": "application/json" } });
    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(/BAD_(USER_INPUT|REQUEST)/);
  });
});

describe("a copy on the way", () => {
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

  it.each<[string, string, RequestInit]>([
    ["an answer", "/graphql", query("{ predictions { edges { cursor } } }")],
    ["a refusal", "/graphql", query("{ predictions { edges { nothing } } }")],
    ["the entries of the log", "/log/tile/entries/000.p/1", {}],
    ["what is not there", "/log/tile/0/999", {}],
  ])("is not made of %s", async (_, path, init) => {
    expect((await get(path, init)).headers.get("cache-control")).toBe("no-store");
  });

  it("is made of hashes, which never change, but not of an error in their place", async () => {
    await service.client.record({ sourceTable: { key: `${newPrefix()}table` } });
    const tile = "/log/tile/0/000.p/1";
    const found = await fetch(`${broken.url}${tile}`);
    expect([found.status, found.headers.get("cache-control")]).toEqual([
      200,
      expect.stringContaining("max-age"),
    ]);
    proxy.disconnect();
    const failed = await fetch(`${broken.url}${tile}`);
    expect([failed.status, failed.headers.get("cache-control")]).toEqual([503, "no-store"]);
  });
});

describe("a page elsewhere", () => {
  const origin = "https://tools.example.com";
  const other = "https://evil.example";
  const preflight = (from: string): RequestInit => ({
    method: "OPTIONS",
    headers: {
      origin: from,
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization,content-type",
    },
  });

  describe("without CORS_ORIGINS", () => {
    it("gets no word of CORS", async () => {
      expect(corsHeaders(await get("/graphql", preflight(origin)))).toEqual([]);
      expect(corsHeaders(await get("/graphql", query("{ __typename }")))).toEqual([]);
    });
  });

  describe("with CORS_ORIGINS and keys", () => {
    const open = useService({ AUTH: "keys", CORS_ORIGINS: origin });
    const ask = (init: RequestInit) => fetch(`${open.client.url}/graphql`, init);

    it("may ask with a key, once the browser has asked without one", async () => {
      const asked = await ask(preflight(origin));
      expect(asked.status).toBe(204);
      expect(Object.fromEntries(asked.headers)).toMatchObject({
        "access-control-allow-origin": origin,
        "access-control-allow-methods": "GET, POST",
        "access-control-allow-headers": "authorization, content-type, proofline-bookmark",
        vary: expect.stringMatching(/origin/i),
      });
      expect(asked.headers.get("access-control-allow-credentials")).toBeNull();
      const reader = `${newPrefix()}reader`;
      const { [reader]: key } = await createKeys({ [reader]: ["READ"] });
      const answer = await ask(query("{ checkpoint { size } }", { origin, authorization: `Bearer ${key}` }));
      expect(await answer.json()).toMatchObject({ data: { checkpoint: {} } });
      expect(answer.headers.get("access-control-allow-origin")).toBe(origin);
    });

    it("is told why it is refused", async () => {
      const refused = await ask(query("{ checkpoint { size } }", { origin }));
      expect(refused.status).toBe(401);
      expect(refused.headers.get("access-control-allow-origin")).toBe(origin);
    });

    it("is not allowed to where it is another", async () => {
      for (const init of [preflight(other), query("{ __typename }", { origin: other })])
        expect((await ask(init)).headers.get("access-control-allow-origin")).toBeNull();
    });
  });

  describe("with CORS_ORIGINS in development mode", () => {
    const open = useService({ CORS_ORIGINS: origin });
    const ask = (from: string) =>
      fetch(`${open.client.url}/graphql`, query("{ __typename }", { origin: from }));

    it("may ask, and no other", async () => {
      expect(await (await ask(origin)).json()).toEqual({ data: { __typename: "Query" } });
      expect((await ask(other)).status).toBe(403);
    });
  });
});
