import { parseEntry } from "../../facts/entry.js";
import type { Graph } from "../graph.js";
import { defineQuery } from "../query.js";

const rotations = defineQuery<Record<string, never>, { index: number; entry: string }>(
  "log/rotations.cypher",
  (row) => ({ index: row.integer("index"), entry: row.text("entry") }),
);

/** What a KeyRotation in the log states: a signed note, and none of its signatures is verified here. */
export interface StatedRotation {
  readonly index: number;
  readonly statement: string;
}

/** All of them in the log's order; those of the names that the log had before are among them. */
export async function readRotations(graph: Graph): Promise<StatedRotation[]> {
  return (await graph.read(rotations, {})).map(({ index, entry }) => {
    const { statement } = parseEntry(entry).body;
    return { index, statement: typeof statement === "string" ? statement : "" };
  });
}
