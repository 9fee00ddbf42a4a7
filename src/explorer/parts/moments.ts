const SECOND = 1_000;
const UNITS: readonly number[] = [SECOND, 60 * SECOND, 3_600 * SECOND, 86_400 * SECOND];
/** A slider with more places can't be set to each of them by hand. */
const MOST = 400;

/** Moments between which a slider goes: the ends of seconds, minutes, hours, days or more (UTC), and at last the present. */
export interface Moments {
  /** The place of the present; 0 is the first. */
  readonly last: number;
  /** The time of a place, RFC 3339; undefined is the present. */
  readonly at: (place: number) => string | undefined;
  /** The place of a time; that of the present for none. */
  readonly placeOf: (time: string | undefined) => number;
}

/**
 * @param earliest before it there is nothing to see
 * @param now in milliseconds since 1970
 */
export function momentsBetween(earliest: string, now: number): Moments {
  const start = Math.min(Date.parse(earliest), now);
  const fine = UNITS.find((one) => (now - start) / one <= MOST);
  const longest = UNITS.at(-1) ?? SECOND;
  const unit = fine ?? longest * Math.ceil((now - start) / longest / MOST);
  const first = Math.floor(start / unit);
  const last = Math.floor(now / unit) - first;
  const inRange = (place: number) => Math.max(0, Math.min(last, place));
  return {
    last,
    at: (place) =>
      place >= last ? undefined : new Date((first + inRange(place) + 1) * unit - 1).toISOString(),
    placeOf: (time) => (time === undefined ? last : inRange(Math.floor(Date.parse(time) / unit) - first)),
  };
}
