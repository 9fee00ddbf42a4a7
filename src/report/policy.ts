import { badInputAt } from "../facts/error.js";
import { isObject } from "../facts/json.js";
import { FACT_KINDS, type FactKind } from "../facts/kind.js";
import { GAP_CODES, type Policy, SEVERITIES, type Severity } from "./rule.js";

export const DEFAULT_POLICY: Policy = { lateMinutes: 60, lateMinutesByKind: [], severities: [] };

/** A year. */
export const MAX_LATE_MINUTES = 525_600;

const isSeverity = (value: unknown): value is Severity => SEVERITIES.some((one) => one === value);

/** How many minutes after its time a fact of a kind is late. */
export const lateMinutesOf = (policy: Policy, kind: FactKind): number =>
  policy.lateMinutesByKind.find((own) => own.kind === kind)?.minutes ?? policy.lateMinutes;

/**
 * A policy as it is written: `{"severities": {"SELF_APPROVAL": "ERROR"}, "lateMinutes": 60, "lateMinutesByKind":
 * {"TrainingRun": 1440}}`, all at will. Throws BAD_USER_INPUT that names the member.
 *
 * @param lateMinutes where the policy has none
 */
export function parsePolicy(given: unknown, path: string, lateMinutes: number): Policy {
  const members = membersOf(given, path, ["severities", "lateMinutes", "lateMinutesByKind"]);
  const severities = membersOf(members.severities ?? {}, `${path}.severities`, GAP_CODES);
  const minutes = membersOf(members.lateMinutesByKind ?? {}, `${path}.lateMinutesByKind`, FACT_KINDS);
  return {
    lateMinutes:
      members.lateMinutes === undefined
        ? lateMinutes
        : parseMinutes(members.lateMinutes, `${path}.lateMinutes`),
    lateMinutesByKind: FACT_KINDS.filter((kind) => kind in minutes).map((kind) => ({
      kind,
      minutes: parseMinutes(minutes[kind], `${path}.lateMinutesByKind.${kind}`),
    })),
    severities: GAP_CODES.filter((code) => code in severities).map((code) => ({
      code,
      severity: parseSeverity(severities[code], `${path}.severities.${code}`),
    })),
  };
}

type Members = Readonly<Record<string, unknown>>;

function membersOf(value: unknown, path: string, known: readonly string[]): Members {
  if (!isObject(value)) throw badInputAt(path, "must be an object");
  const unknown = Object.keys(value).find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw badInputAt(`${path}.${unknown}`, `is unknown: possible are ${known.join(", ")}`);
  return value;
}

function parseMinutes(value: unknown, path: string): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0 || value > MAX_LATE_MINUTES)
    throw badInputAt(path, `must be a whole number from 0 to ${MAX_LATE_MINUTES}`);
  return value;
}

function parseSeverity(value: unknown, path: string): Severity {
  if (!isSeverity(value)) throw badInputAt(path, `must be one of ${SEVERITIES.join(", ")}`);
  return value;
}
