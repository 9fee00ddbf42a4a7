import { sha256Hex } from "#sha256";
import type { StoredPattern } from "../../graph/accessWatch.js";
import type { AccessSeen } from "./accessSeen.js";
import type { RaisedAlert } from "./alert.js";
import { accessRules, type Pattern } from "./index.js";

/** Each system's accesses of a principal have a pattern of their own. A digest, since names may be long. */
export const patternId = ({ system, principal }: AccessSeen): string =>
  sha256Hex(JSON.stringify([system, principal]));

/**
 * Steps the rules over accesses of many principals, in the log's order, from what was remembered of each. An access that
 * a rule fails on is passed over.
 *
 * @param stored by id; a principal that is not in it is new
 * @param failed is told of what was passed over
 */
export function stepPatterns(
  accesses: readonly AccessSeen[],
  stored: ReadonlyMap<string, string>,
  salt: string,
  failed: (access: AccessSeen, cause: unknown) => void,
): { readonly alerts: readonly RaisedAlert[]; readonly patterns: readonly StoredPattern[] } {
  const step = accessRules(salt);
  const patterns = new Map<string, Pattern>();
  const alerts: RaisedAlert[] = [];
  for (const access of accesses) {
    const id = patternId(access);
    try {
      const stepped = step(patterns.get(id) ?? parsePattern(stored.get(id)), access);
      patterns.set(id, stepped.pattern);
      alerts.push(...stepped.alerts);
    } catch (error) {
      failed(access, error);
    }
  }
  return { alerts, patterns: [...patterns].map(([id, pattern]) => ({ id, state: JSON.stringify(pattern) })) };
}

/** What this program wrote. */
const parsePattern = (text: string | undefined): Pattern | null =>
  text === undefined ? null : JSON.parse(text);
