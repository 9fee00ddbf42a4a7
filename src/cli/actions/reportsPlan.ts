import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { badInputAt, ProoflineError } from "../../facts/error.js";
import { canonical, isObject } from "../../facts/json.js";
import { AtomicFile, absent, replaceFile } from "../../files.js";
import type { FormatName } from "../../report/formats/format.js";
import { optional } from "../client.js";
import { linesOf } from "./ingestLines.js";
import { Sample } from "./reportsSample.js";
import type { Listed, LogState, Population, Reader, ReportsSource } from "./reportsSource.js";

/** What was asked for. Whoever asks for the same goes on with what is there. */
export interface Asked extends Population {
  readonly format: FormatName;
  readonly sample: number | null;
  readonly seed: number | null;
  /** Null where the log is taken as it is at the beginning. */
  readonly asOf: number | null;
}

/** Which reports there are to be. It is made once, so that a run that goes on makes the same. */
export interface Plan {
  readonly version: typeof VERSION;
  /** Accesses of the run have this as their operation. */
  readonly operation: string;
  readonly asked: Asked;
  readonly begunAt: string;
  readonly by: Reader;
  readonly log: LogState;
  /** Reports are as of so many facts, and the population is what those hold. */
  readonly asOf: number;
  /** How many predictions there are of what was asked for. */
  readonly population: number;
  /** How many of them have a report. */
  readonly chosen: number;
}

/** A prediction that is to have a report. */
export interface Planned {
  /** From 1, the newest first. */
  readonly place: number;
  readonly requestId: string;
  readonly timestamp: string;
  /** Below the folder. */
  readonly file: string;
}

const VERSION = 1;
export const PROGRESS = "progress";
export const planFile = (folder: string): string => join(folder, PROGRESS, "plan.json");
const predictionsFile = (folder: string): string => join(folder, PROGRESS, "predictions.ndjson");

/** The plan that a folder has; undefined where it has none. Throws BAD_USER_INPUT where it has another one than this. */
export async function readPlan(folder: string, asked: Asked): Promise<Plan | undefined> {
  const text = await readFile(planFile(folder), "utf8").catch(absent);
  if (text === undefined) return undefined;
  const plan: unknown = JSON.parse(text);
  if (!isPlan(plan)) throw badInputAt("--out", `${folder} holds reports of another version of proofline`);
  if (canonical({ ...plan.asked }) !== canonical({ ...asked }))
    throw badInputAt("--out", `${folder} holds reports that were asked for otherwise: take another folder`);
  return plan;
}

/** Plans are written whole, and by this alone: the version tells what they hold. */
const isPlan = (value: unknown): value is Plan =>
  isObject(value) && value.version === VERSION && isObject(optional(value, "asked"));

/** Lists the population, and draws the sample. What is written is there when the plan is. */
export async function makePlan(
  folder: string,
  { asked, operation, begunAt }: Pick<Plan, "asked" | "operation" | "begunAt">,
  source: ReportsSource,
): Promise<Plan> {
  const log = await source.log(asked.asOf ?? 0);
  const asOf = asked.asOf ?? log.size;
  if (asOf > log.size) throw badInputAt("--as-of", `the log has ${log.size} facts: give a number up to that`);
  const { sample: size, seed, modelVersion, deployment, from, to } = asked;
  const sample = size === null ? undefined : new Sample<Listed>(size, seed ?? 0);
  const file = await AtomicFile.create(predictionsFile(folder), false);
  const write = ({ requestId, timestamp }: Listed) =>
    file.write(`${JSON.stringify({ requestId, timestamp })}\n`);
  let population = 0;
  let drawn: readonly Listed[] | undefined;
  try {
    for await (const page of source.population({ modelVersion, deployment, from, to }))
      for (const one of page.filter(({ index }) => index < asOf)) {
        population += 1;
        if (sample === undefined) await write(one);
        else sample.add(one);
      }
    drawn = sample?.drawn();
    for (const one of drawn ?? []) await write(one);
    await file.end();
  } finally {
    await file[Symbol.asyncDispose]();
  }
  const plan: Plan = {
    version: VERSION,
    operation,
    asked,
    begunAt,
    by: await source.reader(),
    log,
    asOf,
    population,
    chosen: drawn?.length ?? population,
  };
  await replaceFile(planFile(folder), `${JSON.stringify(plan, null, 2)}\n`, false);
  return plan;
}

/** What there is to be a report of. */
export async function* plannedOf(folder: string, { asked }: Plan): AsyncGenerator<Planned> {
  for await (const lines of linesOf(createReadStream(predictionsFile(folder))))
    for (const { number: place, bytes } of lines) {
      const line: unknown = JSON.parse(bytes.toString());
      const [requestId, timestamp] = [optional(line, "requestId"), optional(line, "timestamp")];
      if (typeof requestId !== "string" || typeof timestamp !== "string")
        throw new ProoflineError("INTERNAL", `line ${place} of ${predictionsFile(folder)} is no prediction`);
      yield { place, requestId, timestamp, file: reportFile(place, requestId, asked.format) };
    }
}

const EXTENSIONS: Partial<Record<FormatName, string>> = { HTML: "html", PDF: "pdf", JSON: "json" };
/** The formats that hold what `verify` needs. */
export const VERIFIABLE = Object.keys(EXTENSIONS);

/**
 * The file of a report. A request id may be anything, so the number makes the name the only one, on file systems too that take
 * capitals for small letters; what follows is for people.
 */
export function reportFile(place: number, requestId: string, format: FormatName): string {
  const hint = requestId
    .slice(0, 200)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-|-$/g, "");
  const name = [String(place).padStart(6, "0"), hint].filter((part) => part !== "").join("-");
  return `reports/${name}.${EXTENSIONS[format]}`;
}
