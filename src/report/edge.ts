import type { EntryRef } from "../facts/entry.js";
import type { JsonObject } from "../facts/json.js";
import type { FactRef } from "../facts/kind.js";
import { CAUSAL_RELS } from "../facts/kinds/index.js";

/** One reference, from the effect to the cause. */
export interface Edge {
  readonly type: string;
  readonly from: FactRef;
  readonly to: FactRef;
  /** The cause's leaf hash, null where it was recorded after its effect, or never. */
  readonly leaf: string | null;
  readonly props: JsonObject;
  /** The key of the Amendment that says this, where the effect's own entry doesn't. */
  readonly amendment: string | null;
  /** The key of the Amendment that says otherwise. */
  readonly supersededBy: string | null;
}

export const isCausal = ({ rel }: Pick<EntryRef, "rel">): boolean => CAUSAL_RELS.has(rel);

export const edgeOf = (from: FactRef, { rel, kind, key, leaf, props }: EntryRef): Edge => ({
  type: rel,
  from: { kind: from.kind, key: from.key },
  to: { kind, key },
  leaf,
  props,
  amendment: null,
  supersededBy: null,
});
