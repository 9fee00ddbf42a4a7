import { ProoflineError } from "../facts/error.js";
import type { Checkpoint } from "../log/checkpoint.js";
import { HASH_SIZE, perfectRoot, sameHash } from "../log/merkle.js";
import { hashesAt, TILE_WIDTH, type Tile, tileAt } from "../log/tiles.js";
import { rootOf } from "../log/tree.js";
import { MIRROR } from "./folder.js";

/** Where a log is published: a mirror's folder, or a service. Its files have the same names at both. */
export interface PublishedLog {
  /** Undefined where there is no such file. */
  read(path: string): Promise<Uint8Array | undefined>;
}

/**
 * The tiles of a published log, each proven from the top down: the partial ones together give the checkpoint's root, and a full
 * one the hash that the tile above has for it. So of a tile and an entry that don't fit it is the entry that is wrong.
 */
export class VerifiedTiles {
  readonly #log: PublishedLog;
  readonly #size: number;
  /** Of each level the tile that was read last: who reads in order reads each once. */
  readonly #latest = new Map<number, { readonly index: number; readonly hashes: Uint8Array }>();
  readonly #pending: readonly Uint8Array[];

  private constructor(log: PublishedLog, size: number, pending: readonly Uint8Array[]) {
    this.#log = log;
    this.#size = size;
    this.#pending = pending;
  }

  /** Throws BAD_USER_INPUT where a partial tile is missing, or they don't give the root. */
  static async open(log: PublishedLog, { size, root }: Checkpoint): Promise<VerifiedTiles> {
    const pending: Uint8Array[] = [];
    for (let level = 0; hashesAt(size, level) > 0; level++) {
      const index = Math.floor(hashesAt(size, level) / TILE_WIDTH);
      const partial = index * TILE_WIDTH < hashesAt(size, level);
      pending.push(partial ? await readTile(log, tileAt(level, index, size)) : new Uint8Array());
    }
    if (sameHash(rootOf({ size, pending }), root)) return new VerifiedTiles(log, size, pending);
    const paths = pending.flatMap((hashes, level) =>
      hashes.length === 0
        ? []
        : [MIRROR.tile(tileAt(level, Math.floor(hashesAt(size, level) / TILE_WIDTH), size))],
    );
    throw new ProoflineError(
      "BAD_USER_INPUT",
      `${paths.join(", ")} ${paths.length === 1 ? "does" : "do"} not give the root in ${MIRROR.checkpoint}`,
    );
  }

  /** The hashes of a tile, as many as the checkpoint's tree has. Throws BAD_USER_INPUT where it is missing or altered. */
  async read(level: number, index: number): Promise<Uint8Array> {
    const tile = tileAt(level, index, this.#size);
    if (tile.width < TILE_WIDTH) return this.#pending[level] ?? new Uint8Array();
    const latest = this.#latest.get(level);
    if (latest?.index === index) return latest.hashes;
    const hashes = await readTile(this.#log, tile);
    const above = await this.read(level + 1, Math.floor(index / TILE_WIDTH));
    const at = (index % TILE_WIDTH) * HASH_SIZE;
    if (!sameHash(perfectRoot(hashes), above.subarray(at, at + HASH_SIZE)))
      throw new ProoflineError(
        "BAD_USER_INPUT",
        `${MIRROR.tile(tile)} does not give the hash that the tiles above it have for it`,
      );
    this.#latest.set(level, { index, hashes });
    return hashes;
  }
}

async function readTile(log: PublishedLog, tile: Tile): Promise<Uint8Array> {
  const path = MIRROR.tile(tile);
  const hashes = await log.read(path);
  if (hashes === undefined) throw new ProoflineError("BAD_USER_INPUT", `${path} is missing`);
  if (hashes.length === tile.width * HASH_SIZE) return hashes;
  throw new ProoflineError(
    "BAD_USER_INPUT",
    `${path} has ${hashes.length} bytes, and not the ${tile.width * HASH_SIZE} of its ${tile.width} hashes`,
  );
}
