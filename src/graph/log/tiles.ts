import { ProoflineError } from "../../facts/error.js";
import { HASH_SIZE } from "../../log/merkle.js";
import { hashesAt, partialTile, TILE_WIDTH, type Tile, tilePath } from "../../log/tiles.js";
import type { Tree } from "../../log/tree.js";
import type { Graph } from "../graph.js";
import { defineQuery } from "../query.js";

const tiles = defineQuery<{ paths: readonly string[] }, { path: string; hashes: Uint8Array }>(
  "log/tiles.cypher",
  (row) => ({
    path: row.text("path"),
    hashes: row.bytes("hashes"),
  }),
);
const entries = defineQuery<{ from: number; to: number }, string>("log/entries.cypher", (row) =>
  row.text("entry"),
);

/**
 * Tiles of hashes in the order asked for: full ones from the store, partial ones from the tree, as long as the tree has
 * not grown beyond them. Throws INTERNAL where the store lacks one.
 */
export async function readTiles(graph: Graph, tree: Tree, wanted: readonly Tile[]): Promise<Uint8Array[]> {
  const isMissing = (tile: Tile) =>
    pendingOf(tree, tile) === undefined && graph.tiles.get(fullPath(tile)) === undefined;
  const paths = wanted.filter(isMissing).map(fullPath);
  const found = paths.length === 0 ? [] : await graph.read(tiles, { paths });
  const read = new Map(found.map(({ path, hashes }) => [path, hashes]));
  for (const { path, hashes } of found) graph.tiles.set(path, hashes);
  return wanted.map((tile) => {
    const path = fullPath(tile);
    const hashes = pendingOf(tree, tile) ?? read.get(path) ?? graph.tiles.get(path);
    if (hashes === undefined)
      throw new ProoflineError("INTERNAL", `the store lacks ${path} of the log: run proofline fsck`);
    return hashes.subarray(0, tile.width * HASH_SIZE);
  });
}

/** The tree that the log had when it had `size` facts, which must not be more than it has. */
export async function treeAt(graph: Graph, tree: Tree, size: number): Promise<Tree> {
  const tiles: Tile[] = [];
  for (let level = 0; hashesAt(size, level) > 0; level++) tiles.push(partialTile(level, size));
  const read = await readTiles(
    graph,
    tree,
    tiles.filter(({ width }) => width > 0),
  );
  return {
    size,
    pending: tiles.map(({ width }) => (width > 0 ? read.shift() : undefined) ?? new Uint8Array()),
  };
}

/** The canonical bytes, as text, of the facts at indexes from `from` up to, not including, `to`. */
export const readEntries = (graph: Graph, from: number, to: number): Promise<string[]> =>
  graph.read(entries, { from, to });

/** The tree's own hashes for a tile that is not full in it; undefined for one that is. */
function pendingOf(tree: Tree, { level, index }: Tile): Uint8Array | undefined {
  return Math.floor(hashesAt(tree.size, level) / TILE_WIDTH) === index ? tree.pending[level] : undefined;
}

const fullPath = ({ level, index }: Tile): string => tilePath({ level, index, width: TILE_WIDTH });
