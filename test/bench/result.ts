/** A line of the table at the end. */
export interface Result {
  readonly what: string;
  readonly measured: string;
  readonly goal: string;
  /** Undefined where nothing could be measured, or where the figure is only shown. */
  readonly met: boolean | undefined;
}

const HEADS: Result & { met: undefined } = {
  what: "what",
  measured: "measured",
  goal: "goal",
  met: undefined,
};

export function table(results: readonly Result[]): string {
  const width = (column: "what" | "measured" | "goal") =>
    Math.max(...[HEADS, ...results].map((result) => result[column].length));
  const line = (result: Result, met: string) =>
    [
      result.what.padEnd(width("what")),
      result.measured.padEnd(width("measured")),
      result.goal.padEnd(width("goal")),
      met,
    ].join("  ");
  return [line(HEADS, "met"), ...results.map((result) => line(result, said(result.met)))].join("\n");
}

const said = (met: boolean | undefined): string => (met === undefined ? "-" : met ? "yes" : "NO");
