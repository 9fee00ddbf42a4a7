import { LIMITS } from "../../facts/limits.js";
import { conditionText } from "./condition.js";
import type { RunDataset } from "./datasets.js";
import { cutTo } from "./fitting.js";
import { rangeOf } from "./range.js";
import type { Read } from "./world.js";

/** Bytes that the filters of all reads of a fact may have, since they stand in its entry. */
const FILTER_BYTES = 32_768;

/** A read as Transformation.reads has it; `of` is how many the fact has. */
export function readProps({ input, target, inferred, snapshot }: Read, of: number) {
  const condition = input.inputFacets.subset?.inputCondition;
  const filterBytes = Math.min(LIMITS.refTextBytes, Math.floor(FILTER_BYTES / of));
  return {
    ...target,
    ...(condition === undefined
      ? {}
      : { filter: cutTo(conditionText(condition), filterBytes), ...rangeOf(condition) }),
    snapshot: snapshot === undefined ? undefined : cutTo(snapshot, filterBytes),
    rowCount: rowsRead(input),
    inferred: inferred ? true : undefined,
  };
}

const rowsRead = ({ inputFacets, facets }: RunDataset): number | undefined =>
  inputFacets.inputStatistics?.rowCount ??
  inputFacets.dataQualityMetrics?.rowCount ??
  facets.dataQualityMetrics?.rowCount;

const ROLES: ReadonlyMap<string, string> = new Map([
  ["train", "TRAIN"],
  ["training", "TRAIN"],
  ["validation", "VALIDATION"],
  ["val", "VALIDATION"],
  ["eval", "VALIDATION"],
  ["evaluation", "VALIDATION"],
  ["test", "TEST"],
  ["testing", "TEST"],
]);
const SAYS_ROLE = new Set(["role", "split", "context"]);

/** What a training run used a data set for, by a tag of it; for training where no tag says it. */
export function roleOf({ facets }: RunDataset): string {
  for (const { key, value, field } of facets.tags?.tags ?? []) {
    if (field !== undefined || !SAYS_ROLE.has(key.toLowerCase())) continue;
    const role = ROLES.get(String(value).toLowerCase());
    if (role !== undefined) return role;
  }
  return "TRAIN";
}
