import { availableParallelism, cpus, totalmem } from "node:os";
import { connect, databaseOf, type Neo4jAddress } from "./neo4j.js";
import type { Sizes } from "./options.js";
import { BATCH, CALLERS, CONCURRENT, CONNECTIONS } from "./sizes.js";

/** What the figures depend on, a line each. */
export async function conditions(neo4j: Neo4jAddress, sizes: Sizes): Promise<string[]> {
  const memory = Math.round(totalmem() / 1024 ** 3);
  return [
    `machine: ${availableParallelism()} cores (${cpus()[0]?.model ?? "unknown"}), ${memory} GiB, ${process.platform}; clients, service and Neo4j share it`,
    `Node: ${process.versions.node}`,
    `Neo4j: ${await version(neo4j)}`,
    `ingestion: ${BATCH} facts a batch, ${CONNECTIONS} connections, ${sizes.batches} batches a round`,
    `singles: ${CONCURRENT} concurrent, ${sizes.singles} a round`,
    `reports: 1 and ${CALLERS} callers, ${sizes.reports} a round`,
    `rounds: ${sizes.rounds} of each side in turns, after ${sizes.warmUps} to warm up`,
  ];
}

async function version(neo4j: Neo4jAddress): Promise<string> {
  const driver = connect(neo4j);
  try {
    const { records } = await driver.executeQuery(
      "CALL dbms.components() YIELD versions, edition RETURN versions[0] + ' ' + edition AS version",
      {},
      databaseOf(neo4j),
    );
    return String(records[0]?.get("version"));
  } finally {
    await driver.close();
  }
}
