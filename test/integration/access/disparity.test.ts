import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { settingsId } from "../../../src/access/disparity/observed.js";
import type { DisparitySettings } from "../../../src/access/disparity/settings.js";
import { DisparityWatcher } from "../../../src/access/disparity/watcher.js";
import { readDisparityProgress } from "../../../src/graph/disparityWatch.js";
import type { Graph } from "../../../src/graph/graph.js";
import { Recorder } from "../../../src/graph/recorder/recorder.js";
import { Client, openService } from "../../support/client.js";
import { newPrefix } from "../../support/prefix.js";
import { CLOCK, type Given, logSize, openMigratedGraph, record, rows } from "../../support/store.js";
import { alertsAbout, ToldGraph } from "./watching.js";

const WINDOW = 100;

describe("the rule GROUP_DISPARITY", () => {
  let graph: Graph;

  beforeAll(async () => {
    graph = await openMigratedGraph();
  });

  afterAll(async () => {
    await graph[Symbol.asyncDispose]();
  });

  /** With an attribute of its own, so that what other tests record says nothing. */
  const settingsOf = (attribute: string): DisparitySettings => ({
    ...{ attributes: [attribute], positive: "granted", ratio: 0.8, window: WINDOW },
  });

  const deployment = (p: string): Given => [
    "Deployment",
    {
      key: `${p}d`,
      modelVersion: `${p}m@1`,
      environment: "production",
      startedAt: "2026-11-01T00:00:00Z",
    },
  ];

  /** So many decisions, of women and men in turn; of ten women so many are granted, and of ten men nine. */
  const decisions = (p: string, from: number, count: number, women: number): Given[] =>
    Array.from(
      { length: count },
      (_, i): Given => [
        "Prediction",
        {
          requestId: `${p}r-${from + i}`,
          deployment: `${p}d`,
          features: { income: i },
          prediction: Math.floor(i / 2) % 10 < (i % 2 === 0 ? 9 : women) ? "granted" : "refused",
          groups: { [`${p}gender`]: i % 2 === 0 ? "man" : "woman" },
          timestamp: "2026-11-21T14:02:11Z",
        },
      ],
    );

  /** A process that watches. */
  class Process implements AsyncDisposable {
    readonly graph = ToldGraph.open();
    readonly recorder: Recorder;
    readonly reported: string[] = [];
    readonly #settings: DisparitySettings;
    #watcher: DisparityWatcher | undefined;

    constructor(p: string) {
      this.#settings = settingsOf(`${p}gender`);
      this.recorder = new Recorder(this.graph, CLOCK, () => this.#watcher?.notify());
    }

    watch(): void {
      this.#watcher ??= new DisparityWatcher(this.graph, this.recorder, this.#settings, (message) =>
        this.reported.push(message),
      );
    }

    async watchToEnd(): Promise<void> {
      this.watch();
      await vi.waitFor(
        async () => {
          const { next, size } = await readDisparityProgress(graph, settingsId(this.#settings));
          if (next < size) throw new Error(`seen ${next} of ${size}`);
        },
        { timeout: 30_000, interval: 50 },
      );
    }

    async [Symbol.asyncDispose](): Promise<void> {
      await this.#watcher?.[Symbol.asyncDispose]();
      await this.recorder[Symbol.asyncDispose]();
      await this.graph[Symbol.asyncDispose]();
    }
  }

  const told = async (p: string) =>
    (await alertsAbout(graph, `${p}m@1`)).map(({ fields }) => [fields.rule, fields.evidence]);

  it("raises an alert of a service's predictions, which auditors find by the model version", async () => {
    const p = newPrefix();
    const fair = newPrefix();
    await using service = await openService({
      DISPARITY_ATTRIBUTES: `${p}gender,${fair}gender`,
      DISPARITY_POSITIVE: '"granted"',
      DISPARITY_WINDOW: String(WINDOW),
    });
    await using process = new Process(p);
    await record(process.recorder, deployment(p), ...decisions(p, 0, 2 * WINDOW, 2));
    await record(process.recorder, deployment(fair), ...decisions(fair, 0, 10 * WINDOW, 9));
    const client = new Client(service.url);
    // what another process has recorded is seen when this one records too, as the access that asks is
    const asked = `query ($principal: String) { alerts(filter: { rule: "GROUP_DISPARITY", principal: $principal }) {
      edges { node { rule principal message evidence accesses { kind key } } } } }`;
    const alertsOf = async (principal: string) =>
      (await client.ask<{ alerts: { edges: { node: object }[] } }>(asked, { principal })).alerts.edges;
    await expect.poll(() => alertsOf(`${p}m@1`), { timeout: 30_000, interval: 200 }).toHaveLength(1);
    expect(await alertsOf(`${p}m@1`)).toMatchObject([
      {
        node: {
          rule: "GROUP_DISPARITY",
          message: expect.stringContaining(
            `of 100 predictions, 10 of 50 were selected where "${p}gender" is "woman", and 45 of 50`,
          ),
          evidence: {
            modelVersion: `${p}m@1`,
            group: { group: "woman", predictions: 50, selected: 10, rate: 0.2 },
            reference: { group: "man", predictions: 50, selected: 45, rate: 0.9 },
          },
          accesses: [{ kind: "ModelVersion", key: `${p}m@1` }],
        },
      },
    ]);
    expect(await alertsOf(`${fair}m@1`)).toEqual([]);
  });

  it("goes on where it stopped, counts nothing that was erased, and knows what it told of", async () => {
    const p = newPrefix();
    {
      await using first = new Process(p);
      await record(first.recorder, deployment(p), ...decisions(p, 0, WINDOW - 10, 2));
      await first.watchToEnd();
    }
    await using second = new Process(p);
    // two that are erased before they are seen
    await record(second.recorder, ...decisions(p, 500, 2, 2));
    await record(
      second.recorder,
      ...[500, 501].map(
        (i): Given => [
          "Erasure",
          {
            key: `${p}e-${i}`,
            kind: "Prediction",
            fact: `${p}r-${i}`,
            performedBy: "Ann",
            reason: "asked for",
          },
        ],
      ),
    );
    await record(second.recorder, ...decisions(p, 600, 9, 2));
    await second.watchToEnd();
    expect(await told(p)).toEqual([]);
    await record(second.recorder, ...decisions(p, 700, 1, 2));
    await second.watchToEnd();
    const alerts = await told(p);
    expect(alerts).toMatchObject([["GROUP_DISPARITY", { window: WINDOW }]]);
    await record(second.recorder, ...decisions(p, 800, WINDOW, 2));
    await second.watchToEnd();
    expect(await told(p)).toEqual(alerts);
    expect(second.reported).toEqual([]);
  });

  it("raises one alert where several processes watch, one is killed, or all that was counted is lost", async () => {
    const p = newPrefix();
    {
      await using killed = new Process(p);
      await record(killed.recorder, deployment(p));
      // what other files recorded before is passed by
      await killed.watchToEnd();
      killed.graph.before = (file) => {
        if (file.endsWith("disparity/advance.cypher")) throw new Error("killed");
      };
      await record(killed.recorder, ...decisions(p, 0, WINDOW, 2));
      await expect
        .poll(() => killed.reported, { timeout: 30_000 })
        .toEqual(["the groups of predictions could not be compared"]);
      expect(await told(p)).toHaveLength(1);
    }
    await using one = new Process(p);
    await using other = new Process(p);
    one.watch();
    other.watch();
    const size = await logSize(graph);
    await Promise.all([
      record(one.recorder, ...decisions(p, 1_000, 4 * WINDOW, 2)),
      record(other.recorder, ...decisions(p, 2_000, 4 * WINDOW, 2)),
    ]);
    await Promise.all([one.watchToEnd(), other.watchToEnd()]);
    expect(await logSize(graph)).toBe(size + 8 * WINDOW);
    expect(await told(p)).toHaveLength(1);

    await rows(graph, "MATCH (n:DisparityCount) DELETE n");
    await rows(graph, "MATCH (n:DisparityWatch) DELETE n");
    await using again = new Process(p);
    await again.watchToEnd();
    expect(await logSize(graph)).toBe(size + 8 * WINDOW);
    expect([...one.reported, ...other.reported, ...again.reported]).toEqual([]);
  });
});
