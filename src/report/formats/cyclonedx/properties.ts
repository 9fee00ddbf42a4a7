import type { Field } from "../../../facts/field.js";
import { KINDS } from "../../../facts/kinds/index.js";
import { type ReportGraph, type ReportNode, withoutSealed } from "../trail/graph.js";

/** A name and a text: what CycloneDX has no place for, in the name space `proofline`. */
export interface Property {
  readonly name: string;
  readonly value: string;
}

/** What a value says as text: a text itself, all else as JSON. Its field's description tells which. */
export const valueText = (value: unknown): string =>
  typeof value === "string" ? value : JSON.stringify(value);

/** All that is known of a fact: where it is in the log, its fields, and its references as JSON. */
export function propertiesOf(node: ReportNode, graph: ReportGraph): Property[] {
  const { kind, key, recorded, index, leafHash, recordedAt, recordedBy } = node;
  const { properties, withheld } = withoutSealed(node);
  const said = { kind, key, recorded, index, leafHash, recordedAt, recordedBy };
  return [
    ...listed("proofline", said),
    ...withheld.map((name) => ({ name: "proofline:withheld", value: name })),
    ...Object.entries(properties ?? {}).map(([name, value]) => ({
      name: `proofline:field:${name}`,
      value: isPlain(KINDS[kind].fields[name]) ? valueText(value) : JSON.stringify(value),
    })),
    ...graph
      .referencesOf(node)
      .map(({ from: _, ...edge }) => ({ name: "proofline:reference", value: JSON.stringify(edge) })),
  ];
}

/** Whether a field holds plain values: in one that holds any JSON, the text "6" is not the number 6. */
const isPlain = (field: Field | undefined): boolean =>
  field?.type === "enum" || (field?.type === "scalar" && field.scalar !== "JSON");

export const listed = (space: string, values: Readonly<Record<string, unknown>>): Property[] =>
  Object.entries(values).flatMap(([name, value]) =>
    value === null ? [] : [{ name: `${space}:${name}`, value: valueText(value) }],
  );
