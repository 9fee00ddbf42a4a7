import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { Webhook as Verifier } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseWebhooks } from "../../../src/access/webhooks/settings.js";
import { AlertWebhooks } from "../../../src/access/webhooks/webhooks.js";
import { SERVICE } from "../../../src/facts/role.js";
import { readWebhook } from "../../../src/graph/alertWebhooks.js";
import type { Graph } from "../../../src/graph/graph.js";
import type { Recorder } from "../../../src/graph/recorder/recorder.js";
import { newPrefix } from "../../support/prefix.js";
import { openMigratedGraph, openRecorder } from "../../support/store.js";

const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/** A receiver that answers as it is told, or not at all, and keeps what it took. */
class Receiver implements AsyncDisposable {
  status: number | "hangs" = 204;
  readonly got: {
    readonly body: string;
    readonly headers: IncomingHttpHeaders;
    readonly status: number | "hangs";
  }[] = [];
  readonly #server: Server;
  readonly url: string;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.url = `http://localhost:${port}/secret-path`;
    server.on("request", (request, response) => {
      let body = "";
      request.setEncoding("utf8").on("data", (text: string) => {
        body += text;
      });
      request.on("end", () => {
        const { status } = this;
        this.got.push({ body, headers: request.headers, status });
        if (status !== "hangs") response.writeHead(status).end();
      });
    });
  }

  static async start(): Promise<Receiver> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    return new Receiver(server, typeof address === "object" && address !== null ? address.port : 0);
  }

  /** The keys of the alerts that it took. */
  get taken(): string[] {
    return this.got.filter(({ status }) => status === 204).map(({ body }) => JSON.parse(body).data.key);
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}

describe("webhooks", () => {
  let graph: Graph;
  let recorder: Recorder;
  let number = 0;
  const p = newPrefix();

  beforeAll(async () => {
    graph = await openMigratedGraph();
    recorder = openRecorder(graph);
  });
  afterAll(async () => {
    await recorder[Symbol.asyncDispose]();
    await graph[Symbol.asyncDispose]();
  });

  /** Records so many alerts in one commit, and gives their keys. */
  async function raise(count: number, rule = "BULK_READING"): Promise<string[]> {
    const keys = Array.from({ length: count }, () => `${p}alert-${number++}`);
    await recorder.record(
      keys.map((key) => ({
        ...{ kind: "Alert" as const, path: "alert" },
        input: {
          key,
          rule,
          principal: "ann",
          message: "much",
          evidence: {},
          at: "2026-11-28T10:00:00Z",
          accesses: [],
        },
      })),
      SERVICE,
    );
    return keys;
  }

  /** A process that delivers, and what it said and counted. */
  function deliver(
    ...hooks: readonly { name: string; url: string; rules?: string[]; allowInternal?: boolean }[]
  ) {
    const reported: string[] = [];
    const outcomes: string[] = [];
    const webhooks = parseWebhooks(
      hooks.map((hook) => ({ template: "GENERIC", secretFile: "f", allowInternal: true, ...hook })),
      "HOOKS",
      () => SECRET,
      false,
    );
    const sender = new AlertWebhooks(graph, webhooks, {
      now: () => new Date(),
      report: (message) => reported.push(message),
      delivered: (name, outcome) => outcomes.push(`${name} ${outcome}`),
      timeoutMs: 700,
    });
    return {
      reported,
      outcomes,
      notify: () => sender.notify(),
      [Symbol.asyncDispose]: () => sender[Symbol.asyncDispose](),
    };
  }
  const isNew = (...names: readonly string[]) => Promise.all(names.map((name) => readWebhook(graph, name)));

  it("get each alert at least once, in order and signed, from one that fails and then hangs, and over a restart", async () => {
    await raise(2);
    await using main = await Receiver.start();
    await using stuck = await Receiver.start();
    const [name, other] = [`${p}main`, `${p}stuck`];
    main.status = 500;
    stuck.status = "hangs";
    const hooks = [
      { name, url: main.url },
      { name: other, url: stuck.url },
    ];
    // those from before are none of a new webhook's
    await isNew(name, other);
    const keys = await raise(3);
    {
      await using process = deliver(...hooks);
      await expect.poll(() => process.outcomes, { interval: 20 }).toContain(`${name} FAILED`);
      main.status = "hangs";
      await expect
        .poll(() => process.reported, { interval: 20 })
        .toContain(
          `the webhook ${name} does not take an alert, which is sent again: it did not answer within 0.7 s`,
        );
      expect(process.reported.join()).not.toContain("secret-path");
      main.status = 204;
      await expect.poll(() => main.taken.length, { interval: 20 }).toBeGreaterThan(0);
    }
    keys.push(...(await raise(2)));
    await using one = deliver(...hooks);
    await using another = deliver(...hooks);
    await expect.poll(() => main.taken.at(-1), { interval: 20 }).toBe(keys.at(-1));
    const more = await raise(2);
    keys.push(...more);
    one.notify();
    another.notify();
    await expect.poll(() => main.taken.at(-1), { interval: 20 }).toBe(keys.at(-1));
    // each, in order; one that was sent twice is told by its id
    expect([...new Set(main.taken)]).toEqual(keys);
    for (const { body, headers } of main.got) {
      expect(new Verifier(SECRET).verify(body, Object.fromEntries(entriesOf(headers)))).toEqual(
        JSON.parse(body),
      );
      expect(headers["webhook-id"]).toBe(JSON.parse(body).data.key);
    }
    // of one that never answers nothing is passed over
    expect(new Set(stuck.got.map(({ body }) => JSON.parse(body).data.key))).toEqual(
      new Set(keys.slice(0, 1)),
    );
  });

  it("get only their rules' alerts, and at no internal address that is not allowed", async () => {
    await using receiver = await Receiver.start();
    const [some, none] = [`${p}some`, `${p}none`];
    await isNew(some, none);
    const secure = receiver.url.replace("http:", "https:");
    await using process = deliver(
      { name: some, url: receiver.url, rules: ["TAMPERED"] },
      { name: none, url: secure, allowInternal: false },
    );
    await raise(3);
    const wanted = await raise(1, "TAMPERED");
    await raise(1);
    process.notify();
    await expect.poll(() => receiver.taken, { interval: 20 }).toEqual(wanted);
    await expect
      .poll(() => process.reported, { interval: 20 })
      .toContain(
        `the webhook ${none} does not take an alert, which is sent again: its address is an internal one, which is not allowed`,
      );
  });
});

const entriesOf = (headers: IncomingHttpHeaders) =>
  Object.entries(headers).map(([name, value]) => [name, String(value)]);
