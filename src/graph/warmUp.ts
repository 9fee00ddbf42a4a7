import { randomInt, randomUUID } from "node:crypto";
import { EDGE_COLUMNS } from "../facts/columns.js";
import { ProoflineError } from "../facts/error.js";
import { FACT_KINDS, type FactKind } from "../facts/kind.js";
import { KINDS } from "../facts/kinds/index.js";
import { encodeTree } from "../log/tree.js";
import { storeError } from "./errors.js";
import type { Graph } from "./graph.js";
import { headOfLog } from "./log/head.js";
import { addHalves } from "./pendingInferences.js";
import { readPredictions } from "./predictions.js";
import type { RecordedFact } from "./recorder/rows.js";
import { addTiles, advanceHead, eraseSealed, existing, lockHead, lockHeadAt } from "./recorder/statements.js";
import { beginTransaction, rollback, run, writeFacts } from "./recorder/transaction.js";
import { bytesParam } from "./row.js";
import { searchFacts } from "./search/search.js";
import { readModelTrail, readTrail } from "./trail.js";

/** The first plans each statement, the others run what was planned, which Java compiles as it runs. */
const ROUNDS = 3;
/** What comes in masses, and what each read leaves. To plan the rest too would take a start half as long again. */
const OFTEN = FACT_KINDS.filter((kind) => KINDS[kind].isBatched || kind === "Access");
/** These, and what the most of them refer to. */
const LOOKED_FOR = new Set([
  ...OFTEN,
  ...OFTEN.flatMap((kind) => EDGE_COLUMNS[kind].filter(({ isAny }) => !isAny).map(({ to }) => to)),
]);
const TRANSACTION_TIMEOUT_MS = 60_000;

/**
 * Runs what recording predictions, reading and reports run, so that the first callers don't wait while Neo4j plans each
 * statement and loads what it needs for it: that takes seconds where it has just started, and tenths where it has not. All is
 * taken back, and no other process waits for more than a moment. Throws UNAVAILABLE.
 */
export async function warmUp(graph: Graph): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const key = `warm-up ${randomUUID()}`; // known to nobody, so that nothing is found, and nobody waits for it
    await Promise.all([recordInVain(graph, key), readInVain(graph, key)]);
  }
}

/** A fact of each kind that comes often, in one transaction that is rolled back. */
async function recordInVain(graph: Graph, key: string): Promise<void> {
  const session = graph.session("WRITE");
  try {
    const tx = beginTransaction(graph, session, TRANSACTION_TIMEOUT_MS);
    const before = -randomInt(2 ** 40) - OFTEN.length; // no place in the log, and not that of another process
    const facts = OFTEN.map((kind, i) => factOf(kind, key, before + i));
    const fresh = OFTEN.map((kind, i) => factOf(kind, `${key} new`, before - OFTEN.length + i, key));
    await Promise.all([
      ...[...LOOKED_FOR].map((kind) => run(tx, existing[kind], { keys: [key] })),
      ...writeFacts(tx, facts, new Date(0).toISOString(), () => true),
      ...writeFacts(tx, fresh, new Date(0).toISOString(), () => false),
      run(tx, addTiles, { tiles: [{ path: key, hashes: bytesParam(new Uint8Array(32)) }] }),
      run(tx, eraseSealed, { indexes: [before] }),
      run(tx, addHalves, { halves: [halfOf(key)], now: new Date(0).toISOString() }),
    ]);
    // last, since all others who record wait for it
    await run(tx, headOfLog, {});
    const [head] = await run(tx, lockHead, {});
    if (head !== undefined) {
      const { size } = head.tree;
      const pending = bytesParam(encodeTree(head.tree));
      await run(tx, lockHeadAt, { size, pending });
      await run(tx, advanceHead, { size, pending, recordedAt: head.recordedAt });
    }
    await rollback(tx);
  } catch (error) {
    throw storeError(error);
  } finally {
    await session.close(); // a transaction that failed is rolled back here
  }
}

/** With a reference of each type that the kind has, and no more. */
const factOf = (kind: FactKind, key: string, index: number, target = key): RecordedFact => ({
  index,
  entry: "",
  recordedBy: "",
  fact: {
    draft: {
      kind,
      key,
      fields: [],
      refs: EDGE_COLUMNS[kind].map(({ rel, to }) => ({ rel, kind: to, key: target, props: {} })),
    },
    sealed: {},
  },
});

/** Of an inference that nobody asks for. */
const halfOf = (key: string) =>
  ({
    id: key,
    place: 0,
    part: "request",
    half: "",
    requestId: key,
    deployment: key,
    keys: [key],
    by: "",
  }) as const;

/** The statements of reports and pages, which find nothing. */
async function readInVain(graph: Graph, key: string): Promise<void> {
  const filter = {
    requestIds: null,
    model: null,
    modelVersion: null,
    deployment: null,
    from: null,
    to: null,
  };
  await Promise.all([
    findsNothing(readTrail(graph, key)),
    findsNothing(readModelTrail(graph, key)),
    readPredictions(graph, filter, null, 1),
    searchFacts(graph, { text: key, kinds: FACT_KINDS }, null, 1),
  ]);
}

const findsNothing = (reading: Promise<unknown>): Promise<unknown> =>
  reading.catch((error: unknown) => {
    if (!(error instanceof ProoflineError && error.code === "NOT_FOUND")) throw error;
  });
