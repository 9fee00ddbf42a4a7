import { compare } from "../comparison.js";
import { type Figure, ratioFigure } from "../figure.js";
import { connect, databaseOf, type Neo4jAddress } from "../neo4j.js";
import type { SideName } from "../protocol.js";
import type { Run } from "../run.js";
import { BATCH } from "../sizes.js";

const GRAPH_GOAL = { limit: 0.5, aim: 0.6 };

/** Batches over HTTP against the driver, which writes the same graph, and then bare nodes only. */
export async function ingest(run: Run): Promise<Figure[]> {
  const graph = await against(run, "rawGraph", run.sizes.rounds);
  const bare = await against(run, "rawBare", Math.ceil(run.sizes.rounds / 2));
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

async function against({ service, sizes, predictions, progress }: Run, theirs: SideName, rounds: number) {
  progress(`ingestion: batches over HTTP against ${theirs}`);
  try {
    return await compare(service, {
      ours: "httpIngest",
      theirs,
      rounds,
      warmUps: sizes.warmUps,
      next: () => {
        const keys = predictions.take(sizes.batches * BATCH);
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
