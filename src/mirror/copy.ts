import { utf8 } from "../facts/bytes.js";
import { parseEntry } from "../facts/entry.js";
import { ProoflineError } from "../facts/error.js";
import { refId } from "../facts/kind.js";
import type { StoredFact } from "../facts/record.js";
import type { SealedValues } from "../facts/seal.js";
import type { Graph } from "../graph/graph.js";
import { readFacts } from "../graph/log/mirrored.js";
import { readTiles } from "../graph/log/tiles.js";
import { encodeBundle } from "../log/bundle.js";
import { leafHash, sameHash } from "../log/merkle.js";
import { hashesAt, TILE_WIDTH, type Tile } from "../log/tiles.js";
import { append, rootOf, type Tree } from "../log/tree.js";
import { erasedBy } from "./erased.js";
import { MIRROR, type MirrorFolder } from "./folder.js";
import { progressOf } from "./progress.js";
import { formatSealed } from "./sealedLines.js";
import { checkSeals, type Unexplained } from "./seals.js";

/** Facts read at once: whole bundles, few enough to be held in memory when each is as long as an entry may be. */
const WINDOW = 4 * TILE_WIDTH;

/** Copies the log from the bundle that an earlier export ended in, up to the end of a tree. */
export class Copy {
  readonly #graph: Graph;
  readonly #folder: MirrorFolder;
  readonly #target: Tree;
  readonly #unexplained: Unexplained;

  constructor(graph: Graph, folder: MirrorFolder, target: Tree, unexplained: Unexplained) {
    this.#graph = graph;
    this.#folder = folder;
    this.#target = target;
    this.#unexplained = unexplained;
  }

  async copy(since: number, say: (line: string) => void): Promise<void> {
    const { size } = this.#target;
    const from = since - (since % TILE_WIDTH);
    const progress = progressOf("export", size, say);
    let tree = await treeAt(this.#graph, this.#target, from);
    let next = from < size ? this.#read(from) : undefined;
    for (let at = from; next !== undefined; at += WINDOW) {
      const window: readonly StoredFact[] = await next;
      const following = at + WINDOW < size ? this.#read(at + WINDOW) : undefined;
      const [grown] = await Promise.all([this.#write(tree, window), following]);
      tree = grown;
      next = following;
      progress(tree.size);
    }
    if (!sameHash(rootOf(tree), rootOf(this.#target)))
      throw new ProoflineError(
        "INTERNAL",
        "the store's entries do not give the root of its log: run proofline fsck",
      );
    await this.#writePartial(tree);
  }

  async #read(from: number): Promise<readonly StoredFact[]> {
    const to = Math.min(from + WINDOW, this.#target.size);
    return readFacts(this.#graph, from, to);
  }

  async #write(before: Tree, window: readonly StoredFact[]): Promise<Tree> {
    const opened = window.map((fact, i) => this.#open(fact, before.size + i));
    const { tree, tiles } = append(
      before,
      opened.map(({ bytes }) => leafHash(bytes)),
    );
    const writes = tiles.map(({ level, index, hashes }) =>
      this.#folder.write(MIRROR.tile({ level, index, width: TILE_WIDTH }), hashes),
    );
    for (let at = 0; at < opened.length; at += TILE_WIDTH)
      writes.push(this.#writeBundle(before.size + at, opened.slice(at, at + TILE_WIDTH)));
    await Promise.all(writes);
    return tree;
  }

  async #writeBundle(from: number, bundle: readonly OpenedFact[]): Promise<void> {
    const index = from / TILE_WIDTH;
    const path = MIRROR.tile({ level: "entries", index, width: bundle.length });
    const sealed = new Map(bundle.map(({ values }, i) => [from + i, values]));
    await this.#folder.write(path, encodeBundle(bundle.map(({ bytes }) => bytes)));
    const lines = formatSealed(sealed);
    const sealedPath = MIRROR.sealedValues(index);
    await (lines === "" ? this.#folder.remove(sealedPath) : this.#folder.write(sealedPath, lines));
  }

  async #writePartial({ size, pending }: Tree): Promise<void> {
    for (const [level, hashes] of pending.entries())
      if (hashes.length > 0) await this.#folder.write(MIRROR.tile(partialTile(level, size)), hashes);
  }

  #open(fact: StoredFact, index: number): OpenedFact {
    const { recorded } = fact;
    if (recorded?.index !== index)
      throw new ProoflineError("INTERNAL", `the store lacks the fact at index ${index}: run proofline fsck`);
    const entry = parseEntry(recorded.entry);
    const { values, missing, wrong } = checkSeals(entry, recorded.sealed);
    if (wrong.length > 0)
      throw new ProoflineError(
        "INTERNAL",
        `${wrong.join(" and ")} of ${refId(fact)} is not the value that was sealed: run proofline fsck`,
      );
    if (missing.length > 0) this.#unexplained.add(refId(entry));
    for (const ref of erasedBy(entry)) this.#unexplained.explain(refId(ref));
    return { bytes: utf8(recorded.entry), values };
  }
}

interface OpenedFact {
  readonly bytes: Uint8Array;
  readonly values: SealedValues;
}

const partialTile = (level: number, size: number): Tile => ({
  level,
  index: Math.floor(hashesAt(size, level) / TILE_WIDTH),
  width: hashesAt(size, level) % TILE_WIDTH,
});

/** The tree that the log had when it had `size` facts, a multiple of 256. */
async function treeAt(graph: Graph, tree: Tree, size: number): Promise<Tree> {
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
