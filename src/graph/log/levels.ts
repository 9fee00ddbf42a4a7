import type { Graph } from "../graph.js";
import { readHead } from "./head.js";

/** How long the log is, and how much of it is signed, for numbers that are shown: nothing is checked. Throws UNAVAILABLE. */
export async function readLogLevels(
  graph: Graph,
): Promise<{ readonly size: number; readonly signedSize: number | null }> {
  const { tree, checkpoint } = await readHead(graph);
  // a checkpoint's second line (C2SP tlog-checkpoint)
  const signed = Number(checkpoint?.split("\n", 2)[1]);
  return { size: tree.size, signedSize: Number.isSafeInteger(signed) ? signed : null };
}
