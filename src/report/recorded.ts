import type { Field } from "../facts/field.js";
import { KINDS, mapKinds } from "../facts/kinds/index.js";
import type { AnyRecord } from "../facts/record.js";
import { spanOf } from "./times.js";
import { clip, moment } from "./words.js";

/** Within this of the time that a fact claims, it goes without saying when it was recorded. */
const AT_ONCE_MS = 5 * 60_000;

/**
 * How a fact came into the log, where that does not go without saying: `recorded 2026-11-28 05:17:00 UTC by ops on
 * behalf of Alice`. When, where that is not about the time that the fact claims; by whom, where that is another one than
 * the person it names. Null where neither is so.
 */
export function recordedAs(fact: AnyRecord): string | null {
  const when = recordedLater(fact);
  const by = onBehalf(fact);
  return when === null && by === null
    ? null
    : ["recorded", when, by].filter((part) => part !== null).join(" ");
}

/** The time it was recorded, where that is not about the time that it claims. */
export function recordedLater(fact: AnyRecord): string | null {
  const claimed = spanOf(fact)?.end.at;
  if (claimed === undefined || fact.recordedAt === null) return null;
  const apart = Math.abs(Date.parse(fact.recordedAt) - Date.parse(claimed));
  return apart > AT_ONCE_MS ? moment(fact.recordedAt) : null;
}

/** `by ops on behalf of Alice`, where who recorded a fact is another one than the person it names. */
export function onBehalf(fact: AnyRecord): string | null {
  const person = personOf(fact);
  return person === null || fact.recordedBy === null || person === fact.recordedBy
    ? null
    : `by ${clip(fact.recordedBy)} on behalf of ${clip(person)}`;
}

/** Who did what the fact tells of, as it says. */
function personOf({ kind, fields }: AnyRecord): string | null {
  const given: Readonly<Record<string, unknown>> = fields;
  for (const name of PERSONS[kind]) {
    const value = given[name];
    if (typeof value === "string" && value.trim() !== "") return value;
  }
  return null;
}

/** The fields of each kind that name a person. */
const PERSONS = mapKinds((kind) =>
  Object.entries(KINDS[kind].fields).flatMap(([name, field]: [string, Field]) =>
    field.type === "scalar" && field.person ? [name] : [],
  ),
);
