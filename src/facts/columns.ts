import type { Field } from "./field.js";
import { FACT_KINDS, type FactKind } from "./kind.js";
import { KINDS, mapKinds } from "./kinds/index.js";
import { edgeProperties, type Property } from "./properties.js";

/** The references of a kind by one relationship type to one other kind: one parameter of its record statement. */
export interface EdgeColumn {
  readonly name: string;
  readonly rel: string;
  readonly to: FactKind;
  readonly properties: readonly Property[];
  /** Of a reference to any kind: a fact names few of one kind, and other facts name others. */
  readonly isAny: boolean;
}

export const EDGE_COLUMNS = mapKinds((kind): readonly EdgeColumn[] =>
  Object.values(KINDS[kind].fields).flatMap(fieldColumns),
);

function fieldColumns(field: Field): EdgeColumn[] {
  const isAny = field.type === "anyRef" || field.type === "anyRefs";
  const column = (to: FactKind, properties: readonly Property[] = []): EdgeColumn[] =>
    "rel" in field ? [{ name: `${field.rel}_${to}`, rel: field.rel, to, properties, isAny }] : [];
  switch (field.type) {
    case "ref":
      return column(field.to);
    case "refs":
      return Object.values(field.targets).flatMap((to) => column(to, edgeProperties(field.props)));
    case "anyRef":
    case "anyRefs":
      return FACT_KINDS.flatMap((to) => column(to));
    default:
      return [];
  }
}
