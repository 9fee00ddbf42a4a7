import { HASH_SIZE, joinRoots, perfectRoot } from "../../log/merkle.js";
import { hashesAt, TILE_WIDTH, tilePath } from "../../log/tiles.js";
import { finding, type Reporter } from "./finding.js";
import type { StoredTile, StoredTree } from "./storedTree.js";

const TILE_BYTES = TILE_WIDTH * HASH_SIZE;

type Stored = Pick<StoredTree, "pending" | "tiles" | "hashAt">;

/** What the log says of the fact at an index, held against its entry's hash. */
export type EntryStatus =
  /** The same. */
  | "logged"
  /** Another hash: the entry was changed, or it is another fact's. */
  | "changed"
  /** No fact is there. */
  | "missing"
  /** Nobody can say: what the log had there is gone, or its hashes contradict each other. */
  | "unknown";

export interface EntryStatuses {
  readonly statuses: readonly EntryStatus[];
  /** The leaf hashes that the log has, where `statuses` is not "logged". */
  readonly logged: readonly (Uint8Array | undefined)[];
}

/** The hashes of a tree whose tiles are full up to here: those of the incomplete tile of each level above the leaves. */
export interface Derived {
  readonly size: number;
  readonly pending: readonly Uint8Array[];
}

/**
 * Builds the log's tiles again from the hashes of its entries, and holds each against the one in the store. Where they
 * differ, the hash that the level above has for the tile says which of the two was changed. What is explained so is
 * mended before it is passed on, so that one change is one finding and not one at each level up to the root.
 */
export class LogCheck {
  readonly #stored: Stored;
  readonly #report: Reporter;
  /** From level 1 up. */
  readonly #rows: Uint8Array[];
  #size: number;
  /** Roots of the log at the sizes of signed checkpoints, as they are passed. */
  readonly roots: Map<number, Uint8Array>;
  readonly #wanted: readonly number[];

  /** @param wanted the sizes to take the root at */
  constructor(
    stored: Stored,
    wanted: readonly number[],
    report: Reporter,
    from: Derived = { size: 0, pending: [] },
    roots: ReadonlyMap<number, Uint8Array> = new Map(),
  ) {
    this.#stored = stored;
    this.#wanted = wanted;
    this.#report = report;
    this.#rows = from.pending.map((hashes) => hashes);
    this.#size = from.size;
    this.roots = new Map(roots);
    if (from.size === 0) this.roots.set(0, joinRoots([]));
  }

  get derived(): Derived {
    return { size: this.#size, pending: this.#rows };
  }

  /** Takes the next 256 leaves, undefined for those whose fact is not there, with the tile that the store has for them. */
  async addTile(leaves: readonly (Uint8Array | undefined)[], stored: StoredTile): Promise<EntryStatuses> {
    const index = this.#size / TILE_WIDTH;
    const above = await this.#stored.hashAt(1, index);
    const derived = join(leaves, stored);
    const differing = leaves.map((leaf, i) => leaf === undefined || !isHashAt(stored, i, leaf));
    const verdict = judge(derived, stored, above);
    const path = tilePath({ level: 0, index, width: TILE_WIDTH });
    this.#reportTile(path, verdict, stored, "the facts that it covers");
    const statuses = differing.map((differs, i): EntryStatus => {
      if (leaves[i] === undefined) return "missing";
      if (!differs || verdict.changed === "tile") return "logged";
      return verdict.changed === "below" ? "changed" : "unknown";
    });
    const kept = verdict.changed === "tile" ? derived : hashesOf(stored);
    this.#takeRoots(kept ?? derived, TILE_WIDTH);
    this.#size += TILE_WIDTH;
    await this.#push(1, index, verdict.hash);
    return { statuses, logged: leaves.map((_, i) => kept && hashAt(kept, i)) };
  }

  async #push(level: number, index: number, hash: Uint8Array): Promise<void> {
    const row = this.#rows[level - 1] ?? new Uint8Array();
    const grown = new Uint8Array(row.length + HASH_SIZE);
    grown.set(row);
    grown.set(hash, row.length);
    this.#rows[level - 1] = grown;
    if (grown.length < TILE_BYTES) return;
    this.#rows[level - 1] = new Uint8Array();
    const tile = Math.floor(index / TILE_WIDTH);
    const [stored] = await this.#stored.tiles(level, tile, tile + 1);
    const verdict = judge(grown, stored, await this.#stored.hashAt(level + 1, tile));
    this.#reportTile(
      tilePath({ level, index: tile, width: TILE_WIDTH }),
      verdict,
      stored,
      "the tiles below it",
    );
    if (verdict.changed === "below" || verdict.changed === "unknown")
      this.#reportBelow(level, tile * TILE_WIDTH, grown, hashesOf(stored));
    await this.#push(level + 1, tile, verdict.hash);
  }

  /**
   * Takes the last leaves, fewer than a tile, and holds all that the head has against what was derived. Where they differ
   * the root that was signed says which of the two was changed.
   */
  finish(leaves: readonly (Uint8Array | undefined)[], signed: readonly SignedRoot[]): EntryStatuses {
    const stored = this.#stored.pending;
    const tail = stored?.[0];
    const derived = join(leaves, tail);
    const rows = [derived, ...this.#rows];
    const same = stored !== undefined && rows.every((row, level) => isSame(row, stored[level] ?? EMPTY));
    const end = this.#size + leaves.length;
    const covering = signed.filter(({ size }) => size >= this.#size && size <= end);
    const isSigned = (from: readonly Uint8Array[]) =>
      covering.some(({ size, root }) => isSame(root, rootOfRows(from, size - this.#size)));
    const changed: Verdict["changed"] = same
      ? "nothing"
      : isSigned(rows)
        ? "tile"
        : stored !== undefined && isSigned(stored)
          ? "below"
          : "unknown";
    const kept = changed === "tile" || changed === "nothing" || stored === undefined ? rows : stored;
    for (const { size } of covering) this.roots.set(size, rootOfRows(kept, size - this.#size));
    if (changed === "tile" || changed === "unknown")
      this.#report(
        finding(
          "HEAD_ALTERED",
          { kind: "LogHead", property: "pending" },
          `its hashes are not those of the last facts and tiles${changed === "tile" ? ", which the signed root confirms" : ", and no signed root says which are right"}`,
        ),
      );
    else
      rows.forEach((row, level) => {
        if (level > 0)
          this.#reportBelow(
            level,
            Math.floor(hashesAt(end, level) / TILE_WIDTH) * TILE_WIDTH,
            row,
            stored?.[level],
          );
      });
    const statuses = leaves.map((leaf, i): EntryStatus => {
      if (leaf === undefined) return "missing";
      if (changed === "tile" || isHashAt(tail, i, leaf)) return "logged";
      return changed === "below" ? "changed" : "unknown";
    });
    this.#size = end;
    return { statuses, logged: leaves.map((_, i) => hashAt(kept[0] ?? derived, i)) };
  }

  /** Names the tiles whose hash is not the one that the level above has for them, though it agrees with what is below. */
  #reportBelow(level: number, first: number, derived: Uint8Array, stored: Uint8Array | undefined): void {
    if (stored === undefined) return;
    for (let i = 0; i * HASH_SIZE < derived.length; i++)
      if (!isHashAt(stored, i, hashAt(derived, i)))
        this.#report(
          finding(
            "TILE_ALTERED",
            { kind: "LogTile", key: tilePath({ level: level - 1, index: first + i, width: TILE_WIDTH }) },
            `it agrees with what is below it, and level ${level} of the log has another hash for it: both were changed together`,
          ),
        );
  }

  #reportTile(key: string, { changed }: Verdict, stored: StoredTile, below: string): void {
    const place = { kind: "LogTile", key };
    if (stored === undefined)
      this.#report(
        finding(
          "TILE_MISSING",
          place,
          `the log's tile is not there${changed === "unknown" ? `, and ${below} are not what it was made of` : ""}`,
        ),
      );
    else if (changed === "tile")
      this.#report(
        finding("TILE_ALTERED", place, `its hashes are not those of ${below}, which the log's root confirms`),
      );
    else if (changed === "unknown")
      this.#report(
        finding(
          "TILE_ALTERED",
          place,
          `neither its hashes nor those of ${below} are what the level above was made of`,
        ),
      );
  }

  /** Takes the roots at the wanted sizes among the next leaves, whose hashes are given. */
  #takeRoots(hashes: Uint8Array, count: number): void {
    for (const size of this.#wanted)
      if (size > this.#size && size <= this.#size + count && !this.roots.has(size))
        this.roots.set(size, rootOfRows([hashes, ...this.#rows], size - this.#size));
  }
}

/** The root of a tree by the hashes of its incomplete tiles, leaves first, of which only the first `count` are taken. */
function rootOfRows([leaves = EMPTY, ...above]: readonly Uint8Array[], count: number): Uint8Array {
  return joinRoots([...above.toReversed(), leaves.subarray(0, count * HASH_SIZE)].flatMap(perfectRoots));
}
const EMPTY = new Uint8Array();

/** The size and root of a signed checkpoint. */
export interface SignedRoot {
  readonly size: number;
  readonly root: Uint8Array;
}

interface Verdict {
  /** What is not as it was logged: nothing, the tile's own hashes, what they are made of, or nobody can say. */
  readonly changed: "nothing" | "tile" | "below" | "unknown";
  /** The tile's hash, to go on with. */
  readonly hash: Uint8Array;
}

function judge(derived: Uint8Array, stored: StoredTile, above: Uint8Array | undefined): Verdict {
  const root = perfectRoot(derived);
  const hashes = hashesOf(stored);
  // where the level above differs, it is found when that level is complete
  if (hashes !== undefined && isSame(hashes, derived)) return { changed: "nothing", hash: root };
  if (above === undefined)
    return { changed: "unknown", hash: hashes === undefined ? root : perfectRoot(hashes) };
  if (isSame(above, root)) return { changed: "tile", hash: root };
  if (hashes !== undefined && isSame(above, perfectRoot(hashes))) return { changed: "below", hash: above };
  return { changed: "unknown", hash: above };
}

/** The hashes one after the other; what is not there is taken from the store. */
function join(leaves: readonly (Uint8Array | undefined)[], stored: StoredTile): Uint8Array {
  const hashes = new Uint8Array(leaves.length * HASH_SIZE);
  leaves.forEach((leaf, i) => {
    const known = hashesOf(stored);
    const hash = leaf ?? (known && hashAt(known, i));
    if (hash !== undefined) hashes.set(hash, i * HASH_SIZE);
  });
  return hashes;
}

/** The roots of the perfect subtrees of an incomplete tile, largest first. */
function perfectRoots(hashes: Uint8Array): Uint8Array[] {
  const roots: Uint8Array[] = [];
  let at = 0;
  for (let bytes = TILE_BYTES; bytes >= HASH_SIZE; bytes /= 2)
    if (hashes.length - at >= bytes) {
      roots.push(perfectRoot(hashes.subarray(at, at + bytes)));
      at += bytes;
    }
  return roots;
}

const hashesOf = (stored: StoredTile): Uint8Array | undefined => (stored === "altered" ? undefined : stored);
const hashAt = (hashes: Uint8Array, i: number): Uint8Array =>
  hashes.subarray(i * HASH_SIZE, (i + 1) * HASH_SIZE);
const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);

function isHashAt(stored: StoredTile, i: number, hash: Uint8Array): boolean {
  const hashes = hashesOf(stored);
  return hashes !== undefined && isSame(hashAt(hashes, i), hash);
}
