import { sameHash } from "../../log/merkle.js";
import { TILE_WIDTH } from "../../log/tiles.js";
import type { Graph } from "../graph.js";
import { type Anchor, checkAnchors, headFinding, readAnchors, type Trusted } from "./anchors.js";
import { readErased } from "./erasures.js";
import { checkFact, hexLeaf, type NodeAtIndex, readNode, type Surroundings, targetsOf } from "./fact.js";
import { type Finding, finding } from "./finding.js";
import { readStoredHead, type StoredHead } from "./head.js";
import { Leaves } from "./leaves.js";
import { LogCheck, type Standing, type Standings } from "./logCheck.js";
import { checkOthers } from "./others.js";
import { Places } from "./places.js";
import type { Position } from "./position.js";
import { type StoredNode, windowOf } from "./statements.js";
import { type StoredTile, StoredTree } from "./storedTree.js";

/** Tiles whose facts are read at once. */
const WINDOW_TILES = 8;
/** Findings that a position keeps, to list them again. */
const KEPT = 1_000;

export interface FsckOptions {
  readonly trusted: Trusted;
  /** Where an earlier run stopped. It is gone on with if the log still continues it. */
  readonly resume: Position | undefined;
  /** How many tiles' facts are read at once; 8 where nothing is said. */
  readonly windowTiles?: number;
  /** Ends the run between two windows. */
  readonly signal: AbortSignal;
  readonly report: (finding: Finding) => void;
  readonly progress: (checked: number, size: number) => void;
  /** Told after each window but the last. Making the position costs: do it where it is to be kept. */
  readonly reached: (position: () => Position) => Promise<void>;
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
  const earlier: Finding[] = [];
  const head = await readStoredHead(graph, (one) => earlier.push(one));
  const anchors = readAnchors(head, options.trusted, (one) => earlier.push(one));
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
  let window = run.read(run.checked);
  while (run.checked < head.size && !options.signal.aborted) {
    const current = await window;
    window = run.read(run.checked + width);
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
  const damage = ["TILE_", "HEAD_", "CHECKPOINT_", "ENTRY_", "FACT_"];
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
    for (let i = 0; i * 32 < hashes.length; i++) {
      const first = Math.floor(size / TILE_WIDTH ** (level + 2)) * TILE_WIDTH;
      const now = await stored.hashAt(level + 1, first + i);
      if (now === undefined || !sameHash(now, hashes.subarray(i * 32, i * 32 + 32))) return undefined;
    }
  return position;
}

interface Window {
  readonly from: number;
  readonly nodes: readonly StoredNode[];
  readonly tiles: readonly StoredTile[];
}

/** The state of one run. */
class Run {
  readonly #graph: Graph;
  readonly #head: StoredHead;
  readonly #anchors: readonly Anchor[];
  readonly #stored: StoredTree;
  readonly #report: (finding: Finding) => void;
  readonly #log: LogCheck;
  /** Facts in a window. */
  readonly #width: number;
  readonly #around: Surroundings;
  /** Sealed values that are gone, told at the end: an Erasure may be recorded while this runs. */
  readonly #gone: Finding[];
  #recordedAt: string;
  checked: number;

  constructor(
    graph: Graph,
    head: StoredHead,
    anchors: readonly Anchor[],
    stored: StoredTree,
    erased: ReadonlySet<string>,
    report: (finding: Finding) => void,
    resume: Position | undefined,
    width: number,
  ) {
    this.#graph = graph;
    this.#width = width;
    this.#head = head;
    this.#anchors = anchors;
    this.#stored = stored;
    this.#report = report;
    const sizes = anchors.map(({ size }) => size);
    this.#log = new LogCheck(stored, sizes, report, resume?.derived, resume?.roots);
    this.#around = {
      size: head.size,
      erased,
      leaves: new Leaves(graph),
      places: new Places(report, resume?.places),
      unexplained: new Map(resume?.unexplained),
    };
    this.#gone = [...(resume?.gone ?? [])];
    this.#recordedAt = resume?.recordedAt ?? "";
    this.checked = resume?.derived.size ?? 0;
  }

  get state(): Omit<Position, "origin" | "counts" | "listed"> {
    return {
      derived: this.#log.derived,
      roots: this.#log.roots,
      recordedAt: this.#recordedAt,
      gone: this.#gone,
      places: this.#around.places.state,
      unexplained: [...this.#around.unexplained],
    };
  }

  async read(from: number): Promise<Window> {
    const to = Math.min(from + this.#width, this.#head.size);
    if (from >= to) return { from, nodes: [], tiles: [] };
    const [nodes, tiles] = await Promise.all([
      this.#graph.read(windowOf, { from, to }),
      this.#stored.tiles(0, from / TILE_WIDTH, Math.floor(to / TILE_WIDTH)),
    ]);
    return { from, nodes, tiles };
  }

  async check({ from, nodes, tiles }: Window): Promise<void> {
    const to = Math.min(from + this.#width, this.#head.size);
    const facts = nodes.map(readNode).filter((fact) => fact !== undefined);
    const places: NodeAtIndex[][] = Array.from({ length: to - from }, () => []);
    for (const fact of facts) places[fact.index - from]?.push(fact);
    await this.#loadTargets(facts);
    for (let at = 0; at < places.length; at += TILE_WIDTH) {
      const tile = places.slice(at, at + TILE_WIDTH);
      const leaves = tile.map(([first]) => first?.read?.leaf);
      const standings =
        tile.length < TILE_WIDTH
          ? this.#log.finish(leaves, this.#anchors)
          : await this.#log.addTile(leaves, tiles[at / TILE_WIDTH]);
      this.#checkTile(from + at, tile, standings);
    }
    this.checked = to;
  }

  async #loadTargets(facts: readonly NodeAtIndex[]): Promise<void> {
    const { leaves } = this.#around;
    const here = new Map(facts.map((fact) => [fact.index, fact]));
    const away = new Set<number>();
    const local: NodeAtIndex[] = [];
    for (const fact of facts)
      for (const target of targetsOf(fact)) {
        const own = here.get(target);
        if (own === undefined) away.add(target);
        else local.push(own);
      }
    await leaves.load(away);
    for (const fact of local) leaves.set(fact.index, hexLeaf(fact));
  }

  #checkTile(from: number, tile: readonly NodeAtIndex[][], { standings, logged }: Standings): void {
    tile.forEach(([first, ...more], i) => {
      const index = from + i;
      for (const { kind, key } of more)
        this.#report(finding("FACT_DOUBLED", { kind, key, index }, "another fact has the same index"));
      if (first === undefined) this.#around.places.addVacant(index, logged[i]);
      else this.#checkFact(first, standings[i] ?? "unknown", logged[i]);
    });
  }

  #checkFact(fact: NodeAtIndex, standing: Standing, logged: Uint8Array | undefined): void {
    const { kind, key, index, read } = fact;
    const { places } = this.#around;
    if (!read?.entry) {
      const message = read === null ? "its entry is gone" : `its entry can't be read: ${read.problem}`;
      places.addSuspect(index);
      this.#report(finding("ENTRY_ALTERED", { kind, key, index }, message));
      return;
    }
    const issues = checkFact(fact, this.#around);
    if (standing === "changed") {
      places.addVacant(index, logged);
      places.addUnplaced({ kind, key, index, leaf: hexLeaf(fact), issues });
      return;
    }
    for (const issue of issues)
      if (issue.code === "SEALED_VALUE_MISSING") this.#gone.push(issue);
      else this.#report(issue);
    const { recordedAt } = read.entry;
    if (recordedAt < this.#recordedAt)
      this.#report(
        finding(
          "TIME_ORDER",
          { kind, key, index },
          `recorded at ${recordedAt}, and one before it at ${this.#recordedAt}`,
        ),
      );
    else this.#recordedAt = recordedAt;
  }

  /** What can be said when all facts were seen. Resolves to how many were recorded meanwhile. */
  async finish(): Promise<number> {
    const { places, unexplained } = this.#around;
    const { size, found, recordedAt } = this.#head;
    if (size % TILE_WIDTH === 0) this.#log.finish([], this.#anchors);
    if (this.#gone.length > 0) {
      const erased = await readErased(this.#graph);
      for (const one of this.#gone) if (!erased.has(`${one.kind} ${one.key}`)) this.#report(one);
    }
    checkAnchors(this.#anchors, size, this.#log.roots, this.#report);
    if (found && recordedAt !== this.#recordedAt && !places.isSuspect(size - 1))
      this.#report(headFinding("recordedAt", `is ${recordedAt}, and the last fact's is ${this.#recordedAt}`));
    const newer = await checkOthers(this.#graph, { size, places, unexplained, report: this.#report });
    places.settle();
    return newer;
  }
}
