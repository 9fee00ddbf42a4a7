import { canonicalTime } from "../../facts/time.js";
import { type Condition, signOf } from "./condition.js";

/** Times in canonical form; `to` is not included. Undefined is not bounded. */
interface Range {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}
type Ranges = ReadonlyMap<string, Range>;
const NONE: Ranges = new Map();

/**
 * The range of times that a condition leaves, where it bounds one column by times or dates. Undefined where it bounds none, or
 * several, of which nobody said which one is the time of the data.
 */
export function rangeOf(
  condition: Condition,
): { readonly dateFrom?: string; readonly dateTo?: string } | undefined {
  const ranges = [...rangesOf(condition).values()].filter(
    ({ from, to }) => from !== undefined || to !== undefined,
  );
  const [range] = ranges;
  if (range === undefined || ranges.length > 1) return undefined;
  const { from, to } = range;
  if (from !== undefined && to !== undefined && to < from) return undefined;
  return {
    ...(from === undefined ? {} : { dateFrom: from }),
    ...(to === undefined ? {} : { dateTo: to }),
  };
}

function rangesOf(condition: Condition): Ranges {
  switch (condition.type) {
    case "location":
      return NONE;
    case "partition":
      return (
        condition.partitions
          .map(
            ({ dimensions }): Ranges =>
              new Map(
                dimensions.flatMap(([name, value]) => {
                  const range = compared("=", value);
                  return range === undefined ? [] : [[name, range] as const];
                }),
              ),
          )
          .reduce<Ranges | undefined>(
            (all, one) => (all === undefined ? one : either(all, one)),
            undefined,
          ) ?? NONE
      );
    case "compare": {
      const { left, right } = condition;
      const sign = signOf(condition.comparison);
      if ("field" in left && "value" in right) return bounded(left.field, compared(sign, right.value));
      if ("value" in left && "field" in right)
        return bounded(right.field, compared(REVERSED.get(sign) ?? sign, left.value));
      return NONE;
    }
    case "binary": {
      const [left, right] = [rangesOf(condition.left), rangesOf(condition.right)];
      switch (condition.operator.toUpperCase()) {
        case "AND":
          return both(left, right);
        case "OR":
          return either(left, right);
        default:
          return NONE;
      }
    }
  }
}

const REVERSED: ReadonlyMap<string, string> = new Map([
  [">", "<"],
  [">=", "<="],
  ["<", ">"],
  ["<=", ">="],
]);

const bounded = (field: string, range: Range | undefined): Ranges =>
  range === undefined ? NONE : new Map([[field, range]]);

/** SQL's way to write a time, without a zone: taken for UTC, as a date is. */
const SQL_TIME = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d+)?)$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const DAY_MS = 86_400_000;

function compared(sign: string, literal: string): Range | undefined {
  const start = canonicalTime(literal.replace(SQL_TIME, "$1T$2Z"));
  if (start === undefined) return undefined;
  // a day is compared as a whole, a time by its milliseconds
  const end = canonicalTime(new Date(Date.parse(start) + (DAY.test(literal) ? DAY_MS : 1)).toISOString());
  switch (sign) {
    case "=":
      return { from: start, to: end };
    case ">":
      return { from: end };
    case ">=":
      return { from: start };
    case "<":
      return { to: start };
    case "<=":
      return { to: end };
    default:
      return undefined;
  }
}

const later = (a: string | undefined, b: string | undefined) =>
  a === undefined || (b !== undefined && b > a) ? b : a;
const earlier = (a: string | undefined, b: string | undefined) =>
  a === undefined || (b !== undefined && b < a) ? b : a;

/** What holds where both hold. */
function both(left: Ranges, right: Ranges): Ranges {
  const ranges = new Map(left);
  for (const [field, range] of right) {
    const other = ranges.get(field);
    ranges.set(field, { from: later(range.from, other?.from), to: earlier(range.to, other?.to) });
  }
  return ranges;
}

/** What holds where one of them does: only a column that both bound is still bounded. */
function either(left: Ranges, right: Ranges): Ranges {
  const ranges = new Map<string, Range>();
  for (const [field, a] of left) {
    const b = right.get(field);
    if (b === undefined) continue;
    ranges.set(field, {
      from: a.from === undefined || b.from === undefined ? undefined : earlier(a.from, b.from),
      to: a.to === undefined || b.to === undefined ? undefined : later(a.to, b.to),
    });
  }
  return ranges;
}
