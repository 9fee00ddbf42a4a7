import { utf8 } from "./bytes.js";
import { checkOrder } from "./claims.js";
import type { DraftField, DraftRef } from "./draft.js";
import { badInputAt, tooMuchAt } from "./error.js";
import type { Field, Members, ReferenceField, RefsField } from "./field.js";
import { canonical, isObject, type JsonObject, type JsonValue } from "./json.js";
import { type FactKind, isFactKind } from "./kind.js";
import { LIMITS } from "./limits.js";
import { parseKey, parseScalar, parseText, tooLong } from "./scalar.js";

/** An object of a caller's, not looked at yet. */
export type Given = Readonly<Record<string, unknown>>;

/** Null is as not given. */
export const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

export function parseObject(value: unknown, path: string, known: ReadonlySet<string>): Given {
  if (!isObject(value)) throw badInputAt(path, "must be an object");
  for (const name in value)
    if (!known.has(name)) throw badInputAt(`${path}.${name}`, "is not a field of this input");
  return value;
}

function parseList(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) throw badInputAt(path, "must be a list");
  // an item and its comma have two bytes at least: so long a list is refused before it is walked
  if (value.length > LIMITS.sealedBytes / 2) throw tooLong(path);
  return value;
}

export function parsePlain(field: Exclude<Field, ReferenceField>, value: unknown, path: string): JsonValue {
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
    else if (member.required) throw badInputAt(`${path}.${name}`, "is required");
  }
  return object;
}

export function parseRefs(
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
    throw badInputAt(
      path,
      targets.length > 1 ? `give exactly one of ${targets.join(" and ")}` : `${targets.join()} is required`,
    );
  const props = parseMembers(field.props, one, path);
  checkRange(field, props, path);
  for (const [prop, value] of Object.entries(props))
    if (typeof value === "string" && isLonger(value, LIMITS.refTextBytes))
      throw tooMuchAt(`${path}.${prop}`, `is longer than ${LIMITS.refTextBytes} bytes`);
  return { rel: field.rel, kind, key: parseKey(one[name], `${path}.${name}`), props };
}

function checkRange({ range }: RefsField, props: JsonObject, path: string): void {
  if (range === undefined) return;
  const [from, to] = [props[range.from], props[range.to]];
  if (typeof from === "string" && typeof to === "string")
    checkOrder({ field: range.from, time: from }, { field: range.to, time: to }, path);
}

function parseKind(value: unknown, path: string): FactKind {
  if (!isFactKind(value)) throw badInputAt(path, "must be a kind of fact");
  return value;
}

export function draftField(name: string, sealed: boolean, value: JsonValue, path: string): DraftField {
  const text = canonical(value);
  if (isLonger(text, LIMITS.sealedBytes)) throw tooLong(path);
  return {
    name,
    value,
    canonical: text,
    sealed: sealed || isLonger(text, LIMITS.plainBytes) || looksSealed(value),
  };
}

/** Whether a text has more bytes in UTF-8. A short one is not encoded to tell. */
const isLonger = (text: string, bytes: number) => text.length > bytes / 3 && utf8(text).length > bytes;

// a plain value of this form would be read as a seal, so it is sealed itself
const looksSealed = (value: JsonValue) => isObject(value) && "sealed" in value;
