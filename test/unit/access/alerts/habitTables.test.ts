import { appendFileSync } from "node:fs";
import { it } from "vitest";
import { falseAlarms, HABIT_RULES, hoursUntilFound, type LifeName, MISUSES } from "./habitSimulation.js";

/** The file that the tables of docs/alerts.md are written to; without it nothing is measured. It takes some ten minutes. */
const FILE = process.env.PROOFLINE_ALERT_TABLES ?? "";
/** The parameters were chosen with seed 1. */
const SEED = 2_027;
const HOURS = 3_600_000;
const PRINCIPALS: Readonly<Record<LifeName, number>> = {
  analyst: 16,
  intern: 16,
  auditor: 16,
  onCall: 16,
  caseworker: 16,
  follower: 16,
  overtime: 16,
  shifts: 16,
  traveller: 16,
  commuter: 16,
  mobile: 16,
  vpnUser: 16,
  dualStack: 16,
  natPool: 16,
  dashboard: 2,
  wallboard: 3,
  batchJob: 3,
  lateJob: 8,
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
    for (const kind of VICTIMS) {
      const found = Array.from({ length: Math.min(20, PRINCIPALS[kind]) }, (_, i) =>
        hoursUntilFound(kind, SEED, i),
      );
      for (const misuse of Object.keys(MISUSES)) {
        const hours = found.flatMap((one) => one.get(misuse) ?? []).sort((a, b) => a - b);
        const median = hours[Math.floor(hours.length / 2)]?.toFixed(1) ?? "–";
        row(misuse, kind, `${hours.length} of ${found.length}`, median, hours.at(-1)?.toFixed(1) ?? "–");
      }
    }
  },
  3 * HOURS,
);
