import { type CountState, countOn, RISK } from "../../../../src/access/disparity/counting.js";
import type { Observation } from "../../../../src/access/disparity/window.js";
import { Random } from "../alerts/random.js";

export const COMPARISON = { ratio: 0.8, window: 1_000 };
const DAY_MS = 86_400_000;
/** Read at a time, as a service might. */
const PAGE = 2_000;

/** The predictions of a model, one after the other: a group's name, and whether it is selected. */
export type Population = (random: Random) => () => readonly [group: string, isSelected: boolean];

/** Groups with a share of the predictions and a true selection rate each; the first has what the others leave. */
export const groupsOf =
  (...groups: readonly (readonly [name: string, share: number, rate: number])[]): Population =>
  (random) =>
  () => {
    let place = random.next();
    const found = groups.find(([, share]) => {
      place -= share;
      return place < 0;
    });
    const [name, , rate] = found ?? groups[0] ?? ["", 0, 0];
    return [name, random.chance(rate)];
  };

/** Of the same people, of whom rates rise and fall with the hour, for all groups in the same way. */
const changing: Population = (random) => {
  let number = 0;
  return () => {
    const rate = 0.4 + 0.3 * Math.sin(number++ / 700);
    const isSmall = random.chance(0.3);
    return [isSmall ? "b" : "a", random.chance(isSmall ? 0.8 * rate : rate)];
  };
};

/** Each person is asked about three times in a row, with the same answer: predictions that are not independent. */
const repeated: Population = (random) => {
  const next = groupsOf(["a", 0.7, 0.4], ["b", 0.3, 0.32])(random);
  let answer = next();
  let left = 0;
  return () => {
    if (left-- === 0) {
      answer = next();
      left = 2;
    }
    return answer;
  };
};

/** Nobody is below 0.8 times another group's rate; in all but the first, somebody is exactly there. */
export const FAIR = {
  equal: groupsOf(["a", 0.7, 0.4], ["b", 0.3, 0.4]),
  border: groupsOf(["a", 0.7, 0.4], ["b", 0.3, 0.32]),
  rare: groupsOf(["a", 0.97, 0.05], ["b", 0.03, 0.04]),
  frequent: groupsOf(["a", 0.5, 0.95], ["b", 0.5, 0.76]),
  fiveGroups: groupsOf(["a", 0.4, 0.5], ["b", 0.2, 0.4], ["c", 0.2, 0.4], ["d", 0.15, 0.4], ["e", 0.05, 0.4]),
  changing,
  repeated,
} satisfies Record<string, Population>;

/** The longest that a rule may find without anything being there: of a model version and an attribute, in a million. */
export const BUDGET = (2 * RISK * 1_000_000) / (10 * COMPARISON.window);

function* pages(population: Population, random: Random, predictions: number): Generator<Observation[]> {
  const next = population(random);
  for (let from = 0; from < predictions; from += PAGE)
    yield Array.from({ length: PAGE }, (_, i): Observation => {
      const [group, isSelected] = next();
      // a day for each window, so that nothing stays untold
      const at = new Date(Math.floor((from + i) / COMPARISON.window) * DAY_MS).toISOString();
      return { group, isSelected, at };
    });
}

/** How many alerts so many predictions bring. */
export function alertsOf(population: Population, seed: number, predictions: number): number {
  let state: CountState | null = null;
  let alerts = 0;
  for (const page of pages(population, new Random(seed), predictions)) {
    const counted: ReturnType<typeof countOn> = countOn(COMPARISON, state, page);
    state = counted.state;
    alerts += counted.findings.length;
  }
  return alerts;
}

/** After how many predictions the first alert comes; undefined where it doesn't within so many. */
export function predictionsUntilFound(
  population: Population,
  seed: number,
  predictions: number,
): number | undefined {
  let state: CountState | null = null;
  for (const page of pages(population, new Random(seed), predictions)) {
    const counted: ReturnType<typeof countOn> = countOn(COMPARISON, state, page);
    state = counted.state;
    const [first] = counted.findings;
    if (first !== undefined) return (Date.parse(first.at) / DAY_MS + 1) * COMPARISON.window;
  }
  return undefined;
}
