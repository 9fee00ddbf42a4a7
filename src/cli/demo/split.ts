import { sha256Hex } from "#sha256";
import type { Worker } from "./clean.js";
import type { Flag } from "./source.js";

export const SPLIT = { seed: "cps1985", trainShare: 0.7 } as const;

export interface LabelledWorker extends Worker {
  readonly aboveMedian: Flag;
}

/**
 * Splits by a hash of the seed and the person: a row's side depends on no other row and on no order.
 * The median that makes the label is the training rows' own, so that the held-out rows tell the model nothing.
 */
export function split(workers: readonly Worker[]): {
  train: LabelledWorker[];
  test: LabelledWorker[];
  median: number;
} {
  const train = workers.filter(({ person }) => place(person) < SPLIT.trainShare);
  const test = workers.filter(({ person }) => place(person) >= SPLIT.trainShare);
  const median = medianOf(train.map(({ wage }) => wage));
  const label = (worker: Worker): LabelledWorker => ({
    ...worker,
    aboveMedian: worker.wage > median ? 1 : 0,
  });
  return { train: train.map(label), test: test.map(label), median };
}

/** From 0 to under 1, evenly spread: the hash's first 32 bits. */
const place = (person: string): number =>
  Number.parseInt(sha256Hex(`${SPLIT.seed}:${person}`).slice(0, 8), 16) / 2 ** 32;

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  // Wages are in cents, so three decimals hold the mean of two exactly, without binary dust.
  return Math.round((middle.reduce((sum, value) => sum + value, 0) / middle.length) * 1000) / 1000;
}
