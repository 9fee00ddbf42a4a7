import { ProoflineError } from "../facts/error.js";
import { type RecordReader, readingOnce, type StoredFact } from "../facts/record.js";
import { trailAsOf } from "../report/asOf.js";
import { type AuditReport, buildReport } from "../report/report.js";
import type { Policy } from "../report/rule.js";
import { openPredictionTrail, type TrailFacts } from "../report/trail.js";
import type { Graph } from "./graph.js";
import { type AsOf, pastSize } from "./log/past.js";
import { readTrail } from "./trail.js";

export interface ReportRequest {
  readonly requestId: string;
  readonly asOf: AsOf | null | undefined;
  /** The size of the latest signed checkpoint: a report that it covers is as of it, and so needs no new one. */
  readonly signedSize: number;
  readonly now: Date;
  readonly policy: Policy;
}

/** A report, and what it was built from. */
export interface ReadReport {
  readonly report: AuditReport;
  readonly stored: readonly StoredFact[];
  /** Has opened all of them. */
  readonly read: RecordReader;
}

/** The audit report of a prediction. Throws NOT_FOUND, BAD_USER_INPUT for the past. */
export async function readReport(
  graph: Graph,
  { requestId, asOf: past, signedSize, now, policy }: ReportRequest,
): Promise<ReadReport> {
  const { facts, size } = await readTrail(graph, requestId);
  const then = await pastSize(graph, past, size);
  const asOf = then ?? latestSize(facts, size, signedSize);
  const read = readingOnce((fact) => graph.records.read(fact));
  const trail = openPredictionTrail(trailAsOf(facts, asOf), read);
  // of now there is a report of one that others only refer to; of a past that was asked for there is none
  if (then !== undefined && trail.prediction.index === null)
    throw new ProoflineError("NOT_FOUND", `prediction ${JSON.stringify(requestId)} was not recorded then`);
  return {
    report: buildReport(trail, { generatedAt: now.toISOString(), asOf, policy }),
    stored: trail.stored,
    read,
  };
}

/** The size of the latest signed checkpoint where it covers all that was found, which makes a new one needless. */
export function latestSize({ walked, attached }: TrailFacts, size: number, signedSize: number): number {
  const isCovered = ({ recorded }: StoredFact) => recorded === null || recorded.index < signedSize;
  return signedSize <= size && [...walked, ...attached].every(isCovered) ? signedSize : size;
}
