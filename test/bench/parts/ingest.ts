import { compare } from "../comparison.js";
import { type Figure, ratioFigure } from "../figure.js";
import { connect, databaseOf, type Neo4jAddress } from "../neo4j.js";
import type { SideName } from "../protocol.js";
import type { Run } from "../run.js";
import { BATCH } from "../sizes.js";

const GRAPH_GOAL = { limit: 0.5, aim: 0.6 };
const COMMAND_GOAL = { limit: 0.6 };
/** A file has so many times what is sent otherwise, since files that are worth the command are long. */
const LONGER = 5;

/** Batches over HTTP against the driver, which writes the same graph, and then bare nodes only. */
export async function ingest(run: Run): Promise<Figure[]> {
  const { rounds, batches } = run.sizes;
  const graph = await against(run, { ours: "httpIngest", theirs: "rawGraph", rounds, batches });
  const half = Math.ceil(rounds / 2);
  const bare = await against(run, { ours: "httpIngest", theirs: "rawBare", rounds: half, batches });
  return [
    ratioFigure(
      { id: "ingest.graph", what: "batched ingestion, to the same graph through the driver" },
      graph,
      "rate",
      GRAPH_GOAL,
    ),
    ratioFigure({ id: "ingest.bare", what: "the same, to bare nodes" }, bare, "rate"),
  ];
}

/** The command with a file against the driver, which writes the same graph. */
export async function ndjson(run: Run): Promise<Figure[]> {
  const rounds = Math.ceil(run.sizes.rounds / 2);
  const batches = run.sizes.batches * LONGER;
  const comparison = await against(run, { ours: "ingestCommand", theirs: "rawGraph", rounds, batches });
  return [
    ratioFigure(
      { id: "ndjson.graph", what: "proofline ingest of a file, to the same graph through the driver" },
      comparison,
      "rate",
      COMMAND_GOAL,
    ),
  ];
}

interface Sides {
  readonly ours: SideName;
  readonly theirs: SideName;
  readonly rounds: number;
  readonly batches: number;
}

async function against(run: Run, { ours, theirs, rounds, batches }: Sides) {
  const { service, sizes, predictions, progress } = run;
  progress(`ingestion: ${ours} against ${theirs}`);
  try {
    return await compare(service, {
      ours,
      theirs,
      rounds,
      warmUps: sizes.warmUps,
      next: () => {
        const keys = predictions.take(batches * BATCH);
        return { ours: { keys }, theirs: { keys } };
      },
    });
  } finally {
    await dropRawNodes(service.target.neo4j);
  }
}

async function dropRawNodes(neo4j: Neo4jAddress): Promise<void> {
  const driver = connect(neo4j);
  const session = driver.session(databaseOf(neo4j));
  try {
    for (const label of ["BenchPrediction", "BenchDeployment", "BenchBare"])
      await session.run(`MATCH (n:${label}) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS`);
    for (const name of ["bench_prediction_key", "bench_deployment_key", "bench_bare_key"])
      await session.run(`DROP CONSTRAINT ${name} IF EXISTS`);
  } finally {
    await driver.close();
  }
}
