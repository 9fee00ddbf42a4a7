import { type Entry, leafHashHex, parseEntry } from "../../facts/entry.js";
import { canonical, type JsonValue } from "../../facts/json.js";
import { type FactRef, refId } from "../../facts/kind.js";
import { isSeal, opens } from "../../facts/seal.js";
import type { ProofEntry } from "../proof.js";
import { called } from "../words.js";
import type { ReportFile } from "./file.js";
import { memberPath, parseStrict } from "./strictJson.js";
import { readAt, VerificationError } from "./verdict.js";

/** An entry that is what it says it is; whether the log has it remains to be shown. */
export interface OpenEntry extends FactRef {
  readonly id: string;
  readonly index: number;
  /** In hex. */
  readonly leaf: string;
  readonly entry: Entry;
  readonly given: ProofEntry;
  /** Where it stands in the document. */
  readonly where: string;
  /** How many sealed values are shown, and how many are not there. */
  readonly sealed: number;
  readonly gone: number;
}

/**
 * A canonical entry of version 1 (RFC 8785: one text for one content, so no two readers see different facts under one
 * hash). Throws VerificationError.
 */
export function readEntryText(text: string, where: string): Entry {
  const value = parseStrict(text, where);
  const entry = readAt(where, () => parseEntry(text));
  checkCanonical(value, text, where);
  return entry;
}

/** The report's entries, by name. Throws VerificationError where one is not what it says, or stands where it can't. */
export function openEntries({ proof, asOf }: ReportFile): ReadonlyMap<string, OpenEntry> {
  const entries = new Map<string, OpenEntry>();
  for (const [i, given] of proof.entries.entries()) {
    const entry = openEntry(given, memberPath("proof.entries", i));
    if (entries.has(entry.id))
      throw new VerificationError(entry.where, `is a second entry of ${called(entry)}`);
    if (entry.index >= asOf)
      throw new VerificationError(
        `${entry.where}.index`,
        `is ${entry.index}, and the report is of the time when the log had ${asOf} facts`,
      );
    entries.set(entry.id, entry);
  }
  checkOrder([...entries.values()]);
  return entries;
}

function openEntry(given: ProofEntry, where: string): OpenEntry {
  const entry = readEntryText(given.entry, `${where}.entry`);
  if (refId(entry) !== refId(given))
    throw new VerificationError(where, `is named ${called(given)}, and its entry is of ${called(entry)}`);
  checkSealed(entry, given, where);
  const { kind, key, index } = given;
  const seals = Object.values(entry.body).filter(isSeal).length;
  const sealed = Object.keys(given.sealed).length;
  const leaf = leafHashHex(given.entry);
  return { kind, key, id: refId(given), index, leaf, entry, given, where, sealed, gone: seals - sealed };
}

/** A value that is not there was erased or is withheld: that takes nothing from the proof of the rest. */
function checkSealed({ body }: Entry, { sealed }: ProofEntry, where: string): void {
  for (const [name, value] of Object.entries(sealed)) {
    const at = memberPath(`${where}.sealed`, name);
    const seal = Object.getOwnPropertyDescriptor(body, name)?.value;
    if (!isSeal(seal)) throw new VerificationError(at, "is a value that the entry has no seal for");
    if (!opens(seal, value))
      throw new VerificationError(at, "is not the value that the entry has the seal of");
    checkCanonical(parseStrict(value.value, `${at}.value`), value.value, `${at}.value`);
  }
}

function checkCanonical(value: JsonValue, text: string, where: string): void {
  if (readAt(where, () => canonical(value)) !== text)
    throw new VerificationError(where, "is not in the canonical form of its content (RFC 8785)");
}

/** No index twice, and times never go back in the log. */
function checkOrder(entries: readonly OpenEntry[]): void {
  const inOrder = entries.toSorted((a, b) => a.index - b.index);
  for (const [i, later] of inOrder.entries()) {
    const earlier = inOrder[i - 1];
    if (earlier === undefined) continue;
    const at = `${later.where}.index`;
    if (earlier.index === later.index)
      throw new VerificationError(at, `is ${later.index}, and so is that of ${called(earlier)}`);
    if (earlier.entry.recordedAt > later.entry.recordedAt)
      throw new VerificationError(at, `is after that of ${called(earlier)}, which was recorded later`);
  }
}
