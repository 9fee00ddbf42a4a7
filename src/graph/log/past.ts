import { parseEntry } from "../../facts/entry.js";
import { badInputAt } from "../../facts/error.js";
import { parseTime } from "../../facts/scalar.js";
import type { Graph } from "../graph.js";
import { readHead } from "./head.js";
import { readEntries } from "./tiles.js";

/** A past of the log: when it had `index` facts, or at a time. */
export interface AsOf {
  readonly index?: number | null | undefined;
  readonly time?: string | null | undefined;
}

/**
 * How many facts the log had then; undefined where no past is asked for. Throws BAD_USER_INPUT.
 *
 * @param size the log's now
 */
export async function pastSize(
  graph: Graph,
  past: AsOf | null | undefined,
  size: number,
): Promise<number | undefined> {
  if (typeof past?.time === "string") return sizeAt(graph, parseTime(past.time, "asOf.time"), size);
  if (typeof past?.index !== "number") return undefined;
  if (past.index < 0 || past.index > size)
    throw badInputAt("asOf.index", `the log has ${size} facts: give a number from 0 to that`);
  return past.index;
}

/** As `pastSize`, of the log as it is now: the head is read where a past is asked for. */
export async function sizeThen(graph: Graph, past: AsOf | null | undefined): Promise<number | undefined> {
  const isPast = typeof past?.time === "string" || typeof past?.index === "number";
  return isPast ? pastSize(graph, past, (await readHead(graph)).tree.size) : undefined;
}

/** How many facts were recorded up to a time. Times rise with indexes, so some twenty entries tell. */
async function sizeAt(graph: Graph, time: string, size: number): Promise<number> {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const [entry] = await readEntries(graph, middle, middle + 1);
    if (entry !== undefined && parseEntry(entry).recordedAt <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}
