import type { Tree } from "../log/tree.js";

/** A signed checkpoint, and the tree it was made of. */
export interface SignedCheckpoint {
  /** The signed note. */
  readonly text: string;
  readonly tree: Tree;
  /** The key that signed it. */
  readonly verifierKey: string;
  /** Signed notes, in order: how the log came from its first key to that one. */
  readonly rotations: readonly string[];
}

/** The signed checkpoints of one log: what proofs are made for. */
export interface Checkpoints {
  /** The one that the log has now. */
  readonly verifierKey: string;
  readonly origin: string;
  /** Facts in the latest checkpoint that is at hand. */
  readonly signedSize: number;
  /** The latest checkpoint of at least `size` facts, which must be in the log; signed now, where there is none yet. */
  covering(size: number): Promise<SignedCheckpoint>;
}
