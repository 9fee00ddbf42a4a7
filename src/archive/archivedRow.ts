import { leafHashHex } from "../facts/entry.js";

/** A fact in an archive. */
export interface ArchivedRow {
  readonly index: number;
  readonly key: string;
  /** The entry's canonical text. */
  readonly entry: string;
  /** The sealed values, encrypted; empty where there were none, or all were erased. */
  readonly sealed: Uint8Array;
}

/** Rows of a file that are stored together, the first of them, and where they are. */
export interface RowGroup {
  readonly first: number;
  readonly rows: readonly ArchivedRow[];
}

/** A row whose entry has the leaf hash that is asked for; undefined where it has another one, or there is none. */
export function rowOf({ first, rows }: RowGroup, row: number, leaf: string): ArchivedRow | undefined {
  const found = rows[row - first];
  return found !== undefined && leafHashHex(found.entry) === leaf ? found : undefined;
}

/** What a file says of its own form. */
export const ARCHIVE_FORM = { key: "proofline.archive", value: "1" };
