import type { TrailSize } from "../protocol.js";
import { datasetVersion, sourceTable, transformation } from "./data.js";
import { releaseFacts } from "./release.js";

/** A `FactInput`. */
export type Fact = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** With its prediction, the trail of `trailFacts`. */
export const TRAIL: TrailSize = { nodes: 20, edges: 22 };

/**
 * What lies behind a prediction, causes first: three tables, each cleaned; the three joined; the result split for
 * training and test; training, model, approval, transition and deployment. Nothing is missing in it.
 */
export function trailFacts(prefix: string): Fact[] {
  const subjects = ["contracts", "payments", "customers"];
  const name = (what: string) => `${prefix}-${what}`;
  return [
    ...subjects.flatMap((subject) => [
      sourceTable(`${prefix}/${subject}`),
      transformation(name(`clean-${subject}`), 0, [{ sourceTable: `${prefix}/${subject}` }]),
      datasetVersion(name(`${subject}@1`), name(`clean-${subject}`)),
    ]),
    transformation(
      name("join"),
      1,
      subjects.map((subject) => ({ datasetVersion: name(`${subject}@1`) })),
    ),
    datasetVersion(name("joined@1"), name("join")),
    transformation(name("split"), 2, [{ datasetVersion: name("joined@1") }]),
    datasetVersion(name("train@1"), name("split")),
    datasetVersion(name("test@1"), name("split")),
    ...releaseFacts(prefix, [
      { datasetVersion: name("train@1"), role: "TRAIN" },
      { datasetVersion: name("test@1"), role: "TEST" },
    ]),
  ];
}
