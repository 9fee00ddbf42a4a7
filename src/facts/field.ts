/**
 * How the fields of a kind are described. From one description follow the GraphQL input and record types, validation,
 * the entry, the node's properties and the catalogue type.
 */
import type { FactKind } from "./kind.js";

export type ScalarName = "String" | "ID" | "DateTime" | "SHA256" | "SafeInt" | "Float" | "Boolean" | "JSON";

interface Described<R extends boolean> {
  readonly doc: string;
  readonly required: R;
}
/** What a walk makes of a reference. */
interface Walked {
  /** It leads from an effect to a cause: a trail follows it. */
  readonly isCausal?: true;
  /** It points at a fact from outside of that fact's trail, whose report shows where it comes from. */
  readonly isPointing?: true;
}
export interface ScalarField<S extends ScalarName = ScalarName, R extends boolean = boolean>
  extends Described<R> {
  readonly type: "scalar";
  readonly scalar: S;
  /** Long or personal: the entry holds a salted digest, the node the value, which can be erased. */
  readonly sealed: boolean;
  /** In an index of the store, which takes no long text: as short as a key, and plain. */
  readonly indexed?: true;
  /** Names the person or system that did what the fact tells of, who may be another one than who recorded it. */
  readonly person?: true;
}
export interface EnumField<V extends string = string, R extends boolean = boolean> extends Described<R> {
  readonly type: "enum";
  readonly name: string;
  readonly values: readonly V[];
}
export interface TextsField<R extends boolean = boolean> extends Described<R> {
  readonly type: "texts";
}
export interface ObjectsField<F extends Members = Members, R extends boolean = boolean> extends Described<R> {
  readonly type: "objects";
  readonly name: string;
  readonly fields: F;
}
/** One reference: the field's value is the key of the cause. */
export interface RefField<R extends boolean = boolean> extends Described<R>, Walked {
  readonly type: "ref";
  readonly rel: string;
  readonly to: FactKind;
  /** With that other reference given there is no edge, and this is a claim. */
  readonly unless?: string;
}
/** References with properties on the edge: of `targets`, member name to kind, each item gives exactly one. */
export interface RefsField<F extends Members = Members, R extends boolean = boolean>
  extends Described<R>,
    Walked {
  readonly type: "refs";
  readonly name: string;
  readonly rel: string;
  readonly targets: Readonly<Record<string, FactKind>>;
  readonly props: F;
  /** The properties that bound the data referred to, where they are given; the end is not included. */
  readonly range?: { readonly from: string; readonly to: string };
}
/** References to facts of any kind, given as `{kind, key}`. */
export interface AnyRefsField<R extends boolean = boolean> extends Described<R>, Walked {
  readonly type: "anyRefs";
  readonly rel: string;
}
/** One reference to a fact of any kind: this field is its key, and a field named `kind` stands beside it. */
export interface AnyRefField<R extends boolean = boolean> extends Described<R>, Walked {
  readonly type: "anyRef";
  readonly rel: string;
}
/** What may stand inside an object of a list. */
export type Members = Readonly<Record<string, ScalarField | EnumField>>;
export type Field =
  | ScalarField
  | EnumField
  | TextsField
  | ObjectsField
  | RefField
  | RefsField
  | AnyRefsField
  | AnyRefField;
export type Fields = Readonly<Record<string, Field>>;
export type ReferenceField = RefField | RefsField | AnyRefField | AnyRefsField;

export const isReference = (field: Field): field is ReferenceField =>
  field.type === "ref" || field.type === "refs" || field.type === "anyRef" || field.type === "anyRefs";

const scalar =
  <S extends ScalarName>(name: S) =>
  (doc: string): ScalarField<S, false> => ({
    type: "scalar",
    scalar: name,
    doc,
    required: false,
    sealed: false,
  });

export const text = scalar("String");
/** Names a fact without making a reference. */
export const id = scalar("ID");
export const time = scalar("DateTime");
export const digest = scalar("SHA256");
export const count = scalar("SafeInt");
export const float = scalar("Float");
export const bool = scalar("Boolean");
export const json = scalar("JSON");
export const texts = (doc: string): TextsField<false> => ({ type: "texts", doc, required: false });
export const oneOf = <V extends string>(
  name: string,
  values: readonly V[],
  doc: string,
): EnumField<V, false> => ({
  type: "enum",
  name,
  values,
  doc,
  required: false,
});
export const objects = <F extends Members>(name: string, fields: F, doc: string): ObjectsField<F, false> => ({
  type: "objects",
  name,
  fields,
  doc,
  required: false,
});
export const ref = (rel: string, to: FactKind, doc: string, unless?: string): RefField<false> => ({
  type: "ref",
  rel,
  to,
  doc,
  required: false,
  ...(unless === undefined ? {} : { unless }),
});
export const refs = <F extends Members>(
  name: string,
  rel: string,
  targets: Readonly<Record<string, FactKind>>,
  props: F,
  doc: string,
  range?: { readonly from: keyof F & string; readonly to: keyof F & string },
): RefsField<F, false> => ({
  type: "refs",
  name,
  rel,
  targets,
  props,
  doc,
  required: false,
  ...(range === undefined ? {} : { range }),
});
export const anyRefs = (rel: string, doc: string): AnyRefsField<false> => ({
  type: "anyRefs",
  rel,
  doc,
  required: false,
});
export const anyRef = (rel: string, doc: string): AnyRefField<false> => ({
  type: "anyRef",
  rel,
  doc,
  required: false,
});

type Required<F extends Field> = Omit<F, "required"> & { readonly required: true };
export const required = <F extends Field>(field: F): Required<F> => ({ ...field, required: true });
export const sealed = <F extends ScalarField>(field: F): F => ({ ...field, sealed: true });
export const person = <F extends ScalarField>(field: F): F & { readonly person: true } => ({
  ...field,
  person: true,
});
export const indexed = <F extends ScalarField>(field: F): F & { readonly indexed: true } => ({
  ...field,
  indexed: true,
});

/** Of a trail: it leads from an effect to its cause. */
export const causal = <F extends ReferenceField>(field: F): F & { readonly isCausal: true } => ({
  ...field,
  isCausal: true,
});
/** Of a fact that points at a trail from outside, and belongs into its report. */
export const pointing = <F extends ReferenceField>(field: F): F & { readonly isPointing: true } => ({
  ...field,
  isPointing: true,
});
