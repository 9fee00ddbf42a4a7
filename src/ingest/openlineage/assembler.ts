import { ProoflineError } from "../../facts/error.js";
import { abortableSleep } from "../../graph/abortableSleep.js";
import type { Graph } from "../../graph/graph.js";
import {
  advanceFollowing,
  type FollowState,
  readFollowState,
  readLogPart,
} from "../../graph/openLineage/follow.js";
import { areRunsWaiting, takeDueRuns } from "../../graph/openLineage/runs.js";
import type { Recorder } from "../../graph/recorder/recorder.js";
import { runsSeen, versionsSeen } from "./following.js";
import { type AssemblerSettings, type Report, RunAssembly } from "./runAssembly.js";

/** Between two looks, while there is something to do. */
const INTERVAL_MS = 500;
/** While there is not: another process may have been killed that had something to do. */
const IDLE_LOOKS = 20;
/** After a failure that waiting alone will not mend. */
const PAUSE_MS = 60_000;
/** Runs that are put together at a time. */
const RUNS = 200;

/**
 * Puts OpenLineage runs together, from their events in the log, as it grows. What it knows is in the store and moves on by
 * compare-and-set, so that several processes may do it: a run that is put together twice makes duplicates. All of that is made
 * again from the log where it is lost.
 */
export class OpenLineageAssembler implements AsyncDisposable {
  readonly #graph: Graph;
  readonly #settings: AssemblerSettings;
  readonly #report: Report;
  readonly #runs: RunAssembly;
  readonly #stop = new AbortController();
  #isAwake = true;
  /** Where facts were missing at the last look. */
  #missedAt: number | undefined;
  readonly #running: Promise<void>;

  /** @param report is told of what can't be done, and passed over */
  constructor(graph: Graph, recorder: Recorder, settings: AssemblerSettings, report: Report) {
    this.#graph = graph;
    this.#settings = settings;
    this.#report = report;
    this.#runs = new RunAssembly(graph, recorder, settings, report);
    this.#running = this.#run();
  }

  /** The log has grown. */
  notify(): void {
    this.#isAwake = true;
  }

  async #run(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      this.#isAwake = false;
      let time = INTERVAL_MS;
      try {
        if (await this.#look()) this.#isAwake = true;
      } catch (error) {
        this.#isAwake = true;
        if (!(error instanceof ProoflineError && error.code === "UNAVAILABLE")) {
          this.#report("OpenLineage runs could not be put together", error);
          time = PAUSE_MS;
        }
      }
      await abortableSleep(time, this.#stop.signal);
      for (let looks = 1; looks < IDLE_LOOKS && !this.#isAwake; looks++)
        await abortableSleep(INTERVAL_MS, this.#stop.signal);
    }
  }

  /** Follows the log and puts together what is due; whether there is more to come. */
  async #look(): Promise<boolean> {
    await this.#follow();
    while (!this.#stop.signal.aborted) {
      const due = await takeDueRuns(this.#graph, RUNS);
      const isSoon = due.length > 0 && (await this.#runs.assemble(due));
      // what was recorded is what others read
      if (due.length > 0) await this.#follow();
      // to take few at a time, as they become due, costs several times as much for each
      if (due.length < RUNS && !isSoon) return areRunsWaiting(this.#graph);
    }
    return false;
  }

  /** Reads the log to its end, as it is now. */
  async #follow(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const state = await readFollowState(this.#graph);
      if (state.next >= state.size) return;
      const { to, isWhole, events, versions } = await readLogPart(this.#graph, state);
      if (!isWhole && this.#isToCome(state)) return;
      if (!isWhole) this.#report("the log misses facts: run proofline fsck", { from: state.next, to });
      // where another process was faster, its state is read next
      const span = { from: state.next, to };
      await advanceFollowing(
        this.#graph,
        span,
        runsSeen(events),
        versionsSeen(versions),
        this.#settings.settleMs,
      );
    }
  }

  /** Whether facts that are not there are waited for: they are, until the next look. */
  #isToCome({ next }: FollowState): boolean {
    const isFirst = this.#missedAt !== next;
    this.#missedAt = next;
    if (isFirst) this.#isAwake = true;
    return isFirst;
  }

  /** Waits for a look that is under way. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }
}
