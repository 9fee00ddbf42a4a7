import { ProoflineError } from "../facts/error.js";
import { type FactKind, isFactKind } from "../facts/kind.js";
import type { StoredFact } from "../facts/record.js";
import { type SealedValues, saltOf } from "../facts/seal.js";
import { ARCHIVE_SALT } from "./archived.js";
import type { Row } from "./row.js";

/**
 * The columns `labels`, `key`, `index`, `entry` and `sealed` of a row as a fact.
 *
 * @param withSeeds also what the salts were made of, for a copy of the store
 */
export function storedFact(row: Row, kind: FactKind = kindOf(row), withSeeds = false): StoredFact {
  const index = row.integerOrNull("index");
  // while its commit is being applied, a placeholder that becomes a fact may show one before the other
  const entry = row.textOrNull("entry");
  const recorded =
    index === null || entry === null ? null : { index, entry, sealed: sealedValues(row, withSeeds) };
  return { kind, key: row.text("key"), recorded };
}

/** The bytes of what a fact holds, its own name aside. */
export function sizeOf({ recorded }: StoredFact): number {
  if (recorded === null) return 0;
  let bytes = Buffer.byteLength(recorded.entry);
  for (const { value } of Object.values(recorded.sealed)) bytes += Buffer.byteLength(value);
  return bytes;
}

function kindOf(row: Row): FactKind {
  const kind = row.list("labels").find(isFactKind);
  if (kind === undefined)
    throw new ProoflineError("INTERNAL", "the store holds a node on a trail that is no fact");
  return kind;
}

/** From rows of salt's property name, salt, value; a value that is gone is left out, its salt is of no use. */
export function sealedValues(row: Row, withSeeds = false): SealedValues {
  return Object.fromEntries(
    row.list("sealed").flatMap((item) => {
      if (!Array.isArray(item)) return [];
      const [name, salt, value]: unknown[] = item;
      if (typeof name !== "string" || typeof salt !== "string" || typeof value !== "string") return [];
      // it is just being archived: its own values are still there
      if (name === ARCHIVE_SALT) return [];
      const sealed = { salt: saltOf(salt), value };
      const isSeed = withSeeds && sealed.salt !== salt;
      return [[name.slice(0, -"Salt".length), isSeed ? { ...sealed, seed: salt } : sealed]];
    }),
  );
}
