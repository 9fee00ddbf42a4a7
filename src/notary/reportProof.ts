import type { StoredFact } from "../facts/record.js";
import type { Graph } from "../graph/graph.js";
import { proveInclusions } from "../graph/log/proofs.js";
import { factsToProve, proofEntries, type ReportProof } from "../report/proof.js";
import type { AuditReport } from "../report/report.js";
import type { Checkpoints } from "./checkpoints.js";

/** The proof of a report by the facts it was built from, for the latest checkpoint of at least its size. */
export async function proveReport(
  { requestId, asOf }: Pick<AuditReport, "requestId" | "asOf">,
  stored: readonly StoredFact[],
  graph: Graph,
  notary: Checkpoints,
): Promise<ReportProof> {
  const entries = proofEntries(stored);
  const { text, tree } = await notary.covering(asOf);
  const indexes = factsToProve(stored, requestId).flatMap(({ recorded }) => recorded?.index ?? []);
  const proofs = await proveInclusions(graph, tree, indexes);
  return {
    checkpoint: text,
    verifierKey: notary.verifierKey,
    entries,
    inclusions: indexes.map((index, i) => ({
      index,
      size: tree.size,
      hashes: proofs[i] ?? [],
      checkpoint: text,
    })),
  };
}
