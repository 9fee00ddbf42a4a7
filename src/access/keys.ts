import { badInput, badInputAt, ProoflineError } from "../facts/error.js";
import type { Role } from "../facts/role.js";
import type { Graph } from "../graph/graph.js";
import { type ApiKey, addKey, findKeys, listKeys, revokeKeys, type StoredKey } from "../graph/keys.js";
import { hashOf, isKeyId, KEY_PREFIX, newApiKey, parseApiKey } from "./apiKey.js";
import { Coalesced } from "./coalesced.js";
import { parseName } from "./name.js";

/** What a key gives its holder, and until when in epoch milliseconds; null is for ever. */
export interface KeyGrant {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly expiresAt: number | null;
}

export type KeyState = "active" | "expired" | "revoked";

const LAST_TIME = Date.UTC(9999, 11, 31);

/** What a key is at a time, in epoch milliseconds. */
export function stateOf({ revokedAt, expiresAt }: ApiKey, at: number): KeyState {
  if (revokedAt !== null) return "revoked";
  return expiresAt !== null && expiresAt <= at ? "expired" : "active";
}

/** The API keys of a store. Throws UNAVAILABLE where Neo4j is not there. */
export class ApiKeys {
  readonly #graph: Graph;
  readonly #now: () => Date;
  readonly #reads: Coalesced<StoredKey>;

  constructor(graph: Graph, now: () => Date) {
    this.#graph = graph;
    this.#now = now;
    this.#reads = new Coalesced(
      async (ids) => new Map((await findKeys(graph, ids)).map((key) => [key.id, key])),
    );
  }

  /**
   * A new key and its text, which is not kept. A name may have several keys, so that one can be changed for another
   * without a time when neither is valid. Throws BAD_USER_INPUT.
   */
  async create(grant: KeyGrant): Promise<{ readonly key: ApiKey; readonly text: string }> {
    const { id, text, hash } = newApiKey();
    return { key: await this.#add(id, hash, grant), text };
  }

  /** The newest first, also those that are no longer valid. */
  list(): Promise<ApiKey[]> {
    return listKeys(this.#graph);
  }

  /** Ends the key of an id, or all keys of a name, and returns them; what was ended before stays so. Throws NOT_FOUND. */
  async revoke(idOrName: string): Promise<ApiKey[]> {
    const revoked = await revokeKeys(this.#graph, idOrName, this.#now().getTime());
    if (revoked.length === 0)
      throw new ProoflineError("NOT_FOUND", `there is no API key of the id or name ${idOrName}`);
    return revoked;
  }

  /**
   * Stores a key by its text, as one from a file of secrets, unless its id is there: a revoked one stays revoked. Throws
   * BAD_USER_INPUT for a text of another form, and CONFLICT where the id is that of a key with another secret.
   */
  async ensure(text: string, name: string, roles: readonly Role[]): Promise<ApiKey> {
    const given = parseApiKey(text.trim());
    // the text may be somebody's password, so that the message does not show it
    if (given === undefined)
      throw badInput(`an API key is ${KEY_PREFIX}, 16 hex digits, _, and 64 hex digits, all in lower case`);
    return this.#add(given.id, hashOf(given.secret), { name, roles, expiresAt: null });
  }

  /** The key of an id as it is now: one that another process made or revoked is so at once. */
  find(id: string): Promise<StoredKey | undefined> {
    return this.#reads.find(id);
  }

  async #add(id: string, hash: string, { name, roles, expiresAt }: KeyGrant): Promise<ApiKey> {
    const createdAt = this.#now().getTime();
    if (isKeyId(parseName(name, "name"))) throw badInputAt("name", "must not have the form of a key's id");
    if (roles.length === 0) throw badInputAt("roles", "must have at least one role");
    if (expiresAt !== null && !(expiresAt > createdAt && expiresAt <= LAST_TIME))
      throw badInputAt("expiresAt", "must be a time to come, before the year 9999 ends");
    const { hash: stored, ...key } = await addKey(this.#graph, {
      id,
      name,
      roles: [...new Set(roles)],
      hash,
      createdAt,
      expiresAt,
    });
    if (stored !== hash) throw new ProoflineError("CONFLICT", `another API key has the id ${id}`);
    return key;
  }
}
