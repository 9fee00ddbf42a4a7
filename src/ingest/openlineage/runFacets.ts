import { type DataTest, testRun } from "./dataTest.js";
import { type LineageEntry, lineageFields, lineageInputs } from "./lineageFacet.js";
import { anything, filled, list, object, optional, type Shapes, text } from "./shape.js";

export interface RunFacets {
  readonly parent: { readonly run: { readonly runId: string } };
  readonly errorMessage: { readonly message: string };
  readonly executionParameters: {
    readonly parameters: readonly { readonly key: string; readonly value: unknown }[] | undefined;
  };
  readonly test: { readonly tests: readonly DataTest[] };
}
export const RUN: Shapes<RunFacets> = {
  parent: object({ run: object({ runId: filled }) }),
  errorMessage: object({ message: text }),
  executionParameters: object({ parameters: optional(list(object({ key: text, value: anything }))) }),
  test: testRun,
};

export interface JobFacets {
  readonly jobType: {
    readonly processingType: string;
    readonly jobType: string | undefined;
    readonly emissionPattern: { readonly eventContentMode: string } | undefined;
  };
  readonly documentation: { readonly description: string };
  readonly sourceCodeLocation: {
    readonly type: string;
    readonly url: string | undefined;
    readonly repoUrl: string | undefined;
    readonly version: string | undefined;
  };
  readonly sourceCode: { readonly sourceCode: string };
  readonly sql: { readonly query: string };
  readonly lineage: { readonly entries: readonly LineageEntry[] };
}
export const JOB: Shapes<JobFacets> = {
  jobType: object({
    processingType: text,
    jobType: optional(text),
    emissionPattern: optional(object({ eventContentMode: text })),
  }),
  documentation: object({ description: text }),
  sourceCodeLocation: object({
    type: text,
    url: optional(text),
    repoUrl: optional(text),
    version: optional(text),
  }),
  sourceCode: object({ sourceCode: text }),
  sql: object({ query: text }),
  lineage: object({
    entries: list(
      object<LineageEntry>({
        type: text,
        namespace: optional(text),
        name: optional(text),
        inputs: lineageInputs,
        fields: lineageFields,
      }),
    ),
  }),
};
