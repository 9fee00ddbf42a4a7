import { appendFileSync } from "node:fs";
import { it } from "vitest";
import { falseAlarms, HABIT_RULES, hoursUntilFound, type LifeName, MISUSES } from "./habitSimulation.js";

/** The file that the tables of docs/alerts.md are written to; without it nothing is measured. It takes half an hour. */
const FILE = process.env.PROOFLINE_ALERT_TABLES ?? "";
/** The parameters were chosen with seed 1. */
const SEED = 2_027;
const HOURS = 3_600_000;
const PRINCIPALS: Readonly<Record<LifeName, number>> = {
  analyst: 40,
  intern: 40,
  auditor: 40,
  onCall: 40,
  caseworker: 40,
  follower: 40,
  overtime: 40,
  shifts: 40,
  traveller: 40,
  commuter: 40,
  mobile: 40,
  vpnUser: 40,
  dualStack: 40,
  natPool: 40,
  dashboard: 2,
  wallboard: 4,
  batchJob: 4,
  lateJob: 10,
  service: 2,
  replicas: 2,
};
const kinds = Object.keys(PRINCIPALS).filter((name): name is LifeName => name in PRINCIPALS);
const VICTIMS: readonly LifeName[] = [
  "analyst",
  "auditor",
  "caseworker",
  "overtime",
  "commuter",
  "dashboard",
  "batchJob",
  "service",
];

const row = (...cells: readonly (string | number)[]): void =>
  appendFileSync(FILE, `| ${cells.join(" | ")} |\n`);

it.skipIf(FILE === "")(
  "writes how often the rules of habit are wrong, and how soon they find what they look for",
  () => {
    row("kind", "weeks", ...HABIT_RULES);
    for (const kind of kinds) {
      const { weeks, alerts } = falseAlarms(kind, PRINCIPALS[kind], SEED);
      row(
        kind,
        weeks,
        ...HABIT_RULES.map((rule) => `${alerts[rule]} (${(alerts[rule] / weeks).toFixed(4)})`),
      );
    }
    for (const [misuse, { rule }] of Object.entries(MISUSES))
      for (const kind of VICTIMS) {
        const count = Math.min(20, PRINCIPALS[kind]);
        const hours = Array.from({ length: count }, (_, i) => hoursUntilFound(misuse, kind, SEED, i))
          .filter((found) => found !== undefined)
          .sort((a, b) => a - b);
        const median = hours[Math.floor(hours.length / 2)]?.toFixed(1) ?? "–";
        row(rule, misuse, kind, `${hours.length} of ${count}`, median, hours.at(-1)?.toFixed(1) ?? "–");
      }
  },
  3 * HOURS,
);
