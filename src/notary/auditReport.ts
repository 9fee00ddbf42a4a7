import { DOCUMENTS } from "../documents/index.js";
import { type FactRef, refId } from "../facts/kind.js";
import type { RecordReader, StoredFact } from "../facts/record.js";
import { readReaders } from "../graph/accesses.js";
import type { Graph } from "../graph/graph.js";
import { proveInclusions } from "../graph/log/proofs.js";
import { type ReportRequest, readReport } from "../graph/report.js";
import type { DocumentFormat, FormatName } from "../report/formats/format.js";
import { factsToProve, proofEntries, type ReportProof } from "../report/proof.js";
import type { AuditReport } from "../report/report.js";
import { proveAttested, readAttested } from "./attested.js";
import type { Checkpoints } from "./checkpoints.js";

/** A report in the form in which it leaves the service. */
export interface ReportDocument extends Pick<DocumentFormat, "mediaType" | "encoding"> {
  readonly content: string;
}

/** An audit report, and what is made of it where it is asked for. */
export interface ProvableReport extends AuditReport {
  /** For the latest checkpoint of at least the report's size. Made once, however often it is asked for. */
  readonly proof: () => Promise<ReportProof>;
  /** With the proof, and who read the prediction until now. */
  readonly document: (format: FormatName) => Promise<ReportDocument>;
}

/** The audit report of a prediction. Throws NOT_FOUND, BAD_USER_INPUT for the past. */
export async function auditReport(
  graph: Graph,
  checkpoints: Checkpoints,
  request: Omit<ReportRequest, "signedSize">,
): Promise<ProvableReport> {
  const { signedSize } = checkpoints;
  const { report, stored, read } = await readReport(graph, { ...request, signedSize });
  const subject = { kind: "Prediction", key: report.requestId } as const;
  const prove = () => proofOf(graph, checkpoints, { stored, subject, asOf: report.asOf }, read);
  let made: Promise<ReportProof> | undefined;
  const proof = () => {
    made ??= prove();
    return made;
  };
  return {
    ...report,
    proof,
    document: async (format) => {
      const { mediaType, encoding, render } = DOCUMENTS[format];
      const [proven, readers] = await Promise.all([proof(), readReaders(graph, report.requestId)]);
      return { mediaType, encoding, content: await render({ ...report, proof: proven }, readers) };
    },
  };
}

/** Facts that a document rests on, and which of them it is about. */
interface Proven {
  readonly stored: readonly StoredFact[];
  readonly subject: FactRef;
  /** Facts of the log that the checkpoint has to cover. */
  readonly asOf: number;
}

/** The entries of facts, with proofs for the latest checkpoint of at least that size. */
export async function proofOf(
  graph: Graph,
  checkpoints: Checkpoints,
  { stored, subject, asOf }: Proven,
  read?: RecordReader,
): Promise<ReportProof> {
  const entries = proofEntries(stored);
  const index = stored.find((fact) => refId(fact) === refId(subject))?.recorded?.index;
  // nobody has recorded what others only refer to: then it is about all of the log that there is
  const attested = await readAttested(graph, checkpoints.origin, index ?? asOf - 1);
  const { text, tree, verifierKey, rotations } = await checkpoints.covering(Math.max(asOf, attested.size));
  const toProve = factsToProve(stored, subject, read);
  const indexes = toProve.flatMap(({ recorded }) => recorded?.index ?? []);
  const [proofs, attestations] = await Promise.all([
    proveInclusions(graph, tree, indexes),
    proveAttested(graph, tree, attested),
  ]);
  return {
    checkpoint: text,
    verifierKey,
    rotations,
    entries,
    inclusions: indexes.map((index, i) => ({
      index,
      size: tree.size,
      hashes: proofs[i] ?? [],
      checkpoint: text,
    })),
    ...attestations,
  };
}
