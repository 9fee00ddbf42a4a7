import type { AccessSeen } from "./accessSeen.js";
import type { RaisedAlert, RuleName } from "./alert.js";
import type { AlertRule, RuleStep } from "./alertRule.js";
import { bulkReading } from "./bulkReading.js";
import { newAddress } from "./newAddress.js";
import { repeatedDenials } from "./repeatedDenials.js";
import { repeatedSubject } from "./repeatedSubject.js";
import { requestRate } from "./requestRate.js";
import { twoPlaces } from "./twoPlaces.js";
import { unusualHours } from "./unusualHours.js";

type StateOf<R> = R extends AlertRule<infer State> ? State : never;

/**
 * What the rules remember of one principal's accesses to one system: small, and JSON. What was stored before a rule was there
 * lacks its part, and that rule begins to learn.
 */
export interface Pattern {
  readonly requestRate: StateOf<typeof requestRate>;
  readonly newAddress: StateOf<ReturnType<typeof newAddress>>;
  readonly repeatedDenials: StateOf<typeof repeatedDenials>;
  readonly bulkReading: StateOf<typeof bulkReading>;
  readonly unusualHours?: StateOf<typeof unusualHours>;
  readonly twoPlaces?: StateOf<ReturnType<typeof twoPlaces>>;
  readonly repeatedSubject?: StateOf<typeof repeatedSubject>;
}

/**
 * All rules over the accesses of one principal to one system, one access at a time. A new rule is a file here, a name in
 * alert.ts and two lines in this function.
 *
 * @param salt a secret that is always the same
 */
export function accessRules(
  salt: string,
): (
  pattern: Pattern | null,
  access: AccessSeen,
) => { readonly pattern: Pattern; readonly alerts: RaisedAlert[] } {
  const addressRule = newAddress(salt);
  const placesRule = twoPlaces(salt);
  return (pattern, access) => {
    const alerts: RaisedAlert[] = [];
    const stepped = <State>(rule: RuleName, { state, anomaly }: RuleStep<State>): State => {
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
        unusualHours: stepped("UNUSUAL_HOURS", unusualHours.step(pattern?.unusualHours ?? null, access)),
        twoPlaces: stepped("TWO_PLACES", placesRule.step(pattern?.twoPlaces ?? null, access)),
        repeatedSubject: stepped(
          "REPEATED_SUBJECT",
          repeatedSubject.step(pattern?.repeatedSubject ?? null, access),
        ),
      },
    };
  };
}
