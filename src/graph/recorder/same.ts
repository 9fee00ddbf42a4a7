import { parsePlace } from "../../archive/place.js";
import type { Draft } from "../../facts/draft.js";
import { leafHashHex, parseEntry } from "../../facts/entry.js";
import { canonical } from "../../facts/json.js";
import type { FactKind } from "../../facts/kind.js";
import { KINDS } from "../../facts/kinds/index.js";
import { isSeal, opens } from "../../facts/seal.js";

/** What is known of a fact that is in the log. */
export interface Known {
  readonly index: number;
  /** Where it is, of a fact that was archived and that nothing of the submissions needs but its hash, or whose archive is not there. */
  readonly entry: string;
  /** The hex salts of its sealed fields; none for a field whose value was erased. */
  readonly salts: Readonly<Record<string, { readonly salt: string }>>;
  /** Of an archived fact, the key of its values. */
  readonly archiveKey?: string;
}

export const leafOfKnown = ({ entry }: Known): string => parsePlace(entry)?.leaf ?? leafHashHex(entry);

/**
 * Whether a draft is the fact that is in the log: the same body and references. References are compared without `leaf`,
 * which tells of the time of recording; sealed values by sealing again with the stored salt; an erased value is not
 * compared, since nothing is left to compare it with.
 */
export function isSame(draft: Draft, known: Known): boolean {
  const entry = parseEntry(known.entry);
  const isGiven = givenBy(draft.kind);
  const body = Object.fromEntries(Object.entries(entry.body).filter(([name]) => isGiven.field(name)));
  const refs = entry.refs.filter(({ rel }) => isGiven.rel(rel));
  const fields = draft.fields.filter(({ name }) => isGiven.field(name));
  const draftRefs = draft.refs.filter(({ rel }) => isGiven.rel(rel));
  if (Object.keys(body).length !== fields.length || refs.length !== draftRefs.length) return false;
  const sameFields = fields.every(({ name, canonical: value }) => {
    const stored = body[name];
    if (stored === undefined) return false;
    if (!isSeal(stored)) return canonical(stored) === value;
    const salt = known.salts[name]?.salt;
    return salt === undefined || opens(stored, { value, salt });
  });
  return (
    sameFields &&
    draftRefs.every((ref, i) => {
      const stored = refs[i];
      return (
        stored?.rel === ref.rel &&
        stored.kind === ref.kind &&
        stored.key === ref.key &&
        canonical(stored.props) === canonical(ref.props)
      );
    })
  );
}

/**
 * What of a fact its caller gave. What follows from a correction is not compared: entries of before it was kept apart
 * from the correction lack it.
 */
function givenBy(kind: FactKind): {
  readonly field: (name: string) => boolean;
  readonly rel: (rel: string) => boolean;
} {
  const { correction, fields } = KINDS[kind];
  if (correction === undefined) return ALL;
  const references = fields[correction.references];
  const derived = references?.type === "refs" ? references.rel : undefined;
  return { field: (name) => name !== correction.names, rel: (rel) => rel !== derived };
}
const ALL = { field: () => true, rel: () => true };
