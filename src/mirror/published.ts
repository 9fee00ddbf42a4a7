import { badInput, ProoflineError } from "../facts/error.js";
import type { Graph } from "../graph/graph.js";
import { isContinued } from "../graph/log/proofs.js";
import { type Checkpoint, openCheckpoint } from "../log/checkpoint.js";
import { parseVerifierKey } from "../log/key.js";
import type { Tree } from "../log/tree.js";
import { MIRROR, type MirrorFolder } from "./folder.js";

/**
 * How many facts the folder is a mirror of; 0 for a new one. Throws BAD_USER_INPUT where it is a mirror of another log,
 * or the log in the store does not continue it.
 */
export async function publishedSize(
  folder: MirrorFolder,
  graph: Graph,
  verifierKey: string,
  tree: Tree,
): Promise<number> {
  const key = await folder.readText(MIRROR.verifierKey);
  if (key !== undefined && key !== `${verifierKey}\n`)
    throw bad(folder, `is the mirror of another log: its key is ${key.trim()}, this log's ${verifierKey}`);
  const text = await folder.readText(MIRROR.checkpoint);
  if (text === undefined) return 0;
  const published = open(folder, text, verifierKey);
  if (published.size > tree.size)
    throw bad(
      folder,
      `has ${published.size} facts, and the log in the store ${tree.size}: was a backup restored?`,
    );
  if (!(await isContinued(graph, published, tree)))
    throw bad(folder, "is the mirror of a log that the one in the store does not continue");
  return published.size;
}

function open(folder: MirrorFolder, text: string, verifierKey: string): Checkpoint {
  try {
    return openCheckpoint(text, parseVerifierKey(verifierKey));
  } catch (cause) {
    if (!(cause instanceof ProoflineError)) throw cause;
    throw bad(folder, `has a checkpoint that this log did not sign: ${cause.message}`, cause);
  }
}

const bad = (folder: MirrorFolder, message: string, cause?: unknown) =>
  badInput(`${folder.root} ${message}. Export to another folder`, cause);
