import { refId } from "../../facts/kind.js";
import { type FactRecord, readRecord, type StoredFact } from "../../facts/record.js";
import {
  advanceDisparity,
  readCounts,
  readDeployed,
  readDisparityProgress,
  readPredictionsPart,
  type StoredCount,
} from "../../graph/disparityWatch.js";
import type { Graph } from "../../graph/graph.js";
import type { Recorder } from "../../graph/recorder/recorder.js";
import { LogWatch, type Report } from "../logWatch.js";
import { recordAlert } from "../recordAlert.js";
import { alertInput } from "./alert.js";
import { type CountState, countOn } from "./counting.js";
import { type Observed, observedOf, settingsId } from "./observed.js";
import type { DisparitySettings } from "./settings.js";

/**
 * Runs the rule GROUP_DISPARITY over the predictions in the log, in its order, as it grows. What was counted is in the store and
 * moves on by compare-and-set after the alerts are recorded; an alert found twice, by another process or after a crash in
 * between, is a duplicate.
 */
export class DisparityWatcher implements AsyncDisposable {
  readonly #graph: Graph;
  readonly #recorder: Recorder;
  readonly #settings: DisparitySettings;
  /** Of these settings. */
  readonly #id: string;
  readonly #report: Report;
  readonly #watch: LogWatch;

  /** @param report is told of what can't be read or done, and passed over */
  constructor(graph: Graph, recorder: Recorder, settings: DisparitySettings, report: Report) {
    this.#graph = graph;
    this.#recorder = recorder;
    this.#settings = settings;
    this.#id = settingsId(settings);
    this.#report = report;
    this.#watch = new LogWatch(
      (watch) => this.#readOn(watch),
      "the groups of predictions could not be compared",
      report,
    );
  }

  /** The log has grown. */
  notify(): void {
    this.#watch.notify();
  }

  /** Reads the log to its end, as it is now. */
  async #readOn(watch: LogWatch): Promise<void> {
    while (!watch.isStopping) {
      const progress = await readDisparityProgress(this.#graph, this.#id);
      const { next: from, size } = progress;
      if (from >= size) return;
      const { to, isWhole, predictions } = await readPredictionsPart(this.#graph, progress);
      if (!isWhole && watch.isToCome(from)) return;
      if (!isWhole)
        this.#report("no group is counted of facts that the log misses: run proofline fsck", { from, to });
      const observed = await this.#observe(predictions.flatMap((fact) => this.#opened(fact)));
      // where another process was faster, its state is read next
      const counts = await this.#count(observed, from);
      if (counts !== undefined) await advanceDisparity(this.#graph, this.#id, { from, to }, counts);
    }
  }

  async #observe(predictions: readonly FactRecord<"Prediction">[]): Promise<readonly Observed[]> {
    const deployments = new Set(predictions.flatMap(({ fields }) => fields.deployment ?? []));
    const deployed = await readDeployed(this.#graph, [...deployments]);
    return observedOf(this.#settings, predictions, deployed);
  }

  /** Counts on, and records what was found; undefined where another process has read on since. */
  async #count(observed: readonly Observed[], from: number): Promise<readonly StoredCount[] | undefined> {
    if (observed.length === 0) return [];
    const ids = observed.map(({ id }) => id);
    const stored = await readCounts(this.#graph, this.#id, from, ids);
    if (stored === undefined) return undefined;
    const counted = observed.map((subject) => ({
      subject,
      ...countOn(this.#settings, parseState(stored.get(subject.id)), subject.observations),
    }));
    const inputs = counted.flatMap(({ subject, findings }) =>
      findings.map((finding) => alertInput(this.#settings, subject, finding)),
    );
    await Promise.all(inputs.map((input) => recordAlert(this.#recorder, input, this.#report)));
    return counted.map(({ subject, state }) => ({ id: subject.id, state: JSON.stringify(state) }));
  }

  #opened(fact: StoredFact): FactRecord<"Prediction">[] {
    try {
      const record = readRecord(fact);
      return record.kind === "Prediction" ? [record] : [];
    } catch (error) {
      this.#report(`${refId(fact)} can't be read, and its group is not counted`, error);
      return [];
    }
  }

  /** Waits for a look that is under way. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.#watch[Symbol.asyncDispose]();
  }
}

/** What this program wrote. */
const parseState = (text: string | undefined): CountState | null =>
  text === undefined ? null : JSON.parse(text);
