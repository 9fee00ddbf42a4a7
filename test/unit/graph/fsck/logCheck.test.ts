import { beforeAll, describe, expect, test } from "vitest";
import { sha256 } from "#sha256";
import { utf8 } from "../../../../src/facts/bytes.js";
import type { Finding } from "../../../../src/graph/fsck/finding.js";
import { type EntryStatus, LogCheck } from "../../../../src/graph/fsck/logCheck.js";
import { TILE_WIDTH, tilePath } from "../../../../src/log/tiles.js";
import { append, emptyTree, rootOf, type Tree } from "../../../../src/log/tree.js";

/** More than a tile of tiles: three levels. */
const SIZE = 256 * 256 + 256 * 2 + 7;

interface Log {
  readonly leaves: readonly Uint8Array[];
  readonly tree: Tree;
  readonly tiles: ReadonlyMap<string, Uint8Array>;
}
const path = (level: number, index: number) => tilePath({ level, index, width: TILE_WIDTH });
const logOf = (leaves: readonly Uint8Array[]): Log => {
  const { tree, tiles } = append(emptyTree, leaves);
  return {
    leaves,
    tree,
    tiles: new Map(tiles.map(({ level, index, hashes }) => [path(level, index), hashes])),
  };
};

/** Checks leaves against what a store holds, signed as the log was. */
async function check(leaves: readonly (Uint8Array | undefined)[], held: Omit<Log, "leaves">, signed: Tree) {
  const findings: Finding[] = [];
  const statuses: EntryStatus[] = [];
  const stored = {
    pending: held.tree.pending,
    tiles: async (level: number, from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => held.tiles.get(path(level, from + i))),
    hashAt: async (level: number, index: number) => {
      const tile = held.tiles.get(path(level, Math.floor(index / 256))) ?? held.tree.pending[level];
      return tile?.subarray((index % 256) * 32, (index % 256) * 32 + 32);
    },
  };
  const anchors = [{ size: SIZE, root: rootOf(signed) }];
  const log = new LogCheck(stored, [1, 300, SIZE], (one) => findings.push(one));
  for (let at = 0; at + 256 <= SIZE; at += 256) {
    const [tile] = await stored.tiles(0, at / 256, at / 256 + 1);
    statuses.push(...(await log.addTile(leaves.slice(at, at + 256), tile)).statuses);
  }
  statuses.push(...log.finish(leaves.slice(statuses.length), anchors).statuses);
  const named = findings.map(({ code, key, property }) => `${code} ${key ?? property}`);
  const odd = statuses.flatMap((status, index) => (status === "logged" ? [] : [`${status} ${index}`]));
  return { named, odd, roots: log.roots };
}

const flipped = (hash: Uint8Array, at = 0) => hash.map((byte, i) => (i === at ? byte ^ 1 : byte));
const withTile = (log: Log, name: string, hashes: Uint8Array | undefined): Log => {
  const tiles = new Map(log.tiles);
  if (hashes === undefined) tiles.delete(name);
  else tiles.set(name, hashes);
  return { ...log, tiles };
};

describe("a log of three levels", () => {
  let log: Log;
  const tile = (name: string) => log.tiles.get(name) ?? new Uint8Array();
  beforeAll(() => {
    log = logOf(Array.from({ length: SIZE }, (_, i) => sha256(utf8(String(i)))));
  });

  test("that is whole has no findings, and the roots of its past", async () => {
    const { named, odd, roots } = await check(log.leaves, log, log.tree);
    expect([named, odd]).toEqual([[], []]);
    for (const size of [1, 300, SIZE])
      expect(roots.get(size)).toEqual(rootOf(append(emptyTree, log.leaves.slice(0, size)).tree));
  });

  test.each([3, 65_000, 65_800, SIZE - 1])("names the one entry that was changed, at %i", async (index) => {
    const leaves = log.leaves.with(index, flipped(log.leaves[index] ?? new Uint8Array(32)));
    const { named, odd, roots } = await check(leaves, log, log.tree);
    expect([named, odd]).toEqual([[], [`changed ${index}`]]);
    expect(roots.get(SIZE)).toEqual(rootOf(log.tree));
  });

  test("names a fact that is missing", async () => {
    expect(
      await check([...log.leaves.slice(0, 70), undefined, ...log.leaves.slice(71)], log, log.tree),
    ).toMatchObject({
      named: [],
      odd: ["missing 70"],
    });
  });

  test.each([path(0, 0), path(0, 257), path(1, 0)])(
    "names %s where its hashes were changed or it is gone",
    async (name) => {
      const changed = withTile(log, name, flipped(tile(name), 40));
      expect(await check(log.leaves, changed, log.tree)).toMatchObject({
        named: [`TILE_ALTERED ${name}`],
        odd: [],
      });
      const gone = withTile(log, name, undefined);
      const { named } = await check(log.leaves, gone, log.tree);
      expect(named).toEqual([`TILE_MISSING ${name}`]);
    },
  );

  test("names a tile that was changed with an entry of it", async () => {
    const leaves = log.leaves.with(5, flipped(log.leaves[5] ?? new Uint8Array(32)));
    const changed = withTile(log, path(0, 0), logOf(leaves).tiles.get(path(0, 0)));
    expect(await check(leaves, changed, log.tree)).toMatchObject({
      named: [`TILE_ALTERED ${path(0, 0)}`],
      odd: [],
    });
  });

  test.each([0, 1, 2])("names the head where its hashes of level %i were changed", async (level) => {
    const pending = log.tree.pending.map((hashes, i) => (i === level ? flipped(hashes, 9) : hashes));
    expect(await check(log.leaves, { ...log, tree: { size: SIZE, pending } }, log.tree)).toMatchObject({
      named: ["HEAD_ALTERED pending"],
      odd: [],
    });
  });

  test("that was written anew in all its levels has another root, and nothing else", async () => {
    const other = logOf(log.leaves.with(5, flipped(log.leaves[5] ?? new Uint8Array(32))));
    const { odd, roots } = await check(other.leaves, other, log.tree);
    expect(odd).toEqual([]);
    expect(roots.get(SIZE)).toEqual(rootOf(other.tree));
    expect(roots.get(SIZE)).not.toEqual(rootOf(log.tree));
  });
});
