import { vi } from "vitest";
import type { FactRecord } from "../../../src/facts/record.js";
import { readRecord } from "../../../src/facts/record.js";
import type { Graph } from "../../../src/graph/graph.js";
import { readFollowState } from "../../../src/graph/openLineage/follow.js";
import { Recorder } from "../../../src/graph/recorder/recorder.js";
import { storedFact } from "../../../src/graph/storedFact.js";
import { OpenLineageAssembler } from "../../../src/ingest/openlineage/assembler.js";
import { readEvent } from "../../../src/ingest/openlineage/event.js";
import { CLOCK, type Given, record, rows } from "../../support/store.js";
import { ToldGraph } from "../access/watching.js";

/** A service's parts that put OpenLineage runs together, as one process has them. */
export class Process implements AsyncDisposable {
  readonly graph = ToldGraph.open();
  readonly recorder: Recorder;
  readonly reported: string[] = [];
  #assembler: OpenLineageAssembler | undefined;

  constructor() {
    this.recorder = new Recorder(this.graph, CLOCK, () => this.#assembler?.notify());
  }

  assemble(settleMs = 0): void {
    this.#assembler ??= new OpenLineageAssembler(
      this.graph,
      this.recorder,
      { settleMs, trainingJobs: undefined },
      (message, cause) => this.reported.push(`${message}: ${String(cause)}`),
    );
  }

  /** Records events as their route does. */
  async send(...events: readonly object[]): Promise<void> {
    await record(
      this.recorder,
      ...events.map((event): Given => {
        const { kind, input } = readEvent(event, "").fact;
        return [kind, { ...Object(input) }];
      }),
    );
  }

  /** Starts where it has not, and resolves when all of the log was followed and nothing is due. */
  async assembleToEnd(settleMs = 0): Promise<void> {
    this.assemble(settleMs);
    await vi.waitFor(
      async () => {
        const { next, size } = await readFollowState(this.graph);
        const [due] = await rows(
          this.graph,
          "MATCH (run:OpenLineageRun) WHERE run.dueAt IS NOT NULL RETURN count(run) AS runs",
        );
        if (next < size || due?.runs !== 0) throw new Error(`${next} of ${size}, ${due?.runs} runs due`);
      },
      { timeout: 45_000, interval: 100 },
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#assembler?.[Symbol.asyncDispose]();
    await this.recorder[Symbol.asyncDispose]();
    await this.graph[Symbol.asyncDispose]();
  }
}

/** Forgets all that is known beside the log, as in a store that was rebuilt from it. */
export async function forget(graph: Graph): Promise<void> {
  await rows(graph, "MATCH (n:OpenLineageRun|OpenLineageOutput|OpenLineageVersion) DELETE n");
  await rows(graph, "MATCH (watch:OpenLineageWatch) SET watch.next = 0");
}

/** The facts of a kind whose keys hold a text. */
export async function factsOf<K extends "Transformation" | "DatasetVersion" | "LateEvent" | "TrainingRun">(
  graph: Graph,
  kind: K,
  part: string,
): Promise<FactRecord<K>[]> {
  const found = await graph.read(
    {
      file: "test",
      text: `MATCH (n:${kind}) WHERE n.entry CONTAINS $part RETURN n.key AS key, n.index AS index, n.entry AS entry, [] AS sealed`,
      parse: (row) => readRecord(storedFact(row, kind)),
    },
    { part },
  );
  return found.filter((one): one is FactRecord<K> & typeof one => one.kind === kind);
}

/** Of a working node of a run. */
export async function stateOf(graph: Graph, runId: string): Promise<Record<string, unknown>> {
  const [run] = await rows(graph, "MATCH (run:OpenLineageRun {runId: $runId}) RETURN run {.*} AS run", {
    runId,
  });
  return { ...Object(run?.run) };
}
