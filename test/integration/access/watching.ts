import { vi } from "vitest";
import { AccessWatcher } from "../../../src/access/alerts/watcher.js";
import { type AnyRecord, type FactRecord, readRecord } from "../../../src/facts/record.js";
import { SERVICE } from "../../../src/facts/role.js";
import { readWatchState } from "../../../src/graph/accessWatch.js";
import { readAlertsSince } from "../../../src/graph/alerts.js";
import { Graph } from "../../../src/graph/graph.js";
import type { Query } from "../../../src/graph/query.js";
import { Recorder } from "../../../src/graph/recorder/recorder.js";
import { sharedNeo4j } from "../../support/sharedNeo4j.js";
import { CLOCK, rows } from "../../support/store.js";

/** A connection that tells of each statement before it runs, so that a test can count, hold or fail it. */
export class ToldGraph extends Graph {
  before: (file: string) => Promise<void> | void = () => {};

  static open(): ToldGraph {
    return new ToldGraph({ ...sharedNeo4j(), database: undefined });
  }

  override async read<Params extends object, Result>(query: Query<Params, Result>, params: Params) {
    await this.before(query.file);
    return super.read(query, params);
  }

  override async write<Params extends object, Result>(query: Query<Params, Result>, params: Params) {
    await this.before(query.file);
    return super.write(query, params);
  }
}

/** A service's parts that watch accesses, as one process has them. */
export class Process implements AsyncDisposable {
  readonly graph = ToldGraph.open();
  readonly recorder: Recorder;
  readonly reported: string[] = [];
  #watcher: AccessWatcher | undefined;

  constructor() {
    this.recorder = new Recorder(this.graph, CLOCK, () => this.#watcher?.notify());
  }

  watch(): void {
    this.#watcher = new AccessWatcher(this.graph, this.recorder, (message) => this.reported.push(message));
  }

  /** Starts watching where it does not yet, and resolves when all of the log was seen. */
  async watchToEnd(): Promise<void> {
    if (this.#watcher === undefined) this.watch();
    await vi.waitFor(
      async () => {
        const { next, size } = await readWatchState(this.graph);
        if (next < size) throw new Error(`seen ${next} of ${size}`);
      },
      { timeout: 30_000, interval: 50 },
    );
  }

  /** As Proofline records its own accesses. */
  async recordOwn(...accesses: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
    const inputs = accesses.map((input) => ({ kind: "Access" as const, input, path: "access" }));
    await this.recorder.record(inputs, SERVICE);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#watcher?.[Symbol.asyncDispose]();
    await this.recorder[Symbol.asyncDispose]();
    await this.graph[Symbol.asyncDispose]();
  }
}

/** Forgets all that the rules remember, as in a store that was rebuilt from its log. */
export const forget = async (graph: Graph): Promise<void> => {
  await rows(graph, "MATCH (pattern:AccessPattern) DELETE pattern");
  await rows(graph, "MATCH (watch:AccessWatch) SET watch.next = 0 REMOVE watch.salt");
};

const isAlert = (record: AnyRecord): record is FactRecord<"Alert"> => record.kind === "Alert";

/** The alerts about a principal, the oldest first. */
export async function alertsAbout(graph: Graph, principal: string): Promise<FactRecord<"Alert">[]> {
  const alerts = (await readAlertsSince(graph, 0, 100_000)).map(readRecord).filter(isAlert);
  return alerts.filter(({ fields }) => fields.principal === principal);
}
