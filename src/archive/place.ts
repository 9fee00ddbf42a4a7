/** Where the entry of an archived fact is, and what its hash must be. */
export interface ArchivePlace {
  /** The entry's leaf hash in hex. */
  readonly leaf: string;
  /** The file's id: the beginning of its SHA-256. */
  readonly file: string;
  /** Of the row in it, from 0 on. */
  readonly row: number;
}

const BEGINNING = "archive:";
const FORM = /^archive:([0-9a-f]{64}):([0-9a-f]{32}):(\d{1,9})$/;

/** What stands in the node of an archived fact in its entry's place. At most 115 characters: one record of Neo4j's. */
export const formatPlace = ({ leaf, file, row }: ArchivePlace): string =>
  `${BEGINNING}${leaf}:${file}:${row}`;

/** Whether a node's entry is elsewhere: entries begin with a brace. */
export const isPlace = (entry: string): boolean => entry.startsWith(BEGINNING);

/** Undefined for what is an entry itself. */
export function parsePlace(entry: string): ArchivePlace | undefined {
  const [, leaf, file, row] = (isPlace(entry) && FORM.exec(entry)) || [];
  if (leaf === undefined || file === undefined || row === undefined) return undefined;
  return { leaf, file, row: Number(row) };
}

/** The name of the file with an id. */
export const fileName = (id: string): string => `predictions-${id}.parquet`;

/** Hex digits of a file's SHA-256 that are its id. */
export const ID_DIGITS = 32;
