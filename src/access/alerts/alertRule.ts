import type { JsonObject } from "../../facts/json.js";
import type { AccessSeen } from "./accessSeen.js";

/** What a rule found. */
export interface Anomaly {
  readonly message: string;
  /** The figures that decided. */
  readonly evidence: JsonObject;
  /** Keys of accesses that led to it, beside the one that raised it. */
  readonly accesses: readonly string[];
}

export interface RuleStep<State> {
  readonly state: State;
  readonly anomaly?: Anomaly;
}

/**
 * Looks for one unusual pattern among the accesses of one principal to one system, given one by one in the log's order.
 * Pure: the same accesses from the same state lead to the same anomalies. A state is a small JSON value; null before the
 * first access.
 */
export interface AlertRule<State> {
  step(state: State | null, access: AccessSeen): RuleStep<State>;
}

/** Between two alerts of a rule about a principal. */
export const QUIET_MS = 3_600_000;

const MAX_KEYS = 15;
const MAX_KEY_CHARS = 640;

/** The latest keys with one more: at most 15, and fewer where they are long, so that a state stays small. */
export function remember(keys: readonly string[], key: string): readonly string[] {
  const latest = [...keys.filter((one) => one !== key), key].slice(-MAX_KEYS);
  while (latest.length > 1 && latest.join("").length > MAX_KEY_CHARS) latest.shift();
  return latest;
}

/** To so many significant digits, so that a state and an alert stay readable. */
export const rounded = (value: number, digits: number): number => Number(value.toPrecision(digits));
