import type { TrailSize } from "../protocol.js";
import { datasetVersion, sourceTable, transformation } from "./data.js";
import { releaseFacts } from "./release.js";
import type { Fact } from "./trail.js";

const LEVELS = 40;
const WIDTH = 3;

/** With its prediction, the trail of `diamondFacts`. */
export const DIAMOND: TrailSize = {
  // prediction and release, datasets and their runs, the table
  nodes: 6 + 2 * LEVELS * WIDTH + 1,
  // within the release, from the training run, to the runs, from the runs, to the table
  edges: 7 + WIDTH + LEVELS * WIDTH + (LEVELS - 1) * WIDTH * WIDTH + WIDTH,
};

/**
 * A training run on three dataset versions, each written by a run that reads the three of the level below, and so on
 * for 40 levels: 3^39 ways lead from the first level to each dataset of the last. The last level's runs read one table.
 */
export function diamondFacts(prefix: string): Fact[] {
  const places = Array.from({ length: WIDTH }, (_, place) => place);
  const dataset = (level: number, place: number) => `${prefix}-data-${level}-${place}@1`;
  const table = `${prefix}/contracts`;
  const level = (depth: number) =>
    places.flatMap((place) => {
      const run = `${prefix}-run-${depth}-${place}`;
      const reads =
        depth === LEVELS
          ? [{ sourceTable: table }]
          : places.map((next) => ({ datasetVersion: dataset(depth + 1, next) }));
      return [transformation(run, LEVELS - depth, reads), datasetVersion(dataset(depth, place), run)];
    });
  return [
    sourceTable(table),
    ...Array.from({ length: LEVELS }, (_, i) => level(LEVELS - i)).flat(),
    ...releaseFacts(
      prefix,
      places.map((place) => ({ datasetVersion: dataset(1, place), role: "TRAIN" })),
    ),
  ];
}
