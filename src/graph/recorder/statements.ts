import { mapKinds } from "../../facts/kinds/index.js";
import { saltOf } from "../../facts/seal.js";
import { decodeTree } from "../../log/tree.js";
import { defineQuery } from "../query.js";
import type { Row } from "../row.js";
import type { Head } from "./plan.js";
import type { FactRows } from "./rows.js";
import type { Known } from "./same.js";

/** The head, and the database's time in milliseconds since 1970. */
export const lockHead = defineQuery<Record<string, never>, Head & { readonly time: number }>(
  "log/lockHead.cypher",
  (row) => ({
    recordedAt: row.text("recordedAt"),
    tree: decodeTree(row.bytes("pending"), row.integer("size")),
    verifierKey: row.textOrNull("verifierKey"),
    time: row.integer("time"),
  }),
);
/** Takes the head's lock where the log ends as these say, and fails where it does not. Gives the database's time. */
export const lockHeadAt = defineQuery<{ size: number; pending: Int8Array }, number>(
  "log/lockHeadAt.cypher",
  (row) => row.integer("time"),
);
export const advanceHead = defineQuery<{ size: number; recordedAt: string; pending: Int8Array }>(
  "log/advanceHead.cypher",
);
export const rotate = defineQuery<{ verifierKey: string }>("log/rotate.cypher");
export const addTiles = defineQuery<{ tiles: readonly { path: string; hashes: Int8Array }[] }>(
  "log/addTiles.cypher",
);
export const entryAt = defineQuery<{ index: number }, string>("log/entryAt.cypher", (row) =>
  row.text("entry"),
);

/** A label can't be a parameter without a scan of all nodes, so each kind has its own statements. */
export const existing = mapKinds((kind) =>
  defineQuery<{ keys: readonly string[] }, Existing>(`record/existing/${kind}.cypher`, (row) => {
    const index = row.integerOrNull("index");
    return { key: row.text("key"), known: index === null ? null : knownFact(index, row) };
  }),
);

/** A node that is there: null for a placeholder. */
interface Existing {
  readonly key: string;
  readonly known: Known | null;
}

function knownFact(index: number, row: Row): Known {
  const { archive, ...salts } = row.texts("salts");
  return {
    index,
    entry: row.text("entry"),
    salts: Object.fromEntries(Object.entries(salts).map(([name, salt]) => [name, { salt: saltOf(salt) }])),
    ...(archive === undefined ? {} : { archiveKey: archive }),
  };
}

/** Records facts of which some may be placeholders. */
export const record = mapKinds((kind) => defineQuery<{ facts: FactRows }>(`record/${kind}.cypher`));
/** Records facts that are not there in any form. */
export const recordNew = mapKinds((kind) => defineQuery<{ facts: FactRows }>(`record/new/${kind}.cypher`));
export const eraseSealed = defineQuery<{ indexes: readonly number[] }>("record/erase.cypher");
