import { createHash } from "node:crypto";
import type { AccessSeen } from "../../../../src/access/alerts/accessSeen.js";
import type { RaisedAlert, RuleName } from "../../../../src/access/alerts/alert.js";
import { accessRules, type Pattern } from "../../../../src/access/alerts/index.js";
import { DAY, HOUR, START, WEEK } from "./accesses.js";
import {
  analyst,
  auditor,
  batchJob,
  brokenDashboard,
  dashboard,
  intern,
  type Life,
  onCall,
  service,
} from "./people.js";
import { Random } from "./random.js";

/** In local time, which is an hour earlier in UTC once the clocks were changed, in the last measured week. */
const local = (life: Life): Life =>
  function* (random, days) {
    for (const access of life(random, days))
      yield access.at < SHIFT ? access : { ...access, at: access.at - HOUR };
  };
const SHIFT = START + 20 * DAY + 2 * HOUR;

export const KINDS = {
  analyst: local(analyst),
  intern: local(intern),
  auditor: local(auditor),
  onCall,
  dashboard,
  brokenDashboard,
  batchJob: local(batchJob),
  service: local(service),
} satisfies Record<string, Life>;
export type Kind = keyof typeof KINDS;

export const SALT = "0".repeat(64);
/** Those that are measured over four weeks; habitSimulation.ts measures the others over a year. */
export const RULES = ["REQUEST_RATE", "NEW_ADDRESS", "REPEATED_DENIALS", "BULK_READING"] as const;

/** The seed of one principal: the same whoever else is simulated. */
const seedOf = (...parts: readonly (string | number)[]): number =>
  createHash("sha256").update(parts.join(" ")).digest().readUInt32BE();

export const lifeOf = (kind: Kind, seed: number, number: number, days: number): Generator<AccessSeen> =>
  KINDS[kind](new Random(seedOf(kind, seed, number)), days);

/** Steps the rules over accesses of one principal; `seen` is told of each access with its alerts. */
export function run(
  accesses: Iterable<AccessSeen>,
  pattern: Pattern | null = null,
  seen: (access: AccessSeen, alerts: readonly RaisedAlert[]) => void = () => {},
): { readonly pattern: Pattern | null; readonly alerts: readonly RaisedAlert[] } {
  const step = accessRules(SALT);
  const all: RaisedAlert[] = [];
  let state = pattern;
  for (const access of accesses) {
    const { pattern: next, alerts } = step(state, access);
    state = next;
    all.push(...alerts);
    seen(access, alerts);
  }
  return { pattern: state, alerts: all };
}

export interface Measured {
  readonly accesses: number;
  /** After the first week, of all principals of a kind. */
  readonly principalWeeks: number;
  /** Alerts in those weeks. */
  readonly alerts: Readonly<Record<RuleName, number>>;
  /** Over the whole time: addresses that were not the principal's first, and those that alerts told of. */
  readonly newAddresses: number;
  readonly toldAddresses: number;
  /** Characters of the largest state as JSON. */
  readonly largestPattern: number;
}

/** Measures the alerts that nobody deserved: four weeks of so many principals of a kind, of which three count. */
export function simulate(kind: Kind, principals: number, seed: number, weeks = 4): Measured {
  const alerts: Record<RuleName, number> = {
    REQUEST_RATE: 0,
    NEW_ADDRESS: 0,
    REPEATED_DENIALS: 0,
    BULK_READING: 0,
    UNUSUAL_HOURS: 0,
    TWO_PLACES: 0,
    REPEATED_SUBJECT: 0,
  };
  let accesses = 0;
  let principalWeeks = 0;
  let newAddresses = 0;
  let toldAddresses = 0;
  let largestPattern = 0;
  for (let number = 0; number < principals; number++) {
    const blocks = new Set<string>();
    let first: number | undefined;
    const { pattern } = run(lifeOf(kind, seed, number, 7 * weeks), null, (access, raised) => {
      accesses++;
      first ??= access.at;
      if (access.address !== null) blocks.add(access.address);
      for (const { rule, anomaly } of raised) {
        if (access.at >= START + WEEK) alerts[rule]++;
        if (rule === "NEW_ADDRESS") toldAddresses += Number(anomaly.evidence.newAddresses);
      }
    });
    newAddresses += Math.max(0, blocks.size - 1);
    principalWeeks += (START + weeks * WEEK - Math.max(START + WEEK, first ?? Infinity)) / WEEK || 0;
    largestPattern = Math.max(largestPattern, JSON.stringify(pattern).length);
  }
  return { accesses, principalWeeks, alerts, newAddresses, toldAddresses, largestPattern };
}
