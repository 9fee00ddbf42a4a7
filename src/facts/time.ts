// RFC 3339 section 5.6, with an upper-case T and Z and no leap second, which JavaScript and Neo4j can't hold
const RFC3339 =
  /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

const DAY = /^\d{4}-\d\d-\d\d$/;

/**
 * An RFC 3339 date and time as canonical text: UTC, milliseconds, 24 characters (`2026-11-21T22:00:00.000Z`), so that
 * the order of texts is the order of times. A date alone is the start of that day in UTC, wherever a time is given.
 * Digits beyond milliseconds are cut. Undefined where the text is no such time, as 30 February.
 */
export function canonicalTime(text: string): string | undefined {
  const match = RFC3339.exec(DAY.test(text) ? `${text}T00:00:00.000Z` : text);
  if (!match) return undefined;
  const [, year, month, day] = match;
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1) return undefined;
  if (Number(day) > 28 && Number(day) > daysOf(Number(year), Number(month))) return undefined;
  // already in canonical form: by far the most texts are
  const [whole] = match;
  if (whole.length === 24 && match[8] === "Z") return whole;
  const time = new Date(whole.replace(/(\.\d{3})\d+/, "$1"));
  const utc = Number.isNaN(time.getTime()) ? "" : time.toISOString();
  return utc.length === 24 ? utc : undefined;
}

function daysOf(year: number, month: number): number {
  const lastDay = new Date(0);
  // Date.UTC would take the years 0 to 99 for those of the twentieth century
  lastDay.setUTCFullYear(year, month, 0);
  return lastDay.getUTCDate();
}
