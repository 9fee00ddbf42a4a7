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
const accesses = defineQuery<{ from: number; to: number }, { facts: number; access: StoredFact | null }>(
  "access/watch/accesses.cypher",
  (row) => ({
    facts: row.integer("facts"),
    access: row.textOrNull("key") === null ? null : storedFact(row, "Access"),
  }),
);
const patterns = defineQuery<{ from: number; ids: readonly string[] }, StoredPattern[]>(
  "access/watch/patterns.cypher",
  (row) => row.list("patterns").flatMap(storedPattern),
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

/**
 * The accesses among the facts with an index from `from` on and below `to`, in the log's order. `isWhole` says whether all
 * of those facts were there: what another process has just committed may show in the log's size first.
 */
export async function readAccessesBetween(
  graph: Graph,
  from: number,
  to: number,
): Promise<{ readonly accesses: readonly StoredFact[]; readonly isWhole: boolean }> {
  const rows = await graph.read(accesses, { from, to });
  return {
    accesses: rows.flatMap(({ access }) => access ?? []),
    isWhole: rows[0]?.facts === to - from,
  };
}

/** What was remembered when the log was read up to `from`, by id; undefined where another process has read on since. */
export async function readPatterns(
  graph: Graph,
  from: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string> | undefined> {
  const [found] = await graph.write(patterns, { from, ids });
  return found && new Map(found.map(({ id, state }) => [id, state]));
}

/** Remembers what was read, in one transaction; false, and nothing done, where another process was faster. */
export async function advanceWatch(
  graph: Graph,
  from: number,
  to: number,
  changed: readonly StoredPattern[],
): Promise<boolean> {
  return (await graph.write(advance, { from, to, patterns: changed })).length > 0;
}

function storedPattern(item: unknown): StoredPattern[] {
  if (!Array.isArray(item)) return [];
  const [id, state]: unknown[] = item;
  return typeof id === "string" && typeof state === "string" ? [{ id, state }] : [];
}
