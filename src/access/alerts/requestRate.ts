import { countRule } from "./countRule.js";
import type { Scale } from "./windows.js";

const MINUTES: Scale = {
  minutes: 5,
  least: 20,
  ratio: 3,
  weeklyRisk: 0.0005,
  leastWeeklyWindows: 20,
  history: { weeks: 1, windows: 10 },
  learning: {
    priorMean: 10,
    priorWindows: 1,
    priorDispersion: 1,
    priorDispersionWindows: 20,
    shrink: 12,
    hourMemory: 120,
    memory: 1_000,
  },
};
const HOUR: Scale = {
  ...MINUTES,
  minutes: 60,
  least: 60,
  weeklyRisk: 0.0002,
  leastWeeklyWindows: 10,
  learning: {
    ...MINUTES.learning,
    priorMean: 40,
    priorDispersion: 2,
    shrink: 3,
    hourMemory: 20,
    memory: 200,
  },
};

/** REQUEST_RATE: many more requests than are usual for the principal at that hour. */
export const requestRate = countRule<number, null>({
  scales: [MINUTES, HOUR],
  measure: ({ count }) => count,
  blank: null,
  add: ({ count, memory }, requests) => ({ count: count + requests, memory }),
  says: (count) => `${count} requests`,
  accesses: () => [],
});
