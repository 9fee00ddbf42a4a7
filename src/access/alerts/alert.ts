import { sha256Hex } from "#sha256";
import { canonical } from "../../facts/json.js";
import type { AccessSeen } from "./accessSeen.js";
import type { Anomaly } from "./alertRule.js";

export const ACCESS_RULES = [
  "REQUEST_RATE",
  "NEW_ADDRESS",
  "REPEATED_DENIALS",
  "BULK_READING",
  "UNUSUAL_HOURS",
  "TWO_PLACES",
  "REPEATED_SUBJECT",
] as const;
export type RuleName = (typeof ACCESS_RULES)[number];

/** What a rule found when it saw an access. */
export interface RaisedAlert {
  readonly rule: RuleName;
  readonly access: AccessSeen;
  readonly anomaly: Anomaly;
}

const MAX_ACCESSES = 16;

/**
 * The alert as a fact's input. Its key follows from the rule and the access that raised it, so that the same alert found
 * again is a duplicate.
 */
export function alertInput({ rule, access, anomaly }: RaisedAlert): Record<string, unknown> {
  const { system, principal } = access;
  const accesses = [...new Set([access.key, ...anomaly.accesses])].slice(0, MAX_ACCESSES);
  return {
    key: sha256Hex(canonical([rule, system, principal, access.key])),
    rule,
    principal,
    message: anomaly.message,
    evidence: { system, ...anomaly.evidence },
    at: new Date(access.at).toISOString(),
    accesses: accesses.map((key) => ({ kind: "Access", key })),
  };
}
