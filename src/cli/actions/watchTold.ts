import { backOffMs } from "../../client/backOff.js";
import { ProoflineError } from "../../facts/error.js";
import { abortableSleep } from "../../graph/abortableSleep.js";
import { type Rotation, rotationSentence } from "../../log/rotation.js";
import { post } from "../../notary/post.js";
import { say, shown, shownLines } from "../terminal.js";

/** The evidence: two signed notes, of which neither continues the other. */
export class SeenFork extends Error {
  readonly held: string;
  readonly found: string;
  /** The folder that has both. */
  readonly kept: string;

  constructor(message: string, held: string, found: string, kept: string) {
    super(message);
    this.held = held;
    this.found = found;
    this.kept = kept;
  }
}

/** How often a webhook is tried, with ever longer pauses: some 15 seconds in all. */
const ATTEMPTS = 7;

/** What is said: each thing once, as long as it stays so. */
export class Told {
  readonly #place: string;
  readonly #webhook: string | undefined;
  readonly #stop: AbortSignal;
  #trouble: string | undefined;
  #line: string | undefined;

  constructor(place: string, webhook: string | undefined, stop: AbortSignal) {
    this.#place = place;
    this.#webhook = webhook;
    this.#stop = stop;
  }

  async well(line: string): Promise<void> {
    if (line !== this.#line) console.log(shown(line));
    this.#line = line;
    if (this.#trouble === undefined) return;
    this.#trouble = undefined;
    await this.#send({ event: "recovered", message: line });
  }

  /** Whoever has a stolen key can change it for one of their own, so that people should hear of each change. */
  async rotated(rotation: Rotation): Promise<void> {
    const message = rotationSentence(rotation);
    console.log(shown(message));
    await this.#send({ event: "rotated", message });
  }

  async trouble(message: string): Promise<void> {
    if (message === this.#trouble) return;
    this.#trouble = message;
    this.#line = undefined;
    say(`proofline: ${shownLines(message)}`);
    await this.#send({ event: "trouble", message });
  }

  async fork({ message, held, found, kept }: SeenFork): Promise<void> {
    console.log(`FORK: ${shown(message)}`);
    for (const [title, note] of [
      ["held", held],
      ["found", found],
    ] as const)
      console.log(`--- ${title}\n${note.split("\n").map(shown).join("\n")}`);
    console.log(`Both are kept in ${shown(kept)}: show them to others who rely on this log.`);
    await this.#send({ event: "fork", message, held, found });
  }

  async #send(what: Readonly<Record<string, string>>): Promise<void> {
    if (this.#webhook === undefined) return;
    const body = JSON.stringify({ ...what, log: this.#place, at: new Date().toISOString() });
    for (let attempt = 1; ; attempt++) {
      const failure = await this.#post(this.#webhook, body);
      if (failure === undefined) return;
      if (attempt === ATTEMPTS || this.#stop.aborted) {
        say(`proofline: the webhook was not told: ${failure}`);
        return;
      }
      await abortableSleep(backOffMs(attempt), this.#stop);
    }
  }

  /** Why it was not told; undefined where it was. */
  async #post(url: string, body: string): Promise<string | undefined> {
    try {
      const { status } = await post(url, "application/json", body, this.#stop);
      return status >= 200 && status < 300 ? undefined : `it answers ${status}`;
    } catch (error) {
      if (!(error instanceof ProoflineError)) throw error;
      // its address may have a secret in it
      return "it does not answer";
    }
  }
}
