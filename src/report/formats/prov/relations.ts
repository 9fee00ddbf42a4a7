import { claimedSpan } from "../../../facts/claims.js";
import type { LineageEdge } from "../../lineage.js";
import { holds, type ReportGraph } from "../trail/graph.js";
import { agentId, factId, type Responsibility } from "./facts.js";
import { PROV_TYPES, relationOf } from "./types.js";
import { type Attributes, jsonLiteral, known } from "./values.js";

/** Records of PROV-JSON, by the name of their relation and by their identifier. */
export type Records = Record<string, Record<string, Attributes>>;

/** The references that hold, or those that were corrected since, each as a record of its own. */
export function referenceRecords(graph: ReportGraph, current: boolean): Records {
  const records: Records = {};
  graph.edges.forEach((edge, i) => {
    if (holds(edge) === current)
      add(records, relationOf(edge.from, edge.to).name, `_:r${i}`, edgeRecord(edge, graph));
  });
  return records;
}

function edgeRecord(edge: LineageEdge, graph: ReportGraph): Attributes {
  const { type, from, to, properties, amendment, supersededBy } = edge;
  const { name, effect, cause } = relationOf(from, to);
  const made = name === "wasGeneratedBy" ? graph.find(from) : undefined;
  const at = made && claimedSpan(made.kind, (field) => made.properties?.[field])?.end?.time;
  return {
    [effect]: factId(from),
    [cause]: factId(to),
    ...(at ? { "prov:time": at } : {}),
    "proofline:reference": type,
    ...Object.fromEntries(
      Object.entries(properties).map(([field, value]) => [
        `field:${field}`,
        typeof value === "object" ? jsonLiteral(value) : value,
      ]),
    ),
    ...known({ "proofline:amendment": amendment, "proofline:supersededBy": supersededBy }),
  };
}

/** Who had which part in what. */
export function responsibilityRecords(all: readonly Responsibility[]): Records {
  const records: Records = {};
  all.forEach(({ fact, field, name }, i) => {
    const isActivity = PROV_TYPES[fact.kind] === "activity";
    add(records, isActivity ? "wasAssociatedWith" : "wasAttributedTo", `_:a${i}`, {
      [isActivity ? "prov:activity" : "prov:entity"]: factId(fact),
      "prov:agent": agentId(name),
      [isActivity ? "prov:role" : "proofline:role"]: field,
    });
  });
  return records;
}

/** Adds a record to those of its relation. */
export function add(records: Records, relation: string, id: string, attributes: Attributes): void {
  const known = records[relation];
  if (known === undefined) records[relation] = { [id]: attributes };
  else known[id] = attributes;
}
