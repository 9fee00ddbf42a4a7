import { HASH_SIZE } from "../../log/merkle.js";
import { hashesAt, TILE_WIDTH, tilePath } from "../../log/tiles.js";
import { splitTree } from "../../log/tree.js";
import type { Graph } from "../graph.js";
import { finding, type Reporter } from "./finding.js";
import { tilesAt } from "./statements.js";
import { bytesOf } from "./stored.js";

/** The hashes of a full tile as the store has them: 8,192 bytes; "altered" where it has something else there. */
export type StoredTile = Uint8Array | "altered" | undefined;

/**
 * The log's hashes as the store has them: full tiles in nodes of their own, the others on the head. Nothing of it is
 * believed before the entries, or a signed root, say the same.
 */
export class StoredTree {
  readonly size: number;
  /** The head's hashes for the incomplete tile of each level; undefined where the head has none that fit its size. */
  readonly pending: readonly Uint8Array[] | undefined;
  readonly #graph: Graph;
  readonly #report: Reporter;
  /** The tile read last, of each level above the leaves. */
  readonly #cached = new Map<number, { readonly index: number; readonly tile: StoredTile }>();

  constructor(graph: Graph, size: number, pending: Uint8Array | undefined, report: Reporter) {
    this.#graph = graph;
    this.size = size;
    const tree = pending && splitTree(pending, size);
    this.pending = tree?.size === size ? tree.pending : undefined;
    this.#report = report;
  }

  /** Whether the tile is full, and so a node of its own. */
  isFull(level: number, index: number): boolean {
    return index < Math.floor(hashesAt(this.size, level) / TILE_WIDTH);
  }

  /** Full tiles of a level, in order. */
  async tiles(level: number, from: number, to: number): Promise<StoredTile[]> {
    const paths = Array.from({ length: Math.max(0, to - from) }, (_, i) =>
      tilePath({ level, index: from + i, width: TILE_WIDTH }),
    );
    if (paths.length === 0) return [];
    const found = new Map<unknown, StoredTile>();
    for (const [path, hashes, foreign] of await this.#graph.read(tilesAt, { paths })) {
      const bytes = bytesOf(hashes);
      found.set(path, bytes?.length === TILE_WIDTH * HASH_SIZE ? bytes : "altered");
      for (const property of Array.isArray(foreign) ? foreign : [])
        this.#report(
          finding(
            "PROPERTY_FOREIGN",
            { kind: "LogTile", key: String(path), property: String(property) },
            "a tile has no such property",
          ),
        );
    }
    return paths.map((path) => found.get(path));
  }

  /** One hash of a level above the leaves, full tile or not; undefined where the store has none. */
  async hashAt(level: number, index: number): Promise<Uint8Array | undefined> {
    const tile = Math.floor(index / TILE_WIDTH);
    const hashes = this.isFull(level, tile) ? await this.#tile(level, tile) : this.pending?.[level];
    if (hashes === undefined || hashes === "altered") return undefined;
    const at = (index % TILE_WIDTH) * HASH_SIZE;
    return at + HASH_SIZE <= hashes.length ? hashes.subarray(at, at + HASH_SIZE) : undefined;
  }

  async #tile(level: number, index: number): Promise<StoredTile> {
    const cached = this.#cached.get(level);
    if (cached?.index === index) return cached.tile;
    const [tile] = await this.tiles(level, index, index + 1);
    this.#cached.set(level, { index, tile });
    return tile;
  }
}
