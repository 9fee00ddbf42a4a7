import type { Session, Transaction } from "neo4j-driver";
import { isPlace } from "../../archive/place.js";
import { FACT_KINDS, type FactKind, refId } from "../../facts/kind.js";
import { TILE_WIDTH, tilePath } from "../../log/tiles.js";
import { encodeTree } from "../../log/tree.js";
import { openAllKnown } from "../archived.js";
import type { Graph } from "../graph.js";
import { observed } from "../observed.js";
import { once } from "../once.js";
import type { Query } from "../query.js";
import { bytesParam, Row } from "../row.js";
import type { Plan } from "./plan.js";
import { type RecordedFact, rowsOf } from "./rows.js";
import type { Known } from "./same.js";
import { addTiles, advanceHead, eraseSealed, existing, record, recordNew, rotate } from "./statements.js";
import type { Submission } from "./submission.js";

const TRANSACTION_TIMEOUT_MS = 30_000;
/** Facts that take some 40 ms to plan. */
export const LARGE_GROUP = 2_500;

/** A transaction of statements of `cypher/`, of which somebody hears. */
export interface StoreTransaction {
  readonly graph: Graph;
  readonly tx: Transaction;
}

/** @param timeout milliseconds on the server's side: frees the lock of a process that hangs */
export const beginTransaction = (
  graph: Graph,
  session: Session,
  timeout = TRANSACTION_TIMEOUT_MS,
): StoreTransaction => ({ graph, tx: session.beginTransaction({ timeout }) });

export const rollback = ({ tx }: StoreTransaction): Promise<void> => tx.rollback();

export const commit = ({ graph, tx }: StoreTransaction): Promise<void> =>
  observed(graph.telemetry, "commit", () => tx.commit());

/** Runs a statement. Those of one transaction are sent without waiting for each other, and run in order. */
export async function run<Params extends object, Result>(
  { graph, tx }: StoreTransaction,
  query: Query<Params, Result>,
  params: Params,
): Promise<Result[]> {
  const { records } = await observed(graph.telemetry, query.file, () => tx.run(query.text, params));
  return records.map((row) => query.parse(new Row(row)));
}

/** What the store has of facts that were asked for, by name. */
export interface Found {
  readonly facts: ReadonlyMap<string, Known>;
  /** Of these and of placeholders. */
  readonly nodes: ReadonlySet<string>;
}

/** Whether facts of a kind that a submission holds are looked for. */
export type LookedFor = (kind: FactKind, submission: Submission) => boolean;

/** Reads the facts that the submissions refer to, and of those that they hold what is looked for. */
export async function readExisting(
  tx: StoreTransaction,
  submissions: readonly Submission[],
  isLookedFor: LookedFor,
): Promise<Found> {
  const keys = new Map<FactKind, Set<string>>();
  const add = (kind: FactKind, key: string) => {
    const set = keys.get(kind);
    if (set === undefined) keys.set(kind, new Set([key]));
    else set.add(key);
  };
  for (const submission of submissions)
    for (const { draft } of submission.facts) {
      if (isLookedFor(draft.kind, submission)) add(draft.kind, draft.key);
      for (const ref of draft.refs) add(ref.kind, ref.key);
    }
  const needed = once(() => entriesNeeded(submissions));
  const facts = new Map<string, Known>();
  const nodes = new Set<string>();
  const away = new Map<string, Known>();
  await Promise.all(
    [...keys].map(async ([kind, set]) => {
      for (const { key, known } of await run(tx, existing[kind], { keys: [...set] })) {
        const id = refId({ kind, key });
        nodes.add(id);
        if (known === null) continue;
        facts.set(id, known);
        if (isPlace(known.entry) && needed().has(id)) away.set(id, known);
      }
    }),
  );
  for (const [id, known] of await openAllKnown(tx.graph.archives, away)) facts.set(id, known);
  return { facts, nodes };
}

/** The facts, by name, of which more is needed than their hashes: that are there already, or are amended. */
function entriesNeeded(submissions: readonly Submission[]): ReadonlySet<string> {
  const needed = new Set<string>();
  for (const { facts } of submissions)
    for (const { id, draft } of facts) {
      needed.add(id);
      if (draft.kind === "Amendment") for (const ref of draft.refs) needed.add(refId(ref));
    }
  return needed;
}

export interface WritablePlan {
  readonly plan: Plan;
  /** Whether a fact, by name, is a node of the store: recorded, or referred to. */
  readonly isNode: (id: string) => boolean;
}

/**
 * Writes facts that were recorded at the same time. What is no node yet is made without looking for it, which the
 * constraints of its kind would refuse if it were one.
 *
 * @param isNode whether a fact, by name, may be a node: recorded, or referred to
 */
export function writeFacts(
  tx: StoreTransaction,
  facts: readonly RecordedFact[],
  recordedAt: string,
  isNode: (id: string) => boolean,
): Promise<unknown>[] {
  const named = new Set<string>();
  return FACT_KINDS.flatMap((kind) => {
    const own = facts.filter(({ fact }) => fact.draft.kind === kind);
    if (own.length === 0) return [];
    // a statement makes what its facts refer to before it makes them
    for (const { fact } of own) for (const ref of fact.draft.refs) named.add(refId(ref));
    const fresh: RecordedFact[] = [];
    const others: RecordedFact[] = [];
    for (const one of own) {
      const id = refId(one.fact.draft);
      (named.has(id) || isNode(id) ? others : fresh).push(one);
    }
    return [
      ...(others.length > 0 ? [run(tx, record[kind], { facts: rowsOf(kind, others, recordedAt) })] : []),
      ...(fresh.length > 0 ? [run(tx, recordNew[kind], { facts: rowsOf(kind, fresh, recordedAt) })] : []),
    ];
  });
}

/** Makes the log as long as what was written to it. */
export function writeLog(
  tx: StoreTransaction,
  {
    recordedAt,
    tree,
    tiles,
    erased,
    rotatedTo,
  }: Pick<Plan, "recordedAt" | "tree" | "tiles" | "erased" | "rotatedTo">,
): Promise<unknown>[] {
  const full = tiles.map(({ level, index, hashes }) => ({
    path: tilePath({ level, index, width: TILE_WIDTH }),
    hashes: bytesParam(hashes),
  }));
  return [
    ...(erased.length > 0 ? [run(tx, eraseSealed, { indexes: erased })] : []),
    ...(rotatedTo === null ? [] : [run(tx, rotate, { verifierKey: rotatedTo })]),
    ...(full.length > 0 ? [run(tx, addTiles, { tiles: full })] : []),
    run(tx, advanceHead, { size: tree.size, recordedAt, pending: bytesParam(encodeTree(tree)) }),
  ];
}
