import type { DatasetFacets, SchemaField } from "./datasetFacets.js";
import type { RunDataset } from "./datasets.js";
import type { Said } from "./facets.js";
import type { Flow, Source } from "./lineage.js";
import type { InputField, Transformed } from "./lineageFacet.js";

/** As the kinds' columns have it. */
export interface Column {
  readonly name: string;
  readonly type: string | undefined;
  readonly description: string | undefined;
  readonly personal: true | undefined;
}

const PERSONAL = /^(pii|personal|personal[ _-]?data)$/i;
const isNo = (value: unknown) => /^(false|no|0|none)$/i.test(String(value).trim());

/** A data set's columns; those within others are named `outer.inner`. A column that only a tag names is one too. */
export function columnsOf({ schema, tags }: Said<DatasetFacets>): Column[] {
  const personal = new Set(
    (tags?.tags ?? []).flatMap(({ key, value, field }) =>
      field !== undefined && PERSONAL.test(key.trim()) && !isNo(value) ? [field] : [],
    ),
  );
  const columns = flat(schema?.fields ?? [], "").map(
    (column): Column => ({ ...column, personal: personal.delete(column.name) ? true : undefined }),
  );
  const others = [...personal].map((name) => ({
    name,
    type: undefined,
    description: undefined,
    personal: true as const,
  }));
  return [...columns, ...others];
}

const flat = (fields: readonly SchemaField[], within: string): Omit<Column, "personal">[] =>
  fields.flatMap(({ name, type, description, fields: inner }) => [
    { name: `${within}${name}`, type, description },
    ...flat(inner ?? [], `${within}${name}.`),
  ]);

/** A column and one that it was made from, of a data set by its name. */
export interface ColumnOrigin {
  readonly column: string;
  readonly dataset: string;
  readonly fromColumn: string;
  readonly type: string | undefined;
  readonly description: string | undefined;
  readonly masked: boolean | undefined;
}

/**
 * What an output's columns were made from: `own` what is said of single columns, and `wide` what all of them depend on, as a
 * column that rows were chosen by. The lineage facet counts before the columnLineage facet, which it replaces.
 */
export function columnOrigins(
  { facets }: RunDataset,
  flow: Flow | undefined,
): { readonly own: ColumnOrigin[]; readonly wide: ColumnOrigin[] } {
  const said = flow?.fields === undefined ? fromColumnLineage(facets, flow?.inputs) : undefined;
  const fields = flow?.fields ?? said?.fields ?? new Map<string, readonly Source[]>();
  const wide = [...(flow?.wide ?? []), ...(said?.wide ?? [])];
  const columns = new Set([...fields.keys(), ...columnsOf(facets).map(({ name }) => name)]);
  const all = [...columns];
  return {
    own: [...fields].flatMap(([column, sources]) => sources.flatMap((source) => originsOf(column, source))),
    wide: all.flatMap((column) => wide.flatMap((source) => originsOf(column, source))),
  };
}

function fromColumnLineage({ columnLineage }: Said<DatasetFacets>, inputs: ReadonlySet<string> | undefined) {
  const sourceOf = (field: InputField, legacy: readonly Transformed[]): Source[] => {
    const dataset = `${field.namespace}/${field.name}`;
    // a lineage facet that says of which inputs the output was made knows better
    if (inputs !== undefined && !inputs.has(dataset)) return [];
    const transformations = field.transformations ?? [];
    return [
      { dataset, field: field.field, transformations: transformations.length > 0 ? transformations : legacy },
    ];
  };
  return {
    fields: new Map(
      (columnLineage?.fields ?? []).map(([column, { inputFields, ...deprecated }]) => {
        const legacy = legacyOf(deprecated.transformationType, deprecated.transformationDescription);
        return [column, inputFields.flatMap((field) => sourceOf(field, legacy))] as const;
      }),
    ),
    wide: (columnLineage?.dataset ?? []).flatMap((field) => sourceOf(field, [])),
  };
}

/** The deprecated members of a columnLineage facet, as the ones that replaced them. */
function legacyOf(type: string | undefined, description: string | undefined): Transformed[] {
  if (type === undefined && description === undefined) return [];
  const isMasked = type?.toUpperCase() === "MASKED";
  return [
    {
      type: "DIRECT",
      subtype: isMasked ? undefined : type,
      description,
      masking: isMasked ? true : undefined,
    },
  ];
}

function originsOf(column: string, { dataset, field, transformations }: Source): ColumnOrigin[] {
  // that a column comes from a data set as a whole says no column
  if (field === undefined) return [];
  const origin = { column, dataset, fromColumn: field };
  if (transformations.length === 0)
    return [{ ...origin, type: undefined, description: undefined, masked: undefined }];
  return transformations.map(({ type, subtype, description, masking }) => ({
    ...origin,
    type: [type, subtype].filter((word) => word !== undefined && word !== "").join("/"),
    description,
    masked: masking,
  }));
}
