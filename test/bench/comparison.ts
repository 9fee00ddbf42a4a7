import { ClientProcess } from "./clientProcess.js";
import type { Round, SideName, Target } from "./protocol.js";
import { median, quantile } from "./stats.js";

/** What two sides measured, round by round, taking turns. */
export interface Comparison {
  readonly ours: readonly (readonly number[])[];
  readonly theirs: readonly (readonly number[])[];
}

export interface Pair {
  readonly ours: SideName;
  readonly theirs: SideName;
  readonly warmUps: number;
  readonly rounds: number;
  /** What each side does in its next turn. */
  readonly next: () => { readonly ours: Round; readonly theirs: Round };
}

/** Runs both sides in turns, A B A B, each in a process of its own; the first turns warm up and are not counted. */
export async function compare(target: Target, pair: Pair): Promise<Comparison> {
  await using ours = await ClientProcess.start(pair.ours, target);
  await using theirs = await ClientProcess.start(pair.theirs, target);
  const samples = { ours: [] as (readonly number[])[], theirs: [] as (readonly number[])[] };
  for (let turn = -pair.warmUps; turn < pair.rounds; turn++) {
    const next = pair.next();
    const a = await ours.round(next.ours);
    const b = await theirs.round(next.theirs);
    if (turn < 0) continue;
    samples.ours.push(a);
    samples.theirs.push(b);
  }
  return samples;
}

/** The ratio of the two medians, and what the pairs of neighbouring rounds say of it. */
export interface Ratio {
  readonly ours: number;
  readonly theirs: number;
  readonly ratio: number;
  readonly pairs: readonly number[];
}

export function ratioOf({ ours, theirs }: Comparison): Ratio {
  const [a, b] = [median(ours.flat()), median(theirs.flat())];
  const pairs = ours.map((samples, round) => median(samples) / median(theirs[round] ?? []));
  return { ours: a, theirs: b, ratio: a / b, pairs };
}

export function described({ ours, theirs, ratio, pairs }: Ratio, unit: string): string {
  const [least, middle, most] = [0, 0.5, 1].map((share) => quantile(pairs, share).toFixed(2));
  return `${figure(ours)} against ${figure(theirs)} ${unit}: ${ratio.toFixed(2)} (pairs ${least}, ${middle}, ${most})`;
}

const figure = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString("en") : value.toFixed(2);
