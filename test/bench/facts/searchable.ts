import type { Keys } from "../protocol.js";
import { sourceTable } from "./data.js";
import { keyAt } from "./keys.js";
import type { Fact } from "./trail.js";

const AREAS = ["lending", "deposits", "cards", "insurance", "payments"];

/** Source tables, each with a key of its own and otherwise the same words. */
export const searchable = (keys: Keys): Fact[] =>
  Array.from({ length: keys.count }, (_, place) => sourceTable(searchableKey(keys, place)));

const searchableKey = (keys: Keys, place: number): string => {
  const area = AREAS[(keys.from + place * keys.step) % AREAS.length];
  return `searched/${area}.${keyAt(keys, place)}`;
};

/** What somebody types who looks for one: its number, and a word that all of them have. */
export const wordsOf = (keys: Keys, place: number) => ({
  words: [String(keys.from + place * keys.step), "contract"],
  key: searchableKey(keys, place),
});
