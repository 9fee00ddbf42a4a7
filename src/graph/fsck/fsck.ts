import { HASH_SIZE, sameHash } from "../../log/merkle.js";
import { TILE_WIDTH } from "../../log/tiles.js";
import type { Graph } from "../graph.js";
import { type Anchor, readAnchors, type Trusted } from "./anchors.js";
import { readErased } from "./erasures.js";
import type { Finding, Reporter } from "./finding.js";
import { readStoredHead, type StoredHead } from "./head.js";
import type { Position } from "./position.js";
import { checkRotations } from "./rotations.js";
import { Run } from "./run.js";
import { StoredTree } from "./storedTree.js";

/** Tiles whose facts are read at once. */
const WINDOW_TILES = 8;
/** Findings that a position keeps, to list them again. */
export const KEPT = 1_000;

export interface FsckOptions {
  readonly trusted: Trusted;
  /** Where an earlier run stopped. It is gone on with if the log still continues it. */
  readonly resume: Position | undefined;
  /** What an earlier part of the same run began with; it is read where nothing is said. */
  readonly beginning?: Beginning;
  /** So many facts are checked, of whole tiles, and the run is gone on with later; all where nothing is said. */
  readonly until?: number;
  /** How many tiles' facts are read at once; 8 where nothing is said. */
  readonly windowTiles?: number;
  /** Ends the run between two windows. */
  readonly signal: AbortSignal;
  readonly report: Reporter;
  readonly progress: (checked: number, size: number) => void;
  /** Told after each window but the last. Making the position costs: do it where it is to be kept. */
  readonly reached: (position: () => Position) => Promise<void>;
}

/** The log's head when a run began, and what was wrong with it then. */
export interface Beginning {
  readonly head: StoredHead;
  readonly findings: readonly Finding[];
}

/** Throws BAD_USER_INPUT for a store that has no log at all. */
export async function readBeginning(graph: Graph): Promise<Beginning> {
  const findings: Finding[] = [];
  return { head: await readStoredHead(graph, (one) => findings.push(one)), findings };
}

/** The log as a whole. */
export type LogVerdict = "INTACT" | "REWRITTEN" | "TRUNCATED" | "FORKED" | "DAMAGED";

export interface FsckSummary {
  readonly log: LogVerdict;
  readonly origin: string | null;
  /** Facts in the log when the run began. */
  readonly size: number;
  /** Facts that the run looked at, those of the run that it goes on with included. */
  readonly checked: number;
  /** Where this run began. */
  readonly from: number;
  /** Facts that were recorded meanwhile, and not checked. */
  readonly newer: number;
  /** Facts that the largest good checkpoint covers. */
  readonly signed: number;
  readonly findings: number;
  readonly counts: Readonly<Record<string, number>>;
  /** False for a run that was stopped: it found no fault so far, and says nothing of the rest. */
  readonly complete: boolean;
}

/**
 * Checks the whole store against its log and the log against its checkpoints. It needs memory for some windows of facts,
 * however many there are, and for what it found. Throws BAD_USER_INPUT where there is no log or the user's checkpoint
 * can't be read, and UNAVAILABLE or INTERNAL where Neo4j fails.
 */
export async function fsck(graph: Graph, options: FsckOptions): Promise<FsckSummary> {
  const counts: Record<string, number> = {};
  const listed: Finding[] = [];
  const report = (one: Finding) => {
    counts[one.code] = (counts[one.code] ?? 0) + 1;
    if (listed.length < KEPT) listed.push(one);
    options.report(one);
  };
  const { head, findings } = options.beginning ?? (await readBeginning(graph));
  const earlier = [...findings];
  const keys = await checkRotations(graph, head, (one) => earlier.push(one));
  const anchors = readAnchors(head, keys, options.trusted, (one) => earlier.push(one));
  const stored = new StoredTree(graph, head.size, head.pending, report);
  const resume = await usable(options.resume, head, stored, anchors);
  for (const one of resume?.listed ?? []) report(one);
  Object.assign(counts, resume?.counts);
  const said = new Set(resume?.listed.map(({ message }) => message));
  for (const one of earlier) if (!said.has(one.message)) report(one);

  const width = (options.windowTiles ?? WINDOW_TILES) * TILE_WIDTH;
  const run = new Run(graph, head, anchors, stored, await readErased(graph), report, resume, width);
  const position = (): Position => ({
    ...run.state,
    origin: head.origin,
    counts: { ...counts },
    listed: [...listed],
  });
  const from = run.checked;
  const until = Math.min(options.until ?? head.size, head.size);
  let window = run.read(run.checked);
  while (run.checked < until && !options.signal.aborted) {
    const current = await window;
    const next = run.checked + width;
    window = run.read(next < until ? next : head.size);
    // of a window that fails while another is checked, the error is thrown when its turn comes
    window.catch(() => undefined);
    await run.check(current);
    options.progress(run.checked, head.size);
    if (run.checked < head.size) await options.reached(position);
  }
  await window;
  const complete = run.checked >= head.size && !options.signal.aborted;
  const newer = complete ? await run.finish() : 0;
  return {
    log: verdict(counts),
    origin: head.origin,
    size: head.size,
    checked: run.checked,
    from,
    newer,
    signed: Math.max(0, ...anchors.map(({ size }) => size).filter((size) => size <= head.size)),
    findings: Object.values(counts).reduce((sum, count) => sum + count, 0),
    counts,
    complete,
  };
}

function verdict(counts: Readonly<Record<string, number>>): LogVerdict {
  if (counts.LOG_REWRITTEN) return "REWRITTEN";
  if (counts.LOG_FORKED) return "FORKED";
  if (counts.LOG_TRUNCATED) return "TRUNCATED";
  const damage = ["TILE_", "HEAD_", "KEY_", "CHECKPOINT_", "ENTRY_", "FACT_"];
  return Object.keys(counts).some((code) => damage.some((start) => code.startsWith(start)))
    ? "DAMAGED"
    : "INTACT";
}

/** A position is gone on with only if the log's tiles still lead to what it was, and no checkpoint before it is new. */
async function usable(
  position: Position | undefined,
  head: StoredHead,
  stored: StoredTree,
  anchors: readonly Anchor[],
): Promise<Position | undefined> {
  if (position === undefined || position.origin !== head.origin) return undefined;
  const { size, pending } = position.derived;
  if (size > head.size || size % TILE_WIDTH !== 0) return undefined;
  for (const anchor of anchors) if (anchor.size < size && !position.roots.has(anchor.size)) return undefined;
  for (const [level, hashes] of pending.entries())
    for (let i = 0; i * HASH_SIZE < hashes.length; i++) {
      const first = Math.floor(size / TILE_WIDTH ** (level + 2)) * TILE_WIDTH;
      const now = await stored.hashAt(level + 1, first + i);
      if (now === undefined || !sameHash(now, hashes.subarray(i * HASH_SIZE, (i + 1) * HASH_SIZE)))
        return undefined;
    }
  return position;
}
