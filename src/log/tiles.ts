import { badInput } from "../facts/error.js";

/** Hashes in a full tile, and entries in a full bundle. */
export const TILE_WIDTH = 256;

/** A tile of hashes (C2SP tlog-tiles), full when `width` is 256, partial below. Names a place, holds no hashes. */
export interface Tile {
  /** 0 to 63; 0 holds leaf hashes, each level above the roots of the full tiles below. */
  readonly level: number;
  readonly index: number;
  /** 1 to 256 hashes. */
  readonly width: number;
}

/** What a log serves under `tile/`: a tile of hashes, or the bundle of the entries of a tile of level 0. */
export type Resource = Tile | { readonly level: "entries"; readonly index: number; readonly width: number };

/** How many hashes a tree of `size` leaves has at a tile level: floor(size / 256^level). */
export const hashesAt = (size: number, level: number): number => Math.floor(size / TILE_WIDTH ** level);

/** Whether a tree of `size` leaves has all the hashes (or entries) that the resource is to hold. */
export function treeHas(size: number, resource: Resource): boolean {
  const level = resource.level === "entries" ? 0 : resource.level;
  return resource.index * TILE_WIDTH + resource.width <= hashesAt(size, level);
}

/** The tile at a place as wide as a tree of `size` leaves has it. The place must not be empty at that size. */
export function tileAt(level: number, index: number, size: number): Tile {
  return { level, index, width: Math.min(TILE_WIDTH, hashesAt(size, level) - index * TILE_WIDTH) };
}

/** The tile at the end of a level in a tree of `size` leaves; of width 0 where the last one is full. */
export const partialTile = (level: number, size: number): Tile => ({
  level,
  index: Math.floor(hashesAt(size, level) / TILE_WIDTH),
  width: hashesAt(size, level) % TILE_WIDTH,
});

/**
 * The tiles that a log has at `size` and did not have, or not as wide, at `since` (0 for all of them): level by
 * level from the leaves up, in index order, the partial tile of a level last. The bundles are those of level 0.
 */
export function* tilesSince(since: number, size: number): Generator<Tile> {
  for (let level = 0; hashesAt(size, level) > 0; level++) {
    const before = hashesAt(since, level);
    const now = hashesAt(size, level);
    if (before === now) continue;
    for (let index = Math.floor(before / TILE_WIDTH); index * TILE_WIDTH < now; index++) {
      yield tileAt(level, index, size);
    }
  }
}

/** Where a tile or bundle is served, from the log's prefix on: `tile/0/x001/x234/067.p/8`, `tile/entries/000`. */
export function tilePath({ level, index, width }: Resource): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, "0").match(/\d{3}/g) ?? [];
  const name = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join("/");
  return `tile/${level}/${name}${width < TILE_WIDTH ? `.p/${width}` : ""}`;
}

const PATH = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/;

/** Reads what `tilePath` writes. Throws BAD_USER_INPUT for anything else, other spellings of a place included. */
export function parseTilePath(path: string): Resource {
  const [, level, name, width] = PATH.exec(path) ?? [];
  if (level !== undefined && name !== undefined) {
    const place = { index: Number(name.replace(/[x/]/g, "")), width: Number(width ?? TILE_WIDTH) };
    const resource: Resource = { ...place, level: level === "entries" ? level : Number(level) };
    const inRange = level === "entries" || Number(level) <= 63;
    const widthInRange = place.width >= 1 && place.width <= TILE_WIDTH;
    if (inRange && widthInRange && Number.isSafeInteger(place.index) && tilePath(resource) === path)
      return resource;
  }
  throw badInput(`not the path of a tile or an entry bundle: ${JSON.stringify(path)}`);
}
