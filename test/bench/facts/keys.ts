import type { Keys } from "../protocol.js";

export const keyAt = ({ prefix, from, step }: Keys, place: number): string =>
  `${prefix}-${from + place * step}`;

/** The keys in groups of at most `size`. */
export function batchesOf(keys: Keys, size: number): Keys[] {
  return Array.from({ length: Math.ceil(keys.count / size) }, (_, batch) => ({
    ...keys,
    from: keys.from + batch * size * keys.step,
    count: Math.min(size, keys.count - batch * size),
  }));
}
