import { canonical } from "../../facts/json.js";
import { abortableSleep } from "../../graph/abortableSleep.js";
import type { Trusted } from "../../graph/fsck/anchors.js";
import type { Finding } from "../../graph/fsck/finding.js";
import { type Beginning, type FsckSummary, fsck, readBeginning } from "../../graph/fsck/fsck.js";
import { encodePosition, type Position } from "../../graph/fsck/position.js";
import type { Graph } from "../../graph/graph.js";
import { TILE_WIDTH } from "../../log/tiles.js";
import { beginningOf, type RunState } from "./runState.js";

/** A part is as long as that takes: so much is looked at again after a restart. */
const PART_SECONDS = 20;
/** Facts that are read at once: so many milliseconds' worth of them, from 1 to 8 tiles. */
const WINDOW_SECONDS = 0.5;
const MAX_WINDOW_TILES = 8;
/** Longer than any transaction is being applied. */
const LOOK_AGAIN_MS = 2_000;
const MAX_LOOKS = 6;

export interface PartOptions {
  /** Facts a second. */
  readonly rate: number;
  readonly partFacts?: number;
  readonly signal: AbortSignal;
  readonly trusted: () => Promise<Trusted>;
}

/** What a part of a check found, and where it ended. */
export interface Part {
  /** What the check began with. */
  readonly begun: Pick<RunState, "head" | "trusted">;
  /** Undefined where it is complete. */
  readonly position: Position | undefined;
  readonly summary: FsckSummary;
  /** Those of this part alone. */
  readonly findings: readonly Finding[];
}

/** One look at a part. */
interface Look extends Part {
  /** Nothing looks wrong. */
  readonly isClean: boolean;
}

/**
 * Checks the next facts. What seems wrong is looked at again, with all that leads to it, until two looks have seen the same:
 * a reader can meet a commit while it is applied, and a finding accuses somebody. Undefined where it was told to stop, or the store
 * never stood still. Throws UNAVAILABLE, or INTERNAL where Neo4j fails.
 */
export async function checkPart(
  graph: Graph,
  run: RunState | undefined,
  options: PartOptions,
): Promise<Part | undefined> {
  let before: string | undefined;
  for (let looks = 0; looks < MAX_LOOKS; looks++) {
    const look = await lookAt(graph, run, options);
    if (options.signal.aborted) return undefined;
    if (look.isClean) return look;
    const seen = seenOf(look);
    if (seen === before) return look;
    before = seen;
    await abortableSleep(LOOK_AGAIN_MS, options.signal);
    if (options.signal.aborted) return undefined;
  }
  return undefined;
}

async function lookAt(
  graph: Graph,
  run: RunState | undefined,
  { rate, partFacts = rate * PART_SECONDS, signal, trusted: readTrusted }: PartOptions,
): Promise<Look> {
  // before the head: what was signed until then, the head has
  const trusted = run?.trusted ?? (await readTrusted());
  const beginning: Beginning = run === undefined ? await readBeginning(graph) : beginningOf(run);
  const resume = run?.position;
  const from = resume?.derived.size ?? 0;
  const windowTiles = Math.min(MAX_WINDOW_TILES, tilesOf(rate * WINDOW_SECONDS));
  const windows = Math.max(1, Math.floor(tilesOf(partFacts) / windowTiles));
  const all: Finding[] = [];
  const started = performance.now();
  let position: Position | undefined;
  let checked = from;
  const summary = await fsck(graph, {
    ...{ trusted, beginning, resume, signal, windowTiles },
    until: from + windows * windowTiles * TILE_WIDTH,
    report: (one) => all.push(one),
    progress: (now) => {
      checked = now;
    },
    reached: async (reached) => {
      position = reached();
      const due = started + ((checked - from) / rate) * 1_000;
      await abortableSleep(Math.max(0, due - performance.now()), signal);
    },
  });
  // of a run that goes on, what was found before is told first
  const findings = summary.from === from ? all.slice(resume?.listed.length ?? 0) : all;
  const isClean = findings.length === 0 && summary.from === from && suspicion(position) === suspicion(resume);
  const { head } = beginning;
  return {
    ...{ summary, findings, isClean, begun: { head, trusted } },
    position: summary.complete ? undefined : position,
  };
}

const tilesOf = (facts: number): number => Math.max(1, Math.floor(facts / TILE_WIDTH));

/** What is doubted and told only at the end, as text; nothing where the check is complete. */
const suspicion = (position: Position | undefined): string =>
  position === undefined
    ? NO_SUSPICION
    : JSON.stringify([position.places, position.gone, position.unexplained]);
const NO_SUSPICION = JSON.stringify([
  { unplaced: [], vacant: [], names: [], absent: [], doubts: [] },
  [],
  [],
]);

/** All that a look saw, as text. What is recorded meanwhile is none of it, and the order of nodes is Neo4j's own. */
const seenOf = ({ position, findings, summary: { from, complete } }: Look): string =>
  JSON.stringify([
    position === undefined ? null : encodePosition(position),
    from,
    complete,
    findings.map((one) => canonical({ ...one, edge: one.edge && { ...one.edge } })).sort(),
  ]);
