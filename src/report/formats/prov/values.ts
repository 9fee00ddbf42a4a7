import type { Field } from "../../../facts/field.js";
import type { FactRef } from "../../../facts/kind.js";
import { KINDS } from "../../../facts/kinds/index.js";
import { spaceOf } from "../trail/names.js";

/** A value of PROV-JSON (section 2.3 of the W3C member submission): plain, or text with its datatype. */
export type ProvValue =
  | string
  | number
  | boolean
  | { readonly $: string; readonly type: string }
  | readonly ProvValue[];
export type Attributes = Readonly<Record<string, ProvValue>>;

/** Every prefix that a document uses. `field` has the fields of facts, so that none is taken for what is said of the fact. */
export const prefixesOf = (origin: string) => ({
  fact: spaceOf(origin, "fact"),
  agent: spaceOf(origin, "agent"),
  report: spaceOf(origin, "report"),
  proofline: "urn:proofline:terms:",
  field: "urn:proofline:fields:",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
});

export const qualifiedName = (name: string): ProvValue => ({ $: name, type: "xsd:QName" });
export const dateTime = (time: string): ProvValue => ({ $: time, type: "xsd:dateTime" });
/** JSON as a literal (RDF 1.1 names the datatype): lists keep their order, and no value is split into several. */
export const jsonLiteral = (value: unknown): ProvValue => ({ $: JSON.stringify(value), type: "rdf:JSON" });

/** The attributes of what is known of a fact's fields. */
export function fieldAttributes(
  { kind }: FactRef,
  properties: Readonly<Record<string, unknown>> | null,
): Attributes {
  const { fields } = KINDS[kind];
  return Object.fromEntries(
    Object.entries(properties ?? {}).map(([name, value]) => [
      `field:${name}`,
      attributeValue(fields[name], value),
    ]),
  );
}

/** A value as what its field is described to hold: a text, a number and a list stay apart whatever they say. */
function attributeValue(field: Field | undefined, value: unknown): ProvValue {
  if (field?.type === "enum" && typeof value === "string") return value;
  if (field?.type !== "scalar") return jsonLiteral(value);
  if (field.scalar === "DateTime" && typeof value === "string") return dateTime(value);
  if (field.scalar === "Float") return { $: JSON.stringify(value), type: "xsd:double" };
  const isPlain = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  return isPlain && field.scalar !== "JSON" ? value : jsonLiteral(value);
}

/** What is there of these: an attribute whose value is not known is left out. */
export const known = (attributes: Readonly<Record<string, ProvValue | null>>): Attributes =>
  Object.fromEntries(Object.entries(attributes).filter((one): one is [string, ProvValue] => one[1] !== null));
