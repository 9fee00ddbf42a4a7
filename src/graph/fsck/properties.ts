import type { DerivedProperty } from "../../facts/description.js";
import type { Entry } from "../../facts/entry.js";
import { canonical, type JsonValue } from "../../facts/json.js";
import type { FactKind } from "../../facts/kind.js";
import { KINDS, mapKinds } from "../../facts/kinds/index.js";
import {
  DERIVED,
  isFiltered,
  KNOWN_PROPERTIES,
  type PropertyType,
  saltName,
} from "../../facts/properties.js";
import { isSeal, opens, type Seal, saltOf } from "../../facts/seal.js";
import type { FindingCode } from "./finding.js";
import { isFloat, isTexts, isTime, show } from "./stored.js";

/** A property that is not as the entry says. */
export interface PropertyIssue {
  readonly code: FindingCode;
  readonly property: string;
  readonly message: string;
}

/** What a property of a kind's nodes is made of. */
type Role =
  | { readonly is: "field"; readonly type: PropertyType }
  | { readonly is: "salt"; readonly of: string }
  | { readonly is: "derived"; readonly property: DerivedProperty };

const ROLES = mapKinds((kind): ReadonlyMap<unknown, Role> => {
  const { fields } = KINDS[kind];
  return new Map(
    KNOWN_PROPERTIES[kind].map(({ name, type }): [string, Role] => {
      const made = DERIVED[kind].find((one) => one.name === name);
      if (made !== undefined) return [name, { is: "derived", property: made }];
      if (Object.hasOwn(fields, name)) return [name, { is: "field", type }];
      return [name, { is: "salt", of: name.slice(0, -saltName("").length) }];
    }),
  );
});

/**
 * Compares a fact's node with its entry, property by property and to the type. Sealed values must open their seals; where
 * an Erasure erases the fact they and their salts must be gone.
 */
export function checkProperties(
  entry: Entry,
  index: number,
  { names, values }: { readonly names: readonly unknown[]; readonly values: readonly unknown[] },
  erased: boolean,
): PropertyIssue[] {
  const issues: PropertyIssue[] = [];
  const { body } = entry;
  const given = (field: string) => (isSeal(body[field]) ? undefined : body[field]);
  const compare = (same: boolean, name: string, value: unknown, wanted: unknown) => {
    if (same) return;
    const message = `is ${show(value)}, and the entry says ${show(wanted)}`;
    issues.push({ code: "PROPERTY_ALTERED", property: name, message });
  };
  for (let i = 0; i < names.length; i++) {
    const name = String(names[i]);
    const value = values[i];
    switch (name) {
      case "index":
        compare(value === index, name, value, index);
        continue;
      case "entry":
        continue;
      case "key":
        compare(value === entry.key, name, value, entry.key);
        continue;
      case "recordedBy":
        compare(value === entry.recordedBy, name, value, entry.recordedBy);
        continue;
      case "recordedAt":
        compare(isTime(value, entry.recordedAt), name, value, entry.recordedAt);
        continue;
    }
    const role = ROLES[entry.kind].get(name);
    const made = role?.is === "derived" ? role.property.of(given, entry.refs, entry) : undefined;
    if (role?.is === "derived" && made !== undefined) {
      compare(value === made, name, value, made);
    } else if (role?.is === "field" && body[name] !== undefined) {
      const plain = body[name];
      if (!isSeal(plain)) compare(isPlain(role.type, value, plain), name, value, plain);
    } else if (!(role?.is === "salt" && isSeal(body[role.of]))) {
      issues.push({ code: "PROPERTY_FOREIGN", property: name, message: "the entry has no such property" });
    }
  }
  checkSealed(entry, names, values, erased, issues);
  addMissing(entry, names, issues);
  return issues;
}

function checkSealed(
  { body }: Entry,
  names: readonly unknown[],
  values: readonly unknown[],
  erased: boolean,
  issues: PropertyIssue[],
): void {
  for (const name in body) {
    const seal = body[name];
    if (!isSeal(seal)) continue;
    const issue = sealIssue(
      seal,
      namedValue(name, names, values),
      namedValue(saltName(name), names, values),
      erased,
    );
    if (issue !== undefined) issues.push({ property: name, ...issue });
  }
}

const namedValue = (name: string, names: readonly unknown[], values: readonly unknown[]): unknown => {
  const at = names.indexOf(name);
  return at < 0 ? undefined : values[at];
};

const SALT = /^(?:[0-9a-f]{32}){1,2}$/;

function sealIssue(
  seal: Seal,
  value: unknown,
  salt: unknown,
  erased: boolean,
): Pick<PropertyIssue, "code" | "message"> | undefined {
  if (value === undefined && salt === undefined)
    return erased
      ? undefined
      : { code: "SEALED_VALUE_MISSING", message: "the value and its salt are gone, and no Erasure says so" };
  if (erased)
    return { code: "SEALED_VALUE_NOT_ERASED", message: "an Erasure erases it, and it is still there" };
  if (value === undefined)
    return { code: "SEALED_VALUE_ALTERED", message: "its salt is there without the value" };
  if (salt === undefined) return { code: "SEALED_VALUE_ALTERED", message: "it is there without its salt" };
  if (
    typeof value === "string" &&
    typeof salt === "string" &&
    SALT.test(salt) &&
    opens(seal, { value, salt: saltOf(salt) })
  )
    return undefined;
  return {
    code: "SEALED_VALUE_ALTERED",
    message: "the value or its salt is not what the entry's seal was made of",
  };
}

function isPlain(type: PropertyType, value: unknown, wanted: JsonValue): boolean {
  switch (type) {
    case "time":
      return isTime(value, wanted);
    case "float":
      return isFloat(value, wanted);
    case "texts":
      return Array.isArray(wanted) && isTexts(value, wanted);
    case "json":
      // the entry is in RFC 8785 form, and so are most of its values as JSON.stringify writes them
      return value === JSON.stringify(wanted) || value === canonical(wanted);
    default:
      return value === wanted;
  }
}

function addMissing({ kind, body }: Entry, names: readonly unknown[], issues: PropertyIssue[]): void {
  const check = (property: string) => {
    if (!names.includes(property))
      issues.push({
        code: "PROPERTY_MISSING",
        property,
        message: "the entry has it, the node has not",
      });
  };
  for (const name of ALWAYS[kind]) check(name);
  for (const name in body) if (isFiltered(kind, name) && !isSeal(body[name])) check(name);
}

const ALWAYS = mapKinds((kind: FactKind): readonly string[] => {
  const derived = DERIVED[kind].filter(({ mayLack }) => !mayLack).map(({ name }) => name);
  return ["key", "recordedAt", "recordedBy", ...derived];
});
