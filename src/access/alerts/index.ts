import type { Alert, RuleName } from "./alert.js";
import { bulkReading } from "./bulkReading.js";
import { newAddress } from "./newAddress.js";
import { repeatedDenials } from "./repeatedDenials.js";
import { requestRate } from "./requestRate.js";
import type { AccessSeen, Rule, Step } from "./rule.js";

type StateOf<R> = R extends Rule<infer State> ? State : never;

/** What the rules remember of one principal's accesses to one system: small, and JSON. */
export interface Pattern {
  readonly requestRate: StateOf<typeof requestRate>;
  readonly newAddress: StateOf<ReturnType<typeof newAddress>>;
  readonly repeatedDenials: StateOf<typeof repeatedDenials>;
  readonly bulkReading: StateOf<typeof bulkReading>;
}

/**
 * All rules over the accesses of one principal to one system, one access at a time. A new rule is a file here, a name in
 * alert.ts and two lines in this function.
 *
 * @param salt a secret that is always the same
 */
export function accessRules(
  salt: string,
): (pattern: Pattern | null, access: AccessSeen) => { readonly pattern: Pattern; readonly alerts: Alert[] } {
  const addressRule = newAddress(salt);
  return (pattern, access) => {
    const alerts: Alert[] = [];
    const stepped = <State>(rule: RuleName, { state, anomaly }: Step<State>): State => {
      if (anomaly !== undefined) alerts.push({ rule, access, anomaly });
      return state;
    };
    return {
      alerts,
      pattern: {
        requestRate: stepped("REQUEST_RATE", requestRate.step(pattern?.requestRate ?? null, access)),
        newAddress: stepped("NEW_ADDRESS", addressRule.step(pattern?.newAddress ?? null, access)),
        repeatedDenials: stepped(
          "REPEATED_DENIALS",
          repeatedDenials.step(pattern?.repeatedDenials ?? null, access),
        ),
        bulkReading: stepped("BULK_READING", bulkReading.step(pattern?.bulkReading ?? null, access)),
      },
    };
  };
}
