import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { packageRoot } from "../../../src/packageRoot.js";
import { dataDir, openService, useService } from "../../support/client.js";
import { createKeys } from "../../support/keys.js";
import { KilledService } from "../../support/killedService.js";
import { newPrefix } from "../../support/prefix.js";
import { sharedNeo4j } from "../../support/sharedNeo4j.js";
import { proofline } from "./command.js";

const service = useService({ AUTH: "keys" });
let p: string;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "proofline-ingest-"));
  const name = newPrefix();
  const keys = await createKeys({ [`${name}pipeline`]: ["INGEST"], [`${name}reader`]: ["READ"] });
  await writeFile(join(folder, "key"), keys[`${name}pipeline`] ?? "");
  await writeFile(join(folder, "reader"), keys[`${name}reader`] ?? "");
});
beforeEach(() => {
  p = newPrefix();
});
afterAll(() => rm(folder, { recursive: true }));

const prediction = (id: string, more: object = {}) => ({
  prediction: {
    requestId: `${p}${id}`,
    modelVersion: `${p}risk@1`,
    features: { amount: 1_200 },
    prediction: "accept",
    timestamp: "2026-11-21T14:02:11Z",
    ...more,
  },
});
const write = (lines: readonly (object | string)[], end = "\n"): Promise<void> =>
  writeFile(
    join(folder, "facts.ndjson"),
    lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join(end),
  );
const there = (...more: readonly string[]) => [
  ...["--url", service.client.url, "--api-key-file", "key"],
  ...more,
];
const ingest = (args: readonly string[], input?: string) => proofline(folder, ["ingest", ...args], {}, input);
const rejects = async (file = "facts.ndjson.rejects.ndjson"): Promise<readonly unknown[]> => {
  const text = await readFile(join(folder, file), "utf8");
  return text.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line)]));
};
const noRejects = () => expect(rejects()).rejects.toThrow("ENOENT");

/** Settings of the run's Neo4j, for commands that open it. */
const store = () => {
  const { uri, username, password } = sharedNeo4j();
  const neo4j = { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
  return { ...neo4j, DATA_DIR: folder, SIGNING_KEY_FILE: join(dataDir(), "signing.key") };
};

describe("to a service", () => {
  it("every line is recorded once, however often it is sent", async () => {
    const trail = [
      { trainingRun: { key: `${p}run`, trainedOn: [{ datasetVersion: `${p}data`, role: "TRAIN" }] } },
      { modelVersion: { key: `${p}risk@1`, producedBy: `${p}run` } },
    ];
    await write([...trail, ...Array.from({ length: 4_500 }, (_, i) => prediction(`r-${i}`))]);
    const first = await ingest(["facts.ndjson", ...there()]);
    expect(first).toMatchObject({ code: 0, out: "" });
    expect(first.err).toMatch(/^4,502 lines in \d+:\d\d: 4,502 recorded, 0 there before, 0 rejected\n$/m);
    await noRejects();
    const second = await ingest(["facts.ndjson", ...there()]);
    expect(second.err).toMatch(/: 0 recorded, 4,502 there before, 0 rejected\n$/);
    expect(second.code).toBe(0);
    const rest = await ingest(["facts.ndjson", "--from-line", "4500", ...there()]);
    expect(rest.err).toMatch(/^3 lines in .*: 0 recorded, 3 there before, 0 rejected\n$/);
  });

  it("causes come first: their effects refer to them by hash", async () => {
    const chain = Array.from({ length: 30 }, (_, i) => [
      { datasetVersion: { key: `${p}d-${i}`, writtenBy: `${p}t-${i}` } },
      { transformation: { key: `${p}t-${i + 1}`, job: "j", reads: [{ datasetVersion: `${p}d-${i}` }] } },
    ]).flat();
    await write([{ transformation: { key: `${p}t-0`, job: "j", reads: [] } }, ...chain]);
    expect(await ingest(["facts.ndjson", ...there()])).toMatchObject({ code: 0 });
    // sent again, a reference that had no hash when it was recorded would still be told
    const again = `{ "query": "mutation ($facts: [FactInput!]!) { recordFacts(facts: $facts) { duplicate unrecorded { key } } }" }`;
    const key = await readFile(join(folder, "key"), "utf8");
    const answer = await fetch(`${service.client.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
      body: JSON.stringify({ ...JSON.parse(again), variables: { facts: chain } }),
    });
    const { data } = await answer.json();
    expect(data.recordFacts).toHaveLength(60);
    for (const receipt of data.recordFacts) expect(receipt).toEqual({ duplicate: true, unrecorded: [] });
  });

  it("bad lines are put aside with their number, text and reason, and the good ones are in", async () => {
    await write([prediction("before")]);
    expect(await ingest(["facts.ndjson", ...there()])).toMatchObject({ code: 0 });
    const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
    const late = JSON.stringify(prediction("late", { timestamp: "soon" }));
    await write(
      [
        `\ufeff${JSON.stringify(prediction("r-1"))}`,
        "",
        "not JSON",
        late,
        prediction("before", { features: { amount: 1 } }),
        JSON.stringify(prediction("deep", { features: "deep" })).replace('"deep"', deep),
        { approval: { key: `${p}a`, modelVersion: `${p}risk@1`, approver: "x", decision: "APPROVED" } },
        prediction("long", { features: "x".repeat(300_000) }),
        prediction("r-2"),
      ],
      "\r\n",
    );
    const { code, err } = await ingest(["facts.ndjson", ...there()]);
    expect(err).toMatch(
      /^9 lines in .*: 2 recorded, 0 there before, 6 rejected, see facts\.ndjson\.rejects\.ndjson\n$/,
    );
    expect(code).toBe(1);
    const told = await rejects();
    expect(told).toMatchObject([
      { line: 3, reason: "is not JSON", text: "not JSON" },
      { line: 4, reason: expect.stringMatching(/^prediction\.timestamp: must be/), text: late },
      { line: 5, reason: expect.stringMatching(/^prediction: .* is recorded with another content/) },
      { line: 6, reason: expect.stringMatching(/^prediction\.features.*: is nested deeper than 64 levels/) },
      { line: 7, reason: expect.stringMatching(/^approval.*/) },
      { line: 8, reason: expect.stringMatching(/^prediction\.features: is longer than 256 KiB/) },
    ]);
    await write([prediction("r-1"), prediction("r-2")]);
    expect((await ingest(["facts.ndjson", ...there()])).err).toMatch(/: 0 recorded, 2 there before/);
    // the file of rejects is that of the last run
    await noRejects();
  });

  it("of bytes that are no UTF-8 nothing is replaced, and what is too long is cut", async () => {
    const good = JSON.stringify(prediction("r-1"));
    const bytes = Buffer.concat([
      Buffer.from(`${good.replace("accept", "\u0000").replace("\u0000", "")}\n{"prediction":"`),
      Buffer.from([0xc3, 0x28]),
      Buffer.from(`"}\n${" ".repeat(9 * 2 ** 20)}\n`),
    ]);
    await writeFile(join(folder, "bytes.ndjson"), bytes);
    const { code } = await ingest(["bytes.ndjson", "--rejects", "refused", ...there()]);
    expect(code).toBe(1);
    const text = Buffer.from('{"prediction":"\u00c3("}', "latin1");
    expect(await rejects("refused")).toEqual([
      { line: 2, reason: "is not UTF-8", base64: text.toString("base64") },
      {
        line: 3,
        reason: "is longer than 8388608 bytes",
        text: " ".repeat(1_024),
        bytes: 9 * 2 ** 20,
      },
    ]);
  });

  it("many bad lines among good ones: each good one is in", async () => {
    const lines = Array.from({ length: 1_000 }, (_, i) =>
      prediction(`r-${i}`, i % 2 === 0 ? {} : { timestamp: i }),
    );
    await write(lines);
    const { err } = await ingest(["facts.ndjson", ...there()]);
    expect(err).toMatch(/: 500 recorded, 0 there before, 500 rejected/);
    expect(await rejects()).toHaveLength(500);
  });

  it("predictions so wide that a service takes few of them at once", async () => {
    const features = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`f${i}`, i]));
    await write(Array.from({ length: 1_500 }, (_, i) => prediction(`r-${i}`, { features })));
    const { code, err } = await ingest(["facts.ndjson", ...there()]);
    expect(err).toMatch(/: 1,500 recorded, 0 there before, 0 rejected/);
    expect(code).toBe(0);
  });

  it("reads standard input", async () => {
    const { code, err } = await ingest(["-", ...there()], `${JSON.stringify(prediction("r-1"))}\nnothing`);
    expect(err).toMatch(/^2 lines in .*: 1 recorded, 0 there before, 1 rejected, see stdin\.rejects\.ndjson/);
    expect(code).toBe(1);
    expect(await rejects("stdin.rejects.ndjson")).toMatchObject([{ line: 2 }]);
  });

  it("mistakes are told by the argument, and who may not record is told so at once", async () => {
    await write([prediction("r-1")]);
    for (const [args, message] of [
      [["none.ndjson"], /^proofline: none\.ndjson: there is no such file/],
      [["."], /^proofline: \.: is a folder/],
      [["facts.ndjson", "--from-line", "0"], /^proofline: --from-line: must be at least 1/],
      [["facts.ndjson", "--rejects", "./facts.ndjson"], /^proofline: --rejects: /],
      [["facts.ndjson", "--url", service.client.url], /^proofline: .* asks who you are: .*--from-line 1\)/],
      [
        ["facts.ndjson", "--url", service.client.url, "--api-key-file", "reader"],
        /^proofline: .*INGEST.*--from-line 1\)/,
      ],
    ] as const) {
      const { code, err } = await ingest(args);
      expect(err).toMatch(message);
      expect(code).toBe(2);
    }
  });

  it("one that goes away is asked again, and then the line to go on with is told", async () => {
    const upstream = new URL(service.client.url);
    let connections = 0;
    // the first connections are cut off, as by a service that starts again
    const proxy = createServer().listen(0, "127.0.0.1");
    proxy.on("connection", (socket) => {
      connections += 1;
      if (connections <= 2) return socket.destroy();
      const onward = connect(Number(upstream.port), upstream.hostname);
      socket.pipe(onward).pipe(socket);
      onward.on("error", () => socket.destroy());
      return socket.on("error", () => onward.destroy());
    });
    await once(proxy, "listening");
    const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    await write([prediction("r-1")]);
    const again = await ingest(["facts.ndjson", "--url", url, "--api-key-file", "key"]);
    expect(again.err).toMatch(/no GraphQL answer from .*; trying again\n.*: 1 recorded/s);
    expect(again.code).toBe(0);
    proxy.close();
    const gone = ["--url", "http://127.0.0.1:1", "--retry-seconds", "1"];
    const { code, err } = await ingest(["facts.ndjson", ...gone, "--from-line", "1"]);
    expect(err).toMatch(
      /^proofline: no GraphQL answer .*all before line 1 is done; go on with --from-line 1/m,
    );
    expect(code).toBe(2);
  });

  it("stopped by Ctrl-C it says where to go on, and killed it can be started anew", async () => {
    const predictions = Array.from({ length: 14_000 }, (_, i) => prediction(`r-${i}`));
    await write(["nothing", ...predictions]);
    const start = () => {
      const child = spawn(
        process.execPath,
        [join(packageRoot, "dist/cli/main.js"), "ingest", "facts.ndjson", ...there()],
        { cwd: folder, stdio: ["ignore", "ignore", "pipe"] },
      );
      let err = "";
      child.stderr.on("data", (chunk) => {
        err += chunk;
      });
      return { child, ended: once(child, "close"), said: () => err };
    };
    // its own sign that a batch is done: what a killed one had sent is recorded while the next one starts
    const untilOneRejected = async (): Promise<void> => {
      const count = await rejects().then(
        ({ length }) => length,
        () => 0,
      );
      if (count > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
      return untilOneRejected();
    };
    const killed = start();
    await untilOneRejected();
    killed.child.kill("SIGKILL");
    await killed.ended;
    await rm(join(folder, "facts.ndjson.rejects.ndjson"));
    const stopped = start();
    await untilOneRejected();
    stopped.child.kill("SIGINT");
    expect((await stopped.ended)[0]).toBe(130);
    const [, line] = /go on with --from-line (\d+)/.exec(stopped.said()) ?? [];
    expect(Number(line)).toBeGreaterThan(1);
    const rest = await ingest(["facts.ndjson", "--from-line", line ?? "", ...there()]);
    expect(rest).toMatchObject({ code: 0, err: expect.stringContaining("0 rejected") });
    const all = await ingest(["facts.ndjson", ...there()]);
    expect(all.err).toMatch(/: 0 recorded, 14,000 there before, 1 rejected/);
  });
});

describe("with the store here", () => {
  it("it is opened, or the service that runs on it is asked, with the same result", async () => {
    await write([prediction("r-1"), "nothing", prediction("r-2", { timestamp: "soon" }), prediction("r-3")]);
    const here = () => proofline(folder, ["ingest", "facts.ndjson"], store());
    const opened = await here();
    expect(opened.err).toMatch(/^4 lines in .*: 2 recorded, 0 there before, 2 rejected/m);
    const first = await rejects();
    await using _running = await openService({ ...store(), AUTH: "keys" });
    const asked = await proofline(folder, ["ingest", "facts.ndjson"], {
      ...store(),
      NEO4J_PASSWORD: "not it",
    });
    expect(asked.err).toMatch(/^4 lines in .*: 0 recorded, 2 there before, 2 rejected/m);
    expect([opened.code, asked.code]).toEqual([1, 1]);
    expect(await rejects()).toEqual(first);
  });

  it("where the service that it asks is killed it opens the store, and loses nothing", async () => {
    await write(Array.from({ length: 12_000 }, (_, i) => prediction(`r-${i}`)));
    const killed = await KilledService.start(store());
    const size = async () => (await (await fetch(`${killed.url}/log/checkpoint`)).text()).split("\n")[1];
    const before = await size();
    const ingesting = proofline(folder, ["ingest", "facts.ndjson"], store());
    while ((await size()) === before) await new Promise((resolve) => setTimeout(resolve, 20));
    await killed.kill();
    const { code, err } = await ingesting;
    expect(err).toMatch(/^12,000 lines in .*: [\d,]+ recorded, [\d,]+ there before, 0 rejected$/m);
    expect(code).toBe(0);
    const again = await proofline(folder, ["ingest", "facts.ndjson"], store());
    expect(again.err).toMatch(/: 0 recorded, 12,000 there before, 0 rejected/);
  });
});
