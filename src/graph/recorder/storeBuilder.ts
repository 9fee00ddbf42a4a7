import { ProoflineError } from "../../facts/error.js";
import { FACT_KINDS, type FactRef } from "../../facts/kind.js";
import { append, decodeTree, type Tree } from "../../log/tree.js";
import { storeError } from "../errors.js";
import type { Graph } from "../graph.js";
import { defineQuery } from "../query.js";
import type { Row } from "../row.js";
import type { RecordedFact } from "./rows.js";
import { existing } from "./statements.js";
import { beginTransaction, commit, run, type StoreTransaction, writeFacts, writeLog } from "./transaction.js";

/** What a store holds before a rebuild. */
export interface RebuildState {
  /** Nodes that no migration made. */
  readonly others: number;
  readonly tree: Tree;
  readonly recordedAt: string;
  readonly origin: string | null;
  readonly verifierKey: string | null;
  /** How many facts the store is to get, where a rebuild was begun and not ended. */
  readonly rebuilding: number | null;
}

/** The log that a store is made equal to. */
export interface RebuiltLog {
  readonly origin: string;
  readonly verifierKey: string;
  readonly checkpoint: string;
  readonly size: number;
}

/** A fact of the log, in the log's order. */
export interface LoggedFact extends RecordedFact {
  readonly leaf: Uint8Array;
  readonly recordedAt: string;
}

type None = Record<string, never>;
const size = (row: Row) => row.integer("size");
const emptiness = defineQuery<None, RebuildState>("mirror/emptiness.cypher", (row) => ({
  others: row.integer("others"),
  tree: decodeTree(row.bytes("pending"), row.integer("size")),
  recordedAt: row.text("recordedAt"),
  origin: row.textOrNull("origin"),
  verifierKey: row.textOrNull("verifierKey"),
  rebuilding: row.integerOrNull("rebuilding"),
}));
const begin = defineQuery<Pick<RebuiltLog, "origin" | "verifierKey" | "size">, number>(
  "mirror/begin.cypher",
  size,
);
const lockHead = defineQuery<None, number>("mirror/lockHead.cypher", size);
const finish = defineQuery<Pick<RebuiltLog, "checkpoint" | "size">, number>("mirror/finish.cypher", size);

const TRANSACTION_TIMEOUT_MS = 60_000;

/** Throws INTERNAL where the store was not migrated. */
export async function readRebuildState(graph: Graph): Promise<RebuildState> {
  const [state] = await graph.read(emptiness, {});
  if (state === undefined) throw new ProoflineError("INTERNAL", "the store has no log head");
  return state;
}

/**
 * Writes the facts of a log to a store that lacks them, by the Recorder's own statements. From `begin` until `finish`
 * the head says that the store is half-built, and no service opens it; each `write` moves the head with its facts, so
 * that what was interrupted goes on from there.
 */
export class StoreBuilder {
  readonly #graph: Graph;
  readonly #log: RebuiltLog;
  #tree: Tree;

  private constructor(graph: Graph, log: RebuiltLog, tree: Tree) {
    this.#graph = graph;
    this.#log = log;
    this.#tree = tree;
  }

  /** Throws CONFLICT where the store is no longer as `state` says. */
  static async begin(graph: Graph, log: RebuiltLog, { tree }: RebuildState): Promise<StoreBuilder> {
    const { origin, verifierKey, size } = log;
    const [found] = await graph.write(begin, { origin, verifierKey, size });
    if (found !== tree.size)
      throw new ProoflineError("CONFLICT", "another process wrote to the store in the meantime");
    return new StoreBuilder(graph, log, tree);
  }

  /** The next facts, in one transaction. `erases`: what the Erasures among them erase. */
  async write(facts: readonly LoggedFact[], erases: readonly FactRef[]): Promise<void> {
    const last = facts.at(-1);
    if (last === undefined) return;
    const { tree, tiles } = append(
      this.#tree,
      facts.map(({ leaf }) => leaf),
    );
    const session = this.#graph.session("WRITE");
    try {
      const tx = beginTransaction(this.#graph, session, TRANSACTION_TIMEOUT_MS);
      const [found] = await run(tx, lockHead, {});
      if (found !== this.#tree.size)
        throw new ProoflineError("CONFLICT", "another process writes to the store too");
      await Promise.all(
        groups(facts).flatMap((group) => writeFacts(tx, group, group[0].recordedAt, () => true)),
      );
      const erased = await indexesOf(tx, erases);
      const { recordedAt } = last;
      // the log's key is the one that signed what it is built from
      const whole = { recordedAt, tree, tiles, erased, rotatedTo: null };
      await Promise.all([...writeLog(tx, whole), commit(tx)]);
      this.#tree = tree;
    } catch (error) {
      throw storeError(error);
    } finally {
      await session.close();
    }
  }

  /** Makes the store a whole one. Throws INTERNAL where it does not hold each fact of the log once. */
  async finish(): Promise<void> {
    const { checkpoint, size } = this.#log;
    if ((await this.#graph.write(finish, { checkpoint, size })).length === 0)
      throw new ProoflineError("INTERNAL", `the store does not hold the log's ${size} facts: empty it`);
  }
}

async function indexesOf(tx: StoreTransaction, refs: readonly FactRef[]): Promise<number[]> {
  const indexes: number[] = [];
  for (const kind of FACT_KINDS) {
    const keys = refs.filter((ref) => ref.kind === kind).map(({ key }) => key);
    if (keys.length > 0)
      indexes.push(...(await run(tx, existing[kind], { keys })).flatMap(({ known }) => known?.index ?? []));
  }
  return indexes;
}

type Group = [LoggedFact, ...LoggedFact[]];

/** What was recorded at the same time, in order. */
function groups(facts: readonly LoggedFact[]): Group[] {
  const all: Group[] = [];
  for (const fact of facts) {
    const group = all.at(-1);
    if (group?.[0].recordedAt === fact.recordedAt) group.push(fact);
    else all.push([fact]);
  }
  return all;
}
