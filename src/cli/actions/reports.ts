import { randomUUID } from "node:crypto";
import { badInputAt, tooMuchAt } from "../../facts/error.js";
import { parseTime } from "../../facts/scalar.js";
import type { FormatName } from "../../report/formats/format.js";
import { type ServiceAddress, type ServiceOptions, serviceOf } from "../client.js";
import { namingFlags, readCount } from "../flags.js";
import { configOf, isAnyGiven, type Options } from "../options.js";
import { askOrOpen } from "../runningService.js";
import { count } from "./ingestProgress.js";
import { prepare } from "./reportsFolder.js";
import { reportsFromService } from "./reportsFromService.js";
import { type Asked, readPlan, VERIFIABLE } from "./reportsPlan.js";
import { makeAll } from "./reportsRun.js";
import type { ReportsSource } from "./reportsSource.js";

export interface ReportsOptions extends ServiceOptions, Options {
  readonly format?: FormatName;
  readonly out?: string;
  readonly modelVersion?: string;
  readonly deployment?: string;
  readonly from?: string;
  readonly to?: string;
  readonly sample?: string;
  readonly seed?: string;
  readonly asOf?: string;
}

/** The sample is drawn in memory. */
const MAX_SAMPLE = 100_000;
const DEFAULT_SEED = 1;

const FLAGS = {
  "filter.modelVersion": "--model-version",
  "filter.deployment": "--deployment",
  modelVersion: "--model-version",
  deployment: "--deployment",
  "asOf.index": "--as-of",
};

/** Writes the reports of many predictions into a folder, with an index. Sets the exit code to 1 where some can't be made. */
export async function reportsAction(options: ReportsOptions): Promise<void> {
  const asked = askedFor(options);
  const folder = options.out;
  if (folder === undefined) throw badInputAt("--out", "name the folder for the reports");
  await prepare(folder);
  const before = await readPlan(folder, asked);
  const operation = before?.operation ?? `bulkReport_${randomUUID().slice(0, 8)}`;
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once("SIGINT", interrupt);
  const make = (source: ReportsSource) => makeAll(folder, asked, operation, source, stop.signal);
  try {
    await namingFlags(FLAGS, () => fromWherever(options, asked, operation, make));
  } finally {
    process.off("SIGINT", interrupt);
  }
}

async function fromWherever(
  options: ReportsOptions,
  { format }: Asked,
  operation: string,
  make: (source: ReportsSource) => Promise<void>,
): Promise<void> {
  const service = await serviceOf(options);
  if (service !== undefined) return make(reportsFromService(service, operation, format, true));
  const config = configOf(options);
  const fromStore = async () =>
    (await import("./reportsFromStore.js")).reportsFromStore(config, operation, format, make);
  // a service judges by its own policy
  if (isAnyGiven("report", options)) return fromStore();
  const ask = (running: ServiceAddress) => make(reportsFromService(running, operation, format, false));
  return askOrOpen(config, ask, fromStore);
}

function askedFor(options: ReportsOptions): Asked {
  const { format = "HTML", modelVersion = null, deployment = null, sample, seed, asOf } = options;
  if (!VERIFIABLE.includes(format))
    throw badInputAt("--format", "reports of many predictions are html, pdf or json, which can be verified");
  const [from, to] = [timeOf(options.from, "--from"), timeOf(options.to, "--to")];
  if (from !== null && to !== null && from >= to) throw badInputAt("--to", "must be after --from");
  const size = sample === undefined ? null : readCount(sample, "--sample");
  if (size === 0) throw badInputAt("--sample", "must be at least 1");
  if (size !== null && size > MAX_SAMPLE)
    throw tooMuchAt("--sample", `must be at most ${count(MAX_SAMPLE)}: with --all there is no limit`);
  if (seed !== undefined && size === null) throw badInputAt("--seed", "is for --sample");
  return {
    modelVersion,
    deployment,
    from,
    to,
    format,
    sample: size,
    seed: size === null ? null : seed === undefined ? DEFAULT_SEED : readCount(seed, "--seed"),
    asOf: asOf === undefined ? null : readCount(asOf, "--as-of"),
  };
}

const timeOf = (text: string | undefined, flag: string): string | null =>
  text === undefined ? null : parseTime(text, flag);
