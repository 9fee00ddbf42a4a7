import { setTimeout as sleep } from "node:timers/promises";

/** How long an answer is good for: whoever asks more often gets the same one. */
const KEPT_MS = 1_000;
/** Supervisors wait a few seconds. What has not answered by then does not work. */
const DEADLINE_MS = 5_000;

/** Whether the service can do its work. One check at a time, however many ask, so that asking is no load. */
export class Readiness {
  readonly #check: () => Promise<void>;
  #checking: Promise<boolean> | undefined;
  #latest: { readonly isReady: boolean; readonly at: number } | undefined;

  /** @param check throws where it can't */
  constructor(check: () => Promise<void>) {
    this.#check = check;
  }

  async isReady(): Promise<boolean> {
    if (this.#latest !== undefined && performance.now() - this.#latest.at < KEPT_MS)
      return this.#latest.isReady;
    this.#checking ??= this.#run();
    return Promise.race([this.#checking, sleep(DEADLINE_MS, false, { ref: false })]);
  }

  async #run(): Promise<boolean> {
    const isReady = await this.#check().then(
      () => true,
      () => false,
    );
    this.#latest = { isReady, at: performance.now() };
    this.#checking = undefined;
    return isReady;
  }
}
