import { isRole, type Role } from "../facts/role.js";
import type { Graph } from "./graph.js";
import { defineQuery } from "./query.js";
import type { Row } from "./row.js";

/** An API key without its secret. Times in epoch milliseconds. */
export interface ApiKey {
  readonly id: string;
  /** Of the principal that it shows. */
  readonly name: string;
  readonly roles: readonly Role[];
  readonly createdAt: number;
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
}

export interface StoredKey extends ApiKey {
  /** SHA-256 of its secret, in hex. */
  readonly hash: string;
}

const apiKey = (row: Row): ApiKey => ({
  id: row.text("id"),
  name: row.text("name"),
  roles: row.list("roles").filter(isRole),
  createdAt: row.integer("createdAt"),
  expiresAt: row.integerOrNull("expiresAt"),
  revokedAt: row.integerOrNull("revokedAt"),
});
const storedKey = (row: Row): StoredKey => ({ ...apiKey(row), hash: row.text("hash") });

interface Addition {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly hash: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
}

const add = defineQuery<Addition, StoredKey>("access/keys/add.cypher", storedKey);
const find = defineQuery<{ ids: readonly string[] }, StoredKey>("access/keys/find.cypher", storedKey);
const list = defineQuery<Record<string, never>, ApiKey>("access/keys/list.cypher", apiKey);
const revoke = defineQuery<{ idOrName: string; at: string }, ApiKey>("access/keys/revoke.cypher", apiKey);

const isoTime = (epochMillis: number): string => new Date(epochMillis).toISOString();

/** Stores a key unless its id is there; the key of that id, as it is then. */
export async function addKey(graph: Graph, key: Omit<StoredKey, "revokedAt">): Promise<StoredKey> {
  const expiresAt = key.expiresAt === null ? null : isoTime(key.expiresAt);
  const [stored] = await graph.write(add, { ...key, createdAt: isoTime(key.createdAt), expiresAt });
  if (stored === undefined) throw new TypeError("a MERGE returned no row");
  return stored;
}

/**
 * The keys of some ids, each as it is now. They are read where they are written: another member of a cluster may not yet
 * know that a key was revoked.
 */
export const findKeys = (graph: Graph, ids: readonly string[]): Promise<StoredKey[]> =>
  graph.write(find, { ids });

/** All keys, the newest first. */
export const listKeys = (graph: Graph): Promise<ApiKey[]> => graph.read(list, {});

/** Revokes the keys of an id or name from a time on, in epoch milliseconds; all of them, those revoked before too. */
export const revokeKeys = (graph: Graph, idOrName: string, at: number): Promise<ApiKey[]> =>
  graph.write(revoke, { idOrName, at: isoTime(at) });
