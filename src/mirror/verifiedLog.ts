import { badInput, badInputAt, ProoflineError } from "../facts/error.js";
import { decodeBundle } from "../log/bundle.js";
import type { Checkpoint } from "../log/checkpoint.js";
import { HASH_SIZE, leafHash, perfectRoot, sameHash } from "../log/merkle.js";
import { type ProofPlan, prove } from "../log/proofs.js";
import { hashesAt, partialTile, TILE_WIDTH, type Tile, tileAt } from "../log/tiles.js";
import { rootOf } from "../log/tree.js";
import { MIRROR } from "./folder.js";

/** Where a log is published: a mirror's folder, or a service. Its files have the same names at both. */
export interface PublishedLog {
  /** Undefined where there is no such file. */
  read(path: string): Promise<Uint8Array | undefined>;
}

/** An entry of a published log, proven to be in the checkpoint's tree. */
export interface LoggedEntry {
  readonly index: number;
  readonly bytes: Uint8Array;
  readonly leaf: Uint8Array;
}

/**
 * A published log held to its checkpoint. Tiles are proven from the top down: the partial ones together give the
 * checkpoint's root, and a full one the hash that the tile above has for it. So of a tile and an entry that don't fit it is
 * the entry that is wrong.
 */
export class VerifiedLog {
  /** How many facts the checkpoint's tree has. */
  readonly size: number;
  readonly #log: PublishedLog;
  /** Of each level the tile that was read last: who reads in order reads each once. */
  readonly #latest = new Map<number, { readonly index: number; readonly hashes: Uint8Array }>();
  readonly #pending: readonly Uint8Array[];

  private constructor(log: PublishedLog, size: number, pending: readonly Uint8Array[]) {
    this.#log = log;
    this.size = size;
    this.#pending = pending;
  }

  /** Throws BAD_USER_INPUT where a partial tile is missing, or they don't give the root. */
  static async open(log: PublishedLog, { size, root }: Checkpoint): Promise<VerifiedLog> {
    const pending: Uint8Array[] = [];
    for (let level = 0; hashesAt(size, level) > 0; level++) {
      const partial = partialTile(level, size);
      pending.push(partial.width > 0 ? await readTile(log, partial) : new Uint8Array());
    }
    if (sameHash(rootOf({ size, pending }), root)) return new VerifiedLog(log, size, pending);
    const paths = pending.flatMap((hashes, level) =>
      hashes.length === 0 ? [] : [MIRROR.tile(partialTile(level, size))],
    );
    throw badInput(
      `${paths.join(", ")} ${paths.length === 1 ? "does" : "do"} not give the root in ${MIRROR.checkpoint}`,
    );
  }

  /** The hashes of a tile, as many as the checkpoint's tree has. Throws BAD_USER_INPUT where it is missing or altered. */
  async readTile(level: number, index: number): Promise<Uint8Array> {
    const tile = tileAt(level, index, this.size);
    if (tile.width < TILE_WIDTH) return this.#pending[level] ?? new Uint8Array();
    const latest = this.#latest.get(level);
    if (latest?.index === index) return latest.hashes;
    const hashes = await readTile(this.#log, tile);
    const above = await this.readTile(level + 1, Math.floor(index / TILE_WIDTH));
    const at = (index % TILE_WIDTH) * HASH_SIZE;
    if (!sameHash(perfectRoot(hashes), above.subarray(at, at + HASH_SIZE)))
      throw badInput(`${MIRROR.tile(tile)} does not give the hash that the tiles above it have for it`);
    this.#latest.set(level, { index, hashes });
    return hashes;
  }

  /** The hashes of a plan for the checkpoint's tree. Throws BAD_USER_INPUT as `readTile` does. */
  async prove(plan: ProofPlan): Promise<Uint8Array[]> {
    const tiles: Uint8Array[] = [];
    for (const { level, index } of plan.tiles) tiles.push(await this.readTile(level, index));
    return prove(plan, tiles);
  }

  /**
   * The entries of a bundle, as many as the checkpoint's tree has there. Throws BAD_USER_INPUT that names the file which is
   * missing or not what it was, and the entry in it.
   */
  async readBundle(bundle: number): Promise<readonly LoggedEntry[]> {
    const tile = tileAt(0, bundle, this.size);
    const path = MIRROR.tile({ ...tile, level: "entries" });
    const bytes = await this.#log.read(path);
    if (bytes === undefined) throw badInputAt(path, "is missing");
    const hashes = await this.readTile(0, bundle);
    const entries = decode(bytes, path);
    if (entries.length !== tile.width)
      throw badInputAt(path, `has ${entries.length} entries, and not ${tile.width}`);
    return entries.map((entry, i) => {
      const index = bundle * TILE_WIDTH + i;
      const leaf = leafHash(entry);
      if (!sameHash(leaf, hashes.subarray(i * HASH_SIZE, (i + 1) * HASH_SIZE)))
        throw badInputAt(path, `the entry at index ${index} has another hash than in ${MIRROR.tile(tile)}`);
      return { index, bytes: entry, leaf };
    });
  }
}

async function readTile(log: PublishedLog, tile: Tile): Promise<Uint8Array> {
  const path = MIRROR.tile(tile);
  const hashes = await log.read(path);
  if (hashes === undefined) throw badInput(`${path} is missing`);
  if (hashes.length === tile.width * HASH_SIZE) return hashes;
  throw badInput(
    `${path} has ${hashes.length} bytes, and not the ${tile.width * HASH_SIZE} of its ${tile.width} hashes`,
  );
}

function decode(bytes: Uint8Array, path: string): Uint8Array[] {
  try {
    return decodeBundle(bytes);
  } catch (cause) {
    if (!(cause instanceof ProoflineError)) throw cause;
    throw badInputAt(path, `is ${cause.message}`, cause);
  }
}
