import { parsePlace } from "../../archive/place.js";
import { toHex } from "../../facts/bytes.js";
import type { Graph } from "../graph.js";
import { leafOf } from "./entry.js";
import { entriesAt } from "./statements.js";
import { isIndex } from "./stored.js";

const CACHED = 20_000;

/** Leaf hashes, in hex, of the entries that others refer to: computed once, and read again where they were forgotten. */
export class Leaves {
  readonly #graph: Graph;
  readonly #known = new Map<number, string>();

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  /** Undefined where `load` did not find the fact. */
  get(index: number): string | undefined {
    return this.#known.get(index);
  }

  set(index: number, leaf: string): void {
    this.#known.set(index, leaf);
  }

  /** Reads the entries at indexes that are not known yet. */
  async load(indexes: ReadonlySet<number>): Promise<void> {
    const unknown = [...indexes].filter((index) => !this.#known.has(index));
    if (this.#known.size + unknown.length > CACHED) {
      for (const index of this.#known.keys()) if (!indexes.has(index)) this.#known.delete(index);
    }
    if (unknown.length === 0) return;
    for (const [index, entry] of await this.#graph.read(entriesAt, { indexes: unknown }))
      if (isIndex(index) && typeof entry === "string")
        // what an archived fact says of its own hash is held against its entry when its turn comes
        this.#known.set(index, parsePlace(entry)?.leaf ?? toHex(leafOf(entry)));
  }
}
