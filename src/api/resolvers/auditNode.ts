import type { Field } from "../../facts/field.js";
import { KINDS } from "../../facts/kinds/index.js";
import type { FactRecord } from "../../facts/record.js";
import type { Access, Alert } from "../generated/types.js";

/** The GraphQL types of the access audit, by the kind of fact. */
interface AuditNodes {
  readonly Access: Access;
  readonly Alert: Alert;
}

/** A recorded fact of the access audit as GraphQL has it: nothing is null that is always there. */
export function auditNode<K extends keyof AuditNodes>(record: FactRecord<K>): AuditNodes[K] {
  const { kind, key, index, leafHash, recordedAt, recordedBy } = record;
  const { fields, audit } = KINDS[kind];
  const given: Readonly<Record<string, unknown>> = record.fields;
  const values = Object.entries(fields).map(([name, field]) => [
    name,
    given[name] ?? audit?.implied[name]?.(given) ?? whenAbsent(field),
  ]);
  const node: unknown = { key, index, leafHash, recordedAt, recordedBy, ...Object.fromEntries(values) };
  // its GraphQL type is generated from the description that its fields were read by
  return node as AuditNodes[K];
}

/** A required text or JSON may be gone: over 4 KiB it is sealed, and can be erased. */
function whenAbsent(field: Field): unknown {
  if (field.type === "texts" || field.type === "anyRefs") return [];
  if (field.type !== "scalar" || !field.required) return null;
  return field.scalar === "JSON" ? {} : "";
}
