import { randomUUID } from "node:crypto";
import { ProoflineError } from "../../facts/error.js";
import { abortableSleep } from "../../graph/abortableSleep.js";
import type { Trusted } from "../../graph/fsck/anchors.js";
import { KEPT } from "../../graph/fsck/fsck.js";
import {
  advanceFsck,
  claimFsck,
  type FsckResult,
  type HeldFsck,
  readFsckState,
  releaseFsck,
} from "../../graph/fsckWatch.js";
import type { Graph } from "../../graph/graph.js";
import { readHead } from "../../graph/log/head.js";
import { isMigratedFurther } from "../../graph/migrate.js";
import type { Recorder } from "../../graph/recorder/recorder.js";
import type { Report } from "../logWatch.js";
import { recordAlert } from "../recordAlert.js";
import { alertInput } from "./alert.js";
import { checkPart, type Part } from "./part.js";
import { decodeRunState, encodeRunState, type RunState } from "./runState.js";

export interface FsckSettings {
  /** Facts a second. */
  readonly rate: number;
  /** From the end of one check to the beginning of the next. */
  readonly intervalMs: number;
  /** After how many of them it keeps how far it came; 20 seconds' worth where nothing is said. */
  readonly partFacts?: number;
}

export interface FsckSurroundings {
  readonly settings: FsckSettings;
  /** What is known of the log beside its store. */
  readonly trusted: () => Promise<Trusted>;
  readonly now: () => Date;
  /** Told of what can't be checked or recorded. */
  readonly report: Report;
  /** Told of the last check that has come to its end, by whatever process, with the number of its findings. */
  readonly finished: (at: Date, findings: number) => void;
}

/** Findings of a check that raise an alert, and that are kept. */
const TOLD = 100;
/** A process that died is taken over from after so long. */
const LEASE_MS = 60_000;
const RENEW_MS = 20_000;
const ASK_AGAIN_MS = 15_000;
/** While the log is empty, or the store is away. */
const WAIT_MS = 5_000;
/** After a failure that waiting alone will not mend. */
const PAUSE_MS = 60_000;
const MAX_SLEEP_MS = 600_000;

/**
 * Checks the store as `proofline fsck` does, a few facts a second, again and again. How far it came is in the store and moves on
 * by compare-and-set, so that a restart goes on and several processes run one check between them. Each finding was seen twice
 * before it raises an alert, which is recorded before the position moves: one found twice is a duplicate.
 */
export class FsckWatcher implements AsyncDisposable {
  readonly #graph: Graph;
  readonly #recorder: Recorder;
  readonly #around: FsckSurroundings;
  readonly #holder = randomUUID();
  /** Whether it may have a claim that the store can be told to end. */
  #isHolding = false;
  /** Of the check that was told of. */
  #told: string | undefined;
  readonly #stop = new AbortController();
  readonly #running: Promise<void>;

  constructor(graph: Graph, recorder: Recorder, around: FsckSurroundings) {
    this.#graph = graph;
    this.#recorder = recorder;
    this.#around = around;
    this.#running = this.#run();
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      let pause: number;
      try {
        pause = await this.#step();
      } catch (error) {
        const isAway = error instanceof ProoflineError && error.code === "UNAVAILABLE";
        if (!isAway) this.#around.report("the store could not be checked", error);
        if (isAway) this.#isHolding = false;
        pause = isAway ? WAIT_MS : PAUSE_MS;
      }
      await abortableSleep(pause, signal);
    }
    // who goes on need not wait until the claim has ended; where the store is away that is what happens
    if (this.#isHolding) await releaseFsck(this.#graph, this.#holder).catch(() => {});
  }

  /** Does what is due, and says how long to wait then. */
  async #step(): Promise<number> {
    const { running, last } = await readFsckState(this.#graph);
    if (last !== null && last.finishedAt !== this.#told) {
      this.#told = last.finishedAt;
      this.#around.finished(new Date(last.finishedAt), last.findingCount);
    }
    const wait = running === null ? this.#untilDue(last) : 0;
    if (wait > 0) return Math.min(wait, MAX_SLEEP_MS);
    if ((await readHead(this.#graph)).tree.size === 0) return WAIT_MS;
    // a newer version's nodes are unknown to this one, and would be told as foreign
    if (await isMigratedFurther(this.#graph)) return MAX_SLEEP_MS;
    const held = await claimFsck(this.#graph, this.#holder, LEASE_MS);
    this.#isHolding = held !== undefined;
    if (held === undefined) return ASK_AGAIN_MS;
    if (held.position === null && this.#untilDue(held.last) > 0) return 0;
    return this.#renewing(() => this.#check(held));
  }

  #untilDue(last: FsckResult | null): number {
    const { settings, now } = this.#around;
    if (last === null) return 0;
    const wait = Date.parse(last.finishedAt) + settings.intervalMs - now().getTime();
    // a check that ended in the future was dated by a clock that was wrong, which puts off no other
    return wait > settings.intervalMs ? 0 : wait;
  }

  /** Checks the next part. */
  async #check(held: HeldFsck): Promise<number> {
    const { now, settings, trusted, report } = this.#around;
    const run = held.position === null ? undefined : decodeRunState(held.position);
    const startedAt = run?.startedAt ?? now().toISOString();
    const { signal } = this.#stop;
    const part = await checkPart(this.#graph, run, { ...settings, signal, trusted });
    if (part === undefined) {
      if (!signal.aborted) report("the store can't be checked: it looks different each time", undefined);
      return PAUSE_MS;
    }
    if (part.summary.from !== (run?.position.derived.size ?? 0)) {
      // the log does not continue what was checked: what it is now is checked from the beginning
      await this.#advance(held, { position: null, running: null, last: held.last });
      return 0;
    }
    await this.#raise(part, run?.position.listed.length ?? 0);
    if (part.position !== undefined && part.summary.findings < KEPT)
      await this.#goOn(held, { startedAt, ...part.begun, position: part.position });
    else await this.#finish(held, startedAt, part, run);
    return 0;
  }

  async #raise({ summary: { origin }, findings }: Part, told: number): Promise<void> {
    const { now, report } = this.#around;
    for (const finding of findings.slice(0, Math.max(0, TOLD - told)))
      await recordAlert(this.#recorder, alertInput(origin ?? NO_ORIGIN, finding, now()), report);
  }

  async #goOn(held: HeldFsck, state: RunState): Promise<void> {
    const { startedAt, head, position } = state;
    const findingCount = Object.values(position.counts).reduce((sum, count) => sum + count, 0);
    const running = { startedAt, checked: position.derived.size, size: head.size, findingCount };
    await this.#advance(held, { position: encodeRunState(state), running, last: held.last });
  }

  async #finish(
    held: HeldFsck,
    startedAt: string,
    { summary, findings }: Part,
    run: RunState | undefined,
  ): Promise<void> {
    const last: FsckResult = {
      ...{ startedAt, finishedAt: this.#around.now().toISOString(), size: summary.checked, log: summary.log },
      isWhole: summary.complete,
      findingCount: summary.findings,
      findings: [...(run?.position.listed ?? []), ...findings].slice(0, TOLD),
    };
    await this.#advance(held, { position: null, running: null, last });
  }

  /** Where another process has taken over, what it does counts. */
  async #advance(held: HeldFsck, state: Parameters<typeof advanceFsck>[3]): Promise<void> {
    await advanceFsck(this.#graph, this.#holder, held.version, state);
  }

  /** Claims again while something runs that may take longer than a claim holds. */
  async #renewing<T>(work: () => Promise<T>): Promise<T> {
    const timer = setInterval(() => {
      // where that fails another process may take over, and only one of the two moves the position
      claimFsck(this.#graph, this.#holder, LEASE_MS).catch(() => {});
    }, RENEW_MS);
    try {
      return await work();
    } finally {
      clearInterval(timer);
    }
  }

  /** Waits for what is under way. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }
}

/** Whose head names no log. */
const NO_ORIGIN = "unknown";
