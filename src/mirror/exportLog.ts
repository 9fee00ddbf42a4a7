import { ProoflineError } from "../facts/error.js";
import type { Graph } from "../graph/graph.js";
import { readHead } from "../graph/log/head.js";
import { formatRotations } from "../log/rotationList.js";
import type { Checkpoints, SignedCheckpoint } from "../notary/checkpoints.js";
import { readLogKeys } from "../notary/logKeys.js";
import { Copy } from "./copy.js";
import { dropErased } from "./erased.js";
import { MIRROR, MirrorFolder } from "./folder.js";
import { publishedSize } from "./published.js";
import { Unexplained } from "./seals.js";

export interface Exported {
  /** Facts in the mirror, and how many of them are new in it. */
  readonly size: number;
  readonly added: number;
  /** Facts whose sealed values were removed from the mirror. */
  readonly erased: number;
}

/**
 * Makes the folder a mirror of the log as it is signed now: adds what the folder lacks, and drops the sealed values that
 * were erased since. Interrupted anywhere, the folder is the mirror it was, and the next run does the rest.
 *
 * Throws BAD_USER_INPUT where the folder is the mirror of another log, or of one that this log does not continue, and
 * INTERNAL where the store is not what its checkpoint says.
 */
export async function exportLog(
  graph: Graph,
  notary: Checkpoints,
  dir: string,
  say: (line: string) => void,
): Promise<Exported> {
  const folder = new MirrorFolder(dir);
  let signed = await signedNow(graph, notary);
  const log = await readLogKeys(graph, signed.verifierKey);
  const since = await publishedSize(folder, graph, log.keys, signed.tree);
  await folder.prepare();
  // a new folder says from the start of which log it is; of one that was there the key is that of its checkpoint
  if ((await folder.readText(MIRROR.verifierKey)) === undefined) await writeKey(folder, signed);
  const unexplained = new Unexplained();
  for (let from = since; ; ) {
    await new Copy(graph, folder, signed.tree, unexplained).copy(from, say);
    if (unexplained.first === undefined) break;
    // perhaps it was erased between the checkpoint and the reading of it: then the log goes on with an Erasure
    from = signed.tree.size;
    signed = await signedNow(graph, notary);
    if (signed.tree.size === from)
      throw new ProoflineError(
        "INTERNAL",
        `the store lacks sealed values of ${unexplained.first}, and no Erasure says why: run proofline fsck`,
      );
  }
  const erased = await dropErased(folder, graph, signed.tree.size);
  await writeKey(folder, signed);
  await folder.write(MIRROR.checkpoint, signed.text);
  await folder.sweep();
  const { size } = signed.tree;
  return { size, added: size - since, erased };
}

/** The rotations first: with them whoever trusts an earlier key knows the new one. */
async function writeKey(folder: MirrorFolder, { verifierKey, rotations }: SignedCheckpoint): Promise<void> {
  await folder.write(MIRROR.rotations, formatRotations(rotations));
  await folder.write(MIRROR.verifierKey, `${verifierKey}\n`);
}

const signedNow = async (graph: Graph, notary: Checkpoints): Promise<SignedCheckpoint> =>
  notary.covering((await readHead(graph)).tree.size);
