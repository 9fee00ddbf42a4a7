import type { Graph } from "../graph.js";
import { defineQuery } from "../query.js";

/** A data set that a run reads which began then, in milliseconds since 1970. */
export interface DatasetRead {
  readonly name: string;
  readonly at: number;
  /** What this run wrote itself is not current for it. */
  readonly runId: string;
}
/** What the store knows of such a data set. */
export interface DatasetKnown {
  readonly name: string;
  /** Whether another run here wrote a version of it. */
  readonly isWritten: boolean;
  /** The version that was current then. */
  readonly current: { readonly key: string; readonly writtenBy: string | undefined } | undefined;
}
/** A data set that a run read which began then. */
export interface ReadBy {
  readonly runId: string;
  readonly dataset: string;
  readonly began: number;
}

const datasets = defineQuery<
  { datasets: readonly (DatasetRead & { place: number })[] },
  DatasetKnown & { place: number }
>("openlineage/datasets.cypher", (row) => {
  const key = row.textOrNull("current");
  return {
    place: row.integer("place"),
    name: row.text("name"),
    isWritten: row.boolean("isWritten"),
    current: key === null ? undefined : { key, writtenBy: row.textOrNull("writtenBy") ?? undefined },
  };
});
const recorded = defineQuery<
  { datasetVersions: readonly string[]; sourceTables: readonly string[] },
  Record<"datasetVersions" | "sourceTables", readonly unknown[]>
>("openlineage/recorded.cypher", (row) => ({
  datasetVersions: row.list("datasetVersions"),
  sourceTables: row.list("sourceTables"),
}));
const writers = defineQuery<{ inputs: readonly ReadBy[] }, { runId: string; writer: string }>(
  "openlineage/writers.cypher",
  (row) => ({ runId: row.text("runId"), writer: row.text("writer") }),
);

/** What is known of each, in their order. */
export async function readDatasets(graph: Graph, reads: readonly DatasetRead[]): Promise<DatasetKnown[]> {
  const found = await graph.read(datasets, { datasets: reads.map((read, place) => ({ ...read, place })) });
  return found.sort((a, b) => a.place - b.place);
}

/** Which of these are recorded. */
export async function readRecorded(
  graph: Graph,
  datasetVersions: readonly string[],
  sourceTables: readonly string[],
): Promise<Record<"datasetVersions" | "sourceTables", ReadonlySet<unknown>>> {
  const [found] = await graph.read(recorded, { datasetVersions, sourceTables });
  return {
    datasetVersions: new Set(found?.datasetVersions),
    sourceTables: new Set(found?.sourceTables),
  };
}

/** By run, some of the runs that were over when it began, may have written what it read, and have no facts yet. */
export async function readWriters(
  graph: Graph,
  inputs: readonly ReadBy[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  for (const { runId, writer } of await graph.read(writers, { inputs }))
    found.set(runId, [...(found.get(runId) ?? []), writer]);
  return found;
}
