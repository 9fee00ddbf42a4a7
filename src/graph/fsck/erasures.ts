import { parseEntry } from "../../facts/entry.js";
import { refId } from "../../facts/kind.js";
import type { Graph } from "../graph.js";
import { erasures } from "./statements.js";
import { textOf } from "./stored.js";

const PAGE = 1_000;

/** The names of the facts whose sealed values are erased, by the entries of all Erasures. */
export async function readErased(graph: Graph): Promise<Set<string>> {
  const erased = new Set<string>();
  for (let after: string | null = ""; after !== null; ) {
    const page: (readonly unknown[])[] = await graph.read(erasures, { after, limit: PAGE });
    for (const [, entry] of page) for (const name of erasedBy(textOf(entry))) erased.add(name);
    after = page.length < PAGE ? null : textOf(page.at(-1)?.[0]);
  }
  return erased;
}

function erasedBy(entry: string | null): string[] {
  if (entry === null) return [];
  try {
    return parseEntry(entry)
      .refs.filter(({ rel }) => rel === "ERASES")
      .map(refId);
  } catch {
    // what is no entry is told when its fact is looked at
    return [];
  }
}
