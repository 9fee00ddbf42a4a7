import { filled, flag, list, object, optional, pairs, text } from "./shape.js";

export interface Transformed {
  readonly type: string;
  readonly subtype: string | undefined;
  readonly description: string | undefined;
  readonly masking: boolean | undefined;
}
export const transformations = optional(
  list(
    object<Transformed>({
      type: text,
      subtype: optional(text),
      description: optional(text),
      masking: optional(flag),
    }),
  ),
);

/** A column that another one was made from. */
export interface InputField {
  readonly namespace: string;
  readonly name: string;
  readonly field: string;
  readonly transformations: readonly Transformed[] | undefined;
}
export const inputField = object<InputField>({ namespace: text, name: text, field: filled, transformations });

/** A source in the lineage facet: a data set, or a job, which has no place in facts. */
export interface LineageInput {
  readonly type: string;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  readonly field: string | undefined;
  readonly transformations: readonly Transformed[] | undefined;
}
const lineageInput = object<LineageInput>({
  type: text,
  namespace: optional(text),
  name: optional(text),
  field: optional(filled),
  transformations,
});
export const lineageInputs = optional(list(lineageInput));
export const lineageFields = optional(pairs(object({ inputs: list(lineageInput) })));

/** What the lineage facet says of one target. */
export interface LineageFacet {
  readonly inputs: readonly LineageInput[] | undefined;
  readonly fields: readonly (readonly [string, { readonly inputs: readonly LineageInput[] }])[] | undefined;
}
export interface LineageEntry extends LineageFacet {
  readonly type: string;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
}
