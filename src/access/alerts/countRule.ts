import type { AccessSeen } from "./accessSeen.js";
import { type AlertRule, QUIET_MS } from "./alertRule.js";
import {
  type CountWindow,
  countIn,
  figures,
  markTold,
  type Scale,
  type Tally,
  type Windows,
} from "./windows.js";

/** What a rule counts: `A` is what one access adds, `M` what a window must remember to count on. */
export interface Counter<A, M> {
  /** Each with windows of its own length: the short ones find a burst soon, the long ones what goes on. */
  readonly scales: readonly Scale[];
  /** Undefined where there is nothing to count, so that the access makes no window. */
  measure(access: AccessSeen): A | undefined;
  readonly blank: M;
  add(tally: Tally<M>, amount: A): Tally<M>;
  /** What was counted, in words. */
  says(count: number): string;
  /** The keys of the accesses that were counted, as far as they are known. */
  accesses(window: CountWindow<M>): readonly string[];
}

export interface CountState<M> {
  readonly scales: readonly Windows<M>[];
  /** Until then nothing more is said. */
  readonly quietUntil: number;
}

/** A rule that finds a count in a window to be far above what is usual for the principal at that hour. */
export function countRule<A, M>(counter: Counter<A, M>): AlertRule<CountState<M>> {
  return {
    step: (state, access) => {
      const before = state ?? { scales: [], quietUntil: 0 };
      const amount = counter.measure(access);
      if (amount === undefined) return { state: before };
      const steps = counter.scales.map((scale, i) => ({
        scale,
        ...countIn(scale, before.scales[i] ?? null, access.at, counter.blank, (tally) =>
          counter.add(tally, amount),
        ),
      }));
      const scales = steps.map(({ windows }) => windows);
      const first = access.at < before.quietUntil ? undefined : steps.find(({ unusual }) => unusual);
      if (first?.unusual === undefined) return { state: { ...before, scales } };
      const { scale, windows, unusual } = first;
      const evidence = figures(scale, windows, unusual);
      return {
        state: {
          scales: scales.map((one) => (one === windows ? markTold(windows, unusual) : one)),
          quietUntil: access.at + QUIET_MS,
        },
        anomaly: {
          message: `${counter.says(unusual.count)} within ${inWords(scale.minutes)}, where ${evidence.expectedMean} are usual`,
          evidence,
          accesses: counter.accesses(unusual),
        },
      };
    },
  };
}

const inWords = (minutes: number): string =>
  minutes === 1440 ? "a day" : minutes === 60 ? "an hour" : `${minutes} minutes`;
