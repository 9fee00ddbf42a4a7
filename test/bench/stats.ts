/** Of no values there is no quantile: NaN. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** How far apart the middle half of the values lies, as a share of their median; 0 of fewer than two. */
export const spread = (values: readonly number[]): number =>
  values.length < 2 ? 0 : (quantile(values, 0.75) - quantile(values, 0.25)) / median(values);
