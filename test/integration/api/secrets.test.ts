import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { newApiKey } from "../../../src/access/apiKey.js";
import { Graph } from "../../../src/graph/graph.js";
import { packageRoot } from "../../../src/packageRoot.js";
import { OwnNeo4j } from "../../support/ownNeo4j.js";
import { BreakableProxy } from "../../support/proxy.js";
import { rows } from "../../support/store.js";

const key = newApiKey();
const wrongKey = newApiKey();
const token = ["eyJhbGciOiJub25lIn0", "eyJzdWIiOiJyb290In0", "c2lnbmF0dXJl"].join(".");
const income = "31415.92653";
const SECRETS = [key.text, key.text.slice(-64), wrongKey.text, wrongKey.text.slice(-64), token, income];

/** The service as a process, and what it printed. */
class Printed {
  text = "";
  readonly #process: ChildProcess;

  constructor(settings: Record<string, string>) {
    this.#process = spawn(process.execPath, ["dist/cli/main.js", "serve"], {
      cwd: packageRoot,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, LOG_FORMAT: "text", ...settings },
    });
    for (const stream of [this.#process.stdout, this.#process.stderr])
      stream?.on("data", (chunk) => {
        this.text += chunk;
      });
  }

  get url(): string | undefined {
    return /Proofline serves at ([^\s"]+)/.exec(this.text)?.[1]?.replace("0.0.0.0", "127.0.0.1");
  }

  async end(): Promise<number | null> {
    this.#process.kill();
    return this.ended();
  }

  async ended(): Promise<number | null> {
    if (this.#process.exitCode === null) await once(this.#process, "close");
    return this.#process.exitCode;
  }
}

describe("what the service prints", () => {
  let neo4j: OwnNeo4j;
  let proxy: BreakableProxy;
  let graph: Graph;
  let service: Printed;
  let password: string;

  beforeAll(async () => {
    neo4j = await OwnNeo4j.start();
    const connection = neo4j.config().neo4j;
    if (connection === undefined) throw new Error("no Neo4j");
    password = connection.password;
    proxy = await BreakableProxy.open(connection.uri);
    graph = new Graph(connection);
    const firstKey = join(neo4j.folder, "first-key");
    await writeFile(firstKey, key.text);
    service = new Printed({
      NEO4J_URI: proxy.uri,
      NEO4J_USERNAME: connection.username,
      NEO4J_PASSWORD: password,
      DATA_DIR: neo4j.folder,
      HOST: "0.0.0.0",
      PORT: "0",
      AUTH: "keys",
      FIRST_KEY_FILE: firstKey,
    });
    await vi.waitFor(() => expect(service.url).toBeDefined(), { timeout: 60_000 });
  });

  afterAll(async () => {
    await service.end();
    await graph[Symbol.asyncDispose]();
    await proxy[Symbol.asyncDispose]();
    await neo4j[Symbol.asyncDispose]();
  });

  const post = async (body: string, headers: Record<string, string> = {}): Promise<string> => {
    const response = await fetch(`${service.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${key.text}`, ...headers },
      body,
    });
    return response.text();
  };
  const ask = (query: string, variables: object = {}) => post(JSON.stringify({ query, variables }));
  const record = (requestId: string, features: unknown = { income }) =>
    ask("mutation ($input: PredictionInput!) { recordPrediction(input: $input) { index } }", {
      input: {
        requestId,
        modelVersion: "m@1",
        features,
        prediction: "yes",
        timestamp: "2026-11-21T22:00:00Z",
      },
    });
  const read = (requestId: string) =>
    ask("query ($id: ID!) { predictions(filter: { requestIds: [$id] }) { edges { node { features } } } }", {
      id: requestId,
    });

  it("has a warning that keys travel in the clear", async () => {
    await expect.poll(() => service.text).toMatch(/^warning: .*TLS_CERT_FILE/m);
  });

  it("is silent about what is right, and about what callers do wrong", async () => {
    // on a machine that is busy any request may be slow
    const said = () => service.text.replace(/^warning: a slow request .*\n/gm, "");
    const before = said();
    expect(await record("r-1")).toContain("index");
    expect(await read("r-1")).toContain(income);
    expect(await record("r-1", { income, other: 1 })).toContain("CONFLICT");
    expect(await record(income, null)).toContain("BAD_USER_INPUT");
    for (const authorization of [`Bearer ${wrongKey.text}`, `Bearer ${token}`, `Basic ${key.text}`, key.text])
      expect(await post("{}", { authorization })).toContain("UNAUTHENTICATED");
    expect(await post(`{"query": ${key.text} ${income}`)).toContain("BAD_USER_INPUT");
    expect(await post(`income=${income}`, { "content-type": "text/plain" })).toContain("errors");
    expect(await post(" ".repeat(17 * 1024 * 1024))).toContain("LIMIT_EXCEEDED");
    expect(await ask(`{ predictions(${income} `)).toContain("GRAPHQL_PARSE_FAILED");
    expect(await ask(`{ predictions(income: ${income}) { edges { cursor } } }`)).toContain("VALIDATION");
    await fetch(`${service.url}/${key.text}?token=${token}`);
    await fetch(`${service.url}/%zz${key.text}`);
    await malformedTo(service.url ?? "", `GET /${key.text} HTTP/1.1\r\nauthorization ${key.text}\r\n\r\n`);
    expect(said()).toBe(before);
  });

  it("names an error without what was read, of a value that was damaged", async () => {
    await rows(graph, 'MATCH (p:Prediction {key: "r-1"}) SET p.features = $text', {
      text: `${income} income`,
    });
    expect(await read("r-1")).toContain("INTERNAL");
    await expect.poll(() => service.text).toMatch(/^error: .*\n {2}SyntaxError\n {4}at /m);
  });

  it("names an error without what was sent, of the store", async () => {
    await rows(graph, "CREATE CONSTRAINT one FOR (p:Prediction) REQUIRE p.features IS UNIQUE");
    await record("r-3");
    expect(await record("r-4")).toContain("INTERNAL");
    await rows(graph, "DROP CONSTRAINT one");
    await expect.poll(() => service.text).toMatch(/^ {2}Neo4jError Neo\.ClientError\.Schema\.\w+$/m);
  });

  it("goes on while Neo4j is gone and after", async () => {
    proxy.disconnect();
    expect(await record("r-5")).toContain("UNAVAILABLE");
    expect(await read("r-5")).toContain("UNAVAILABLE");
    proxy.connect();
    expect(await record("r-5")).toContain("index");
  });

  it("has never a key, a token, a password or a recorded value in it", async () => {
    expect(await service.end()).toBe(0);
    expect(service.text).toMatch(/stopping\n$/);
    for (const secret of [...SECRETS, password]) expect(service.text).not.toContain(secret);
  });

  it("names the file of a first key that is none, and not what is in it", async () => {
    const file = join(neo4j.folder, "password");
    await writeFile(file, `hunter2-${income}`);
    const connection = { NEO4J_URI: proxy.uri, NEO4J_PASSWORD: password, DATA_DIR: neo4j.folder };
    const refused = new Printed({ ...connection, PORT: "0", AUTH: "keys", FIRST_KEY_FILE: file });
    expect(await refused.ended()).toBe(2);
    expect(refused.text).toMatch(/^proofline: .*API key/m);
    for (const secret of [...SECRETS, password, "hunter2"]) expect(refused.text).not.toContain(secret);
  });
});

/** A request that is no HTTP, on a connection of its own. */
async function malformedTo(url: string, text: string): Promise<void> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  socket.end(text);
  socket.resume();
  await once(socket, "close");
}
