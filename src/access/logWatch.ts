import { ProoflineError } from "../facts/error.js";
import { abortableSleep } from "../graph/abortableSleep.js";

/** Between two looks at the log: what is found comes that much later at most, and a busy log costs no more looks than that. */
const INTERVAL_MS = 1_000;
/** After a failure that waiting alone will not mend. */
const PAUSE_MS = 60_000;

export type Report = (message: string, cause: unknown) => void;

/** Looks at the log once at first, and again when it has grown. */
export class LogWatch implements AsyncDisposable {
  readonly #look: (watch: LogWatch) => Promise<void>;
  readonly #failure: string;
  readonly #report: Report;
  readonly #stop = new AbortController();
  #isAwake = true;
  /** Where facts were missing at the last look. */
  #missedAt: number | undefined;
  #running: Promise<void> | undefined;

  /**
   * @param look reads the log to its end, as it is then; where it fails it is called again
   * @param failure what is reported then, unless the store is away
   */
  constructor(look: (watch: LogWatch) => Promise<void>, failure: string, report: Report) {
    this.#look = look;
    this.#failure = failure;
    this.#report = report;
    this.#running = this.#run();
  }

  /** The log has grown. */
  notify(): void {
    this.#isAwake = true;
    if (!this.isStopping) this.#running ??= this.#run();
  }

  /** A look should come to its end. */
  get isStopping(): boolean {
    return this.#stop.signal.aborted;
  }

  /** Whether facts from an index on that are not there are waited for: they are, until the next look. */
  isToCome(from: number): boolean {
    const isFirst = this.#missedAt !== from;
    this.#missedAt = from;
    if (isFirst) this.#isAwake = true;
    return isFirst;
  }

  async #run(): Promise<void> {
    while (this.#isAwake && !this.isStopping) {
      this.#isAwake = false;
      let time = INTERVAL_MS;
      try {
        await this.#look(this);
      } catch (error) {
        this.#isAwake = true;
        if (!(error instanceof ProoflineError && error.code === "UNAVAILABLE")) {
          this.#report(this.#failure, error);
          time = PAUSE_MS;
        }
      }
      await abortableSleep(time, this.#stop.signal);
    }
    this.#running = undefined;
  }

  /** Waits for a look that is under way. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }
}
