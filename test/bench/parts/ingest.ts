import { compare, described, ratioOf } from "../comparison.js";
import { connect, databaseOf } from "../neo4j.js";
import type { Result } from "../result.js";
import type { Run } from "../run.js";
import { BATCH } from "../sizes.js";

const GOAL = 0.4;

/** Batches over HTTP against bare nodes through the driver. */
export async function ingest({ service, sizes, predictions, progress }: Run): Promise<Result[]> {
  progress("ingestion: batches over HTTP against bare nodes through the driver");
  const { rounds, warmUps, batches } = sizes;
  try {
    const comparison = await compare(service.target, {
      ours: "httpIngest",
      theirs: "rawIngest",
      rounds,
      warmUps,
      next: () => {
        const keys = predictions.take(batches * BATCH);
        return { ours: { keys }, theirs: { keys } };
      },
    });
    const ratio = ratioOf(comparison);
    return [
      {
        what: "batched ingestion, to raw UNWIND",
        measured: described(ratio, "a second"),
        goal: `>= ${GOAL}, aim 0.6`,
        met: ratio.ratio >= GOAL,
      },
    ];
  } finally {
    await dropBareNodes(service.target.neo4j);
  }
}

async function dropBareNodes(neo4j: Parameters<typeof connect>[0]): Promise<void> {
  const driver = connect(neo4j);
  const session = driver.session(databaseOf(neo4j));
  try {
    await session.run("MATCH (n:BenchBare) CALL (n) { DELETE n } IN TRANSACTIONS OF 10000 ROWS");
    await session.run("DROP CONSTRAINT bench_bare_key IF EXISTS");
  } finally {
    await driver.close();
  }
}
