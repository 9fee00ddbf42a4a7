import fc from "fast-check";
import { expect, test } from "vitest";
import { parseTilePath, type Resource, tilePath, tilesSince, treeHas } from "../../../src/log/tiles.js";

const paths = (since: number, size: number): string[] => [...tilesSince(since, size)].map(tilePath);

test.each<[string, Resource]>([
  ["tile/0/x001/x234/067", { level: 0, index: 1_234_067, width: 256 }],
  ["tile/0/000", { level: 0, index: 0, width: 256 }],
  ["tile/63/x001/000.p/255", { level: 63, index: 1000, width: 255 }],
  ["tile/1/999.p/1", { level: 1, index: 999, width: 1 }],
  ["tile/entries/x001/x234/067.p/8", { level: "entries", index: 1_234_067, width: 8 }],
])("%s is written and read", (path, resource) => {
  expect(tilePath(resource)).toBe(path);
  expect(parseTilePath(path)).toEqual(resource);
});

test("every place has one path, and back", () => {
  const place = fc.record({
    level: fc.oneof(fc.integer({ min: 0, max: 63 }), fc.constant("entries" as const)),
    index: fc.oneof(fc.maxSafeNat(), fc.nat({ max: 2000 })),
    width: fc.integer({ min: 1, max: 256 }),
  });
  fc.assert(
    fc.property(place, (resource) => {
      expect(parseTilePath(tilePath(resource))).toEqual({ ...resource });
    }),
  );
});

test.each([
  "",
  "checkpoint",
  "/tile/0/000",
  "tile/0/000/",
  "tile/0/000\n",
  "tile/00/000",
  "tile/01/000",
  "tile/64/000",
  "tile/-1/000",
  "tile/entry/000",
  "tile/0/0",
  "tile/0/0000",
  "tile/0/x000",
  "tile/0/x000/001",
  "tile/0/001/234",
  "tile/0/x001/x234",
  "tile/0/X001/234",
  "tile/0/x009/x007/x199/x254/x740/992",
  "tile/0/000.p/0",
  "tile/0/000.p/00",
  "tile/0/000.p/01",
  "tile/0/000.p/256",
  "tile/0/000.p/",
  "tile/0/000.p",
  "tile/0/000.p/1/",
  "tile/8/0/000",
])("%j is no path of a tile", (path) => {
  expect(() => parseTilePath(path)).toThrow(/not the path of a tile/);
});

test("a tree of 70,000 has the tiles that the specification counts", () => {
  const all = paths(0, 70_000);
  expect(all.filter((path) => path.startsWith("tile/0/"))).toHaveLength(274);
  expect(all.slice(272)).toEqual([
    "tile/0/272",
    "tile/0/273.p/112",
    "tile/1/000",
    "tile/1/001.p/17",
    "tile/2/000.p/1",
  ]);
});

test("a tree of 256 has a full tile and a partial one above; the empty tree has none", () => {
  expect(paths(0, 256)).toEqual(["tile/0/000", "tile/1/000.p/1"]);
  expect(paths(0, 0)).toEqual([]);
});

test("a tree that grows has new tiles only where it has new hashes", () => {
  expect(paths(255, 256)).toEqual(["tile/0/000", "tile/1/000.p/1"]);
  expect(paths(256, 257)).toEqual(["tile/0/001.p/1"]);
  expect(paths(300, 300)).toEqual([]);
  expect(paths(500, 600)).toEqual(["tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2"]);
});

test("a tree has a tile once it has all its hashes", () => {
  const has = (size: number, path: string): boolean => treeHas(size, parseTilePath(path));
  expect(has(255, "tile/0/000")).toBe(false);
  expect(has(256, "tile/0/000")).toBe(true);
  expect(has(256, "tile/1/000.p/1")).toBe(true);
  expect(has(256, "tile/1/000.p/2")).toBe(false);
  expect(has(300, "tile/entries/001.p/44")).toBe(true);
  expect(has(300, "tile/entries/001.p/45")).toBe(false);
  expect(has(300, "tile/63/000.p/1")).toBe(false);
});
