import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { decodePosition, encodePosition, type Position } from "./position.js";

const EVERY_MS = 10_000;

/** The position of the last run that did not come to its end, in a file of DATA_DIR. */
export class PositionFile {
  readonly #folder: string;
  readonly #file: string;
  #written = Date.now();

  constructor(dataDir: string) {
    this.#folder = dataDir;
    this.#file = join(dataDir, "fsck.json");
  }

  /** Undefined where there is none that is of use. */
  async read(): Promise<Position | undefined> {
    try {
      return decodePosition(await readFile(this.#file, "utf8"));
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
      throw error;
    }
  }

  /** Keeps a position: at most one in ten seconds, unless it is the last. */
  async write(position: () => Position, isLast: boolean): Promise<void> {
    if (!isLast && Date.now() - this.#written < EVERY_MS) return;
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await writeFile(`${this.#file}.next`, encodePosition(position()), { mode: 0o600 });
    await rename(`${this.#file}.next`, this.#file);
    this.#written = Date.now();
  }

  async remove(): Promise<void> {
    await rm(this.#file, { force: true });
  }
}
