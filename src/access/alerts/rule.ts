import type { JsonObject } from "../../facts/json.js";
import type { FactRef } from "../../facts/kind.js";

/** An access as the rules see it. */
export interface AccessSeen {
  readonly key: string;
  readonly index: number;
  readonly system: string;
  readonly principal: string;
  readonly operation: string;
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

/** What a rule found. */
export interface Anomaly {
  readonly message: string;
  /** The figures that decided. */
  readonly evidence: JsonObject;
  /** Keys of accesses that led to it, beside the one that raised it. */
  readonly accesses: readonly string[];
}

export interface Step<State> {
  readonly state: State;
  readonly anomaly?: Anomaly;
}

/**
 * Looks for one unusual pattern among the accesses of one principal to one system, given one by one in the log's order.
 * Pure: the same accesses from the same state lead to the same anomalies. A state is a small JSON value; null before the
 * first access.
 */
export interface Rule<State> {
  step(state: State | null, access: AccessSeen): Step<State>;
}

/** Between two alerts of a rule about a principal. */
export const QUIET_MS = 3_600_000;

const MAX_KEYS = 15;
const MAX_KEY_CHARS = 1_024;

/** The latest keys with one more: at most 15, and fewer where they are long, so that a state stays small. */
export function remember(keys: readonly string[], key: string): readonly string[] {
  const latest = [...keys.filter((one) => one !== key), key].slice(-MAX_KEYS);
  while (latest.length > 1 && latest.join("").length > MAX_KEY_CHARS) latest.shift();
  return latest;
}

/** To so many significant digits, so that a state and an alert stay readable. */
export const rounded = (value: number, digits: number): number => Number(value.toPrecision(digits));
