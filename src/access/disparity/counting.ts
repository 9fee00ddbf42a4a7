import { type Compared, type Disparity, type Observation, Window, type WindowState } from "./window.js";

/** What is a disparity, and when it is looked for. */
export interface Comparison {
  /** A rate below so many times that of another group is one. */
  readonly ratio: number;
  /** Predictions of a short window. */
  readonly window: number;
}

/** A disparity that is to be told of, and the window in which it was found. */
export interface Finding extends Disparity, Omit<Compared, "disparities"> {
  /** Predictions of the window. */
  readonly window: number;
  /** When the last of them was recorded, RFC 3339 in UTC. */
  readonly at: string;
}

/** What is remembered of one attribute of one model version: small, and JSON. */
export interface CountState {
  readonly short: WindowState;
  readonly long: WindowState;
  /** Groups that were told of on the last day with such a group, and that day. */
  readonly told: { readonly day: string; readonly groups: readonly string[] };
}

/** Short windows that a long one is as long as. */
export const LONG = 10;
/** The probability that a long window finds what is not there; and that any of ten short ones does. */
export const RISK = 0.001;

/** The day (UTC) of a time. */
export const dayOf = (at: string): string => at.slice(0, "2026-11-21".length);

/**
 * Counts predictions of one model version by their groups in a short and in a long window, compares the groups when a window
 * ends, and begins the next one. Pure: the same observations from the same state lead to the same findings, however they are cut
 * into calls. A group is told of once a day at most.
 */
export function countOn(
  { ratio, window }: Comparison,
  before: CountState | null,
  observations: readonly Observation[],
): { readonly state: CountState; readonly findings: readonly Finding[] } {
  let short = new Window(before?.short);
  let long = new Window(before?.long);
  let told = before?.told ?? { day: "", groups: [] };
  const findings: Finding[] = [];

  const close = (closing: Window, level: number, at: string): void => {
    const { disparities, ...compared } = closing.compare(ratio, level);
    const day = dayOf(at);
    for (const disparity of disparities) {
      const { group } = disparity.group;
      if (told.day === day && told.groups.includes(group)) continue;
      told = { day, groups: told.day === day ? [...told.groups, group] : [group] };
      findings.push({ ...disparity, ...compared, window: closing.predictions, at });
    }
  };
  for (const observation of observations) {
    short.count(observation);
    long.count(observation);
    if (short.predictions >= window) {
      close(short, RISK / LONG, observation.at);
      short = new Window();
    }
    if (long.predictions >= LONG * window) {
      close(long, RISK, observation.at);
      long = new Window();
    }
  }
  return { state: { short: short.state(), long: long.state(), told }, findings };
}
