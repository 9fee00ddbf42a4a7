import type { FactRef } from "../../facts/kind.js";
import type { FactRecord } from "../../facts/record.js";

/** An access as the rules see it. */
export interface AccessSeen {
  readonly key: string;
  readonly system: string;
  readonly principal: string;
  /** The root fields of the operation. */
  readonly fields: readonly string[];
  /** The facts named in the request, at most the first 64. */
  readonly facts: readonly FactRef[];
  /** How many were named, where they are more than that. */
  readonly factCount: number | null;
  readonly pageSize: number | null;
  /** Null where it is not known or was erased. */
  readonly address: string | null;
  /** In milliseconds since 1970; not later than when it was recorded, whatever its reporter's clock says. */
  readonly at: number;
  readonly outcome: "ALLOWED" | "DENIED";
  readonly code: string | null;
  /** How many requests it stands for. */
  readonly count: number;
}

/** A recorded access as the rules see it; undefined where too much of it was erased to say whose it is. */
export function seenAccess({ key, recordedAt, fields }: FactRecord<"Access">): AccessSeen | undefined {
  const { system, principal, at, outcome } = fields;
  if (recordedAt === null || at === null) return undefined;
  if (system === null || principal === null || outcome === null) return undefined;
  return {
    key,
    system,
    principal,
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
