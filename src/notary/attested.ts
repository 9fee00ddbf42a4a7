import type { Graph } from "../graph/graph.js";
import {
  type CosignedCheckpoint,
  readCosigned,
  type StampedCheckpoint,
  stampCovering,
} from "../graph/log/attestations.js";
import { proveConsistency } from "../graph/log/proofs.js";
import type { Tree } from "../log/tree.js";
import { withLines } from "../log/witness.js";
import type { AttestedCheckpoint, ReportProof } from "../report/proof.js";

/** What others said of checkpoints that have a fact. */
interface Attested {
  /** Of the largest of them; 0 where there is none. */
  readonly size: number;
  readonly cosigned: readonly CosignedCheckpoint[];
  readonly stamped: StampedCheckpoint | undefined;
}

/** Of the fact at that index. */
export async function readAttested(graph: Graph, origin: string, index: number): Promise<Attested> {
  const [kept, stamped] = await Promise.all([
    readCosigned(graph, origin),
    stampCovering(graph, origin, index),
  ]);
  const cosigned = kept.filter(({ size }) => size > index);
  return { size: Math.max(0, stamped?.size ?? 0, ...cosigned.map(({ size }) => size)), cosigned, stamped };
}

/** The same, proven to be of the log that a tree is of, which must not be smaller than any of them. */
export async function proveAttested(
  graph: Graph,
  tree: Tree,
  { cosigned, stamped }: Attested,
): Promise<Pick<ReportProof, "witnessed" | "timestamped">> {
  const consistency = (size: number) => proveConsistency(graph, tree, size, tree.size);
  return {
    witnessed: await Promise.all(
      witnessedOf(cosigned).map(async ({ size, checkpoint }) => ({
        checkpoint,
        consistency: await consistency(size),
      })),
    ),
    timestamped:
      stamped === undefined
        ? null
        : {
            checkpoint: stamped.checkpoint,
            consistency: await consistency(stamped.size),
            token: stamped.token,
          },
  };
}

/** Each checkpoint once, with the signature lines of all who cosigned it; the largest first, as they are given. */
export function witnessedOf(
  cosigned: readonly CosignedCheckpoint[],
): (Pick<AttestedCheckpoint, "checkpoint"> & { readonly size: number })[] {
  return [...new Set(cosigned.map(({ checkpoint }) => checkpoint))].map((checkpoint) => {
    const those = cosigned.filter((one) => one.checkpoint === checkpoint);
    return {
      size: those[0]?.size ?? 0,
      checkpoint: withLines(
        checkpoint,
        those.map(({ line }) => line),
      ),
    };
  });
}
