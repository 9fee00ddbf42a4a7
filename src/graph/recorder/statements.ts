import { mapKinds } from "../../facts/kinds/index.js";
import { saltOf } from "../../facts/seal.js";
import { decodeTree } from "../../log/tree.js";
import { defineQuery } from "../query.js";
import type { FactColumns } from "./columns.js";
import type { Head } from "./plan.js";
import type { Known } from "./same.js";

/** The head, and the database's time in milliseconds since 1970. */
export const lockHead = defineQuery<Record<string, never>, Head & { readonly time: number }>(
  "log/lockHead.cypher",
  (row) => ({
    recordedAt: row.text("recordedAt"),
    tree: decodeTree(row.bytes("pending"), row.integer("size")),
    time: row.integer("time"),
  }),
);
export const advanceHead = defineQuery<{ size: number; recordedAt: string; pending: Int8Array }>(
  "log/advanceHead.cypher",
);
export const addTiles = defineQuery<{ tiles: readonly { path: string; hashes: Int8Array }[] }>(
  "log/addTiles.cypher",
);
export const entryAt = defineQuery<{ index: number }, string>("log/entryAt.cypher", (row) =>
  row.text("entry"),
);

/** A label can't be a parameter without a scan of all nodes, so each kind has its own statements. */
export const existing = mapKinds((kind) =>
  defineQuery<{ keys: readonly string[] }, Known & { readonly key: string }>(
    `record/existing/${kind}.cypher`,
    (row) => ({
      key: row.text("key"),
      index: row.integer("index"),
      entry: row.text("entry"),
      salts: Object.fromEntries(
        Object.entries(row.texts("salts")).map(([name, salt]) => [name, { salt: saltOf(salt) }]),
      ),
    }),
  ),
);
export const record = mapKinds((kind) => defineQuery<{ facts: FactColumns }>(`record/${kind}.cypher`));
export const eraseSealed = defineQuery<{ indexes: readonly number[] }>("record/erase.cypher");
