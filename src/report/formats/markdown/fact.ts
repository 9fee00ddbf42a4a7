import type { FactKind } from "../../../facts/kind.js";
import type { FactRecord } from "../../../facts/record.js";
import { capital, count, moment, noun } from "../../words.js";
import { type Block, heading, type Item, items } from "./blocks.js";
import { code, type Inline, prose } from "./inline.js";

/** What every section has: where its fact is in the log. */
export type Logged = Pick<FactRecord, "key" | "index" | "leafHash" | "recordedAt" | "recordedBy">;

/** A fact under its own heading: what is known of it, line by line, and its place in the log. */
export const factBlocks = (kind: FactKind, fact: Logged, known: readonly Item[]): Block[] => [
  heading(3, `${capital(noun(kind))} ${code(fact.key)}`),
  ...items(fact.index === null ? [NOT_RECORDED] : [...known, ...placeInLog(fact, fact.index)]),
];

const NOT_RECORDED: Item = ["Not recorded", "others refer to this fact, and only its key is known"];

const placeInLog = ({ recordedAt, recordedBy, leafHash }: Logged, index: number): Item[] => [
  [
    "Recorded",
    `${time(recordedAt) ?? ""} by ${prose(recordedBy ?? "")}, position ${count(index)} of the log`,
  ],
  ["Leaf hash", keyed(leafHash)],
];

export const keyed = (text: string | null): Inline | null => (text === null ? null : code(text));

export const told = (text: string | null): Inline | null =>
  text === null || text.trim() === "" ? null : prose(text);

export const time = (text: string | null): Inline | null => (text === null ? null : prose(moment(text)));

export const number = (value: number | null): Inline | null => (value === null ? null : count(value));
