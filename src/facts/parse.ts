import { checkClaims } from "./claims.js";
import { correctionOf } from "./correction.js";
import type { Draft, DraftField, DraftRef } from "./draft.js";
import { badInputAt, tooMuchAt } from "./error.js";
import { isReference, type ReferenceField, type RefField } from "./field.js";
import type { FactKind } from "./kind.js";
import { KINDS, mapKinds } from "./kinds/index.js";
import { LIMITS } from "./limits.js";
import { draftField, type Given, isGiven, parseObject, parsePlain, parseRefs } from "./parseField.js";
import { parseKey } from "./scalar.js";

/**
 * A fact's input, however it came, as a draft: names and types are those of the kind's GraphQL input, and null is
 * as not given. Throws BAD_USER_INPUT or LIMIT_EXCEEDED that names the place below `path`.
 */
export function parseFact(kind: FactKind, input: unknown, path: string): Draft {
  const { fields, key, check } = KINDS[kind];
  const given = withCorrection(kind, parseObject(input, path, KNOWN_NAMES[kind]), path);
  const problem = check?.((name) => isGiven(given[name]));
  if (problem) throw badInputAt(path, problem);
  const draft: Draft & { fields: DraftField[]; refs: DraftRef[] } = {
    kind,
    key: parseKey(given[key.field], `${path}.${key.field}`),
    fields: [],
    refs: [],
  };
  for (const name of FIELD_NAMES[kind]) {
    const field = fields[name];
    const value = given[name];
    if (field === undefined) continue;
    if (!isGiven(value)) {
      if (field.required) throw badInputAt(`${path}.${name}`, "is required");
      continue;
    }
    const at = `${path}.${name}`;
    if (isReference(field)) {
      if (isClaim(field)) draft.fields.push(draftField(name, false, parseKey(value, at), at));
      if (!isClaim(field) || !isGiven(given[field.unless]))
        // not spread into arguments, of which a call takes some ten thousands
        for (const ref of parseRefs(field, value, given, name, path)) draft.refs.push(ref);
    } else {
      draft.fields.push(
        draftField(name, field.type === "scalar" && field.sealed, parsePlain(field, value, at), at),
      );
    }
  }
  checkClaims(draft, path);
  if (draft.refs.length > LIMITS.refs)
    throw tooMuchAt(path, `has ${draft.refs.length} references, and at most ${LIMITS.refs} are possible`);
  return draft;
}

/** A reference whose value is also kept as what the sender said, whether or not it makes an edge. */
const isClaim = (field: ReferenceField): field is RefField & { unless: string } =>
  field.type === "ref" && field.unless !== undefined;

/** Names in the order of RFC 8785, so that a body is canonical as it is built. */
const FIELD_NAMES = mapKinds((kind) => Object.keys(KINDS[kind].fields).sort());
const KNOWN_NAMES = mapKinds((kind) => {
  const { fields, key } = KINDS[kind];
  const beside = Object.values(fields).some((field) => field.type === "anyRef") ? ["kind"] : [];
  return new Set([key.field, ...Object.keys(fields), ...beside]);
});

/** With what follows from a correction, where a fact of this kind corrects another one. */
function withCorrection(kind: FactKind, given: Given, path: string): Given {
  const { correction } = KINDS[kind];
  if (correction === undefined || !isGiven(given[correction.in])) return given;
  const { names, references } = correctionOf(given.kind, given[correction.in], `${path}.${correction.in}`);
  return { ...given, [correction.names]: names, [correction.references]: references };
}
