/** The 0.975 quantile of the standard normal distribution. */
const Z = 1.959963984540054;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The 95 % score interval of a proportion (E. B. Wilson, 1927, doi:10.1080/01621459.1927.10502953). It lies within 0 and 1 also of
 * few rows and of rates at the ends.
 *
 * @param rate from 0 to 1
 * @param rows how many rows it is the rate of, 1 at least
 */
export function wilson(rate: number, rows: number): Interval {
  const z2 = Z * Z;
  const scale = 1 + z2 / rows;
  const centre = (rate + z2 / (2 * rows)) / scale;
  const half = (Z / scale) * Math.sqrt((rate * (1 - rate)) / rows + z2 / (4 * rows * rows));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
