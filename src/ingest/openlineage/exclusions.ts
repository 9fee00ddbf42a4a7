import type { DataTest } from "./dataTest.js";

/** As Transformation.exclusions has it. */
export interface Exclusion {
  readonly rule: string;
  readonly reason: string | undefined;
  readonly rowCount: number | undefined;
}

const DROPS = /^(drop|drops|drop[ _-]?rows?|exclude|expect_or_drop|on violation drop row)$/i;
const SAYS_WHAT_IT_DOES = ["action", "on_violation", "onViolation", "on_failure", "onFailure"];
const SAYS_HOW_MANY = ["dropped_records", "droppedRecords", "dropped_rows", "droppedRows", "failed_records"];

/**
 * The rows that tests left out. A test only finds something wrong, unless it says that it drops it, by its severity or by a
 * parameter: the specification has no field for that.
 */
export const exclusionsOf = (tests: readonly DataTest[]): Exclusion[] =>
  tests.flatMap((test) => {
    const params = new Map(test.params ?? []);
    const says = [test.severity, ...SAYS_WHAT_IT_DOES.map((name) => params.get(name))];
    if (!says.some((said) => typeof said === "string" && DROPS.test(said.trim()))) return [];
    const rowCount = SAYS_HOW_MANY.map((name) => params.get(name)).find(
      (value) => typeof value === "number" && Number.isSafeInteger(value) && value >= 0,
    );
    const counted = typeof rowCount === "number" ? rowCount : undefined;
    const isPassed = test.success === true || test.status?.toLowerCase() === "pass";
    const isSkipped = test.status?.toLowerCase() === "skip";
    // one that found nothing left nothing out
    if (isSkipped || (isPassed && (counted ?? 0) === 0)) return [];
    return [{ rule: ruleOf(test), reason: test.description, rowCount: counted }];
  });

function ruleOf({ content, name, assertion, type, column }: DataTest): string {
  const test = [content, assertion, type, name].find((words) => words !== undefined && words.trim() !== "");
  const rule = test ?? "a test without a name";
  return column === undefined || content !== undefined ? rule : `${rule} of ${column}`;
}
