import { utf8 } from "../facts/bytes.js";
import { parseEntry } from "../facts/entry.js";
import { ProoflineError } from "../facts/error.js";
import { refId } from "../facts/kind.js";
import type { StoredFact } from "../facts/record.js";
import type { SealedValues } from "../facts/seal.js";
import type { Graph } from "../graph/graph.js";
import { readFacts } from "../graph/log/mirrored.js";
import { treeAt } from "../graph/log/tiles.js";
import { sameHash } from "../log/merkle.js";
import { partialTile, TILE_WIDTH } from "../log/tiles.js";
import { append, emptyTree, rootOf, type Tree } from "../log/tree.js";
import { BundleFiles } from "./bundleFiles.js";
import { erasedBy } from "./erased.js";
import { MIRROR, type MirrorFolder } from "./folder.js";
import { progressOf } from "./progress.js";
import { checkSeals, type Unexplained } from "./seals.js";

/** Facts read at once, or fewer where their values are long. */
const WINDOW = 4 * TILE_WIDTH;

/** Copies the log from the bundle that an earlier export ended in, up to the end of a tree. */
export class Copy {
  readonly #graph: Graph;
  readonly #folder: MirrorFolder;
  readonly #target: Tree;
  readonly #unexplained: Unexplained;
  #tree = emptyTree;
  #bundle: BundleFiles | undefined;
  /** What is being written to the disk. */
  #writes: Promise<void>[] = [];

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
    this.#tree = await treeAt(this.#graph, this.#target, from);
    try {
      let at = from;
      let next = at < size ? this.#read(at) : undefined;
      while (next !== undefined) {
        const facts = await next;
        if (facts.length === 0) throw lacking(at);
        const following = at + facts.length < size ? this.#read(at + facts.length) : undefined;
        await Promise.all([this.#write(at, facts), following]);
        at += facts.length;
        next = following;
        progress(at);
      }
      this.#endBundle();
      await Promise.all(this.#writes);
    } finally {
      await Promise.allSettled(this.#writes);
      await this.#bundle?.[Symbol.asyncDispose]();
    }
    if (!sameHash(rootOf(this.#tree), rootOf(this.#target)))
      throw new ProoflineError(
        "INTERNAL",
        "the store's entries do not give the root of its log: run proofline fsck",
      );
    await this.#writePartial(this.#tree);
  }

  #read(from: number): Promise<readonly StoredFact[]> {
    return readFacts(this.#graph, from, Math.min(from + WINDOW, this.#target.size));
  }

  async #write(from: number, facts: readonly StoredFact[]): Promise<void> {
    for (const [i, fact] of facts.entries()) {
      const index = from + i;
      const { bytes, values } = this.#open(fact, index);
      this.#bundle ??= new BundleFiles(this.#folder, Math.floor(index / TILE_WIDTH));
      await this.#bundle.add(bytes, values);
      if (this.#bundle.isFull) this.#endBundle();
    }
    await Promise.all(this.#writes);
    this.#writes = [];
  }

  /** Moves the tree on, and begins to write what is whole. */
  #endBundle(): void {
    const bundle = this.#bundle;
    if (bundle === undefined) return;
    this.#bundle = undefined;
    const { tree, tiles } = append(this.#tree, bundle.leaves);
    this.#tree = tree;
    const writes = [
      bundle.end(),
      ...tiles.map(({ level, index, hashes }) =>
        this.#folder.write(MIRROR.tile({ level, index, width: TILE_WIDTH }), hashes),
      ),
    ];
    for (const write of writes) write.catch(() => undefined); // whoever awaits it hears of it
    this.#writes.push(...writes);
  }

  async #writePartial({ size, pending }: Tree): Promise<void> {
    for (const [level, hashes] of pending.entries())
      if (hashes.length > 0) await this.#folder.write(MIRROR.tile(partialTile(level, size)), hashes);
  }

  #open(fact: StoredFact, index: number): OpenedFact {
    const { recorded } = fact;
    if (recorded?.index !== index) throw lacking(index);
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

const lacking = (index: number): ProoflineError =>
  new ProoflineError("INTERNAL", `the store lacks the fact at index ${index}: run proofline fsck`);
