import { refId } from "../../facts/kind.js";
import { readRecord, type StoredFact } from "../../facts/record.js";
import {
  advanceWatch,
  readAccessesBetween,
  readPatterns,
  readWatchState,
  type WatchState,
} from "../../graph/accessWatch.js";
import type { Graph } from "../../graph/graph.js";
import type { Recorder } from "../../graph/recorder/recorder.js";
import { LogWatch, type Report } from "../logWatch.js";
import { recordAlert } from "../recordAlert.js";
import { type AccessSeen, seenAccess } from "./accessSeen.js";
import { alertInput } from "./alert.js";
import { patternId, stepPatterns } from "./patterns.js";

/** Facts of the log that are looked through at a time. */
const BATCH = 2_000;

/**
 * Runs the alert rules over the accesses in the log, in its order, as it grows. What the rules remember is in the store and
 * moves on by compare-and-set after the alerts are recorded; an alert found twice, by another process or after a crash in
 * between, is a duplicate.
 */
export class AccessWatcher implements AsyncDisposable {
  readonly #graph: Graph;
  readonly #recorder: Recorder;
  readonly #report: Report;
  readonly #watch: LogWatch;

  /** @param report is told of what can't be read or done, and passed over */
  constructor(graph: Graph, recorder: Recorder, report: Report) {
    this.#graph = graph;
    this.#recorder = recorder;
    this.#report = report;
    this.#watch = new LogWatch((watch) => this.#readOn(watch), "accesses could not be watched", report);
  }

  /** The log has grown. */
  notify(): void {
    this.#watch.notify();
  }

  /** Reads the log to its end, as it is now. */
  async #readOn(watch: LogWatch): Promise<void> {
    for (;;) {
      const state = await readWatchState(this.#graph);
      const { to, accesses } = await this.#nextAccesses(watch, state);
      if (to === state.next || watch.isStopping) return;
      const ids = [...new Set(accesses.map(patternId))];
      const stored =
        ids.length === 0 ? new Map<string, string>() : await readPatterns(this.#graph, state.next, ids);
      // where another process was faster, its state is read next
      if (stored === undefined) continue;
      const { alerts, patterns } = stepPatterns(accesses, stored, state.salt, ({ key }, error) =>
        this.#report(`the rules can't see access ${key}`, error),
      );
      await Promise.all(alerts.map((alert) => recordAlert(this.#recorder, alertInput(alert), this.#report)));
      await advanceWatch(this.#graph, state.next, to, patterns);
    }
  }

  /** The next part of the log that has accesses, and where it ends; what has none is passed over. */
  async #nextAccesses(
    watch: LogWatch,
    { next, size }: WatchState,
  ): Promise<{ to: number; accesses: AccessSeen[] }> {
    let from = next;
    while (from < size && !watch.isStopping) {
      const to = Math.min(from + BATCH, size);
      const { accesses, isWhole } = await readAccessesBetween(this.#graph, from, to);
      if (!isWhole && watch.isToCome(from)) break;
      if (!isWhole) this.#report("no rule sees facts that the log misses: run proofline fsck", { from, to });
      const seen = accesses.flatMap((fact) => this.#seen(fact));
      from = to;
      if (seen.length > 0) return { to, accesses: seen };
    }
    return { to: from, accesses: [] };
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

  /** Waits for a look that is under way. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.#watch[Symbol.asyncDispose]();
  }
}
