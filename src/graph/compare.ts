import { badInputAt } from "../facts/error.js";
import type { FactKind } from "../facts/kind.js";
import { type Compared, compareTrails, type TrailComparison } from "../report/compare.js";
import { openTrail } from "../report/trail.js";
import type { Graph } from "./graph.js";
import { readModelTrail, readTrail } from "./trail.js";

/** Throws BAD_USER_INPUT for a kind that can't be compared. */
export function comparedOf(kind: FactKind, a: string, b: string): Compared {
  if (kind !== "ModelVersion" && kind !== "Prediction")
    throw badInputAt("kind", "must be ModelVersion or Prediction");
  return { kind, a, b };
}

/**
 * What differs between two model versions or two predictions, whose facts are held in memory: at most 32 MiB and 10,000 facts
 * of each trail. Throws NOT_FOUND and LIMIT_EXCEEDED.
 */
export async function readComparison(graph: Graph, compared: Compared): Promise<TrailComparison> {
  const read = compared.kind === "Prediction" ? readTrail : readModelTrail;
  const a = await read(graph, compared.a);
  const b = await read(graph, compared.b);
  return compareTrails(compared, openTrail(a.facts), openTrail(b.facts));
}
