import { ApiKeys } from "../../src/access/keys.js";
import type { Role } from "../../src/facts/role.js";
import { Graph } from "../../src/graph/graph.js";
import { sharedNeo4j } from "./sharedNeo4j.js";

/** Makes API keys in the run's store, as `proofline key create` does. */
export async function createKeys<Name extends string>(
  grants: Readonly<Record<Name, readonly Role[]>>,
): Promise<Record<Name, string>> {
  return withKeys(async (keys) => {
    const texts: Partial<Record<Name, string>> = {};
    for (const name in grants) {
      const { text } = await keys.create({ name, roles: grants[name], expiresAt: null });
      texts[name] = text;
    }
    return texts as Record<Name, string>;
  });
}

/** Takes the keys of a name back, as `proofline key revoke` does. */
export const revokeKeysOf = (name: string) => withKeys((keys) => keys.revoke(name));

async function withKeys<T>(use: (keys: ApiKeys) => Promise<T>): Promise<T> {
  const { uri, username, password } = sharedNeo4j();
  const graph = new Graph({ uri, username, password, database: undefined });
  try {
    return await use(new ApiKeys(graph, () => new Date()));
  } finally {
    await graph[Symbol.asyncDispose]();
  }
}
