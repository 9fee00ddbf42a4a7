import { defineQuery } from "../query.js";

export interface StoredNode {
  readonly labels: readonly unknown[];
  readonly names: readonly unknown[];
  readonly values: readonly unknown[];
  /** Those that leave it: type, labels, key and index of where it leads, properties as pairs or null. */
  readonly edges: readonly unknown[];
}
export const nodesAt = defineQuery<{ from: number; to: number }, StoredNode>("fsck/window.cypher", (row) => ({
  labels: row.list("labels"),
  names: row.list("names"),
  values: row.list("values"),
  edges: row.list("edges"),
}));

/** Path, hashes, names of properties that a tile has not. */
export const tilesAt = defineQuery<{ paths: readonly string[] }, readonly unknown[]>(
  "fsck/tiles.cypher",
  (row) => row.list("tile"),
);

export const heads = defineQuery<
  Record<string, never>,
  { head: readonly unknown[]; names: readonly unknown[]; labels: readonly unknown[] }
>("fsck/head.cypher", (row) => ({
  head: row.list("head"),
  names: row.list("names"),
  labels: row.list("labels"),
}));

/** Key and entry. */
export const erasures = defineQuery<{ after: string; limit: number }, readonly unknown[]>(
  "fsck/erasures.cypher",
  (row) => row.list("erasure"),
);

/** Index and entry. */
export const entriesAt = defineQuery<{ indexes: readonly number[] }, readonly unknown[]>(
  "fsck/entries.cypher",
  (row) => row.list("fact"),
);

/** Key, index and entry of each change of the log's key. */
export const storedRotations = defineQuery<Record<string, never>, readonly unknown[]>(
  "fsck/rotations.cypher",
  (row) => row.list("fact"),
);

/** The largest index. */
export const lastIndex = defineQuery<Record<string, never>, number>("fsck/last.cypher", (row) =>
  row.integer("index"),
);

export interface OtherNode {
  readonly labels: readonly unknown[];
  readonly names: readonly unknown[];
  readonly key: unknown;
  readonly index: unknown;
  readonly entry: unknown;
  readonly path: unknown;
  /** How many edges of facts lead to it. */
  readonly named: number;
  readonly edges: readonly unknown[];
}
export const others = defineQuery<{ size: number }, OtherNode>("fsck/others.cypher", (row) => {
  const [key, index, entry, path] = row.list("place");
  return {
    labels: row.list("labels"),
    names: row.list("names"),
    key,
    index,
    entry,
    path,
    named: row.integer("named"),
    edges: row.list("edges"),
  };
});
