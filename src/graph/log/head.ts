import { ProoflineError } from "../../facts/error.js";
import { decodeTree, type Tree } from "../../log/tree.js";
import type { Graph } from "../graph.js";
import { defineQuery } from "../query.js";

/** The log as its head node has it. */
export interface LogHead {
  readonly tree: Tree;
  /** The last fact's time; empty for the empty log. */
  readonly recordedAt: string;
  /** Both null until the first service claims the log. */
  readonly origin: string | null;
  readonly verifierKey: string | null;
  /** The latest signed one. */
  readonly checkpoint: string | null;
}

/** The head as it is, also of a store that is half-built. */
export const headOfLog = defineQuery<Record<string, never>, LogHead & { rebuilding: number | null }>(
  "log/head.cypher",
  (row) => ({
    tree: decodeTree(row.bytes("pending"), row.integer("size")),
    recordedAt: row.text("recordedAt"),
    origin: row.textOrNull("origin"),
    verifierKey: row.textOrNull("verifierKey"),
    checkpoint: row.textOrNull("checkpoint"),
    rebuilding: row.integerOrNull("rebuilding"),
  }),
);
const claim = defineQuery<{ origin: string; verifierKey: string }>("log/claim.cypher");
const publish = defineQuery<{ checkpoint: string; size: number; verifierKey: string }>("log/publish.cypher");

const rename = defineQuery<{ before: string; origin: string; verifierKey: string }, number>(
  "mirror/rename.cypher",
  (row) => row.integer("size"),
);

/** Whether a service has named the log in this store, or a rebuild. */
export async function hasLog(graph: Graph): Promise<boolean> {
  const [found] = await graph.read(headOfLog, {});
  return found !== undefined && found.verifierKey !== null;
}

export async function readHead(graph: Graph): Promise<LogHead> {
  const [found] = await graph.read(headOfLog, {});
  if (found === undefined)
    throw new ProoflineError(
      "INTERNAL",
      "the store has no log head: it was not migrated, or the head was removed",
    );
  if (found.rebuilding !== null)
    throw new ProoflineError(
      "UNAVAILABLE",
      `the store is half-built: proofline rebuild wrote ${found.tree.size} of ${found.rebuilding} facts. Run it again with the same folder, or empty the store`,
    );
  return found;
}

/** Names the log, where it has no name yet, and answers with the name it has. */
export async function claimLog(graph: Graph, origin: string, verifierKey: string): Promise<LogHead> {
  await graph.write(claim, { origin, verifierKey });
  return readHead(graph);
}

/** Stores a signed checkpoint on the head, unless a larger one is there. */
export async function publishCheckpoint(
  graph: Graph,
  checkpoint: string,
  size: number,
  verifierKey: string,
): Promise<void> {
  await graph.write(publish, { checkpoint, size, verifierKey });
}

/** Gives the log another name and key, and drops what the old key signed. False where its key is not `before`. */
export async function renameLog(
  graph: Graph,
  before: string,
  { origin, verifierKey }: { readonly origin: string; readonly verifierKey: string },
): Promise<boolean> {
  return (await graph.write(rename, { before, origin, verifierKey })).length > 0;
}
