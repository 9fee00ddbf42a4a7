import { badInput, badInputAt, ProoflineError } from "../facts/error.js";
import { type FactRef, refId } from "../facts/kind.js";
import { draftOf } from "../facts/redraft.js";
import type { Graph } from "../graph/graph.js";
import {
  type LoggedFact,
  type RebuildState,
  readRebuildState,
  StoreBuilder,
} from "../graph/recorder/storeBuilder.js";
import { type Checkpoint, openCheckpointBy } from "../log/checkpoint.js";
import { formatVerifierKey, type VerifierKey } from "../log/key.js";
import { sameHash } from "../log/merkle.js";
import { planRoot } from "../log/proofs.js";
import { rootOf } from "../log/tree.js";
import { erasedBy } from "./erased.js";
import { MIRROR, MirrorFolder } from "./folder.js";
import { type MirrorFact, memoryOf, readPieces } from "./mirrorFacts.js";
import { progressOf } from "./progress.js";
import { keysOfLog } from "./rotations.js";
import { Unexplained } from "./seals.js";
import { VerifiedLog } from "./verifiedLog.js";

export interface Rebuilt {
  readonly size: number;
  readonly origin: string;
  /** Facts whose sealed values are gone. */
  readonly erased: number;
}

/** One transaction takes so many facts, or bytes of entries and sealed values, in whole pieces. */
const WINDOW = { facts: 2_048, bytes: 8 * 1024 * 1024 };

/**
 * Makes an empty store equal to the one that the mirror is of. The mirror is verified whole before anything is written;
 * `keys` are whom to believe, never the mirror's own file. A rebuild that was interrupted goes on where it was.
 *
 * Throws BAD_USER_INPUT where the mirror does not verify, with what is wrong in it; CONFLICT where the store is not empty.
 */
export async function rebuildStore(
  graph: Graph,
  dir: string,
  keys: readonly VerifierKey[],
  say: (line: string) => void,
): Promise<Rebuilt> {
  const folder = new MirrorFolder(dir);
  const text = await folder.readText(MIRROR.checkpoint);
  if (text === undefined) throw badInput(`${dir} is no mirror: ${MIRROR.checkpoint} is missing`);
  const { checkpoint, key } = openSigned(text, await keysOfLog(folder, keys));
  const state = await readRebuildState(graph);
  checkState(state, checkpoint, formatVerifierKey(key));

  const verified = await VerifiedLog.open(folder, checkpoint);
  const erased = await verify(folder, verified, say);
  await checkBegun(state, verified);

  const { origin, size } = checkpoint;
  const log = { origin, size, verifierKey: formatVerifierKey(key), checkpoint: text };
  const builder = await StoreBuilder.begin(graph, log, state);
  await write(builder, readPieces(folder, verified, state.tree.size), {
    begun: state.tree.size,
    erased,
    progress: progressOf("rebuild", size, say),
  });
  await builder.finish();
  return { size, origin, erased: erased.size };
}

function openSigned(
  text: string,
  keys: readonly VerifierKey[],
): { checkpoint: Checkpoint; key: VerifierKey } {
  try {
    return openCheckpointBy(text, keys);
  } catch (cause) {
    if (!(cause instanceof ProoflineError)) throw cause;
    throw badInputAt(MIRROR.checkpoint, cause.message, cause);
  }
}

function checkState(state: RebuildState, { size }: Checkpoint, verifierKey: string): void {
  const refuse = (message: string) => {
    throw new ProoflineError("CONFLICT", `${message}: rebuild needs an empty store`);
  };
  if (state.verifierKey !== null && state.verifierKey !== verifierKey)
    refuse(`the store is of the log ${state.origin}, signed by ${state.verifierKey}`);
  if (state.rebuilding === null && (state.tree.size > 0 || state.others > 0))
    refuse(`the store holds ${state.tree.size} facts and ${state.others} nodes`);
  if (state.tree.size > size)
    refuse(`the store is half-built with ${state.tree.size} facts, and the mirror has ${size}`);
}

/** Reads the whole mirror. Answers with the names of the facts that were erased. */
async function verify(
  folder: MirrorFolder,
  log: VerifiedLog,
  say: (line: string) => void,
): Promise<ReadonlySet<string>> {
  const unexplained = new Unexplained();
  const erased = new Set<string>();
  const progress = progressOf("verify", log.size, say);
  for await (const facts of readPieces(folder, log, 0)) {
    for (const { entry, missing } of facts) {
      if (missing.length > 0) unexplained.add(refId(entry));
      for (const ref of erasedBy(entry)) {
        erased.add(refId(ref));
        unexplained.explain(refId(ref));
      }
    }
    progress((facts.at(-1)?.index ?? 0) + 1);
  }
  if (unexplained.first !== undefined)
    throw badInput(`${MIRROR.sealed} lacks values of ${unexplained.first}, and no Erasure says why`);
  return erased;
}

/** What an interrupted rebuild wrote must be the beginning of this mirror. */
async function checkBegun({ tree }: RebuildState, log: VerifiedLog): Promise<void> {
  const [root] = await log.prove(planRoot(tree.size));
  if (root === undefined || !sameHash(root, rootOf(tree)))
    throw new ProoflineError("CONFLICT", "the store is half-built from another mirror: empty it");
}

interface Writing {
  /** How many facts are written already. */
  readonly begun: number;
  readonly erased: ReadonlySet<string>;
  readonly progress: (done: number) => void;
}

/** While one transaction commits, the next one's facts are read. */
async function write(
  builder: StoreBuilder,
  pieces: AsyncIterable<readonly MirrorFact[]>,
  { begun, erased, progress }: Writing,
): Promise<void> {
  let writing: Promise<void> = Promise.resolve();
  let window: MirrorFact[] = [];
  let bytes = 0;
  const flush = async () => {
    const facts = window.map((fact) => loggedFact(fact, erased));
    const erases = window.flatMap(({ entry }): readonly FactRef[] => erasedBy(entry));
    window = [];
    bytes = 0;
    await writing;
    progress(facts[0]?.index ?? begun);
    writing = builder.write(facts, erases);
    writing.catch(() => undefined); // whoever awaits it hears of it
  };
  for await (const piece of pieces) {
    for (const fact of piece) {
      if (fact.index < begun) continue;
      window.push(fact);
      bytes += memoryOf(fact);
    }
    if (window.length >= WINDOW.facts || bytes >= WINDOW.bytes) await flush();
  }
  await flush();
  await writing;
}

function loggedFact(
  { index, text, entry, leaf, sealed }: MirrorFact,
  erased: ReadonlySet<string>,
): LoggedFact {
  const { recordedAt, recordedBy } = entry;
  // a folder that was not brought up to date may still have what was erased
  const values = erased.has(refId(entry)) ? {} : sealed;
  return {
    index,
    entry: text,
    leaf,
    recordedAt,
    recordedBy,
    fact: { draft: draftOf(entry, values), sealed: values },
  };
}
