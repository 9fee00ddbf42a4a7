/** What one call may hold. More is LIMIT_EXCEEDED. */
export const LIMITS = {
  /** Bytes of a key in UTF-8. */
  keyBytes: 512,
  /** Bytes of an entry: C2SP tlog-tiles gives its length 16 bits. */
  entryBytes: 65_535,
  /** References of one fact. */
  refs: 256,
  /** A field whose canonical form is longer, in bytes, is sealed, so that entries stay small. */
  plainBytes: 4_096,
  /** Bytes of a sealed value in canonical form: whatever reads it later holds it in memory whole. */
  sealedBytes: 262_144,
  /** Bytes of one text among the properties of a reference, which can't be sealed. */
  refTextBytes: 4_096,
  /** Nesting of a JSON value. */
  jsonDepth: 64,
  /** Facts in a batch. */
  batch: 5_000,
  /** Characters of a batch's bodies and sealed values in canonical form. */
  batchCharacters: 33_554_432,
} as const;
