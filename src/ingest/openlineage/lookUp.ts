import type { Graph } from "../../graph/graph.js";
import { type DatasetKnown, readDatasets, readRecorded } from "../../graph/openLineage/world.js";
import type { RunPart } from "./run.js";
import { type Lookups, lookupsOf, type World } from "./world.js";

/** What is recorded of the data sets that parts of runs read, for each in their order. */
export async function lookUp(graph: Graph, parts: readonly RunPart[]): Promise<World[]> {
  const wanted = parts.map(lookupsOf);
  const reads = wanted.flatMap(({ names, began, runId }) =>
    names.map((name) => ({ name, at: Date.parse(began), runId })),
  );
  const [known, recorded] = await Promise.all([
    readDatasets(graph, reads),
    readRecorded(graph, unique(wanted, "versions"), unique(wanted, "names")),
  ]);
  let from = 0;
  return wanted.map(({ names, versions }) => {
    const of = known.slice(from, from + names.length);
    from += names.length;
    return {
      versions: new Set(versions.filter((key) => recorded.datasetVersions.has(key))),
      tables: new Set(names.filter((name) => recorded.sourceTables.has(name))),
      written: new Set(of.filter(({ isWritten }) => isWritten).map(({ name }) => name)),
      current: new Map(of.flatMap(currentOf)),
    };
  });
}

const currentOf = ({ name, current }: DatasetKnown) =>
  current === undefined ? [] : [[name, current] as const];

const unique = (lookups: readonly Lookups[], of: "names" | "versions"): string[] => [
  ...new Set(lookups.flatMap((one) => one[of])),
];
