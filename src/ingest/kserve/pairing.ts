import { setTimeout as sleep } from "node:timers/promises";
import { ProoflineError } from "../../facts/error.js";
import type { Graph } from "../../graph/graph.js";
import {
  type CompleteInference,
  readComplete,
  refusePending,
  removeHalves,
  removePending,
} from "../../graph/pendingInferences.js";
import type { Recorder } from "../../graph/recorder/recorder.js";
import type { Half } from "./event.js";
import { predictionsOf } from "./facts.js";
import { Intake } from "./intake.js";
import { fromKept, toKeep } from "./kept.js";
import { isRepeated } from "./repeated.js";

/** Inferences that become complete within this time are recorded together: each transaction delays the next half. */
const GATHER_MS = 200;
/** Between two looks for what another process left. */
const SWEEP_MS = 5_000;
/** Of what is complete for as long, whoever paired it is taken to be gone. */
const LEFT_MS = 5_000;
const AT_ONCE = 200;
/** What waits in memory; the rest is read from the store when its turn comes. */
const MAX_WAITING = 1_000;
const MAX_CHARACTERS = 32 * 1024 * 1024;

type Report = (message: string, cause: unknown) => void;

/** Whether the other half is here. */
type HalfState = "waits" | "complete";

/** What became of an inference. */
type Outcome =
  | { readonly is: "recorded" | "away"; readonly id: string }
  | { readonly is: "refused"; readonly id: string; readonly reason: string };

/**
 * Keeps halves of inferences in the store until both are there, then records their predictions and forgets them. A process that
 * is stopped in between leaves both in the store, where any process finds them; what is recorded twice is a duplicate.
 */
export class Pairing implements AsyncDisposable {
  readonly #graph: Graph;
  readonly #recorder: Recorder;
  readonly #report: Report;
  readonly #intake: Intake;
  readonly #stop = new AbortController();
  readonly #waiting = new Map<string, CompleteInference>();
  #characters = 0;
  readonly #underWay = new Set<Promise<unknown>>();
  readonly #running: Promise<void>;

  /** @param report is told of what can't be read or done, and is passed over */
  constructor(graph: Graph, recorder: Recorder, now: () => Date, report: Report) {
    this.#graph = graph;
    this.#recorder = recorder;
    this.#report = report;
    this.#intake = new Intake(graph, now);
    this.#running = this.#run();
  }

  /**
   * Resolves when a half is durable, which may be before it is recorded. Throws CONFLICT where another half of this part is kept
   * for the same inference, and UNAVAILABLE.
   */
  async add(half: Half, by: string): Promise<HalfState> {
    if (this.#stop.signal.aborted) throw new ProoflineError("UNAVAILABLE", "the service is stopping");
    const { isOther, complete, isRecorded } = await this.#intake.keep(toKeep(half, by));
    if (isOther)
      throw new ProoflineError(
        "CONFLICT",
        `another ${half.part} of the inference ${half.eventId} is here, with another content`,
      );
    if (complete !== undefined) this.#wait(complete);
    else if (isRecorded) this.#watch(this.#forgetRepeated(half));
    return complete === undefined ? "waits" : "complete";
  }

  #wait(inference: CompleteInference): void {
    if (this.#waiting.size >= MAX_WAITING || this.#characters > MAX_CHARACTERS) return;
    if (this.#waiting.has(inference.id)) return;
    this.#waiting.set(inference.id, inference);
    this.#characters += inference.request.length + inference.response.length;
  }

  #watch(work: Promise<unknown>): void {
    const watched = work
      .catch((error: unknown) => this.#failed("a repeated half of an inference can't be looked at", error))
      .finally(() => this.#underWay.delete(watched));
    this.#underWay.add(watched);
  }

  async #forgetRepeated(half: Half): Promise<void> {
    if (await isRepeated(this.#graph, half)) await removeHalves(this.#graph, [half.pair]);
  }

  async #run(): Promise<void> {
    let swept = 0;
    while (!this.#stop.signal.aborted) {
      const isDue = performance.now() - swept >= SWEEP_MS || swept === 0;
      try {
        await this.#recordAll(this.#takeWaiting());
        if (isDue) await this.#sweep();
      } catch (error) {
        this.#failed("inferences can't be recorded", error);
      }
      if (isDue) swept = performance.now();
      if (this.#waiting.size < AT_ONCE) await this.#pause();
    }
  }

  /** Until the next ones have gathered, or the end. */
  async #pause(): Promise<void> {
    const { signal } = this.#stop;
    await sleep(GATHER_MS, undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }

  #takeWaiting(): CompleteInference[] {
    const taken = [...this.#waiting.values()].slice(0, AT_ONCE);
    for (const { id, request, response } of taken) {
      this.#waiting.delete(id);
      this.#characters -= request.length + response.length;
    }
    return taken;
  }

  /** Records what was left complete, by another process or by this one when the store was away. */
  async #sweep(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const left = await readComplete(this.#graph, LEFT_MS, AT_ONCE);
      await this.#recordAll(left);
      if (left.length < AT_ONCE) return;
    }
  }

  /** Those that can't be recorded are kept, with the reason. Throws UNAVAILABLE: then they are found again. */
  async #recordAll(inferences: readonly CompleteInference[]): Promise<void> {
    if (inferences.length === 0) return;
    const outcomes = await Promise.all(inferences.map((inference) => this.#record(inference)));
    const recorded = outcomes.flatMap((outcome) => (outcome.is === "recorded" ? [outcome.id] : []));
    const refused = outcomes.flatMap((outcome) => (outcome.is === "refused" ? [outcome] : []));
    if (recorded.length > 0) await removePending(this.#graph, recorded);
    if (refused.length > 0) await refusePending(this.#graph, refused);
    if (outcomes.some(({ is }) => is === "away")) throw new ProoflineError("UNAVAILABLE", "Neo4j is away");
  }

  async #record(inference: CompleteInference): Promise<Outcome> {
    const { id, by, answeredAt } = inference;
    try {
      const facts = predictionsOf(fromKept(inference.request), fromKept(inference.response), answeredAt);
      // that its sender may record was checked when the halves came
      await this.#recorder.record(facts, { name: by, roles: ["INGEST"] });
      return { is: "recorded", id };
    } catch (error) {
      const known = error instanceof ProoflineError ? error : undefined;
      if (known?.code === "UNAVAILABLE") return { is: "away", id };
      if (known === undefined || known.code === "INTERNAL")
        this.#report(`the inference ${id} can't be recorded`, error);
      return {
        is: "refused",
        id,
        reason: known === undefined ? "INTERNAL" : `${known.code}: ${known.message}`,
      };
    }
  }

  #failed(message: string, error: unknown): void {
    if (!(error instanceof ProoflineError && error.code === "UNAVAILABLE")) this.#report(message, error);
  }

  /** Waits for what is being kept and recorded; what is complete and waits is found by the next process. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    await this.#intake.idle();
    await this.#running;
    await Promise.allSettled(this.#underWay);
  }
}
