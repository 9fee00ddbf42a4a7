import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createGzip, gzipSync } from "node:zlib";
import fc from "fast-check";
import {
  buildClientSchema,
  type GraphQLSchema,
  getIntrospectionQuery,
  type IntrospectionQuery,
} from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Client, expectNoInsides } from "../../support/client.js";
import { checkAll } from "../../support/fsck.js";
import { OwnNeo4j, openGraphOf } from "../../support/ownNeo4j.js";
import { isFaultsRun, rounds } from "../../support/rounds.js";
import { SEED, tellTrial } from "../../support/seed.js";
import { trailFacts } from "../../support/trailFacts.js";
import { WatchedService } from "../../support/watchedService.js";
import { Draw } from "./draw.js";
import { writeOperation } from "./operation.js";
import { type HttpRequest, requestTo, SECRET, send } from "./request.js";

const OPERATIONS = rounds(0, 10_000);
const REQUESTS = rounds(0, 5_000);
const BOMBS = rounds(0, 300);
const IDLE = rounds(0, 10_000);
const MINUTE = 60_000;
const MIB = 1024 * 1024;
/** Milliseconds that one request may hold the event loop at once. */
const LONGEST_MS = 250;
/** What caches, which are bounded, and code that is loaded late may hold more after a trial than after the first requests. */
const MARGIN = 160 * MIB;

const prefix = "hostile-";
const keys = trailFacts(prefix).flatMap((fact) =>
  Object.values(fact).map((input) => String(input.key ?? input.requestId)),
);

describe.runIf(isFaultsRun)("a service that is asked by somebody who means it ill", () => {
  let neo4j: OwnNeo4j;
  let service: WatchedService;
  let schema: GraphQLSchema;
  let level: number;
  let recorded = 0;

  beforeAll(async () => {
    neo4j = await OwnNeo4j.start();
    const { uri, username, password } = neo4j.address;
    await writeFile(join(neo4j.folder, "secret"), SECRET);
    service = await WatchedService.start({
      ...{ NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password, DATA_DIR: neo4j.folder },
      MLFLOW_WEBHOOK_SECRET_FILE: join(neo4j.folder, "secret"),
    });
    const client = new Client(service.url);
    await client.record(...trailFacts(prefix));
    schema = buildClientSchema(await client.ask<IntrospectionQuery>(getIntrospectionQuery({ oneOf: true })));
    for (let i = 0; i < 20; i++) await stillWorks();
    level = await service.memory();
  }, 5 * MINUTE);

  afterAll(async () => {
    await service?.[Symbol.asyncDispose]();
    await neo4j?.[Symbol.asyncDispose]();
  });

  /** It answers a report and records a fact. */
  async function stillWorks(): Promise<void> {
    const client = new Client(service.url);
    const { auditReport } = await client.ask<{ auditReport: { requestId: string } }>(
      "query ($id: ID!) { auditReport(requestId: $id) { requestId } }",
      { id: `${prefix}req-42` },
    );
    expect(auditReport.requestId).toBe(`${prefix}req-42`);
    const [receipt] = await client.record({ sourceTable: { key: `${prefix}after-${recorded++}` } });
    expect(receipt?.duplicate).toBe(false);
  }

  /** What has to hold after each trial. Resolves to the MiB that are held more than before. */
  async function expectUnharmed(): Promise<number> {
    await expect.poll(() => service.connections(), { timeout: 30_000 }).toBeLessThanOrEqual(idleOfOurs());
    await stillWorks();
    let more = 0;
    const measure = async () => {
      more = (await service.memory()) - level;
      return more;
    };
    // what a connection that was closed had sent goes with it, in a while
    await expect.poll(measure, { timeout: 30_000, interval: 1_000 }).toBeLessThan(MARGIN);
    // no stack of an error that nobody foresaw
    const stacks = service.said.split("\n").filter((line) => /^ {4}at |\\n {4}at /.test(line));
    expect(stacks).toEqual([]);
    return Math.round(more / MIB);
  }

  const held = { longest: 0 };
  const statuses = new Map<string, number>();
  const told = () => JSON.stringify(Object.fromEntries([...statuses].sort()));

  /** Sends a request. Its answer is no 5xx but 503, and the event loop goes on meanwhile; what holds it twice does so. */
  async function attack(request: HttpRequest): Promise<void> {
    await expectNoHarm(request).catch((cause: unknown) => {
      const { method, path, headers, body } = request;
      const shown = Buffer.from(body.subarray(0, 3_000)).toString();
      throw new Error(`${method} ${path} ${JSON.stringify(headers)} ${shown}`, { cause });
    });
  }

  async function expectNoHarm(request: HttpRequest): Promise<void> {
    let least = Number.POSITIVE_INFINITY;
    for (let run = 0; run < 3 && least > LONGEST_MS; run++) {
      const { held, result } = await service.during(() => send(service.url, request));
      least = Math.min(least, held);
      if (run > 0) continue;
      const code = /"code":"(\w+)"/.exec(result?.text ?? "")?.[1];
      const name =
        result === undefined ? "closed" : `${result.status}${code === undefined ? "" : ` ${code}`}`;
      statuses.set(name, (statuses.get(name) ?? 0) + 1);
      if (result === undefined) continue;
      expect(result.text).not.toMatch(/"code":"INTERNAL"/);
      expect(result.status === 503 || result.status < 500, `${result.status} ${result.text}`).toBe(true);
      // a page is made of libraries, whose files it may name
      if (!/^\s*</.test(result.text)) expectNoInsides(result.text);
    }
    held.longest = Math.max(held.longest, least);
    expect(least).toBeLessThan(LONGEST_MS);
  }

  const post = (body: string | Uint8Array, more: Partial<HttpRequest> = {}): HttpRequest => ({
    ...{ method: "POST", path: "/graphql", body: Buffer.from(body) },
    ...more,
    headers: { "content-type": "application/json", ...more.headers },
  });

  const begin = () => {
    held.longest = 0;
    statuses.clear();
  };
  const endTrial = async (name: string, count: number) => {
    const more = await expectUnharmed();
    tellTrial(name, {
      ...{ sent: count, answers: told(), "longest stall in ms": Math.round(held.longest), "MiB more": more },
    });
  };

  it(`answers ${OPERATIONS} operations of its schema`, { timeout: MINUTE + OPERATIONS * 1_500 }, async () => {
    begin();
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (gen) => {
        await attack(post(JSON.stringify(writeOperation(schema, keys, new Draw(gen)))));
      }),
      {
        numRuns: OPERATIONS,
        seed: SEED,
        endOnFailure: true,
        interruptAfterTimeLimit: OPERATIONS * 1_500,
        markInterruptAsFailure: true,
      },
    );
    await endTrial("generated operations", OPERATIONS);
  });

  it(`answers ${REQUESTS} requests to all its routes`, { timeout: MINUTE + REQUESTS * 1_500 }, async () => {
    begin();
    const routes = await service.routes();
    for (const url of [
      "/graphql",
      "/api/v1/lineage",
      "/api/v1/mlflow",
      "/api/v1/kserve",
      "/v1/logs",
      "/metrics",
    ])
      expect(routes.map((route) => route.url)).toContain(url);
    let next = 0;
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (gen) => {
        const route = routes[next++ % routes.length];
        if (route !== undefined) await attack(requestTo(route, new Draw(gen)));
      }),
      { numRuns: REQUESTS, seed: SEED, endOnFailure: true },
    );
    await endTrial(`requests to ${routes.length} routes`, REQUESTS);
  });

  it(`refuses ${BOMBS} queries and bodies that would grow`, {
    timeout: MINUTE + BOMBS * 10_000,
  }, async () => {
    begin();
    const times = (count: number, text: (i: number) => string) =>
      Array.from({ length: count }, (_, i) => text(i)).join(" ");
    const queries: readonly ((n: number) => string)[] = [
      (n) => `{ ${times(n, (i) => `a${i}: checkpoint { size }`)} }`,
      (n) => `${"{ __schema { types { fields { type ".repeat(Math.ceil(n / 50))}`,
      (n) => `{ ${times(n, () => "...F")} } fragment F on Query { ${times(n, () => "__typename")} }`,
      (n) =>
        `{ ...F0 } ${times(n, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F${n} on Query { __typename }`,
      (n) => `{ __typename ${"@include(if: true) ".repeat(n)} }`,
      (n) => `query (${times(n, (i) => `$v${i}: Int`)}) { __typename }`,
      (n) => `{ lineage(kind: Prediction, key: ${"[".repeat(n)}) { nodeCount } }`,
      (n) => `{ modelVersions(where: { OR: [${times(n, (i) => `{ key: { eq: "${i}" } }`)}] }) { key } }`,
      (n) =>
        `{ ${"modelVersions { deployments { modelVersion { deployments ".repeat(Math.ceil(n / 100))} { key } }`,
      (n) => `{ ${times(n, (i) => `a${i}: auditReport(requestId: "${prefix}req-42") { requestId }`)} }`,
      (n) => `{ search(text: "${times(n, (i) => `w${i}`)}") { edges { cursor } } }`,
      (n) => `mutation { ${times(n, (i) => `a${i}: recordFacts(facts: []) { key }`)} }`,
    ];
    const zeros = await bomb(256 * MIB);
    const gzipped = (path: string, body: Uint8Array, type = "application/json") =>
      post(body, { path, headers: { "content-encoding": "gzip", "content-type": type } });
    const bodies: readonly (() => HttpRequest)[] = [
      () => gzipped("/api/v1/lineage", zeros),
      () => gzipped("/api/v1/lineage/batch", zeros),
      () => gzipped("/v1/logs", zeros, "application/x-protobuf"),
      () => gzipped("/v1/traces", zeros),
      () => gzipped("/api/v1/kserve", zeros),
      () => gzipped("/api/v1/lineage", gzipSync(zeros)),
      () => gzipped("/v1/logs", Buffer.concat(Array.from({ length: 50 }, () => zeros.subarray(0, 100_000)))),
      () => gzipped("/graphql", zeros),
      () => post(`{"query":"{ __typename }","variables":${'{"a":'.repeat(30_000)}`),
      () => post(`[${Array.from({ length: 20_000 }, () => '{"query":"{ __typename }"}').join(",")}]`),
    ];
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (gen) => {
        const draw = new Draw(gen);
        const n = 10 ** draw.below(5);
        if (draw.percent(35)) await attack(draw.of(bodies)());
        else await attack(post(JSON.stringify({ query: draw.of(queries)(n) })));
      }),
      { numRuns: BOMBS, seed: SEED, endOnFailure: true },
    );
    // each kind of body once at least
    for (const body of bodies) await attack(body());
    await endTrial("bombs", BOMBS + bodies.length);
  });

  it(`serves others beside ${IDLE} idle connections and slow ones`, { timeout: 8 * MINUTE }, async () => {
    const limit = Number(spawnSync("sh", ["-c", "ulimit -n"], { encoding: "utf8" }).stdout) || IDLE;
    const count = Math.min(IDLE, limit - 500);
    const slow = 50;
    const sockets: Socket[] = [];
    try {
      for (let i = 0; i < count + slow; i++) {
        sockets.push(open(service.url));
        if (i % 200 === 199) await Promise.all(sockets.slice(-200).map(connected));
      }
      await Promise.all(sockets.map(connected));
      const request = `POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 40\r\n\r\n{"query":`;
      // byte by byte, and some never to their end
      let isOver = false;
      const dripping = sockets.slice(count).map(async (socket, i) => {
        for (let at = 0; !isOver && !socket.destroyed; at++) {
          const next = request[at] ?? (i % 2 === 0 ? " " : undefined);
          if (next !== undefined) socket.write(next);
          await sleep(100);
        }
      });
      const { held: stall } = await service.during(async () => {
        for (let i = 0; i < 10; i++) await stillWorks();
        await sleep(1_000);
      });
      expect(await service.connections()).toBeGreaterThan(count);
      const more = Math.round(((await service.memory()) - level) / MIB);
      const { seconds, left } = await closedByService(sockets);
      isOver = true;
      await Promise.all(dripping);
      for (const socket of sockets) socket.destroy();
      tellTrial("connections", {
        ...{
          idle: count,
          slow,
          "longest stall in ms": Math.round(stall),
          "MiB more while they are open": more,
        },
        ...{
          "closed by the service": sockets.length - left,
          "after s": seconds,
          "MiB more": await expectUnharmed(),
        },
      });
      expect(stall).toBeLessThan(LONGEST_MS);
    } finally {
      for (const socket of sockets) socket.destroy();
    }
  });

  /** Node gives a request's head a minute, and the whole of it two. */
  async function closedByService(sockets: readonly Socket[]): Promise<{ seconds: number; left: number }> {
    const begun = performance.now();
    const left = () => sockets.filter((socket) => !socket.destroyed).length;
    await expect.poll(left, { timeout: 4 * MINUTE, interval: 1_000 }).toBe(0);
    return { seconds: Math.round((performance.now() - begun) / 1_000), left: left() };
  }

  it("has an intact log after all of it", { timeout: 5 * MINUTE }, async () => {
    const graph = openGraphOf(neo4j.config());
    try {
      expect(await checkAll(graph)).toMatchObject({
        findings: [],
        summary: { log: "INTACT", complete: true },
      });
    } finally {
      await graph[Symbol.asyncDispose]();
    }
  });
});

/** Connections that `fetch` keeps open for later. */
const idleOfOurs = (): number => 20;

function open(url: string): Socket {
  const { hostname, port } = new URL(url);
  return connect(Number(port), hostname)
    .on("error", () => {})
    .resume();
}

const connected = async (socket: Socket): Promise<unknown> =>
  socket.connecting ? once(socket, "connect") : undefined;

/** So many bytes of nothing, compressed. */
async function bomb(size: number): Promise<Buffer> {
  const gzip = createGzip({ level: 9 });
  const parts: Buffer[] = [];
  gzip.on("data", (part: Buffer) => parts.push(part));
  const zeros = Buffer.alloc(MIB, " ");
  for (let i = 0; i < size / MIB; i++) if (!gzip.write(zeros)) await once(gzip, "drain");
  gzip.end();
  await once(gzip, "end");
  return Buffer.concat(parts);
}
