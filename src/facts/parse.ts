import { utf8 } from "./bytes.js";
import type { Draft, DraftField, DraftRef } from "./draft.js";
import { ProoflineError } from "./error.js";
import type { AnyRefField, AnyRefsField, Field, Members, RefField, RefsField } from "./field.js";
import { canonical, isObject, type JsonObject, type JsonValue } from "./json.js";
import { type FactKind, isFactKind } from "./kind.js";
import { KINDS, mapKinds } from "./kinds/index.js";
import { LIMITS } from "./limits.js";
import { parseKey, parseScalar, parseText } from "./scalar.js";

type Given = Readonly<Record<string, unknown>>;
type ReferenceField = RefField | RefsField | AnyRefField | AnyRefsField;

const bad = (path: string, message: string) => new ProoflineError("BAD_USER_INPUT", message, { path });
const tooMuch = (path: string, message: string) => new ProoflineError("LIMIT_EXCEEDED", message, { path });
const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

/**
 * A fact's input, from whatever door, as a draft: names and types are those of the kind's GraphQL input, and null is
 * as not given. Throws BAD_USER_INPUT or LIMIT_EXCEEDED that names the place below `path`.
 */
export function parseFact(kind: FactKind, input: unknown, path: string): Draft {
  const { fields, key, check } = KINDS[kind];
  const given = parseObject(input, path, KNOWN_NAMES[kind]);
  const problem = check?.(new Set(Object.keys(given).filter((name) => isGiven(given[name]))));
  if (problem) throw bad(path, problem);
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
      if (field.required) throw bad(`${path}.${name}`, "is required");
    } else if (isReference(field)) {
      if (isClaim(field)) draft.fields.push(draftField(name, false, parseKey(value, `${path}.${name}`)));
      if (!isClaim(field) || !isGiven(given[field.unless]))
        draft.refs.push(...parseRefs(field, value, given, name, path));
    } else {
      draft.fields.push(
        draftField(
          name,
          field.type === "scalar" && field.sealed,
          parsePlain(field, value, `${path}.${name}`),
        ),
      );
    }
  }
  if (draft.refs.length > LIMITS.refs)
    throw tooMuch(path, `has ${draft.refs.length} references, and at most ${LIMITS.refs} are possible`);
  return draft;
}

const isReference = (field: Field): field is ReferenceField =>
  field.type === "ref" || field.type === "refs" || field.type === "anyRef" || field.type === "anyRefs";

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

function parseObject(value: unknown, path: string, known: ReadonlySet<string>): Given {
  if (!isObject(value)) throw bad(path, "must be an object");
  for (const name in value)
    if (!known.has(name)) throw bad(`${path}.${name}`, "is not a field of this input");
  return value;
}

function parseList(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) throw bad(path, "must be a list");
  return value;
}

function parsePlain(field: Exclude<Field, ReferenceField>, value: unknown, path: string): JsonValue {
  if (field.type === "texts")
    return parseList(value, path).map((item, i) => parseText(item, `${path}[${i}]`));
  if (field.type === "objects")
    return parseList(value, path).map((item, i) => {
      const at = `${path}[${i}]`;
      return parseMembers(field.fields, parseObject(item, at, new Set(Object.keys(field.fields))), at);
    });
  return parseScalar(field, value, path);
}

function parseMembers(members: Members, given: Given, path: string): JsonObject {
  const object: Record<string, JsonValue> = {};
  for (const [name, member] of Object.entries(members)) {
    if (isGiven(given[name])) object[name] = parseScalar(member, given[name], `${path}.${name}`);
    else if (member.required) throw bad(`${path}.${name}`, "is required");
  }
  return object;
}

function parseRefs(
  field: ReferenceField,
  value: unknown,
  given: Given,
  name: string,
  path: string,
): DraftRef[] {
  const at = `${path}.${name}`;
  switch (field.type) {
    case "ref":
      return [{ rel: field.rel, kind: field.to, key: parseKey(value, at), props: {} }];
    case "anyRef":
      return [
        { rel: field.rel, kind: parseKind(given.kind, `${path}.kind`), key: parseKey(value, at), props: {} },
      ];
    case "anyRefs":
      return parseList(value, at).map((item, i) => {
        const one = parseObject(item, `${at}[${i}]`, new Set(["kind", "key"]));
        return {
          rel: field.rel,
          kind: parseKind(one.kind, `${at}[${i}].kind`),
          key: parseKey(one.key, `${at}[${i}].key`),
          props: {},
        };
      });
    case "refs":
      return parseList(value, at).map((item, i) => parseRefWithProps(field, item, `${at}[${i}]`));
  }
}

function parseRefWithProps(field: RefsField, item: unknown, path: string): DraftRef {
  const targets = Object.keys(field.targets);
  const one = parseObject(item, path, new Set([...targets, ...Object.keys(field.props)]));
  const chosen = targets.filter((name) => isGiven(one[name]));
  const [name] = chosen;
  const kind = name === undefined ? undefined : field.targets[name];
  if (kind === undefined || name === undefined || chosen.length > 1)
    throw bad(
      path,
      targets.length > 1 ? `give exactly one of ${targets.join(" and ")}` : `${targets.join()} is required`,
    );
  const props = parseMembers(field.props, one, path);
  for (const [prop, value] of Object.entries(props))
    if (
      typeof value === "string" &&
      value.length > LIMITS.refTextBytes / 3 &&
      utf8(value).length > LIMITS.refTextBytes
    )
      throw tooMuch(`${path}.${prop}`, `is longer than ${LIMITS.refTextBytes} bytes`);
  return { rel: field.rel, kind, key: parseKey(one[name], `${path}.${name}`), props };
}

function parseKind(value: unknown, path: string): FactKind {
  if (!isFactKind(value)) throw bad(path, "must be a kind of fact");
  return value;
}

function draftField(name: string, sealed: boolean, value: JsonValue): DraftField {
  const text = canonical(value);
  return { name, value, canonical: text, sealed: sealed || isLong(text) || looksSealed(value) };
}

const isLong = (text: string) => text.length > LIMITS.plainBytes / 3 && utf8(text).length > LIMITS.plainBytes;

// a plain value of this form would be read as a seal, so it is sealed itself
const looksSealed = (value: JsonValue) => isObject(value) && "sealed" in value;
