import type { FactRef } from "../../facts/kind.js";
import { KINDS } from "../../facts/kinds/index.js";
import { type Assembled, type AssembleOptions, assembleRun } from "./assemble.js";
import type { LineageEvent } from "./event.js";
import { type Run, type RunPart, readRun } from "./run.js";
import type { RunFact } from "./runFact.js";
import type { World } from "./world.js";

/** What an event says that came after its run was put together from others. */
export interface Late {
  /** The facts that stand for what says less: several of a streaming job. */
  readonly runs: readonly FactRef[];
  /** What it says more, a line each; none where it says nothing more. */
  readonly says: readonly string[];
}

/** Lines and runs of one event. */
const MOST = 100;

/**
 * What a late event says more than those of which its run was put together. `world` is what it was put together with. Lines
 * hold no text of the event, which may be personal and is sealed there: only names, numbers, times and commits.
 */
export function whatMore(
  assembled: readonly LineageEvent[],
  late: LineageEvent,
  world: World,
  options: AssembleOptions = {},
): Late {
  const [before, after] = [readRun(assembled), readRun([...assembled, late])];
  const runs: FactRef[] = [];
  const says = new Set<string>();
  if ("reason" in before) return { runs, says: [] };
  // a table that was recorded before is compared all the same
  const all = { ...world, tables: new Set<string>() };
  for (const part of before.parts) {
    // what a streaming job did before it is not changed by what it did later
    if (part.ended === undefined && part.endedAt < late.eventTime) continue;
    const known = assembleRun(part, all, options);
    if ("reason" in known) continue;
    const lines = linesOf(part.key, known, after, (part) => assembleRun(part, all, options));
    if (lines.length === 0) continue;
    runs.push(known.run);
    for (const line of lines) says.add(line);
    if (runs.length >= MOST) break;
  }
  return { runs, says: [...says].slice(0, MOST) };
}

function linesOf(
  key: string,
  known: Assembled,
  after: Run,
  assemble: (part: RunPart) => ReturnType<typeof assembleRun>,
): readonly string[] {
  if ("reason" in after) return [after.reason];
  const part = after.parts.find((part) => part.key === key);
  if (part === undefined) return [];
  const more = assemble(part);
  return "reason" in more ? [more.reason] : differences(known, more);
}

function differences(before: Assembled, after: Assembled): string[] {
  const known = new Map(before.facts.map((fact) => [nameOf(fact), fact]));
  const said = new Set(after.facts.map(nameOf));
  return [
    ...after.facts.flatMap((fact) => {
      const other = known.get(nameOf(fact));
      return other === undefined ? [`there is also the ${nameOf(fact)}`] : changes(other, fact);
    }),
    ...before.facts.filter((fact) => !said.has(nameOf(fact))).map((fact) => `there is no ${nameOf(fact)}`),
  ];
}

const nameOf = ({ kind, key }: RunFact) => `${KINDS[kind].noun} ${key}`;

/** Not evidence, and not the name. */
const NOT_COMPARED = new Set(["key", "toldBy"]);

function changes(before: RunFact, after: RunFact): string[] {
  const names = new Set([...Object.keys(before.input), ...Object.keys(after.input)]);
  return [...names].flatMap((name) => {
    const [a, b] = [before.input[name], after.input[name]];
    if (NOT_COMPARED.has(name) || JSON.stringify(a) === JSON.stringify(b)) return [];
    return [`${nameOf(after)}: ${changeOf(name, a, b)}`];
  });
}

/** Values that can be shown: they stand in entries as they are, and name nobody. */
const SHOWN = new Set(["gitCommit", "codeSha256", "sha256", "startedAt", "endedAt", "parent", "rowCount"]);

function changeOf(name: string, before: unknown, after: unknown): string {
  if (after === undefined) return `${name} is not said any more`;
  if (Array.isArray(after)) return listChange(name, Array.isArray(before) ? before : [], after);
  if (!SHOWN.has(name)) return before === undefined ? `${name} is said` : `${name} is another one`;
  return before === undefined ? `${name} is ${after}` : `${name} is ${after}, and was ${before}`;
}

function listChange(name: string, before: readonly unknown[], after: readonly unknown[]): string {
  const known = new Set(before.map((item) => JSON.stringify(item)));
  const added = after.filter((item) => !known.has(JSON.stringify(item)));
  const targets = [...new Set(added.flatMap(targetOf))];
  const shown =
    targets.length > 0 ? `: ${targets.slice(0, 5).join(", ")}${targets.length > 5 ? ", …" : ""}` : "";
  return `${name} has ${added.length} of ${after.length} that were not said${shown}`;
}

/** The key of what an item of a list refers to. */
function targetOf(item: unknown): string[] {
  if (typeof item !== "object" || item === null) return [];
  for (const name of ["sourceTable", "datasetVersion"]) {
    const key = Object.entries(item).find(([member]) => member === name)?.[1];
    if (typeof key === "string") return [key];
  }
  return [];
}
