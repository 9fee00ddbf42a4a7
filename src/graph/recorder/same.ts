import type { Draft } from "../../facts/draft.js";
import { parseEntry } from "../../facts/entry.js";
import { canonical } from "../../facts/json.js";
import { isSeal, opens } from "../../facts/seal.js";

/** What is known of a fact that is in the log. */
export interface Known {
  readonly index: number;
  readonly entry: string;
  /** The hex salts of its sealed fields; none for a field whose value was erased. */
  readonly salts: Readonly<Record<string, { readonly salt: string }>>;
}

/**
 * Whether a draft is the fact that is in the log: the same body and references. References are compared without `leaf`,
 * which tells of the time of recording; sealed values by sealing again with the stored salt; an erased value is not
 * compared, since nothing is left to compare it with.
 */
export function isSame(draft: Draft, known: Known): boolean {
  const { body, refs } = parseEntry(known.entry);
  if (Object.keys(body).length !== draft.fields.length || refs.length !== draft.refs.length) return false;
  const sameFields = draft.fields.every(({ name, canonical: value }) => {
    const stored = body[name];
    if (stored === undefined) return false;
    if (!isSeal(stored)) return canonical(stored) === value;
    const salt = known.salts[name]?.salt;
    return salt === undefined || opens(stored, { value, salt });
  });
  return (
    sameFields &&
    draft.refs.every((ref, i) => {
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
