import type { DerivedProperty } from "./description.js";
import type { Draft } from "./draft.js";
import type { Field, Members } from "./field.js";
import type { JsonValue } from "./json.js";
import type { FactKind } from "./kind.js";
import { KINDS, mapKinds } from "./kinds/index.js";
import type { SealedValues } from "./seal.js";
import { searchedWords, WORDS_PROPERTY } from "./searched.js";

/** How the store holds a property: `time` is a zoned date and time, `json` the text in RFC 8785 form. */
export type PropertyType = "text" | "time" | "integer" | "float" | "boolean" | "texts" | "json";

export interface Property {
  readonly name: string;
  readonly type: PropertyType;
}
export type PropertyValue = string | number | boolean | readonly string[];

/** The properties of an edge. */
export const edgeProperties = (members: Members): readonly Property[] =>
  Object.entries(members).map(([name, field]) => ({ name, type: propertyType(field) ?? "text" }));

/** A sealed value's salt stands beside it, under this name. */
export const saltName = (field: string): string => `${field}Salt`;

/** Whether a node has a field that is not sealed as a property, or it is read from the entry alone. */
export const isFiltered = (kind: FactKind, field: string): boolean => {
  const { filtered } = KINDS[kind];
  return filtered === undefined || filtered.includes(field);
};

/** What nodes of a kind have beside what was given. */
export const DERIVED = mapKinds((kind): readonly DerivedProperty[] => {
  const { derived = [], isFoundByKeyAlone } = KINDS[kind];
  if (isFoundByKeyAlone) return derived;
  const words: DerivedProperty = {
    name: WORDS_PROPERTY,
    of: (given, _, fact) => searchedWords(fact, given),
    mayLack: true,
  };
  return [...derived, words];
});

/** The values of a draft's properties; what was not given is absent. */
export function propertyValues(draft: Draft, sealed: SealedValues): Readonly<Record<string, PropertyValue>> {
  const values: Record<string, PropertyValue> = {};
  for (const { name, value, canonical } of draft.fields) {
    const hidden = sealed[name];
    if (hidden !== undefined) {
      values[saltName(name)] = hidden.seed ?? hidden.salt;
      values[name] = hidden.value;
    } else if (isFiltered(draft.kind, name)) {
      values[name] = isPlain(draft.kind, name, value) ? value : canonical;
    }
  }
  const given = (field: string) => draft.fields.find(({ name, sealed }) => name === field && !sealed)?.value;
  for (const { name, of } of DERIVED[draft.kind]) {
    const value = of(given, draft.refs, draft);
    if (value !== undefined) values[name] = value;
  }
  return values;
}

const isPlain = (kind: FactKind, name: string, value: JsonValue): value is PropertyValue & JsonValue =>
  value !== null && !JSON_PROPERTIES[kind].has(name);

function propertyType(field: Field): PropertyType | undefined {
  switch (field.type) {
    case "texts":
      return "texts";
    case "objects":
      return "json";
    case "enum":
      return "text";
    case "ref":
      return field.unless === undefined ? undefined : "text";
    case "scalar":
      return SCALAR_TYPES[field.scalar];
    default:
      return undefined;
  }
}

const SCALAR_TYPES = {
  String: "text",
  ID: "text",
  DateTime: "time",
  SHA256: "text",
  SafeInt: "integer",
  Float: "float",
  Boolean: "boolean",
  JSON: "json",
} as const;

/** Whether a value of this field can be over the limit of what stays plain, or is sealed always. */
const canBeSealed = (field: Field): boolean =>
  field.type === "texts" ||
  field.type === "objects" ||
  (field.type === "scalar" &&
    !field.indexed &&
    (field.sealed || field.scalar === "String" || field.scalar === "JSON"));

/** The properties that nodes of a kind may have beside key, index, entry, recordedAt and recordedBy, in the order of names. */
export const KNOWN_PROPERTIES = mapKinds((kind): readonly Property[] => {
  const { fields } = KINDS[kind];
  const properties: Property[] = DERIVED[kind].map(({ name }) => ({ name, type: "text" }));
  for (const [name, field] of Object.entries(fields)) {
    const type = propertyType(field);
    if (type !== undefined) properties.push({ name, type });
    if (canBeSealed(field)) properties.push({ name: saltName(name), type: "text" });
  }
  return properties.sort((a, b) => (a.name < b.name ? -1 : 1));
});

/** Those that a new node is given. Facts of before have more, where there are many of their kind. */
export const NODE_PROPERTIES = mapKinds((kind): readonly Property[] =>
  KNOWN_PROPERTIES[kind].filter(({ name }) => {
    const field = KINDS[kind].fields[name];
    return field === undefined || isFiltered(kind, name) || canBeSealed(field);
  }),
);

const JSON_PROPERTIES = mapKinds(
  (kind) => new Set(KNOWN_PROPERTIES[kind].flatMap(({ name, type }) => (type === "json" ? [name] : []))),
);
