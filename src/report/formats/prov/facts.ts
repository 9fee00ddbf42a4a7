import { claimedSpan, takesTime } from "../../../facts/claims.js";
import type { Field } from "../../../facts/field.js";
import { KINDS } from "../../../facts/kinds/index.js";
import type { ReportGraph, ReportNode } from "../trail/graph.js";
import { textOf } from "../trail/graph.js";
import { factName, nameOf } from "../trail/names.js";
import { PROV_TYPES } from "./types.js";
import { type Attributes, dateTime, fieldAttributes, jsonLiteral, known, qualifiedName } from "./values.js";

export const factId = (fact: Parameters<typeof factName>[0]): string => `fact:${factName(fact)}`;

/** A fact as an element of PROV: what it is, what was recorded, and what is missing or wrong. */
export function elementOf(node: ReportNode, graph: ReportGraph): Attributes {
  const { kind, key, recorded, index, leafHash, recordedAt, recordedBy, properties } = node;
  const gaps = graph
    .gapsOf(node)
    .map(({ code, severity, message }) => jsonLiteral({ code, severity, message }));
  return {
    "prov:type": qualifiedName(`proofline:${kind}`),
    "prov:label": key,
    "proofline:key": key,
    "proofline:recorded": recorded,
    ...known({
      "proofline:index": index,
      "proofline:leafHash": leafHash,
      "proofline:recordedAt": recordedAt === null ? null : dateTime(recordedAt),
      "proofline:recordedBy": recordedBy,
      "proofline:gap": gaps.length > 0 ? gaps : null,
    }),
    ...times(node),
    ...fieldAttributes(node, properties),
  };
}

/** When an activity began and ended, as it claims. Of one that claims a moment PROV knows only a start. */
function times({ kind, properties }: ReportNode): Attributes {
  if (PROV_TYPES[kind] === "entity") return {};
  const { start, end } = claimedSpan(kind, (name) => properties?.[name]) ?? { start: null, end: null };
  return known({
    "prov:startTime": start?.time ?? null,
    "prov:endTime": takesTime(kind) ? (end?.time ?? null) : null,
  });
}

/** Somebody who did something, or answers for something, as a fact says. */
export interface Responsibility {
  readonly fact: ReportNode;
  readonly field: string;
  readonly name: string;
}

export const agentId = (name: string): string => `agent:${nameOf(name)}`;

/** Who did what a fact tells of, and who answers for the data. */
export function responsibilities(fact: ReportNode): Responsibility[] {
  return Object.entries(KINDS[fact.kind].fields).flatMap(([field, description]: [string, Field]) => {
    const isPerson = description.type === "scalar" && (description.person === true || field === "owner");
    const name = isPerson ? textOf(fact, field) : null;
    return name === null ? [] : [{ fact, field, name }];
  });
}
