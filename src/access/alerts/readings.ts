/** How one prediction was read. */
export interface Reading {
  readonly digest: string;
  /** The first and the last day, counted from 1970. */
  readonly first: number;
  readonly last: number;
  /** On how many days: at most 28, which is how long they are counted. */
  readonly days: number;
  /** Whether an alert told of it. */
  readonly isTold: boolean;
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const TOLD = 32;
const FIELDS = 3;

const charOf = (value: number): string => ALPHABET[value % ALPHABET.length] ?? "";

/** As a few characters, since a state holds many: the digest, then one each for the days and the rest. */
export const packReading = ({ digest, first, last, days, isTold }: Reading): string =>
  digest + charOf(first) + charOf(last) + charOf(days + (isTold ? TOLD : 0));

/**
 * The reading in such characters.
 *
 * @param asOf a day that comes at most 63 days after the first one: days are packed as what is left of them over 64
 */
export function unpackReading(text: string, asOf: number): Reading {
  const valueAt = (place: number): number => ALPHABET.indexOf(text.charAt(text.length - FIELDS + place));
  const dayAt = (place: number): number => {
    const age = (asOf - valueAt(place)) % ALPHABET.length;
    return asOf - age;
  };
  const count = valueAt(2);
  return {
    digest: text.slice(0, -FIELDS),
    first: dayAt(0),
    last: dayAt(1),
    days: count % TOLD,
    isTold: count >= TOLD,
  };
}
