import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { badInputAt, ProoflineError } from "../../facts/error.js";
import { type ImportOptions, importOnce } from "../../ingest/mlflow/import.js";
import { type NameMap, NO_NAMES, parseNameMap } from "../../ingest/mlflow/map.js";
import { MlflowServer } from "../../ingest/mlflow/server.js";
import { nothingDone, type Summary, type Work } from "../../ingest/mlflow/work.js";
import { type ServiceAddress, type ServiceOptions, serviceOf } from "../client.js";
import { configOf, type Options } from "../options.js";
import { askOrOpen } from "../runningService.js";
import { say, shown } from "../terminal.js";
import { importDestination } from "./importMlflowDestination.js";
import { ImportProgress } from "./importMlflowProgress.js";
import { importState } from "./importMlflowState.js";

export interface ImportMlflowOptions extends ServiceOptions, Options {
  readonly trackingUri?: string;
  readonly experiment?: readonly string[];
  readonly hashArtifacts?: true;
  readonly map?: string;
  readonly all?: true;
  readonly follow?: true;
  readonly state?: string;
}

/** Between two passes of --follow. */
const PAUSE_MS = 5_000;
/** Rejects that are told of one by one. */
const TOLD_REJECTS = 20;

export async function importMlflowAction(options: ImportMlflowOptions): Promise<void> {
  const trackingUri = options.trackingUri ?? process.env.MLFLOW_TRACKING_URI;
  if (!trackingUri) throw badInputAt("--tracking-uri", "is required, or MLFLOW_TRACKING_URI");
  const server = new MlflowServer(trackingUri, process.env);
  const names = await readMap(options.map);
  const config = configOf(options);
  const service = await serviceOf(options);
  const run = (destination: ServiceAddress) => importInto(destination, server, names, options);
  if (service !== undefined) return run(service);
  await askOrOpen(config, run, async () =>
    (await import("./importMlflowService.js")).withService(config, run),
  );
}

async function readMap(file: string | undefined): Promise<NameMap> {
  if (file === undefined) return NO_NAMES;
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw badInputAt("--map", `${file} can't be read`, cause);
  });
  return parseNameMap(text, "--map");
}

async function importInto(
  service: ServiceAddress,
  server: MlflowServer,
  names: NameMap,
  options: ImportMlflowOptions,
): Promise<void> {
  const { experiment: experiments = [], hashArtifacts: hashesArtifacts = false, follow = false } = options;
  const state = importState(options, server.url, configOf(options));
  const progress = new ImportProgress();
  const stop = new AbortController();
  if (follow) for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  const hashes: Work["hashes"] = new Map();
  const done = new Set<string>();
  let seen = await state.read(options.all === true);
  for (let pass = 1; ; pass++) {
    const summary = nothingDone();
    const work: Work = {
      server,
      destination: importDestination(service),
      names,
      hashesArtifacts,
      hashes,
      done,
      now: () => new Date(),
      summary,
      reject: ({ name, reason }) => {
        summary.rejects++;
        process.exitCode = 1;
        if (summary.rejects <= TOLD_REJECTS) progress.say(`not recorded: ${shown(`${name}: ${reason}`)}`);
      },
    };
    const how: ImportOptions = {
      experiments,
      progress: (done, steps) => progress.show(done, steps, summary),
      keep: (now) => state.keep(now),
    };
    try {
      seen = await importOnce(work, seen, how);
      progress.clear();
      if (pass === 1 || summary.facts > 0 || summary.rejects > 0)
        for (const line of told(server.url, summary)) console.log(line);
    } catch (error) {
      progress.clear();
      const mayCome = error instanceof ProoflineError && error.code === "UNAVAILABLE";
      if (!follow || !mayCome || pass === 1) throw error;
      say(`trying again: ${shown(error.message)}`);
      seen = await state.read(false);
    }
    if (!follow) return;
    await sleep(PAUSE_MS, undefined, { signal: stop.signal }).catch(() => {});
    if (stop.signal.aborted) return;
  }
}

/** What a pass did, a line each; of nothing there is no line. */
function told(url: string, summary: Summary): readonly string[] {
  const { facts, runs, versions, stages, changes, running, unusable, unhashed, rejects } = summary;
  const done = [
    counted(runs, "run", "runs"),
    counted(versions, "registered version", "registered versions"),
    counted(stages, "stage or alias", "stages and aliases"),
  ].filter((one) => one !== undefined);
  return [
    `${shown(url)}: ${done.length === 0 ? "nothing new" : `${done.join(", ")}`} (${facts} new ${facts === 1 ? "fact" : "facts"})`,
    line(
      changes,
      "change since it was imported stands beside what was recorded, as an Amendment",
      "changes since they were imported stand beside what was recorded, as Amendments",
    ),
    line(
      running,
      "run has not ended, and is imported when it has",
      "runs have not ended, and are imported when they have",
    ),
    line(
      unusable,
      "metric is no finite number, which no fact can hold, and was left out",
      "metrics are no finite numbers, which no fact can hold, and were left out",
    ),
    line(
      unhashed,
      "model has no hash: the server does not give out its artifacts",
      "models have no hash: the server does not give out their artifacts",
    ),
    line(rejects, "could not be recorded", "could not be recorded"),
  ].filter((one) => one !== undefined);
}

const counted = (count: number, one: string, many: string): string | undefined =>
  count === 0 ? undefined : `${count} ${count === 1 ? one : many}`;
const line = (count: number, one: string, many: string): string | undefined => {
  const text = counted(count, one, many);
  return text === undefined ? undefined : `  ${text}`;
};
