import { ProoflineError } from "../../facts/error.js";
import { refId } from "../../facts/kind.js";
import type { FactRecord } from "../../facts/record.js";
import type { Access, Alert } from "../generated/types.js";

/** An access as GraphQL has it. */
export function accessOf(record: FactRecord<"Access">): Access {
  const { fields } = record;
  const facts = fields.facts ?? [];
  const named = fields.named ?? facts.map(refId);
  return {
    ...placeInLog(record),
    recordedBy: present(record.recordedBy),
    system: textOf(fields.system),
    principal: textOf(fields.principal),
    roles: fields.roles ?? [],
    operation: fields.operation,
    fields: fields.fields ?? [],
    facts,
    named,
    factCount: fields.factCount ?? named.length,
    factsSha256: fields.factsSha256,
    pageSize: fields.pageSize,
    requestSha256: fields.requestSha256,
    requestNonce: fields.requestNonce,
    address: fields.address,
    userAgent: fields.userAgent,
    at: present(fields.at),
    outcome: fields.outcome === "ALLOWED" ? "ALLOWED" : "DENIED",
    code: fields.code,
    count: fields.count ?? 1,
  };
}

/** An alert as GraphQL has it. */
export function alertOf(record: FactRecord<"Alert">): Alert {
  const { fields } = record;
  return {
    ...placeInLog(record),
    rule: textOf(fields.rule),
    principal: textOf(fields.principal),
    message: textOf(fields.message),
    evidence: fields.evidence ?? {},
    at: present(fields.at),
    accesses: fields.accesses ?? [],
  };
}

const placeInLog = ({ key, index, recordedAt, leafHash }: FactRecord<"Access" | "Alert">) => ({
  key,
  index: present(index),
  recordedAt: present(recordedAt),
  leafHash: present(leafHash),
});

/** A text over 4 KiB is sealed, and may have been erased. */
const textOf = (text: string | null): string => text ?? "";

/** No placeholder is on a page: it has no time. */
function present<T>(value: T | null): T {
  if (value === null) throw new ProoflineError("INTERNAL", "an access that is not recorded");
  return value;
}
