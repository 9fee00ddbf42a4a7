import { type Condition, condition } from "./condition.js";
import { assertions, type DataTest } from "./dataTest.js";
import {
  type InputField,
  inputField,
  type LineageFacet,
  lineageFields,
  lineageInputs,
} from "./lineageFacet.js";
import {
  anything,
  count,
  filled,
  list,
  object,
  optional,
  pairs,
  type Shape,
  type Shapes,
  text,
} from "./shape.js";

export interface SchemaField {
  readonly name: string;
  readonly type: string | undefined;
  readonly description: string | undefined;
  readonly fields: readonly SchemaField[] | undefined;
}
const schemaField: Shape<SchemaField> = (value, path) =>
  object<SchemaField>({
    name: filled,
    type: optional(text),
    description: optional(text),
    fields: optional(list(schemaField)),
  })(value, path);

const rows = object({ rowCount: optional(count) });

export interface DatasetFacets {
  readonly version: { readonly datasetVersion: string };
  readonly schema: { readonly fields: readonly SchemaField[] | undefined };
  readonly documentation: { readonly description: string };
  readonly ownership: { readonly owners: readonly { readonly name: string }[] | undefined };
  readonly dataSource: { readonly name: string | undefined };
  readonly datasetType: { readonly datasetType: string };
  readonly lifecycleStateChange: { readonly lifecycleStateChange: string };
  readonly tags: {
    readonly tags:
      | readonly { readonly key: string; readonly value: unknown; readonly field: string | undefined }[]
      | undefined;
  };
  readonly columnLineage: {
    readonly fields: readonly (readonly [
      string,
      {
        readonly inputFields: readonly InputField[];
        readonly transformationType: string | undefined;
        readonly transformationDescription: string | undefined;
      },
    ])[];
    readonly dataset: readonly InputField[] | undefined;
  };
  readonly lineage: LineageFacet;
  readonly dataQualityMetrics: { readonly rowCount: number | undefined };
  readonly dataQualityAssertions: { readonly assertions: readonly DataTest[] };
}
export const DATASET: Shapes<DatasetFacets> = {
  version: object({ datasetVersion: filled }),
  schema: object({ fields: optional(list(schemaField)) }),
  documentation: object({ description: text }),
  ownership: object({ owners: optional(list(object({ name: filled }))) }),
  dataSource: object({ name: optional(text) }),
  datasetType: object({ datasetType: text }),
  lifecycleStateChange: object({ lifecycleStateChange: text }),
  tags: object({
    tags: optional(list(object({ key: text, value: anything, field: optional(filled) }))),
  }),
  columnLineage: object({
    fields: pairs(
      object({
        inputFields: list(inputField),
        transformationType: optional(text),
        transformationDescription: optional(text),
      }),
    ),
    dataset: optional(list(inputField)),
  }),
  lineage: object({ inputs: lineageInputs, fields: lineageFields }),
  dataQualityMetrics: rows,
  dataQualityAssertions: assertions,
};

export interface InputFacets {
  readonly inputStatistics: { readonly rowCount: number | undefined };
  readonly subset: { readonly inputCondition: Condition };
  readonly dataQualityMetrics: { readonly rowCount: number | undefined };
  readonly dataQualityAssertions: { readonly assertions: readonly DataTest[] };
}
export const INPUT: Shapes<InputFacets> = {
  inputStatistics: rows,
  subset: object({ inputCondition: condition }),
  dataQualityMetrics: rows,
  dataQualityAssertions: assertions,
};

export interface OutputFacets {
  readonly outputStatistics: { readonly rowCount: number | undefined };
}
export const OUTPUT: Shapes<OutputFacets> = { outputStatistics: rows };
