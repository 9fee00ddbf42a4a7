import { ProoflineError } from "../facts/error.js";
import { type FactRef, refId } from "../facts/kind.js";
import { readRecord, type StoredFact } from "../facts/record.js";
import { amendedTargets } from "../report/amendments.js";
import type { TrailFacts } from "../report/trail.js";
import type { Graph } from "./graph.js";
import { defineQuery, type Query } from "./query.js";
import type { Row } from "./row.js";
import { sizeOf, storedFact } from "./storedFact.js";
import { readBounded } from "./stream.js";

/** More is cut, and the report says so: a trail of a real prediction has some tens of facts. */
const TRAIL_LIMIT = 10_000;
/** What a report holds at most: it is put together in memory, and so is its document. */
const TRAIL_BYTES = 32 * 1024 * 1024;
/** A trail goes on from where an amendment leads, whose facts may have been amended themselves. */
const MAX_WALKS = 10;

interface TrailRow {
  readonly size: number;
  readonly walked: boolean;
  readonly fact: StoredFact;
}

const row = (found: Row): TrailRow => ({
  size: found.integer("size"),
  walked: found.boolean("walked"),
  fact: storedFact(found),
});
const ofPrediction = defineQuery<{ key: string; limit: number }, TrailRow>("trail/prediction.cypher", row);
const ofModelVersion = defineQuery<{ key: string; limit: number }, TrailRow>(
  "trail/modelVersion.cypher",
  row,
);
const ofStageTransition = defineQuery<{ key: string; limit: number }, TrailRow>(
  "trail/stageTransition.cypher",
  row,
);
const ofDeployment = defineQuery<{ key: string; limit: number }, TrailRow>("trail/deployment.cypher", row);
const ofAmendments = defineQuery<{ keys: readonly string[]; limit: number }, TrailRow>(
  "trail/amendments.cypher",
  row,
);

/** All facts of a trail, and the log's size when its reading began. */
export interface ReadTrail {
  readonly facts: TrailFacts;
  readonly size: number;
}

/**
 * The trail of a prediction, in one call where nothing of it was amended. Throws NOT_FOUND, and LIMIT_EXCEEDED where its facts
 * have over 32 MiB.
 */
export const readTrail = (graph: Graph, requestId: string): Promise<ReadTrail> =>
  read(graph, ofPrediction, { kind: "Prediction", key: requestId }, "no prediction has the request id");

/** What a model version comes from, with the decisions on it. Throws NOT_FOUND and LIMIT_EXCEEDED. */
export const readModelTrail = (graph: Graph, modelVersion: string): Promise<ReadTrail> =>
  read(graph, ofModelVersion, { kind: "ModelVersion", key: modelVersion }, "no model version has the key");

/** What a move of a model version comes from: it with all that it comes from, and the approval. Throws NOT_FOUND and LIMIT_EXCEEDED. */
export const readTransitionTrail = (graph: Graph, transition: string): Promise<ReadTrail> =>
  read(
    graph,
    ofStageTransition,
    { kind: "StageTransition", key: transition },
    "no stage transition has the key",
  );

/** What a deployment, or a model version without one, comes from: all that a prediction of it has in its trail beside itself. */
export const readSourceTrail = (graph: Graph, source: FactRef): Promise<ReadTrail> =>
  source.kind === "Deployment"
    ? read(graph, ofDeployment, source, "no deployment has the key")
    : readModelTrail(graph, source.key);

/** The trail of a fact at which nothing points, from that of its only cause: what `readTrail` would answer. */
export const trailFrom = (start: StoredFact, { walked, attached, truncated }: TrailFacts): TrailFacts => ({
  start: { kind: start.kind, key: start.key },
  walked: [start, ...walked],
  attached,
  truncated: truncated || walked.length + 1 >= TRAIL_LIMIT,
});

async function read(
  graph: Graph,
  query: typeof ofPrediction,
  start: FactRef,
  notFound: string,
): Promise<ReadTrail> {
  const within = boundedReader(graph);
  const rows = await within(query, { key: start.key, limit: TRAIL_LIMIT });
  const [first] = rows;
  if (first === undefined) throw new ProoflineError("NOT_FOUND", `${notFound} ${JSON.stringify(start.key)}`);
  const walked = new Map<string, StoredFact>();
  const attached = new Map<string, StoredFact>();
  const add = (found: readonly TrailRow[]) => {
    for (const { fact, ...one } of found) (one.walked ? walked : attached).set(refId(fact), fact);
  };
  add(rows);
  const followed = new Set<string>();
  for (let walks = 1; walks < MAX_WALKS && walked.size < TRAIL_LIMIT; walks++) {
    const keys = unfollowedAmendments([...attached.values()], walked).filter((key) => !followed.has(key));
    if (keys.length === 0) break;
    for (const key of keys) followed.add(key);
    add(await within(ofAmendments, { keys, limit: TRAIL_LIMIT }));
  }
  const truncated = walked.size >= TRAIL_LIMIT || attached.size >= TRAIL_LIMIT;
  return {
    facts: { start, walked: [...walked.values()], attached: [...attached.values()], truncated },
    size: first.size,
  };
}

/** Reads rows of one trail, which have 32 MiB together at most. */
function boundedReader(graph: Graph) {
  let left = TRAIL_BYTES;
  const size = ({ fact }: TrailRow) => sizeOf(fact);
  return async <Params extends object>(query: Query<Params, TrailRow>, params: Params) => {
    const { rows, isCut } = await readBounded(graph, query, params, left, size);
    if (isCut)
      throw new ProoflineError(
        "LIMIT_EXCEEDED",
        "the trail has more than 32 MiB of recorded values, too much for one report: proofline export writes all of them",
      );
    for (const row of rows) left -= size(row);
    return rows;
  };
}

/** The amendments that lead to what the walk has not reached. */
function unfollowedAmendments(
  attached: readonly StoredFact[],
  walked: ReadonlyMap<string, StoredFact>,
): string[] {
  return attached
    .filter(({ kind }) => kind === "Amendment")
    .filter((fact) => amendedTargets(readRecord(fact)).some((target) => !walked.has(refId(target))))
    .map(({ key }) => key);
}
