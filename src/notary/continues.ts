import { ProoflineError } from "../facts/error.js";
import type { Graph } from "../graph/graph.js";
import { isContinued } from "../graph/log/proofs.js";
import type { Checkpoint } from "../log/checkpoint.js";
import type { Tree } from "../log/tree.js";

const ADVICE =
  "If a backup was restored, continue it as a log of its own: proofline new-origin NAME. Otherwise run proofline fsck";

/**
 * Throws CONFLICT where the log in the store does not continue a checkpoint: it is shorter, or was rewritten.
 *
 * @param whose who had it, as a sentence goes on: "this service signed"
 * @param advice what to do then
 */
export async function checkContinues(
  graph: Graph,
  tree: Tree,
  last: Checkpoint | undefined,
  whose: string,
  advice = ADVICE,
): Promise<void> {
  if (last === undefined) return;
  const { size } = tree;
  if (size < last.size)
    throw new ProoflineError(
      "CONFLICT",
      `the log has ${size} facts, and ${whose} a checkpoint of ${last.size}: facts are missing. ${advice}`,
    );
  if (!(await isContinued(graph, last, tree)))
    throw new ProoflineError(
      "CONFLICT",
      `the log does not continue the checkpoint of ${last.size} facts that ${whose}: it was rewritten. ${advice}`,
    );
}
