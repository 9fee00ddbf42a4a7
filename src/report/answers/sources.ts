import type { AnyRecord, FactRecord } from "../../facts/record.js";
import { onBehalf, recordedLater } from "../recorded.js";
import { spanOf } from "../times.js";
import { clip, count, counted, listed, moment, range } from "../words.js";
import { brackets } from "./answer.js";

type Run = FactRecord<"Transformation">;

/** Where data comes from, in sentences: the jobs that made it, the tables they read and the rows they left out. */
export function sourcesOf(facts: readonly AnyRecord[]): string {
  const runs = facts.filter((fact) => fact.kind === "Transformation");
  if (runs.length === 0)
    return "It is not known where that data comes from, because no transformation is named.";
  const jobs = runs.map((run) => job(run));
  const tables = tablesOf(runs);
  const from =
    tables.length === 0 ? "" : ` from ${tables.length === 1 ? "table" : "tables"} ${listed(tables)}`;
  return [`That data was made by ${listed([...new Set(jobs)])}${from}.`, recordedApart(runs), excluded(runs)]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

/** Runs of one job by one person are one to the reader. */
function job(run: Run): string {
  const { key, index, fields } = run;
  if (index === null) return `run ${key} (not recorded)`;
  const by = fields.runBy === null ? null : `run by ${clip(fields.runBy)}`;
  const behalf = onBehalf(run);
  return `job ${clip(fields.job ?? key)}${brackets(by, behalf === null ? null : `recorded ${behalf}`)}`;
}

/** The runs that were not recorded when they took place, all in one sentence: there may be many. */
function recordedApart(runs: readonly Run[]): string {
  const late = runs.filter((run) => recordedLater(run) !== null);
  if (late.length === 0) return "";
  const claimed = between(late.flatMap((run) => spanOf(run)?.end.at ?? []));
  const recorded = between(late.flatMap(({ recordedAt }) => recordedAt ?? []));
  const [claim, were] = late.length === 1 ? ["claims", "was"] : ["claim", "were"];
  return `Of those runs ${count(late.length)} ${claim} to have taken place ${claimed}, and ${were} recorded ${recorded}.`;
}

function between(times: readonly string[]): string {
  const sorted = times.toSorted();
  const [first = "", last = first] = [sorted[0], sorted.at(-1)];
  return first === last ? `on ${moment(first)}` : `between ${moment(first)} and ${moment(last)}`;
}

/** Each table once, with the widest range of dates that was read of it. */
function tablesOf(runs: readonly Run[]): string[] {
  const ranges = new Map<string, { from: string | null; to: string | null }>();
  for (const { kind, key, props } of runs.flatMap(({ fields }) => fields.reads ?? [])) {
    if (kind !== "SourceTable") continue;
    const known = ranges.get(key);
    ranges.set(key, {
      from: known === undefined ? props.dateFrom : widest(known.from, props.dateFrom, -1),
      to: known === undefined ? props.dateTo : widest(known.to, props.dateTo, 1),
    });
  }
  return [...ranges].map(([key, { from, to }]) => `${key} (${range(from, to)})`);
}

/** The earlier (-1) or later (1) of two times; null where one is not known, because then the range isn't. */
function widest(a: string | null, b: string | null, sign: -1 | 1): string | null {
  if (a === null || b === null) return null;
  return (a < b ? -1 : 1) === sign ? a : b;
}

function excluded(runs: readonly Run[]): string {
  const exclusions = runs.flatMap(({ fields }) => fields.exclusions ?? []);
  if (exclusions.length === 0) return "";
  const known = exclusions.flatMap(({ rowCount }) => (rowCount === null ? [] : [rowCount]));
  const rows = known.reduce((sum, rowCount) => sum + rowCount, 0);
  const rules = `${counted(exclusions.length, "exclusion rule")} left out`;
  const capped = `${rules} ${counted(rows, "row")}.`;
  if (known.length === exclusions.length) return capped;
  return known.length === 0
    ? `${rules} rows, how many is not known.`
    : `${rules} at least ${count(rows)} rows.`;
}
