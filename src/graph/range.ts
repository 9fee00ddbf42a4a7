import { badInputAt } from "../facts/error.js";
import { parseTime } from "../facts/scalar.js";

/** A range of time in canonical form, `from` inclusive and `to` exclusive. */
export interface TimeRange {
  readonly from: string | null;
  readonly to: string | null;
}

interface GivenRange {
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
}

/** A range of time as it was given. Throws BAD_USER_INPUT, also for one that ends before it begins. */
export function rangeOf(range: GivenRange | null | undefined, path: string): TimeRange {
  const [from, to] = [timeOf(range?.from, `${path}.from`), timeOf(range?.to, `${path}.to`)];
  if (from !== null && to !== null && to < from)
    throw badInputAt(`${path}.to`, `must not be before ${path}.from`);
  return { from, to };
}

const timeOf = (text: string | null | undefined, path: string): string | null =>
  text === null || text === undefined ? null : parseTime(text, path);
