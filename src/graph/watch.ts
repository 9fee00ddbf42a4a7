import { randomBytes } from "node:crypto";
import { ProoflineError } from "../facts/error.js";
import type { StoredFact } from "../facts/record.js";
import type { Graph } from "./graph.js";
import { defineQuery } from "./query.js";
import { storedFact } from "./storedFact.js";

/** How far the alert rules have read the log. */
export interface WatchState {
  /** The index of the first fact that they have not read. */
  readonly next: number;
  /** A secret of this store, always the same. */
  readonly salt: string;
  /** How long the log is. */
  readonly size: number;
}

/** What the rules remember, as JSON text. */
export interface StoredPattern {
  readonly id: string;
  readonly state: string;
}

type None = Record<string, never>;
const stateOf = defineQuery<None, { next: number; salt: string | null; size: number }>(
  "access/watch/state.cypher",
  (row) => ({ next: row.integer("next"), salt: row.textOrNull("salt"), size: row.integer("size") }),
);
const setSalt = defineQuery<{ salt: string }, string>("access/watch/salt.cypher", (row) => row.text("salt"));
const accesses = defineQuery<{ from: number; to: number }, StoredFact>(
  "access/watch/accesses.cypher",
  (row) => storedFact(row, "Access"),
);
const patterns = defineQuery<{ ids: readonly string[] }, StoredPattern>(
  "access/watch/patterns.cypher",
  (row) => ({ id: row.text("id"), state: row.text("state") }),
);
const advance = defineQuery<{ from: number; to: number; patterns: readonly StoredPattern[] }, number>(
  "access/watch/advance.cypher",
  (row) => row.integer("next"),
);

/** Throws UNAVAILABLE, or INTERNAL where the store was not migrated. */
export async function readWatchState(graph: Graph): Promise<WatchState> {
  const [state] = await graph.read(stateOf, {});
  if (state === undefined)
    throw new ProoflineError("INTERNAL", "the store does not say how far it was watched");
  if (state.salt !== null) return { ...state, salt: state.salt };
  const [salt] = await graph.write(setSalt, { salt: randomBytes(32).toString("hex") });
  if (salt === undefined)
    throw new ProoflineError("INTERNAL", "the store does not say how far it was watched");
  return { ...state, salt };
}

/** The accesses among the facts with an index from `from` on and below `to`, in the log's order. */
export const readAccessesBetween = (graph: Graph, from: number, to: number): Promise<StoredFact[]> =>
  graph.read(accesses, { from, to });

export const readPatterns = async (graph: Graph, ids: readonly string[]): Promise<Map<string, string>> =>
  new Map((await graph.read(patterns, { ids })).map(({ id, state }) => [id, state]));

/** Remembers what was read, in one transaction; false, and nothing done, where another process was faster. */
export async function advanceWatch(
  graph: Graph,
  from: number,
  to: number,
  changed: readonly StoredPattern[],
): Promise<boolean> {
  return (await graph.write(advance, { from, to, patterns: changed })).length > 0;
}
