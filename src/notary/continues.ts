import { ProoflineError } from "../facts/error.js";
import type { Graph } from "../graph/graph.js";
import { readTiles } from "../graph/log/tiles.js";
import type { Checkpoint } from "../log/checkpoint.js";
import { planConsistency, prove } from "../log/proofs.js";
import { rootOf, type Tree } from "../log/tree.js";
import { verifyConsistency } from "../log/verify.js";

const ADVICE =
  "If a backup was restored, continue it as a log of its own: proofline new-origin NAME. Otherwise run proofline fsck";

/**
 * Throws CONFLICT where the log in the store does not continue a checkpoint: it is shorter, or was rewritten.
 *
 * @param whose who had it, as a sentence goes on: "this service signed"
 */
export async function checkContinues(
  graph: Graph,
  tree: Tree,
  last: Checkpoint | undefined,
  whose: string,
): Promise<void> {
  if (last === undefined) return;
  const { size } = tree;
  if (size < last.size)
    throw new ProoflineError(
      "CONFLICT",
      `the log has ${size} facts, and ${whose} a checkpoint of ${last.size}: facts are missing. ${ADVICE}`,
    );
  const plan = planConsistency(last.size, size);
  const hashes = prove(plan, await readTiles(graph, tree, plan.tiles));
  if (!verifyConsistency({ from: last.size, to: size, hashes }, last.root, rootOf(tree)))
    throw new ProoflineError(
      "CONFLICT",
      `the log does not continue the checkpoint of ${last.size} facts that ${whose}: it was rewritten. ${ADVICE}`,
    );
}
