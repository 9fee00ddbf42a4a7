import { setTimeout as sleep } from "node:timers/promises";
import { ProoflineError } from "../../facts/error.js";
import { refId } from "../../facts/kind.js";
import { readRecord, type StoredFact } from "../../facts/record.js";
import { SERVICE } from "../../facts/role.js";
import type { Graph } from "../../graph/graph.js";
import type { Recorder } from "../../graph/recorder/recorder.js";
import { prepare } from "../../graph/recorder/submission.js";
import { advanceWatch, readAccessesBetween, readPatterns, readWatchState } from "../../graph/watch.js";
import { type Alert, alertInput } from "./alert.js";
import { accessRules, type Pattern } from "./index.js";
import type { AccessSeen } from "./rule.js";
import { seenAccess } from "./seen.js";

/** Between two looks at the log: alerts come that much later at most, and a busy log costs no more looks than that. */
const INTERVAL_MS = 1_000;
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
      try {
        await this.#readOn();
      } catch (error) {
        const isAway = error instanceof ProoflineError && error.code === "UNAVAILABLE";
        if (!isAway) this.#report("accesses could not be watched", error);
        this.#isAwake = true;
      }
      // stopped early, it ends early
      await sleep(INTERVAL_MS, undefined, { signal: this.#stop.signal }).catch(() => {});
    }
    this.#running = undefined;
  }

  /** Reads the log to its end, as it is now. */
  async #readOn(): Promise<void> {
    for (;;) {
      const { next, salt, size } = await readWatchState(this.#graph);
      if (next >= size || this.#stop.signal.aborted) return;
      const to = Math.min(next + BATCH, size);
      const seen = (await readAccessesBetween(this.#graph, next, to)).flatMap((fact) => this.#seen(fact));
      const { alerts, patterns } = await this.#step(seen, salt);
      for (const alert of alerts) await this.#record(alert);
      // where another process was faster its state is read next
      await advanceWatch(this.#graph, next, to, patterns);
    }
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

  async #step(seen: readonly AccessSeen[], salt: string) {
    const step = accessRules(salt);
    const stored = await readPatterns(this.#graph, [...new Set(seen.map(patternId))]);
    const patterns = new Map<string, Pattern>();
    const alerts: Alert[] = [];
    for (const access of seen) {
      const id = patternId(access);
      const stepped = step(patterns.get(id) ?? parsePattern(stored.get(id)), access);
      patterns.set(id, stepped.pattern);
      alerts.push(...stepped.alerts);
    }
    return {
      alerts,
      patterns: [...patterns].map(([id, pattern]) => ({ id, state: JSON.stringify(pattern) })),
    };
  }

  async #record(alert: Alert): Promise<void> {
    try {
      const input = { kind: "Alert", input: alertInput(alert), path: "alert" } as const;
      await this.#recorder.submit(prepare([input], SERVICE, "alert"));
    } catch (error) {
      // raised before from what has been erased since: it stays as it was
      if (error instanceof ProoflineError && error.code === "CONFLICT") return;
      throw error;
    }
  }

  /** Waits for a look that is under way. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }
}

/** Each system's accesses of a principal have a pattern of their own. */
const patternId = ({ system, principal }: AccessSeen): string => JSON.stringify([system, principal]);

/** What this program wrote. */
const parsePattern = (text: string | undefined): Pattern | null =>
  text === undefined ? null : JSON.parse(text);
