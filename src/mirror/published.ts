import { badInput, ProoflineError } from "../facts/error.js";
import type { Graph } from "../graph/graph.js";
import { isContinued } from "../graph/log/proofs.js";
import { type Checkpoint, openCheckpointBy } from "../log/checkpoint.js";
import { formatVerifierKey, type VerifierKey } from "../log/key.js";
import type { Tree } from "../log/tree.js";
import { MIRROR, type MirrorFolder } from "./folder.js";

/**
 * How many facts the folder is a mirror of; 0 for a new one. An earlier key of the log may have signed it. Throws BAD_USER_INPUT where it is a mirror of another log,
 * or the log in the store does not continue it.
 */
export async function publishedSize(
  folder: MirrorFolder,
  graph: Graph,
  keys: readonly VerifierKey[],
  tree: Tree,
): Promise<number> {
  const key = await folder.readText(MIRROR.verifierKey);
  const known = keys.map((key) => formatVerifierKey(key));
  if (key !== undefined && !known.some((one) => key === `${one}\n`))
    throw bad(folder, `is the mirror of another log: its key is ${key.trim()}, this log's ${known.at(-1)}`);
  const text = await folder.readText(MIRROR.checkpoint);
  if (text === undefined) return 0;
  const published = open(folder, text, keys);
  if (published.size > tree.size)
    throw bad(
      folder,
      `has ${published.size} facts, and the log in the store ${tree.size}: was a backup restored?`,
    );
  if (!(await isContinued(graph, published, tree)))
    throw bad(folder, "is the mirror of a log that the one in the store does not continue");
  return published.size;
}

function open(folder: MirrorFolder, text: string, keys: readonly VerifierKey[]): Checkpoint {
  try {
    return openCheckpointBy(text, keys).checkpoint;
  } catch (cause) {
    if (!(cause instanceof ProoflineError)) throw cause;
    throw bad(folder, `has a checkpoint that this log did not sign: ${cause.message}`, cause);
  }
}

const bad = (folder: MirrorFolder, message: string, cause?: unknown) =>
  badInput(`${folder.root} ${message}. Export to another folder`, cause);
