import { randomUUID } from "node:crypto";
import { open, readFile, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { type Checkpoint, openCheckpoint } from "../log/checkpoint.js";
import type { VerifierKey } from "../log/key.js";
import { withLock } from "./lockFile.js";

/** Where the last checkpoint is that the key of a file signed. */
export const rememberedFile = (keyFile: string): string => `${keyFile}.checkpoint`;

/**
 * The last checkpoint that this process signed, in a file beside its key. It is the memory that no restored backup of the
 * store takes away.
 */
export class Remembered {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** Undefined where nothing was signed yet. Throws BAD_USER_INPUT for a file that the key did not sign. */
  async read(key: VerifierKey): Promise<Checkpoint | undefined> {
    try {
      return openCheckpoint(await readFile(this.#file, "utf8"), key);
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
      throw error;
    }
  }

  /** Resolves when the text is on the disk, name and all, or that of a larger log, which another process signed. */
  write(checkpoint: string, size: number, key: VerifierKey): Promise<void> {
    // between the look at what is there and its replacement another process could put a larger one
    return withLock(this.#file, () => this.#replace(checkpoint, size, key));
  }

  async #replace(checkpoint: string, size: number, key: VerifierKey): Promise<void> {
    const known = await this.read(key);
    if (known !== undefined && known.size > size) return;
    const next = `${this.#file}.${randomUUID()}`;
    const handle = await open(next, "w", 0o600);
    try {
      await handle.writeFile(checkpoint);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(next, this.#file);
    const folder = await open(dirname(this.#file), "r");
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }
}
