/** Tiles of 8 KiB: enough for the proofs of a quarter of a million recent facts. */
const TILES = 1_024;

/** The full tiles that were used last. A full tile never changes. */
export class TileCache {
  readonly #tiles = new Map<string, Uint8Array>();

  get(path: string): Uint8Array | undefined {
    const hashes = this.#tiles.get(path);
    if (hashes !== undefined) this.set(path, hashes);
    return hashes;
  }

  set(path: string, hashes: Uint8Array): void {
    this.#tiles.delete(path);
    this.#tiles.set(path, hashes);
    if (this.#tiles.size <= TILES) return;
    for (const [oldest] of this.#tiles) {
      this.#tiles.delete(oldest);
      return;
    }
  }
}
