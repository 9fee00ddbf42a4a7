import type { JsonValue } from "../../facts/json.js";
import { LIMITS } from "../../facts/limits.js";
import { clip, digits, isBlank, moment } from "../words.js";
import { SHOWN } from "./limits.js";
import type { Part } from "./model.js";

/** Text while a document is made: what was cut is still whole, and has no appendix yet. */
export type DraftPart = Part | { readonly type: "whole"; readonly text: string };
export type Phrase = readonly DraftPart[];

export const text = (said: string): Phrase => [{ type: "text", text: said }];
export const strong = (said: string): Phrase => [{ type: "strong", text: said }];

/** A key, a digest, an address: what somebody may copy. An address that is longer than any key is cut as other text. */
export const code = (name: string): Phrase =>
  name.length <= LIMITS.keyBytes ? [{ type: "code", text: name }] : oneLine(name);

/** Phrases and words, one after another. */
export const phrase = (...pieces: readonly (string | Phrase)[]): Phrase =>
  pieces.flatMap((piece) => (typeof piece === "string" ? text(piece) : piece));

/** Phrases with a comma between them. */
export const joined = (phrases: readonly Phrase[]): Phrase =>
  phrases.flatMap((one, i) => (i === 0 ? one : phrase(", ", one)));

/** Recorded text, on one line. */
export const oneLine = (recorded: string, length: number = SHOWN.text): Phrase =>
  isBlank(recorded) ? text("(blank)") : cut(recorded, recorded, length);

/** A recorded JSON value: text as it is, anything else as JSON. */
export const value = (json: unknown, length: number = SHOWN.value): Phrase =>
  typeof json === "string" ? oneLine(json, length) : cut(JSON.stringify(json) ?? "", wholeOf(json), length);

export const cell = (json: unknown): Phrase => value(json, SHOWN.cell);

/** All of a JSON value, as an appendix shows it. */
export const wholeOf = (json: unknown): string => JSON.stringify(json, null, 2) ?? "";

function cut(line: string, whole: string, length: number): Phrase {
  const all = clip(line, Number.POSITIVE_INFINITY);
  const start = clip(all, length);
  return start === all ? text(all) : [...text(start), { type: "whole", text: whole }];
}

export const time = (canonical: string): Phrase => text(moment(canonical));

/** The first digits of a digest: the whole of it is in the table of hashes. */
export const digest = (hex: string): Phrase => text(digits(hex));

/** The members of an object as rows of a table; none where it is no object. */
export const memberRows = (json: JsonValue): Phrase[][] =>
  typeof json === "object" && json !== null && !Array.isArray(json)
    ? Object.entries(json).map(([name, given]) => [cell(name), cell(given)])
    : [];
