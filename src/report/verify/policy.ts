import { isObject } from "../../facts/json.js";
import { DEFAULT_POLICY, parsePolicy } from "../policy.js";
import type { Policy } from "../rule.js";
import { readAt } from "./verdict.js";

/**
 * The policy that a report says it was made by. A kind or code that is there twice, or out of order, is found when the
 * report is built again: it then says less than the document. Throws VerificationError.
 */
export function policyOf(shown: unknown): Policy {
  const { lateMinutes, lateMinutesByKind, severities } = isObject(shown) ? shown : {};
  return readAt("completeness.policy", () =>
    parsePolicy(
      {
        lateMinutes,
        lateMinutesByKind: byName(lateMinutesByKind, "kind", "minutes"),
        severities: byName(severities, "code", "severity"),
      },
      "it",
      DEFAULT_POLICY.lateMinutes,
    ),
  );
}

const byName = (items: unknown, name: string, value: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    (Array.isArray(items) ? items : []).map((item: unknown) =>
      isObject(item) ? [String(item[name]), item[value]] : [String(item), undefined],
    ),
  );
