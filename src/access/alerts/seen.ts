import type { FactRecord } from "../../facts/record.js";
import type { AccessSeen } from "./rule.js";

/** A recorded access as the rules see it; undefined where too much of it was erased to say whose it is. */
export function seenAccess({ key, index, recordedAt, fields }: FactRecord<"Access">): AccessSeen | undefined {
  const { system, principal, at, outcome } = fields;
  if (index === null || recordedAt === null || at === null) return undefined;
  if (system === null || principal === null || outcome === null) return undefined;
  return {
    key,
    index,
    system,
    principal,
    operation: fields.operation ?? "",
    fields: fields.fields ?? [],
    facts: fields.facts ?? [],
    factCount: fields.factCount,
    pageSize: fields.pageSize,
    address: fields.address,
    at: Math.min(Date.parse(at), Date.parse(recordedAt)),
    outcome: outcome === "DENIED" ? "DENIED" : "ALLOWED",
    code: fields.code,
    count: fields.count ?? 1,
  };
}
