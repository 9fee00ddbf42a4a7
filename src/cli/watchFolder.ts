import { mkdir, readFile, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { absent, replaceFile, syncFolder } from "../files.js";
import { formatRotations, parseRotations } from "../log/rotationList.js";

/** Where this user's watches are kept, one folder for each log that is watched. */
export const watchFolderOf = (place: string, environment: NodeJS.ProcessEnv = process.env): string => {
  const state = environment.XDG_STATE_HOME || join(homedir(), ".local", "state");
  const name = /^https?:/.test(place) ? place.replace(/^https?:\/+/, "") : resolve(place);
  return join(state, "proofline", "watch", name.replace(/[^A-Za-z0-9.-]+/g, "_").replace(/^_|_$/g, ""));
};

/**
 * What was seen of a log: the newest checkpoint, the last one of each day, the changes of its key, and the two notes of a fork. Each is on the disk, under its name,
 * before anything else happens.
 */
export class WatchFolder {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  /** The newest checkpoint that was seen, and since when; undefined where none was. */
  async held(): Promise<{ readonly note: string; readonly since: Date } | undefined> {
    const file = join(this.root, "checkpoint");
    const note = await readFile(file, "utf8").catch(absent);
    return note === undefined ? undefined : { note, since: (await stat(file)).mtime };
  }

  /** The changes of the log's key that were seen, each a note that both keys signed. */
  async rotations(): Promise<string[]> {
    const text = await readFile(join(this.root, "rotations"), "utf8").catch(absent);
    return text === undefined ? [] : parseRotations(text);
  }

  async keepRotations(notes: readonly string[]): Promise<void> {
    await this.#write("rotations", formatRotations(notes));
  }

  async keep(note: string, now: Date): Promise<void> {
    await this.#write(join("checkpoints", now.toISOString().slice(0, 10)), note);
    await this.#write("checkpoint", note);
  }

  /** Returns where the evidence is. */
  async keepFork(held: string, found: string, now: Date): Promise<string> {
    const place = join("forks", now.toISOString().replaceAll(":", "-"));
    await this.#write(join(place, "held"), held);
    await this.#write(join(place, "found"), found);
    return join(this.root, place);
  }

  async #write(path: string, text: string): Promise<void> {
    const file = join(this.root, path);
    await mkdir(dirname(file), { recursive: true });
    await replaceFile(file, text, false);
    await syncFolder(dirname(file));
  }
}
