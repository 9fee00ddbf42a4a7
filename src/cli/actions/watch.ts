import { badInputAt, ProoflineError } from "../../facts/error.js";
import { abortableSleep } from "../../graph/abortableSleep.js";
import { type Checkpoint, openCheckpointBy, parseCheckpoint } from "../../log/checkpoint.js";
import type { VerifierKey } from "../../log/key.js";
import { parseNote } from "../../log/note.js";
import { openContinuing, readCheckpoint, TwoHistories } from "../../mirror/consistentLog.js";
import { type PublishedLog, VerifiedLog } from "../../mirror/verifiedLog.js";
import { counted, moment } from "../../report/words.js";
import { readCount, readDuration } from "../flags.js";
import { publishedLog } from "../publishedLog.js";
import { keysOf } from "../trusted.js";
import { WatchFolder, watchFolderOf } from "../watchFolder.js";
import { mustNotGoBack, type WatchedKeys, watchedKeys } from "./watchKeys.js";
import { SeenFork, Told } from "./watchTold.js";

export interface WatchOptions {
  readonly vkey?: string;
  readonly state?: string;
  readonly interval: string;
  readonly staleAfter: string;
  readonly webhook?: string;
  readonly once?: boolean;
}

/** A fork has an exit code of its own: it is no failure to look, and no mistake in the arguments. */
const FORK = 3;
const TROUBLE = 1;

export async function watchAction(place: string, options: WatchOptions): Promise<void> {
  const intervalMs = 1_000 * readCount(options.interval, "--interval");
  if (intervalMs === 0) throw badInputAt("--interval", "must be at least 1 second");
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  const told = new Told(place, readWebhook(options.webhook), stop.signal);
  const watch = new Watch(place, await publishedLog(place, undefined), options);
  do {
    try {
      const { line, keys } = await watch.look();
      await told.well(line);
      for (const rotation of keys.news) await told.rotated(rotation);
      // after it was told, so that it is told again where this ends between
      await watch.keepKeys(keys);
    } catch (error) {
      if (error instanceof SeenFork) {
        await told.fork(error);
        process.exitCode = FORK;
        return;
      }
      if (!(error instanceof ProoflineError) || error instanceof CantBegin) throw error;
      await told.trouble(error.message);
      if (options.once) process.exitCode = TROUBLE;
    }
    if (!options.once) await abortableSleep(intervalMs, stop.signal);
  } while (!options.once && !stop.signal.aborted);
}

function readWebhook(url: string | undefined): string | undefined {
  if (url === undefined || (/^https?:\/\//.test(url) && URL.canParse(url))) return url;
  throw badInputAt("--webhook", "must begin with https:// or http://");
}

/** A mistake that looking again does not mend. */
class CantBegin extends ProoflineError {}

class Watch {
  readonly #place: string;
  readonly #log: PublishedLog;
  readonly #folder: WatchFolder;
  readonly #given: string | undefined;
  readonly #staleMs: number;
  /** Those that are trusted. */
  #trusted: readonly VerifierKey[] | undefined;

  constructor(place: string, log: PublishedLog, { vkey, state, staleAfter }: WatchOptions) {
    this.#place = place;
    this.#log = log;
    this.#folder = new WatchFolder(state ?? watchFolderOf(place));
    this.#given = vkey;
    this.#staleMs = readDuration(staleAfter, "--stale-after");
  }

  async keepKeys({ news, notes }: WatchedKeys): Promise<void> {
    if (news.length > 0) await this.#folder.keepRotations(notes);
  }

  /**
   * Looks at the log once, and keeps the checkpoint that it shows if that is new; in a line what there was to see. Throws SeenFork, CantBegin, and
   * ProoflineError for all that is wrong and may be well again.
   */
  async look(): Promise<{ readonly line: string; readonly keys: WatchedKeys }> {
    const note = await readCheckpoint(this.#log, this.#place);
    const { origin } = parseCheckpoint(parseNote(note).text);
    this.#trusted ??= await keysOf(origin, this.#given).catch(cantBegin);
    const keys = await watchedKeys(this.#log, this.#place, this.#folder, this.#trusted);
    const held = await this.#folder.held();
    const line = await (held === undefined ? this.#begin(note, keys) : this.#goOn(note, held, keys));
    return { line, keys };
  }

  async #begin(note: string, { keys }: WatchedKeys): Promise<string> {
    const { checkpoint } = openCheckpointBy(note, keys);
    await VerifiedLog.open(this.#log, checkpoint);
    await this.#folder.keep(note, new Date());
    return `${headOf(checkpoint)}: the first that is seen of it, kept in ${this.#folder.root}`;
  }

  async #goOn(
    note: string,
    held: { readonly note: string; readonly since: Date },
    watched: WatchedKeys,
  ): Promise<string> {
    const { keys } = watched;
    const { checkpoint: before, key } = this.#openHeld(held.note, keys);
    const { verified, signer } = await openContinuing(this.#log, this.#place, note, before, keys).catch(
      (error: unknown) => this.#keepFork(error, held.note),
    );
    const { size } = verified;
    mustNotGoBack(this.#place, watched, key, { signer, size });
    if (size > before.size) {
      await this.#folder.keep(note, new Date());
      return `${headOf(openCheckpointBy(note, keys).checkpoint)}: it continues that of ${counted(before.size, "fact")}`;
    }
    if (Date.now() - held.since.getTime() > this.#staleMs)
      throw new ProoflineError(
        "UNAVAILABLE",
        `the log at ${this.#place} shows nothing new since ${moment(held.since.toISOString())}, when it had ${counted(size, "fact")}`,
      );
    return `${headOf(before)}: nothing new`;
  }

  #openHeld(note: string, keys: readonly VerifierKey[]): ReturnType<typeof openCheckpointBy> {
    try {
      return openCheckpointBy(note, keys);
    } catch (cause) {
      return cantBegin(
        new ProoflineError(
          "BAD_USER_INPUT",
          `${this.#folder.root} holds a checkpoint of another log, or signed by another key than ${keys.map(({ name, id }) => `${name}+${id}`).join(", ")}. Watch each log with a --state of its own`,
          { cause },
        ),
      );
    }
  }

  async #keepFork(error: unknown, held: string): Promise<never> {
    if (!(error instanceof TwoHistories)) throw error;
    const kept = await this.#folder.keepFork(held, error.found, new Date());
    throw new SeenFork(error.message, held, error.found, kept);
  }
}

function cantBegin(error: unknown): never {
  throw error instanceof ProoflineError ? new CantBegin(error.code, error.message, { cause: error }) : error;
}

const headOf = ({ origin, size }: Checkpoint): string => `${origin} at ${counted(size, "fact")}`;
