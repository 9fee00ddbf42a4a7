import { sha256Hex } from "#sha256";
import type { Field } from "./field.js";
import { isObject, type JsonValue } from "./json.js";
import type { FactRef } from "./kind.js";
import { KINDS } from "./kinds/index.js";
import { isSeal } from "./seal.js";
import { wordsOf } from "./words.js";

/** A text of a fact that search looks in, and the field that it stands in. */
export interface SearchedText {
  readonly field: string;
  readonly text: string;
}

/** The property of a node that the full-text index holds. */
export const WORDS_PROPERTY = "words";
/** Begins words of a key, and what kind the fact is of: no word of a text has it. */
export const MARK = "_";
/** Hex digits of a key's digest: so many that no two keys of a store have the same. */
const KEY_DIGITS = 16;

/** The word that a whole key is found by, whatever characters it has, and that no text or part of a key has. */
export const wholeKey = (key: string): string => `${MARK}${MARK}${sha256Hex(key).slice(0, KEY_DIGITS)}`;

/**
 * What search looks in: the key, and the texts and digests of a fact. Neither is what names another fact, which has a hit of its own,
 * nor what is sealed: what the index says of a value can't be taken back, and not everybody may see it.
 *
 * @param given a field as the entry has it
 */
export function searchedTexts(
  { kind, key }: FactRef,
  given: (field: string) => JsonValue | undefined,
): SearchedText[] {
  const texts = Object.entries(KINDS[kind].fields).flatMap(([field, description]) => {
    const value = given(field);
    if (value === undefined || isSeal(value)) return [];
    return textsIn(description, value).map((text) => ({ field, text }));
  });
  return [{ field: "key", text: key }, ...texts];
}

function textsIn(field: Field, value: unknown): string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  switch (field.type) {
    case "scalar":
      return field.scalar === "String" || field.scalar === "SHA256" ? values.filter(isText) : [];
    case "texts":
      return values.filter(isText);
    case "objects": {
      const members = Object.entries(field.fields);
      return values
        .filter(isObject)
        .flatMap((item) => members.flatMap(([name, member]) => textsIn(member, item[name])));
    }
    default:
      return [];
  }
}

const isText = (value: unknown): value is string => typeof value === "string";

/**
 * What the node of a fact has for the full-text index: its kind, its whole key and each word once, in an order that no description changes. Undefined
 * for a kind that is found by its key alone. Stores keep what this makes: where it makes anything else, a migration writes all anew.
 */
export function searchedWords(
  fact: FactRef,
  given: (field: string) => JsonValue | undefined,
): string | undefined {
  if (KINDS[fact.kind].isFoundByKeyAlone) return undefined;
  const [key, ...others] = searchedTexts(fact, given);
  const ofKey = wordsOf(key?.text ?? "").map(({ word }) => MARK + word);
  const ofOthers = others.flatMap(({ text }) => wordsOf(text).map(({ word }) => word));
  return [...new Set([MARK + fact.kind, wholeKey(fact.key), ...ofKey, ...ofOthers])].sort().join(" ");
}
