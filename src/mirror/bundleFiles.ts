import type { SealedValues } from "../facts/seal.js";
import type { AtomicFile } from "../files.js";
import { encodeBundle } from "../log/bundle.js";
import { leafHash } from "../log/merkle.js";
import { TILE_WIDTH } from "../log/tiles.js";
import { MIRROR, type MirrorFolder } from "./folder.js";
import { formatSealed } from "./sealedLines.js";

/** One entry bundle and its sealed values as they are written: the entries are held, the values are not. */
export class BundleFiles implements AsyncDisposable {
  readonly #folder: MirrorFolder;
  readonly #index: number;
  readonly #entries: Uint8Array[] = [];
  #sealed: AtomicFile | undefined;

  /** @param index of the bundle in the log */
  constructor(folder: MirrorFolder, index: number) {
    this.#folder = folder;
    this.#index = index;
  }

  get isFull(): boolean {
    return this.#entries.length === TILE_WIDTH;
  }

  get leaves(): Uint8Array[] {
    return this.#entries.map((entry) => leafHash(entry));
  }

  /** The next fact. */
  async add(entry: Uint8Array, values: SealedValues): Promise<void> {
    const lines = formatSealed(this.#index * TILE_WIDTH + this.#entries.length, values);
    this.#entries.push(entry);
    if (lines === "") return;
    this.#sealed ??= await this.#folder.create(MIRROR.sealedValues(this.#index));
    await this.#sealed.write(lines);
  }

  /** Resolves when both files are on the disk. */
  async end(): Promise<void> {
    try {
      const path = MIRROR.tile({ level: "entries", index: this.#index, width: this.#entries.length });
      await this.#folder.write(path, encodeBundle(this.#entries));
      await (this.#sealed === undefined
        ? this.#folder.remove(MIRROR.sealedValues(this.#index))
        : this.#sealed.end());
    } finally {
      await this[Symbol.asyncDispose]();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#sealed?.[Symbol.asyncDispose]();
  }
}
