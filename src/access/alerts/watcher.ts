import { ProoflineError } from "../../facts/error.js";
import { refId } from "../../facts/kind.js";
import { readRecord, type StoredFact } from "../../facts/record.js";
import { SERVICE } from "../../facts/role.js";
import { abortableSleep } from "../../graph/abortableSleep.js";
import {
  advanceWatch,
  readAccessesBetween,
  readPatterns,
  readWatchState,
  type WatchState,
} from "../../graph/accessWatch.js";
import type { Graph } from "../../graph/graph.js";
import type { Recorder } from "../../graph/recorder/recorder.js";
import { type AccessSeen, seenAccess } from "./accessSeen.js";
import { alertInput, type RaisedAlert } from "./alert.js";
import { patternId, stepPatterns } from "./patterns.js";

/** Between two looks at the log: alerts come that much later at most, and a busy log costs no more looks than that. */
const INTERVAL_MS = 1_000;
/** After a failure that waiting alone will not mend. */
const PAUSE_MS = 60_000;
/** Facts of the log that are looked through at a time. */
const BATCH = 2_000;

type Report = (message: string, cause: unknown) => void;

/**
 * Runs the alert rules over the accesses in the log, in its order, as it grows. What the rules remember is in the store and
 * moves on by compare-and-set after the alerts are recorded; an alert found twice, by another process or after a crash in
 * between, is a duplicate.
 */
export class AccessWatcher implements AsyncDisposable {
  readonly #graph: Graph;
  readonly #recorder: Recorder;
  readonly #report: Report;
  readonly #stop = new AbortController();
  #isAwake = true;
  /** Where facts were missing at the last look. */
  #missedAt: number | undefined;
  #running: Promise<void> | undefined;

  /** @param report is told of what can't be read or done, and passed over */
  constructor(graph: Graph, recorder: Recorder, report: Report) {
    this.#graph = graph;
    this.#recorder = recorder;
    this.#report = report;
    this.#running = this.#run();
  }

  /** The log has grown. */
  notify(): void {
    this.#isAwake = true;
    if (!this.#stop.signal.aborted) this.#running ??= this.#run();
  }

  async #run(): Promise<void> {
    while (this.#isAwake && !this.#stop.signal.aborted) {
      this.#isAwake = false;
      let time = INTERVAL_MS;
      try {
        await this.#readOn();
      } catch (error) {
        this.#isAwake = true;
        if (!(error instanceof ProoflineError && error.code === "UNAVAILABLE")) {
          this.#report("accesses could not be watched", error);
          time = PAUSE_MS;
        }
      }
      await abortableSleep(time, this.#stop.signal);
    }
    this.#running = undefined;
  }

  /** Reads the log to its end, as it is now. */
  async #readOn(): Promise<void> {
    for (;;) {
      const state = await readWatchState(this.#graph);
      const { to, accesses } = await this.#nextAccesses(state);
      if (to === state.next || this.#stop.signal.aborted) return;
      const ids = [...new Set(accesses.map(patternId))];
      const stored =
        ids.length === 0 ? new Map<string, string>() : await readPatterns(this.#graph, state.next, ids);
      // where another process was faster, its state is read next
      if (stored === undefined) continue;
      const { alerts, patterns } = stepPatterns(accesses, stored, state.salt, ({ key }, error) =>
        this.#report(`the rules can't see access ${key}`, error),
      );
      await Promise.all(alerts.map((alert) => this.#record(alert)));
      await advanceWatch(this.#graph, state.next, to, patterns);
    }
  }

  /** The next part of the log that has accesses, and where it ends; what has none is passed over. */
  async #nextAccesses({ next, size }: WatchState): Promise<{ to: number; accesses: AccessSeen[] }> {
    let from = next;
    while (from < size && !this.#stop.signal.aborted) {
      const to = Math.min(from + BATCH, size);
      const { accesses, isWhole } = await readAccessesBetween(this.#graph, from, to);
      if (!isWhole && this.#isToCome(from)) break;
      if (!isWhole) this.#report("no rule sees facts that the log misses: run proofline fsck", { from, to });
      const seen = accesses.flatMap((fact) => this.#seen(fact));
      from = to;
      if (seen.length > 0) return { to, accesses: seen };
    }
    return { to: from, accesses: [] };
  }

  /** Whether facts that are not there are waited for: they are, until the next look. */
  #isToCome(from: number): boolean {
    const isFirst = this.#missedAt !== from;
    this.#missedAt = from;
    if (isFirst) this.#isAwake = true;
    return isFirst;
  }

  #seen(fact: StoredFact): AccessSeen[] {
    try {
      const record = readRecord(fact);
      const seen = record.kind === "Access" ? seenAccess(record) : undefined;
      return seen === undefined ? [] : [seen];
    } catch (error) {
      this.#report(`${refId(fact)} can't be read, and no rule sees it`, error);
      return [];
    }
  }

  async #record(alert: RaisedAlert): Promise<void> {
    try {
      const input = { kind: "Alert", input: alertInput(alert), path: "alert" } as const;
      await this.#recorder.record([input], SERVICE);
    } catch (error) {
      const code = error instanceof ProoflineError ? error.code : undefined;
      if (code === "UNAVAILABLE") throw error;
      // raised before, from what has been erased since or by rules of another version, it stays as it was
      if (code !== "CONFLICT") this.#report("an alert can't be recorded", error);
    }
  }

  /** Waits for a look that is under way. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }
}
