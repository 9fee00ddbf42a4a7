import { toBase64 } from "../../facts/bytes.js";
import { ProoflineError } from "../../facts/error.js";
import type { Checkpoint } from "../../log/checkpoint.js";
import { type ProofPlan, planConsistency, planInclusion, prove } from "../../log/proofs.js";
import { rootOf, type Tree } from "../../log/tree.js";
import { verifyConsistency } from "../../log/verify.js";
import type { Graph } from "../graph.js";
import { readTiles } from "./tiles.js";

/** Proofs that the leaves at some indexes are in a tree, in order; hashes in base64. Reads all tiles at once. */
export async function proveInclusions(
  graph: Graph,
  tree: Tree,
  indexes: readonly number[],
): Promise<string[][]> {
  for (const index of indexes)
    if (index >= tree.size)
      throw new ProoflineError("NOT_FOUND", `the log has ${tree.size} facts, and none with index ${index}`);
  return readProofs(
    graph,
    tree,
    indexes.map((index) => planInclusion(index, tree.size)),
  );
}

/** That the log of `from` facts is the beginning of that of `to`; hashes in base64. */
export async function proveConsistency(
  graph: Graph,
  tree: Tree,
  from: number,
  to: number,
): Promise<string[]> {
  if (to > tree.size) throw new ProoflineError("NOT_FOUND", `the log has ${tree.size} facts, not ${to}`);
  const [proof = []] = await readProofs(graph, tree, [planConsistency(from, to)]);
  return proof;
}

/** Whether a tree begins with that of a checkpoint, which must not be larger. */
export async function isContinued(graph: Graph, { size, root }: Checkpoint, tree: Tree): Promise<boolean> {
  const plan = planConsistency(size, tree.size);
  const hashes = prove(plan, await readTiles(graph, tree, plan.tiles));
  return verifyConsistency({ from: size, to: tree.size, hashes }, root, rootOf(tree));
}

async function readProofs(graph: Graph, tree: Tree, plans: readonly ProofPlan[]): Promise<string[][]> {
  const tiles = await readTiles(
    graph,
    tree,
    plans.flatMap((plan) => plan.tiles),
  );
  let next = 0;
  return plans.map((plan) => {
    const own = tiles.slice(next, next + plan.tiles.length);
    next += plan.tiles.length;
    return prove(plan, own).map(toBase64);
  });
}
