import { Neo4jError } from "neo4j-driver";
import { badInput, type ProoflineError } from "../facts/error.js";
import { storeError } from "./errors.js";
import { type Graph, READ_TIMEOUT_MS } from "./graph.js";
import { observed } from "./observed.js";

/** As Neo4j writes them, with commas between. */
const BOOKMARKS = /^[\w:+/=.-]{1,256}(,[\w:+/=.-]{1,256}){0,31}$/;

/** What this process has written so far, and seen of others, as one word. Empty where that is nothing. */
export async function bookmarkOf({ driver }: Graph): Promise<string> {
  return [...(await driver.executeQueryBookmarkManager.getBookmarks())].slice(-32).join(",");
}

/**
 * Resolves when all that this process reads from now on sees what another process had written when it gave that bookmark.
 * Throws BAD_USER_INPUT for what is no bookmark of this database, and UNAVAILABLE where what it says does not come in time.
 */
export async function catchUp(graph: Graph, bookmark: string): Promise<void> {
  if (!BOOKMARKS.test(bookmark)) throw notOurs();
  const { executeQueryBookmarkManager: manager } = graph.driver;
  const known = new Set(await manager.getBookmarks());
  const unknown = bookmark.split(",").filter((one) => !known.has(one));
  if (unknown.length === 0) return;
  // waited for apart: what never comes must not become what all others wait for
  const session = graph.session("READ", -1, unknown);
  try {
    await observed(graph.telemetry, "bookmark", () =>
      session.run("RETURN 1", {}, { timeout: READ_TIMEOUT_MS }),
    );
  } catch (error) {
    throw error instanceof Neo4jError && /^Neo\.ClientError\.(Transaction|Request|Database)/.test(error.code)
      ? notOurs(error)
      : storeError(error);
  } finally {
    await session.close();
  }
}

const notOurs = (cause?: unknown): ProoflineError =>
  badInput("the bookmark is none of this service's", cause);
