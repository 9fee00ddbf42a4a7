import { ApiKeys } from "../../src/access/keys.js";
import type { Role } from "../../src/facts/role.js";
import { Graph } from "../../src/graph/graph.js";
import { sharedNeo4j } from "./sharedNeo4j.js";

/** Makes API keys in the run's store, as `proofline key create` does. */
export async function createKeys<Name extends string>(
  grants: Readonly<Record<Name, readonly Role[]>>,
): Promise<Record<Name, string>> {
  const { uri, username, password } = sharedNeo4j();
  const graph = new Graph({ uri, username, password, database: undefined });
  try {
    const keys = new ApiKeys(graph, () => new Date());
    const texts: Partial<Record<Name, string>> = {};
    for (const name in grants) {
      const { text } = await keys.create({ name, roles: grants[name], expiresAt: null });
      texts[name] = text;
    }
    return texts as Record<Name, string>;
  } finally {
    await graph[Symbol.asyncDispose]();
  }
}
