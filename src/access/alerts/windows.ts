import type { JsonObject } from "../../facts/json.js";
import { rounded } from "./alertRule.js";
import { type Baseline, emptyBaseline, expectedCount, type Learning, observeCount } from "./baseline.js";
import { upperQuantile } from "./negativeBinomial.js";

/** A test of counts in windows of one length. */
export interface Scale {
  readonly minutes: number;
  /** Fewer are never unusual. */
  readonly least: number;
  /** Neither are counts up to so many times the expected mean. */
  readonly ratio: number;
  /** Unusual windows a week that the model allows for: alpha is this, divided by the windows with traffic in a week. */
  readonly weeklyRisk: number;
  /** As if a week had at least so many. */
  readonly leastWeeklyWindows: number;
  /** What a principal's baseline must rest on before anything is unusual. */
  readonly history: { readonly weeks: number; readonly windows: number };
  readonly learning: Learning;
}

/** What was counted, and what is needed to count on. */
export interface Tally<M> {
  readonly count: number;
  readonly memory: M;
}

/** Time is cut into windows from 1970 on; `index` says which one. */
export interface CountWindow<M> extends Tally<M> {
  readonly index: number;
  /** The count from which on it is unusual; null until the count is near enough for that to be worth computing. */
  readonly threshold: number | null;
  /** Whether an alert has told of it. */
  readonly isTold: boolean;
}

/** What is remembered of one scale. */
export interface Windows<M> {
  /** The time of the first access. */
  readonly since: number;
  /** Those still being counted. Accesses come out of order, so it is the newest and two more. */
  readonly open: readonly CountWindow<M>[];
  readonly baseline: Baseline;
}

const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;
const MAX_OPEN = 3;

/**
 * Counts an access in its window. `unusual` is that window, where it is the newest one and has reached its threshold, and
 * no alert has told of it.
 */
export function countIn<M>(
  scale: Scale,
  before: Windows<M> | null,
  at: number,
  blank: M,
  add: (tally: Tally<M>) => Tally<M>,
): { readonly windows: Windows<M>; readonly unusual: CountWindow<M> | undefined } {
  const index = Math.floor(at / (scale.minutes * MINUTE_MS));
  const { since, open, baseline } = before ?? { since: at, open: [], baseline: emptyBaseline };
  const found = open.find((one) => one.index === index);
  const added = add(found ?? { count: 0, memory: blank });
  let window: CountWindow<M> = {
    index,
    threshold: found?.threshold ?? null,
    isTold: found?.isTold ?? false,
    ...added,
  };
  const others = open.filter((one) => one !== found);
  const isNewest = others.every((one) => one.index < index);
  const now = { since: Math.min(since, at), open: others, baseline };
  if (isNewest) window = withThreshold(scale, now, window);
  const windows = closeOne(scale, { ...now, open: [...others, window] });
  const isUnusual = isNewest && window.threshold !== null && window.count >= window.threshold;
  return { windows, unusual: isUnusual && !window.isTold ? window : undefined };
}

/** With a window that an alert has told of. */
export const markTold = <M>(windows: Windows<M>, { index }: CountWindow<M>): Windows<M> => ({
  ...windows,
  open: windows.open.map((one) => (one.index === index ? { ...one, isTold: true } : one)),
});

/** Where too many are open, that which was not used for longest goes into the baseline, unless it is the newest. */
function closeOne<M>(scale: Scale, windows: Windows<M>): Windows<M> {
  const { open, baseline } = windows;
  if (open.length <= MAX_OPEN) return windows;
  const newest = open.reduce((most, { index }) => Math.max(most, index), -Infinity);
  const closing = open.find(({ index }) => index !== newest);
  if (closing === undefined) return windows;
  const { count, threshold } = withThreshold(scale, windows, closing);
  // what is unusual is learned as the least that is, so that an attack does not become the usual
  const learned = Math.min(count, threshold ?? count);
  return {
    ...windows,
    open: open.filter((one) => one !== closing),
    baseline: observeCount(baseline, scale.learning, startOf(scale, closing.index), learned),
  };
}

const startOf = ({ minutes }: Scale, index: number): number => index * minutes * MINUTE_MS;

/** The window with its threshold, where its count may have reached it: computed once, and for few windows at all. */
function withThreshold<M>(scale: Scale, windows: Windows<M>, window: CountWindow<M>): CountWindow<M> {
  const { index, count, threshold } = window;
  if (threshold !== null || count < scale.least || !hasHistory(scale, windows, index)) return window;
  const expected = expectedCount(windows.baseline, scale.learning, startOf(scale, index));
  const least = Math.max(scale.least, Math.floor(scale.ratio * expected.mean) + 1);
  if (count < least) return window;
  return { ...window, threshold: upperQuantile(expected, alphaAt(scale, windows, index), least) };
}

/** The history before a window. The first access comes in the middle of one. */
const weeksBefore = (scale: Scale, since: number, index: number): number =>
  Math.max(0, startOf(scale, index) - since) / WEEK_MS;

function hasHistory<M>(scale: Scale, { since, baseline }: Windows<M>, index: number): boolean {
  const { weeks, windows } = scale.history;
  return weeksBefore(scale, since, index) >= weeks && baseline.windows >= windows;
}

function alphaAt<M>(scale: Scale, { since, baseline }: Windows<M>, index: number): number {
  const weekly = baseline.windows / Math.max(1, weeksBefore(scale, since, index));
  return scale.weeklyRisk / Math.max(scale.leastWeeklyWindows, weekly);
}

/** The figures that a window was found unusual by. */
export function figures<M>(scale: Scale, windows: Windows<M>, window: CountWindow<M>): JsonObject {
  const start = startOf(scale, window.index);
  const { mean, dispersion } = expectedCount(windows.baseline, scale.learning, start);
  return {
    window: { start: new Date(start).toISOString(), minutes: scale.minutes },
    count: window.count,
    expectedMean: rounded(mean, 4),
    dispersion: rounded(dispersion, 4),
    threshold: window.threshold,
    alpha: rounded(alphaAt(scale, windows, window.index), 4),
    windows: windows.baseline.windows,
  };
}
