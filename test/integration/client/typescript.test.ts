import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text as textOf } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { Client, type ClientOptions, type Rejection } from "../../../src/client/index.js";
import { packageRoot } from "../../../src/packageRoot.js";
import { useService } from "../../support/client.js";
import { createKeys } from "../../support/keys.js";
import { newPrefix } from "../../support/prefix.js";

const service = useService({ AUTH: "keys" });
const auditor = `${newPrefix()}auditor`;
const server = `${newPrefix()}server`;
let keys: Record<string, string>;
let p: string;
let folder: string;
const clients: Client[] = [];
beforeAll(async () => {
  keys = await createKeys({ [server]: ["INGEST"], [auditor]: ["AUDIT"] });
});
beforeEach(async () => {
  p = newPrefix();
  folder = await mkdtemp(join(tmpdir(), "proofline-client-"));
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.close(0);
  await rm(folder, { recursive: true });
});

function open(options: Partial<ClientOptions> = {}): { client: Client; rejected: Rejection[] } {
  const rejected: Rejection[] = [];
  const client = new Client({
    url: service.client.url,
    apiKey: keys[server] ?? "",
    modelVersion: `${p}risk@1`,
    onRejected: (rejection) => rejected.push(rejection),
    onUnavailable: () => {},
    ...options,
  });
  clients.push(client);
  return { client, rejected };
}

async function ask(query: string, variables: object = {}) {
  const answer = await fetch(`${service.client.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${keys[auditor]}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await answer.json();
  expect(errors).toBeUndefined();
  return data;
}
interface Recorded {
  readonly key: string;
  readonly features: unknown;
  readonly prediction: unknown;
  readonly sequence: number;
  readonly servingNode: string;
  readonly threshold: number | null;
}
/** The decisions of this test's model, by their request ids. */
async function recorded(): Promise<ReadonlyMap<string, Recorded>> {
  const found = new Map<string, Recorded>();
  for (let after: string | null = null; ; ) {
    const { predictions } = await ask(
      `query ($model: ID!, $after: String) { predictions(filter: { modelVersion: $model }, first: 1000, after: $after) {
        edges { node { key features prediction sequence servingNode threshold } } pageInfo { hasNextPage endCursor } } }`,
      { model: `${p}risk@1`, after },
    );
    for (const { node } of predictions.edges) found.set(node.key, node);
    if (!predictions.pageInfo.hasNextPage) return found;
    after = predictions.pageInfo.endCursor;
  }
}

/** A way to the service that can be closed, as when it is away. */
async function gate() {
  let isOpen = false;
  const upstream = new URL(service.client.url);
  const proxy = createServer((socket) => {
    socket.on("error", () => {});
    if (!isOpen) return socket.destroy();
    const onward = connect(Number(upstream.port), upstream.hostname);
    onward.on("error", () => socket.destroy());
    socket.on("close", () => onward.destroy());
    return socket.pipe(onward).pipe(socket);
  }).listen(0, "127.0.0.1");
  await once(proxy, "listening");
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    open: () => {
      isOpen = true;
    },
    [Symbol.dispose]: () => {
      proxy.close();
    },
  };
}

describe("a client", () => {
  it("logs decisions in the background, and gives their ids at once", async () => {
    const { client, rejected } = open();
    const features = { amount: 1_200, at: new Date(0) };
    const ids = Array.from({ length: 1_200 }, (_, i) =>
      client.logDecision({ ...features, i }, i % 2 === 0 ? "accept" : "refer", { threshold: 0.5 }),
    );
    features.amount = 0; // they were read before
    expect(await client.flush(30)).toBe(true);
    expect(rejected).toEqual([]);
    expect(client.stats).toEqual({ logged: 1_200, recorded: 1_200, rejected: 0, dropped: 0, waiting: 0 });
    const found = await recorded();
    expect(found.size).toBe(1_200);
    ids.forEach((id, i) => {
      expect(found.get(id)).toMatchObject({
        features: { amount: 1_200, at: "1970-01-01T00:00:00.000Z", i },
        prediction: i % 2 === 0 ? "accept" : "refer",
        sequence: i,
        threshold: 0.5,
      });
    });
  });

  it("records a training run's trail in six lines", async () => {
    const { client, rejected } = open();
    const data = client.datasetVersion({ key: `${p}train@1`, sha256: "a".repeat(64), rowCount: 1_000 });
    const run = client.trainingRun({
      key: `${p}run`,
      gitCommit: "0".repeat(40),
      trainedOn: [{ datasetVersion: data, role: "TRAIN" }],
      metrics: [{ name: "auc", value: 0.9 }],
      endedAt: new Date(),
    });
    const model = client.modelVersion({ key: `${p}risk@1`, producedBy: run, artifactSha256: "b".repeat(64) });
    client.deployment({
      key: `${p}scoring`,
      modelVersion: model,
      environment: "test",
      startedAt: new Date(),
    });
    const id = client.record("Prediction", {
      requestId: `${p}r-1`,
      deployment: `${p}scoring`,
      features: [1],
      prediction: 1,
      timestamp: new Date(),
    });
    expect(await client.flush(30)).toBe(true);
    expect(rejected).toEqual([]);
    const { auditReport } = await ask(
      "query ($id: ID!) { auditReport(requestId: $id) { trainingRuns { key } datasetVersions { key sha256 } completeness { gaps { code } } } }",
      { id },
    );
    expect(auditReport).toMatchObject({
      trainingRuns: [{ key: run }],
      datasetVersions: [{ key: data, sha256: "a".repeat(64) }],
    });
    // causes were recorded first
    expect(auditReport.completeness.gaps.map((gap: { code: string }) => gap.code)).not.toContain(
      "UNRECORDED_REFERENCE",
    );
  });

  it("tells what is refused, and records the rest", async () => {
    const { client, rejected } = open({ spool: folder });
    client.logDecision({ a: 1 }, 1, { requestId: `${p}twice` });
    await client.flush(30);
    client.logDecision({ a: 2 }, 1, { requestId: `${p}twice` });
    client.logDecision({ a: 3 }, 1, { timestamp: "soon" });
    const good = client.logDecision({ a: 4 }, 1);
    expect(await client.flush(30)).toBe(true);
    expect(rejected).toMatchObject([
      { reason: expect.stringMatching(/^BAD_USER_INPUT: prediction\.timestamp: must be/) },
      {
        reason: expect.stringMatching(/^CONFLICT: prediction: /),
        fact: { prediction: { features: { a: 2 } } },
      },
    ]);
    expect((await recorded()).has(good)).toBe(true);
    expect(client.stats).toMatchObject({ recorded: 2, rejected: 2, waiting: 0 });
    const kept = await readFile(join(folder, "rejected.ndjson"), "utf8");
    expect(kept.trimEnd().split("\n")).toHaveLength(2);
  });

  it("an audited function is logged before its answer is returned, also an asynchronous one", async () => {
    const { client } = open({ sequence: false });
    const decide = client.audited((row: { amount: number }) => (row.amount > 1_000 ? "refer" : "accept"));
    expect(decide({ amount: 1_200 })).toBe("refer");
    const score = client.audited(async (a: number, b: number) => ({ score: a + b, secret: 1 }), {
      features: (a, b) => ({ a, b }),
      prediction: ({ score }) => score,
      threshold: 2,
    });
    expect(await score(1, 2)).toEqual({ score: 3, secret: 1 });
    const failing = client.audited(() => {
      throw new Error("no model");
    });
    expect(failing).toThrow("no model");
    await client.flush(30);
    expect([...(await recorded()).values()]).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ features: { amount: 1_200 }, prediction: "refer", sequence: null }),
        expect.objectContaining({ features: { a: 1, b: 2 }, prediction: 3, threshold: 2 }),
      ]),
    );
    expect(client.stats.logged).toBe(2);
  });

  it("goes on where the callback for what is refused fails", async () => {
    const said = vi.spyOn(console, "error").mockImplementation(() => {});
    const { client } = open({
      apiKey: `${keys[server]}\n`,
      onRejected: () => {
        throw new Error("no disk");
      },
    });
    client.logDecision({ a: 1 }, 1, { timestamp: "soon" });
    const good = client.logDecision({ a: 2 }, 1);
    expect(await client.flush(30)).toBe(true);
    expect(said).toHaveBeenCalledWith("proofline: onRejected failed:", expect.any(Error));
    said.mockRestore();
    expect((await recorded()).has(good)).toBe(true);
    expect(await Promise.all([client.close(), client.close()])).toEqual([true, true]);
  });

  it("says at once what can't be logged", async () => {
    const { client } = open({ modelVersion: undefined } as object);
    expect(() => client.logDecision({ a: 1 }, 1)).toThrow("give a deployment or a modelVersion");
    expect(() => client.logDecision(null, 1, { modelVersion: "m" })).toThrow("needs features");
    expect(() => client.logDecision({ a: Number.NaN }, 1, { modelVersion: "m" })).toThrow(
      "not a finite number",
    );
    await client.close();
    expect(() => client.logDecision({ a: 1 }, 1, { modelVersion: "m" })).toThrow("the client is closed");
    expect(() => new Client({ url: "ftp://x" })).toThrow(TypeError);
  });
});

describe("while the service is away", () => {
  it("facts wait in their order, and are sent when it is there again", async () => {
    using way = await gate();
    const told: string[] = [];
    const { client, rejected } = open({
      url: way.url,
      onUnavailable: (message) => told.push(message),
      timeoutSeconds: 1,
    });
    const first = client.logDecision({ a: 1 }, 1);
    expect(await client.flush(0.5)).toBe(false);
    expect(client.stats.waiting).toBe(1);
    way.open();
    const second = client.logDecision({ a: 2 }, 1);
    expect(await client.flush(40)).toBe(true);
    expect(told).toEqual([expect.stringContaining("no answer from")]);
    expect(rejected).toEqual([]);
    expect([...(await recorded()).keys()].toSorted()).toEqual([first, second].toSorted());
  });

  it("a key that is not valid loses nothing", async () => {
    let key = "plk_not_valid";
    const { client, rejected } = open({ apiKey: () => key });
    const id = client.logDecision({ a: 1 }, 1);
    expect(await client.flush(1)).toBe(false);
    key = keys[server] ?? "";
    expect(await client.flush(30)).toBe(true);
    expect(rejected).toEqual([]);
    expect((await recorded()).has(id)).toBe(true);
  });

  it("a full queue is an error, for which one can wait", async () => {
    using way = await gate();
    const { client } = open({ url: way.url, limitBytes: 2_000, timeoutSeconds: 1 });
    const ids: string[] = [];
    expect(() => {
      for (;;) ids.push(client.logDecision({ a: 1 }, 1));
    }).toThrow(expect.objectContaining({ code: "QUEUE_FULL" }));
    expect(ids.length).toBeGreaterThan(2);
    const waiting = client.logDecisionAsync({ a: 2 }, 1);
    way.open();
    ids.push(await waiting);
    expect(await client.flush(40)).toBe(true);
    const found = await recorded();
    expect([...found.keys()].toSorted()).toEqual(ids.toSorted());
    // what could not be kept has used no number
    expect([...found.values()].map(({ sequence }) => sequence).toSorted((a, b) => a - b)).toEqual(
      ids.map((_, i) => i),
    );
  });

  it("what is dropped is counted, leaves holes in the sequence, and is told in a fact", async () => {
    using way = await gate();
    const deployment = `${p}scoring`;
    const { client } = open({
      url: way.url,
      deployment,
      limitBytes: 4_000,
      onFull: "drop",
      timeoutSeconds: 1,
    });
    client.deployment({
      key: deployment,
      modelVersion: `${p}risk@1`,
      environment: "test",
      startedAt: new Date(0),
    });
    for (let i = 0; i < 40; i++) client.logDecision({ a: i }, 1);
    const { dropped, waiting } = client.stats;
    expect(dropped + waiting).toBe(41);
    expect(dropped).toBeGreaterThan(5);
    way.open();
    expect(await client.flush(40)).toBe(true);
    client.logDecision({ a: 40 }, 1);
    await client.flush(30);
    const { coverage } = await ask(
      "query ($id: ID!) { coverage(deployment: $id) { missingCount missing { servingNode from to } } }",
      { id: deployment },
    );
    expect(coverage).toMatchObject({ missingCount: dropped, missing: [{ from: 40 - dropped, to: 39 }] });
    const [{ servingNode }] = coverage.missing;
    const { transformations } = await ask(
      "query ($id: ID!) { transformations(where: { key: { eq: $id } }) { job exclusions { rule reason rowCount } } }",
      { id: `${servingNode}/dropped/1` },
    );
    expect(transformations).toEqual([
      {
        job: "proofline client: logging of decisions",
        exclusions: [
          {
            rule: `decisions of ${deployment} on serving node ${servingNode}`,
            reason: expect.stringContaining("no room"),
            rowCount: dropped,
          },
        ],
      },
    ]);
  });

  it("closed without a spool, it tells of each fact that was not sent", async () => {
    const { client, rejected } = open({ url: "http://127.0.0.1:1" });
    for (let i = 0; i < 3; i++) client.logDecision({ a: i }, 1);
    expect(await client.close(0.2)).toBe(false);
    expect(rejected).toHaveLength(3);
    expect(rejected[0]?.reason).toMatch(/^NOT_SENT/);
  });
});

describe("a process with a client", () => {
  const program = fileURLToPath(new URL("loggingProcess.mjs", import.meta.url));
  const start = (settings: Readonly<Record<string, string>>) =>
    spawn(process.execPath, [program], {
      cwd: packageRoot,
      env: { PATH: process.env.PATH, PROOFLINE_API_KEY: keys[server], MODEL: `${p}risk@1`, ...settings },
      stdio: ["ignore", "pipe", "pipe"],
    });

  it("that is killed under load has lost no decision that was logged in its spool", async () => {
    using way = await gate();
    way.open();
    const ids: string[] = [];
    for (let round = 0; round < 3; round++) {
      // the second one can send nothing
      const url = round === 1 ? "http://127.0.0.1:1" : way.url;
      const child = start({ SERVICE: url, SPOOL: folder });
      const lines = createInterface(child.stdout);
      const ended = once(child, "close");
      lines.on("line", (id) => ids.push(id));
      const enough = ids.length + 1_500;
      while (ids.length < enough) await new Promise((resolve) => setTimeout(resolve, 5));
      child.kill("SIGKILL");
      await ended;
    }
    expect((await readdir(folder)).length).toBeGreaterThan(0);
    const { client, rejected } = open({ spool: folder });
    expect(await client.flush(60)).toBe(true);
    expect(rejected).toEqual([]);
    const found = await recorded();
    // a line that the kill cut off is no id
    const logged = ids.filter((id) => /^[0-9a-f-]{36}$/.test(id));
    expect(logged.length).toBeGreaterThan(4_000);
    expect(logged.filter((id) => !found.has(id))).toEqual([]);
  });

  it("that just ends sends what is left", async () => {
    const child = start({ SERVICE: service.client.url, COUNT: "40" });
    const [out, err] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
    expect(err).toBe("");
    const found = await recorded();
    expect(found.size).toBe(40);
    expect(out.trimEnd().split("\n").toSorted()).toEqual([...found.keys()].toSorted());
  });

  it("works where there is nothing of Node", async () => {
    const script = `
      const [url, apiKey, modelVersion] = process.argv.slice(1);
      for (const name of ["process", "setImmediate"]) delete globalThis[name];
      const { Client } = await import("proofline/client");
      const client = new Client({ url, apiKey, modelVersion });
      console.log(client.logDecision({ a: 1 }, 1));
      console.log(await client.close());
      try { new Client({ url, spool: "here" }); } catch (error) { console.log(error.code); }`;
    const child = spawn(
      process.execPath,
      ["--input-type=module", "-e", script, service.client.url, keys[server] ?? "", `${p}risk@1`],
      { cwd: packageRoot, stdio: ["ignore", "pipe", "pipe"] },
    );
    const [out, err] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
    const [id] = [...(await recorded()).keys()];
    expect({ out, err }).toEqual({ out: `${id}\ntrue\nSPOOL\n`, err: "" });
  });

  it("that ends while the service is away keeps it in the spool", async () => {
    const child = start({ SERVICE: "http://127.0.0.1:1", SPOOL: folder, COUNT: "40", EXIT: "0.2" });
    const [out] = await Promise.all([textOf(child.stdout), once(child, "close")]);
    expect(child.exitCode).toBe(0);
    const { client } = open({ spool: folder });
    expect(await client.flush(30)).toBe(true);
    expect([...(await recorded()).keys()].toSorted()).toEqual(out.trimEnd().split("\n").toSorted());
  });
});
