import { canonical, type JsonValue } from "../../facts/json.js";
import { type FactRecord, readRecord } from "../../facts/record.js";
import type { Graph } from "../../graph/graph.js";
import { readPredictions } from "../../graph/predictions.js";
import type { Half } from "./event.js";
import { requestIdOf } from "./facts.js";
import { rowsOf } from "./rows.js";

/**
 * Whether a half says what is recorded already: it was sent again when the inference had been recorded, and its other half will
 * not come. A value that was erased since counts as the same, since it must not come back.
 */
export async function isRepeated(graph: Graph, half: Half): Promise<boolean> {
  const id = requestIdOf(half, half);
  const rows = rowsOf(half.part, half.body) ?? [half.body];
  const byRow = rows.map((value, i) => ({ key: rows.length === 1 ? id : `${id}#${i}`, value }));
  // of unequal number both were kept whole
  return (await areRecorded(graph, half, byRow)) || areRecorded(graph, half, [{ key: id, value: half.body }]);
}

interface Row {
  readonly key: string;
  readonly value: JsonValue;
}

const PAGE = 1_000;

async function areRecorded(graph: Graph, half: Half, rows: readonly Row[]): Promise<boolean> {
  for (let from = 0; from < rows.length; from += PAGE) {
    const page = rows.slice(from, from + PAGE);
    const found = await recordsOf(
      graph,
      half.deployment,
      page.map(({ key }) => key),
    );
    if (!page.every(({ key, value }) => says(found.get(key), half, value))) return false;
  }
  return true;
}

async function recordsOf(
  graph: Graph,
  deployment: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, FactRecord<"Prediction">>> {
  const found = new Map<string, FactRecord<"Prediction">>();
  const filter = { model: null, modelVersion: null, deployment: null, from: null, to: null };
  // a page may end early where its values are large
  for (let left = keys; left.length > 0; ) {
    const { facts, hasNext } = await readPredictions(graph, { ...filter, requestIds: left }, null, PAGE);
    for (const { fact } of facts) {
      const record = readRecord(fact);
      const served = record.refs.some(({ kind, key }) => kind === "Deployment" && key === deployment);
      if (record.kind === "Prediction" && served) found.set(record.key, record);
    }
    const seen = new Set(facts.map(({ fact }) => fact.key));
    left = hasNext ? left.filter((key) => !seen.has(key)) : [];
  }
  return found;
}

function says(record: FactRecord<"Prediction"> | undefined, { part }: Half, value: JsonValue): boolean {
  if (record === undefined) return false;
  const field = part === "request" ? "features" : "prediction";
  const recorded = record.fields[field];
  return recorded === null || recorded === undefined
    ? record.erased.includes(field)
    : canonical(recorded) === canonical(value);
}
