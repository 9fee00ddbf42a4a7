import { TILE_WIDTH } from "../../log/tiles.js";
import type { Graph } from "../graph.js";
import { type Anchor, checkAnchors, headFinding } from "./anchors.js";
import { unarchived } from "./archived.js";
import { readErased } from "./erasures.js";
import { type CheckContext, checkFact, hexLeaf, type NodeAtIndex, readNode, targetsOf } from "./fact.js";
import { type Finding, finding, type Reporter } from "./finding.js";
import type { StoredHead } from "./head.js";
import { Leaves } from "./leaves.js";
import { type EntryStatus, type EntryStatuses, LogCheck } from "./logCheck.js";
import { checkOthers } from "./others.js";
import { Places } from "./places.js";
import type { Position } from "./position.js";
import { nodesAt, type StoredNode } from "./statements.js";
import type { StoredTile, StoredTree } from "./storedTree.js";

interface Window {
  readonly from: number;
  readonly nodes: readonly StoredNode[];
  readonly tiles: readonly StoredTile[];
}

/** One run over the facts, window by window, and then over all other nodes. */
export class Run {
  readonly #graph: Graph;
  readonly #head: StoredHead;
  readonly #anchors: readonly Anchor[];
  readonly #stored: StoredTree;
  readonly #report: Reporter;
  readonly #log: LogCheck;
  /** Facts in a window. */
  readonly #width: number;
  readonly #context: CheckContext;
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
    report: Reporter,
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
    this.#context = {
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
      places: this.#context.places.state,
      unexplained: [...this.#context.unexplained],
    };
  }

  async read(from: number): Promise<Window> {
    const to = Math.min(from + this.#width, this.#head.size);
    if (from >= to) return { from, nodes: [], tiles: [] };
    const [nodes, tiles] = await Promise.all([
      this.#nodes(from, to),
      this.#stored.tiles(0, from / TILE_WIDTH, Math.floor(to / TILE_WIDTH)),
    ]);
    return { from, nodes, tiles };
  }

  async #nodes(from: number, to: number): Promise<StoredNode[]> {
    const nodes: StoredNode[] = [];
    for (const node of await this.#graph.read(nodesAt, { from, to }))
      nodes.push(await unarchived(this.#graph.archives, node));
    return nodes;
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
      const statuses =
        tile.length < TILE_WIDTH
          ? this.#log.finish(leaves, this.#anchors)
          : await this.#log.addTile(leaves, tiles[at / TILE_WIDTH]);
      this.#checkTile(from + at, tile, statuses);
    }
    this.checked = to;
  }

  async #loadTargets(facts: readonly NodeAtIndex[]): Promise<void> {
    const { leaves } = this.#context;
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

  #checkTile(from: number, tile: readonly NodeAtIndex[][], { statuses, logged }: EntryStatuses): void {
    tile.forEach(([first, ...more], i) => {
      const index = from + i;
      for (const { kind, key } of more)
        this.#report(finding("FACT_DOUBLED", { kind, key, index }, "another fact has the same index"));
      if (first === undefined) this.#context.places.addVacant(index, logged[i]);
      else this.#checkFact(first, statuses[i] ?? "unknown", logged[i]);
    });
  }

  #checkFact(fact: NodeAtIndex, status: EntryStatus, logged: Uint8Array | undefined): void {
    const { kind, key, index, read } = fact;
    const { places } = this.#context;
    if (!read?.entry) {
      const message = read === null ? "its entry is gone" : `its entry can't be read: ${read.problem}`;
      places.addSuspect(index);
      this.#report(finding("ENTRY_ALTERED", { kind, key, index }, message));
      return;
    }
    const issues = checkFact(fact, this.#context);
    if (status === "changed") {
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
    const { places, unexplained } = this.#context;
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
