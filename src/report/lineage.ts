import type { JsonObject } from "../facts/json.js";
import type { FactKind, FactRef } from "../facts/kind.js";
import { KINDS } from "../facts/kinds/index.js";
import type { AnyRecord } from "../facts/record.js";
import type { Edge } from "./edge.js";

export interface LineageNode extends FactRef {
  /** False for a placeholder: referred to, and not recorded. */
  readonly recorded: boolean;
  readonly index: number | null;
  readonly leafHash: string | null;
  readonly recordedAt: string | null;
  /** The fields that are known and are no references; null for a placeholder. */
  readonly properties: Readonly<Record<string, unknown>> | null;
}

/** From the effect to the cause. */
export interface LineageEdge {
  readonly type: string;
  readonly from: FactRef;
  readonly to: FactRef;
  readonly properties: JsonObject;
  /** The key of the Amendment that says this, where the effect's own entry doesn't. */
  readonly amendment: string | null;
  /** The key of the Amendment that says otherwise. */
  readonly supersededBy: string | null;
}

export interface LineageGraph {
  readonly nodes: readonly LineageNode[];
  readonly edges: readonly LineageEdge[];
  readonly nodeCount: number;
  readonly edgeCount: number;
  readonly truncated: boolean;
}

/** A graph of facts and references, in the order they are given in. */
export const lineageOf = (
  records: readonly AnyRecord[],
  edges: readonly Edge[],
  truncated: boolean,
): LineageGraph => ({
  nodes: records.map(nodeOf),
  edges: edges.map(({ type, from, to, props, amendment, supersededBy }) => ({
    type,
    from,
    to,
    properties: props,
    amendment,
    supersededBy,
  })),
  nodeCount: records.length,
  edgeCount: edges.length,
  truncated,
});

function nodeOf(record: AnyRecord): LineageNode {
  const { kind, key, index, leafHash, recordedAt } = record;
  return {
    kind,
    key,
    recorded: index !== null,
    index,
    leafHash,
    recordedAt,
    properties: propertiesOf(record),
  };
}

function propertiesOf(record: AnyRecord): Record<string, unknown> | null {
  if (record.index === null) return null;
  const fields: Readonly<Record<string, unknown>> = record.fields;
  const properties: Record<string, unknown> = {};
  for (const name of PROPERTIES.get(record.kind) ?? [])
    if (fields[name] !== null) properties[name] = fields[name];
  return properties;
}

const REFERENCES: ReadonlySet<string> = new Set(["ref", "refs", "anyRef", "anyRefs"]);
const PROPERTIES: ReadonlyMap<FactKind, readonly string[]> = new Map(
  Object.values(KINDS).map(({ kind, fields }) => [
    kind,
    Object.entries(fields).flatMap(([name, field]) => (REFERENCES.has(field.type) ? [] : [name])),
  ]),
);
