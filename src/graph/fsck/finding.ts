import type { FactRef } from "../../facts/kind.js";

/** What can be wrong. */
export const FINDING_CODES = [
  // the log as a whole
  "LOG_REWRITTEN",
  "LOG_TRUNCATED",
  "LOG_FORKED",
  "CHECKPOINT_INVALID",
  "HEAD_MISSING",
  "HEAD_ALTERED",
  "KEY_ROTATION_INVALID",
  "TILE_MISSING",
  "TILE_ALTERED",
  "TILE_FOREIGN",
  // facts
  "FACT_MISSING",
  "FACT_MISPLACED",
  "FACT_DOUBLED",
  "FACT_FOREIGN",
  "ENTRY_ALTERED",
  "ENTRY_INVALID",
  "TIME_ORDER",
  "REFERENCE_WRONG",
  // nodes and edges
  "LABELS_ALTERED",
  "PROPERTY_ALTERED",
  "PROPERTY_MISSING",
  "PROPERTY_FOREIGN",
  "SEALED_VALUE_ALTERED",
  "SEALED_VALUE_MISSING",
  "SEALED_VALUE_NOT_ERASED",
  "EDGE_ALTERED",
  "EDGE_MISSING",
  "EDGE_FOREIGN",
  "PLACEHOLDER_ALTERED",
  "NODE_FOREIGN",
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/** One thing that is not as the log says. Null where it does not apply or is not known. */
export interface Finding {
  readonly code: FindingCode;
  /** The node: a fact's kind, or the label of one of the service's own nodes; of an edge, the node that it leaves. */
  readonly kind: string | null;
  readonly key: string | null;
  /** In the log. */
  readonly index: number | null;
  /** The name of the property that is wrong. */
  readonly property: string | null;
  /** The edge that is wrong, or the reference. */
  readonly edge: FoundEdge | null;
  readonly message: string;
}
export interface FoundEdge {
  readonly rel: string;
  readonly kind: string;
  readonly key: string | null;
}
export type Reporter = (finding: Finding) => void;

interface Place {
  readonly kind?: string | null;
  readonly key?: string | null;
  readonly index?: number | null;
  readonly property?: string;
  readonly edge?: FoundEdge;
}

export const finding = (code: FindingCode, place: Place, message: string): Finding => ({
  code,
  kind: place.kind ?? null,
  key: place.key ?? null,
  index: place.index ?? null,
  property: place.property ?? null,
  edge: place.edge ?? null,
  message,
});

/** A finding for people: what it is about, then what is wrong. */
export function describeFinding({ code, kind, key, index, property, edge, message }: Finding): string {
  const parts = [
    kind === null ? "" : key === null ? kind : `${kind} ${JSON.stringify(key)}`,
    index === null ? "" : `index ${index}`,
    property === null ? "" : `property ${property}`,
    edge === null ? "" : `${edge.rel} -> ${edge.kind} ${JSON.stringify(edge.key)}`,
  ].filter((part) => part !== "");
  return `${code}  ${parts.length === 0 ? "" : `${parts.join(", ")}: `}${message}`;
}

export const edgeTo = (rel: string, { kind, key }: FactRef): FoundEdge => ({ rel, kind, key });
