import { ProoflineError } from "../facts/error.js";
import type { StoredFact } from "../facts/record.js";
import type { TrailFacts } from "../report/trail.js";
import type { Graph } from "./graph.js";
import { defineQuery } from "./query.js";
import { storedFact } from "./storedFact.js";

/** More is cut, and the report says so: a trail of a real prediction has some tens of facts. */
const TRAIL_LIMIT = 10_000;

interface TrailRow {
  readonly size: number;
  readonly walked: boolean;
  readonly fact: StoredFact;
}

const report = defineQuery<{ requestId: string; limit: number }, TrailRow>("trail/report.cypher", (row) => ({
  size: row.integer("size"),
  walked: row.boolean("walked"),
  fact: storedFact(row),
}));

/** All facts of a prediction's trail, and the log's size then, in one call. Throws NOT_FOUND. */
export async function readTrail(
  graph: Graph,
  requestId: string,
): Promise<{ facts: TrailFacts; size: number }> {
  const rows = await graph.read(report, { requestId, limit: TRAIL_LIMIT });
  const [first] = rows;
  if (first === undefined)
    throw new ProoflineError("NOT_FOUND", `no prediction has the request id ${JSON.stringify(requestId)}`);
  const walked = rows.filter((row) => row.walked).map(({ fact }) => fact);
  const attached = rows.filter((row) => !row.walked).map(({ fact }) => fact);
  const truncated = walked.length >= TRAIL_LIMIT || attached.length >= TRAIL_LIMIT;
  return { facts: { requestId, walked, attached, truncated }, size: first.size };
}
