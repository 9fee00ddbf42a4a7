import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { absent, replaceFile, syncFolder } from "../files.js";
import { type Checkpoint, openCheckpointBy } from "../log/checkpoint.js";
import type { VerifierKey } from "../log/key.js";
import { withFileLock } from "./fileLock.js";

/** Where the last checkpoint is that the key of a file signed. */
export const lastSignedFile = (keyFile: string): string => `${keyFile}.checkpoint`;

/**
 * The last checkpoint that a process with this key signed, or with one that the log had before, in a file beside it. It is
 * the memory that no restored backup of the store takes away.
 */
export class LastSigned {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** Undefined where nothing was signed yet. Throws BAD_USER_INPUT for a file that none of the keys signed. */
  async read(...keys: readonly VerifierKey[]): Promise<Checkpoint | undefined> {
    const text = await this.text();
    return text === undefined ? undefined : openCheckpointBy(text, keys).checkpoint;
  }

  /** As it stands in the file, unverified. */
  text(): Promise<string | undefined> {
    return readFile(this.#file, "utf8").catch(absent);
  }

  /**
   * Resolves when the text is on the disk, name and all. False where a larger log stands there, which another process
   * signed meanwhile: it stays. Throws UNAVAILABLE where the file's lock is not to be had.
   */
  write(checkpoint: string, size: number, ...keys: readonly VerifierKey[]): Promise<boolean> {
    return withFileLock(this.#file, async (held) => {
      const known = await this.read(...keys);
      if (known !== undefined && known.size > size) return false;
      await replaceFile(this.#file, checkpoint, true, () => held.check());
      await syncFolder(dirname(this.#file));
      return true;
    });
  }
}
