import type { FactKind, FactRef } from "../facts/kind.js";
import { KINDS } from "../facts/kinds/index.js";

export const noun = (kind: FactKind): string => KINDS[kind].noun;

/** A fact as a sentence names it: `training run r-1`. */
export const called = ({ kind, key }: FactRef): string => `${KINDS[kind].noun} ${key}`;

export const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

/** Whether a text says nothing: not given, or only white space. */
export const isBlank = (text: string | null): boolean => text === null || text.trim() === "";

/**
 * Canonical time as a person reads it: `2026-11-21 14:02:11 UTC`, with milliseconds where there are any. Other text stays as it is.
 * A report asks for it often, and a regular expression costs ten times as much.
 */
export const moment = (time: string): string =>
  time.length === 24 && time.endsWith("Z")
    ? `${time.slice(0, 10)} ${time.slice(11, time.endsWith(".000Z") ? 19 : 23)} UTC`
    : time;

/** As `moment`, and midnight as the day alone: most date ranges are whole days. */
export const day = (time: string): string =>
  time.endsWith("T00:00:00.000Z") ? time.slice(0, 10) : moment(time);

/** The range of dates of data; a bound that is not known is null. */
export const range = (from: string | null, to: string | null): string =>
  from === null && to === null
    ? "dates not known"
    : `${from === null ? "start not known" : `from ${day(from)}`} ${to === null ? "on, end not known" : `to ${day(to)}, end not included`}`;

/** A whole number with commas between thousands. */
export const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ",");

/** `1 row`, `2,000 rows`. */
export const counted = (value: number, one: string, several = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : several}`;

/** The first digits of a SHA-256 digest or a commit, which are enough to tell two apart in a sentence. */
export const digits = (hex: string): string =>
  /^[0-9a-f]{13,}$/.test(hex) ? `${hex.slice(0, 12)}…` : clip(hex, 40);

/** Recorded text on one line, shortened. */
export function clip(text: string, length = 160): string {
  const line = text.replace(/\s+/g, " ").trim();
  // two UTF-16 units a character at most: a text of megabytes is not taken apart
  const characters = line.length > length ? [...line.slice(0, 2 * length + 2)] : [];
  return characters.length > length ? `${characters.slice(0, length).join("").trimEnd()}…` : line;
}

/** `a`, `a and b`, `a, b and c`; beyond `most` of them `a, b and 37 more`. */
export function listed(items: readonly string[], most = 4): string {
  const more = items.length - most;
  const shown = more > 0 ? [...items.slice(0, most), `${count(more)} more`] : items;
  const last = shown.at(-1) ?? "";
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(", ")} and ${last}`;
}

/** How to record a fact that others refer to. */
export const recordIt = ({ kind }: FactRef): string => `Record it with record${kind}.`;

/** What to do about a field that a recorded fact lacks: facts are immutable, so it can't be added to this one. */
export const recordWith = (kind: FactKind, what: string): string =>
  `Record the next ${KINDS[kind].noun} with ${what}; what is known about this one can be said with recordAmendment.`;
