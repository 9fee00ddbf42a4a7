import type { Record as DriverRecord } from "neo4j-driver";
import type { ArchivedRow } from "../archive/archivedRow.js";
import type { Archives } from "../archive/archives.js";
import { type ArchivePlace, isPlace, parsePlace } from "../archive/place.js";
import { decryptValues, type StoredValues } from "../archive/sealing.js";
import { parseEntry } from "../facts/entry.js";
import { ProoflineError } from "../facts/error.js";
import { saltName } from "../facts/properties.js";
import { isSeal, saltOf } from "../facts/seal.js";
import type { Known } from "./recorder/same.js";
import { Row } from "./row.js";

/** The property that an archived fact's node has the key of its values in, named as a salt: so an erasure drops it as any other. */
export const ARCHIVE_SALT = saltName("archive");

/**
 * A row of any statement with the columns `entry` and `sealed` as they were before the fact was archived: whoever reads a fact need
 * not know where it is. At once for what is in the store. Throws UNAVAILABLE where the archive is not there, or holds something else.
 */
export function openRow(archives: Archives, record: DriverRecord): Row | Promise<Row> {
  const stored: unknown = record.has("entry") ? record.get("entry") : null;
  return typeof stored === "string" && isPlace(stored)
    ? openArchived(archives, record, stored)
    : new Row(record);
}

async function openArchived(archives: Archives, record: DriverRecord, stored: string): Promise<Row> {
  const { place, row } = await readPlace(archives, stored);
  const sealed: unknown = record.has("sealed") ? record.get("sealed") : [];
  return new Row(record, { entry: row.entry, sealed: openSealed(sealed, row, place) });
}

/** Throws UNAVAILABLE where the archive is not there, or holds another entry. */
export async function readPlace(
  archives: Archives,
  stored: string,
): Promise<{ readonly place: ArchivePlace; readonly row: ArchivedRow }> {
  const place = parsePlace(stored);
  const row = place && (await archives.read(place));
  if (place === undefined || row === undefined)
    throw new ProoflineError(
      "UNAVAILABLE",
      "an archive does not hold what the store says of it: run proofline fsck",
    );
  return { place, row };
}

/** Salt's property name, salt and value of each, as statements return them. What the node still has is the same. */
function openSealed(sealed: unknown, row: ArchivedRow, place: ArchivePlace): readonly unknown[] {
  const items: readonly unknown[] = Array.isArray(sealed) ? sealed : [];
  const key = keyIn(items);
  if (key === undefined) return items;
  // a statement that asks which values there are, and not for them
  if (key === "") return sealNames(row.entry).map((name) => [saltName(name), "", "null"]);
  const values: StoredValues = decryptValues(row.sealed, key, place.leaf);
  return Object.entries(values).map(([name, { salt, value }]) => [saltName(name), salt, value]);
}

function keyIn(items: readonly unknown[]): string | undefined {
  for (const item of items) {
    const [name, key]: unknown[] = Array.isArray(item) ? item : [];
    if (name === ARCHIVE_SALT && typeof key === "string") return key;
  }
  return undefined;
}

/** Others wait for the log's lock meanwhile. */
const LOCKED_MS = 2_000;

/**
 * What the Recorder must know of archived facts, by their names: those that could be read within two seconds in all. Whoever needs
 * one of the others is told that its archive is not there.
 */
export async function openAllKnown(
  archives: Archives,
  known: ReadonlyMap<string, Known>,
): Promise<ReadonlyMap<string, Known>> {
  const until = performance.now() + LOCKED_MS;
  const opened = new Map<string, Known>();
  const sorted = [...known].toSorted(([, a], [, b]) => byFile(parsePlace(a.entry), parsePlace(b.entry)));
  for (const [id, fact] of sorted) {
    const left = until - performance.now();
    if (left <= 0) break;
    const found = await openKnown(archives, fact, left);
    if (found !== undefined) opened.set(id, found);
  }
  return opened;
}

/** Rows that are next to each other are read together. */
const byFile = (a: ArchivePlace | undefined, b: ArchivePlace | undefined): number =>
  a === undefined || b === undefined ? 0 : a.file < b.file ? -1 : a.file > b.file ? 1 : a.row - b.row;

async function openKnown(archives: Archives, known: Known, ms: number): Promise<Known | undefined> {
  try {
    const { place, row } = await withinMs(ms, readPlace(archives, known.entry));
    const values =
      known.archiveKey === undefined ? {} : decryptValues(row.sealed, known.archiveKey, place.leaf);
    const salts = Object.entries(values).map(([name, { salt }]) => [name, { salt: saltOf(salt) }]);
    return { index: known.index, entry: row.entry, salts: Object.fromEntries(salts) };
  } catch (error) {
    if (error instanceof ProoflineError && error.code === "UNAVAILABLE") return undefined;
    throw error;
  }
}

async function withinMs<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ProoflineError("UNAVAILABLE", "an archive does not answer")), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The fields of which an entry has a seal. */
export const sealNames = (entry: string): string[] =>
  Object.entries(parseEntry(entry).body).flatMap(([name, value]) => (isSeal(value) ? [name] : []));
