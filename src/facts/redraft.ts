import type { Draft, DraftField } from "./draft.js";
import type { Entry } from "./entry.js";
import { canonical, type JsonValue } from "./json.js";
import { isSeal, type SealedValues } from "./seal.js";

/**
 * The draft that an entry was made of, for writing the fact again. A field whose sealed value is gone is left out.
 * The values must open their seals.
 */
export function draftOf({ kind, key, body, refs }: Entry, sealed: SealedValues): Draft {
  return {
    kind,
    key,
    fields: Object.entries(body).flatMap(([name, value]) => draftField(name, value, sealed)),
    refs: refs.map((ref) => ({ rel: ref.rel, kind: ref.kind, key: ref.key, props: ref.props })),
  };
}

function draftField(name: string, value: JsonValue, sealed: SealedValues): DraftField[] {
  if (!isSeal(value)) return [{ name, value, canonical: canonical(value), sealed: false }];
  const hidden = sealed[name];
  if (hidden === undefined) return [];
  const opened: JsonValue = JSON.parse(hidden.value);
  return [{ name, value: opened, canonical: hidden.value, sealed: true }];
}
