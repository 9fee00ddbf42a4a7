import type { AccessSeen } from "../../../../src/access/alerts/accessSeen.js";
import type { AlertRule, Anomaly } from "../../../../src/access/alerts/alertRule.js";

/** What one rule finds in accesses, and what it remembers then. */
export function stepAll<State>(
  rule: AlertRule<State>,
  accesses: Iterable<AccessSeen>,
  from: State | null = null,
): { readonly found: readonly (Anomaly & { readonly key: string })[]; readonly state: State | null } {
  const found: (Anomaly & { readonly key: string })[] = [];
  let state = from;
  for (const one of accesses) {
    const step = rule.step(state, one);
    state = step.state;
    if (step.anomaly !== undefined) found.push({ ...step.anomaly, key: one.key });
  }
  return { found, state };
}
