import type { FactKind, FactRef } from "../facts/kind.js";
import type { Trail } from "./trail.js";

/** What can be missing from a trail, or wrong in it. */
export const GAP_CODES = [
  "UNRECORDED_REFERENCE",
  "NO_DEPLOYMENT",
  "OUTSIDE_DEPLOYMENT_WINDOW",
  "MODEL_MISMATCH",
  "ARTIFACT_HASH_MISMATCH",
  "NO_STAGE_TRANSITION",
  "NO_APPROVAL",
  "REJECTED",
  "APPROVED_AFTER_DEPLOYMENT",
  "NO_TRAINING_RUN",
  "NO_CODE_VERSION",
  "NO_TRAINING_DATA",
  "NO_DATA_HASH",
  "NO_SOURCE",
  "NO_DATE_RANGE",
  "TIME_ORDER",
  "CYCLE",
  "UNCOMMITTED_CODE",
  "SELF_APPROVAL",
  "UNKNOWN_ACTOR",
  "TRANSITION_WITHOUT_REASON",
  "EXCLUSION_WITHOUT_REASON",
  "UNPINNED_INPUT",
  "NO_NAMESPACE",
  "LATE_EVENT",
  "RECORDED_LATE",
  "OVERRIDDEN",
  "AMENDED",
  "ERASED_VALUE",
] as const;
export type GapCode = (typeof GAP_CODES)[number];

export const SEVERITIES = ["ERROR", "WARNING", "INFO"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** One finding, at one fact. The message says what is wrong and what would close it. */
export interface Gap extends FactRef {
  readonly code: GapCode;
  readonly severity: Severity;
  readonly message: string;
}

/** What an organisation wants of its trails: what counts as late, and how severe each gap is. */
export interface Policy {
  /** A fact recorded later than this after the time it claims, or after an effect of it, is late. */
  readonly lateMinutes: number;
  /** Kinds with minutes of their own, each once, in the order of FACT_KINDS. */
  readonly lateMinutesByKind: readonly { readonly kind: FactKind; readonly minutes: number }[];
  /** Codes with another severity than their rule's, each once, in the order of GAP_CODES. */
  readonly severities: readonly { readonly code: GapCode; readonly severity: Severity }[];
}

/** A finding without what all findings of its rule share. */
export type GapFinding = FactRef & { readonly message: string };

/** A finding at a fact. */
export const findingAt = ({ kind, key }: FactRef, message: string): GapFinding => ({ kind, key, message });

/** One rule for one code. It looks at the trail alone, and finds nothing where the rule before it explains the lack. */
export interface GapRule {
  readonly code: GapCode;
  readonly severity: Severity;
  /** Where a finding at a person's decision is more severe. */
  readonly severityOfDecision?: Severity;
  readonly check: (trail: Trail, policy: Policy) => readonly GapFinding[];
}
