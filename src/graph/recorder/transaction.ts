import type { Transaction } from "neo4j-driver";
import { FACT_KINDS, type FactKind } from "../../facts/kind.js";
import { TILE_WIDTH, tilePath } from "../../log/tiles.js";
import { encodeTree } from "../../log/tree.js";
import type { Query } from "../query.js";
import { bytesParam, Row } from "../row.js";
import { columnsOf, type RecordedFact } from "./columns.js";
import type { Plan } from "./plan.js";
import type { Known } from "./same.js";
import { addTiles, advanceHead, eraseSealed, existing, record } from "./statements.js";
import type { Submission } from "./submission.js";

/** Runs a statement. Those of one transaction are sent without waiting for each other, and run in order. */
export async function run<Params extends object, Result>(
  tx: Transaction,
  query: Query<Params, Result>,
  params: Params,
): Promise<Result[]> {
  const { records } = await tx.run(query.text, params);
  return records.map((row) => query.parse(new Row(row)));
}

/** The facts of the log that the submissions hold or refer to, by name. */
export async function readExisting(
  tx: Transaction,
  submissions: readonly Submission[],
): Promise<Map<string, Known>> {
  const keys = new Map<FactKind, Set<string>>();
  const add = (kind: FactKind, key: string) => {
    const set = keys.get(kind);
    if (set === undefined) keys.set(kind, new Set([key]));
    else set.add(key);
  };
  for (const { facts, isAccess } of submissions)
    for (const { draft } of facts) {
      // the key of an own access was made just now
      if (!isAccess) add(draft.kind, draft.key);
      for (const ref of draft.refs) add(ref.kind, ref.key);
    }
  const found = new Map<string, Known>();
  await Promise.all(
    [...keys].map(async ([kind, set]) => {
      for (const { key, ...known } of await run(tx, existing[kind], { keys: [...set] }))
        found.set(`${kind} ${key}`, known);
    }),
  );
  return found;
}

/** Writes facts that were recorded at the same time. */
export function writeFacts(
  tx: Transaction,
  facts: readonly RecordedFact[],
  recordedAt: string,
): Promise<unknown>[] {
  return FACT_KINDS.flatMap((kind) => {
    const own = facts.filter(({ fact }) => fact.draft.kind === kind);
    return own.length === 0 ? [] : [run(tx, record[kind], { facts: columnsOf(kind, own, recordedAt) })];
  });
}

/** Makes the log as long as what was written to it. */
export function writeLog(
  tx: Transaction,
  { recordedAt, tree, tiles, erased }: Pick<Plan, "recordedAt" | "tree" | "tiles" | "erased">,
): Promise<unknown>[] {
  const full = tiles.map(({ level, index, hashes }) => ({
    path: tilePath({ level, index, width: TILE_WIDTH }),
    hashes: bytesParam(hashes),
  }));
  return [
    ...(erased.length > 0 ? [run(tx, eraseSealed, { indexes: erased })] : []),
    ...(full.length > 0 ? [run(tx, addTiles, { tiles: full })] : []),
    run(tx, advanceHead, { size: tree.size, recordedAt, pending: bytesParam(encodeTree(tree)) }),
  ];
}
