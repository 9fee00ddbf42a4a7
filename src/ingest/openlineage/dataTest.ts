import { anything, flag, list, object, optional, pairs, text } from "./shape.js";

/** A test of data, as an assertion about a data set or of a run. */
export interface DataTest {
  readonly assertion: string | undefined;
  readonly success: boolean | undefined;
  readonly status: string | undefined;
  readonly name: string | undefined;
  readonly type: string | undefined;
  readonly column: string | undefined;
  readonly severity: string | undefined;
  readonly description: string | undefined;
  readonly content: string | undefined;
  readonly params: readonly (readonly [string, unknown])[] | undefined;
}
const details = {
  name: optional(text),
  type: optional(text),
  column: optional(text),
  severity: optional(text),
  description: optional(text),
  content: optional(text),
  params: optional(pairs(anything)),
};
/** The facet dataQualityAssertions. */
export const assertions = object({
  assertions: list(object<DataTest>({ ...details, assertion: text, success: flag, status: optional(text) })),
});

/** The facet test. */
export const testRun = object({
  tests: list(
    object<DataTest>({ ...details, assertion: optional(text), success: optional(flag), status: text }),
  ),
});
