import type { Keys } from "../protocol.js";
import { keyAt } from "./keys.js";
import { answeredAt } from "./times.js";

/** OpenLineage events as a scheduler sends them, two for each run: it reads one table of a warehouse and writes one of a lake. */
export const eventsOf = (keys: Keys): object[] =>
  Array.from({ length: keys.count }, (_, place) => {
    const run = Math.floor(place / 2);
    const name = keyAt({ ...keys, prefix: `${keys.prefix}-run` }, run * 2);
    const isEnd = place % 2 === 1;
    return {
      eventType: isEnd ? "COMPLETE" : "START",
      eventTime: answeredAt(keys.from + place),
      run: {
        runId: name,
        facets: {
          parent: { run: { runId: "dag-1" }, job: { namespace: "airflow", name: "nightly" } },
          nominalTime: { nominalStartTime: "2026-01-01T00:00:00Z" },
        },
      },
      job: {
        namespace: "airflow",
        name: `nightly.load_${run % 100}`,
        facets: {
          jobType: { processingType: "BATCH", integration: "AIRFLOW", jobType: "TASK" },
          sourceCodeLocation: {
            type: "git",
            url: "https://git.example.com/credit/data",
            repoUrl: "https://git.example.com/credit/data",
            version: "1a2b3c4d5e6f708192a3b4c5d6e7f80912345678",
          },
        },
      },
      inputs: [
        {
          namespace: "postgres://warehouse.example.com:5432",
          name: `credit.contracts_${run % 100}`,
          facets: {
            schema: {
              fields: [
                { name: "id", type: "bigint" },
                { name: "balance", type: "numeric(12,2)" },
              ],
            },
          },
          inputFacets: { inputStatistics: { rowCount: 81_000 } },
        },
      ],
      outputs: isEnd
        ? [
            {
              namespace: "s3://lake.example.com",
              name: `credit/contracts_${run % 100}`,
              outputFacets: { outputStatistics: { rowCount: 80_988, size: 12_345_678 } },
            },
          ]
        : [],
      producer: "https://example.com/scheduler/2.1",
      schemaURL: "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent",
    };
  });
