import type { AccessSeen } from "./accessSeen.js";
import { remember } from "./alertRule.js";
import { countRule } from "./countRule.js";
import type { Scale } from "./windows.js";

const SCALE: Scale = {
  minutes: 10,
  least: 5,
  ratio: 3,
  weeklyRisk: 0.001,
  leastWeeklyWindows: 20,
  history: { weeks: 0, windows: 0 },
  learning: {
    priorMean: 0.05,
    priorWindows: 20,
    priorDispersion: 1,
    priorDispersionWindows: 20,
    shrink: 12,
    hourMemory: 120,
    memory: 1_000,
  },
};

/** REPEATED_DENIALS: many refusals within minutes, unless they are usual for the principal. */
export const repeatedDenials = countRule<AccessSeen, readonly string[]>({
  scales: [SCALE],
  // windows without a refusal say what is usual too
  measure: (access) => access,
  blank: [],
  add: (tally, access) =>
    isRefusal(access)
      ? { count: tally.count + access.count, memory: remember(tally.memory, access.key) }
      : tally,
  says: (count) => `${count} refusals`,
  accesses: ({ memory }) => memory,
});

/** Whether it was refused for want of rights, rather than for what was asked. Other systems give no code. */
const isRefusal = ({ outcome, code }: AccessSeen): boolean =>
  outcome === "DENIED" && (code === null || code === "UNAUTHENTICATED" || code === "FORBIDDEN");
