import { badInputAt } from "../../facts/error.js";
import { isObject } from "../../facts/json.js";
import { type Answer, listAt, numberAt, objectAt, textAt } from "./answer.js";
import { importAliases, importVersions, nameOf } from "./importRegistry.js";
import { importRuns } from "./importRuns.js";
import type { Work } from "./work.js";

/** Up to when an import has seen a server, in milliseconds since 1970: only what is newer is looked at again. */
export interface Seen {
  /** The latest end of a run, by experiment. */
  readonly runs: Readonly<Record<string, number>>;
  /** The latest change of a registered version. */
  readonly versions: number;
}

export const NOTHING_SEEN: Seen = { runs: {}, versions: 0 };

export interface ImportOptions {
  /** Names or ids of experiments; all of them where there are none. */
  readonly experiments: readonly string[];
  /** Told how far it is: of how many steps. */
  readonly progress: (done: number, steps: number) => void;
  /** Keeps how far it is, so that an import that ends goes on from there. */
  readonly keep: (seen: Seen) => Promise<void>;
}

/**
 * Runs end when their own machines say so, and these have clocks of their own: what ended up to an hour before the latest one
 * is looked at again.
 */
const OVERLAP_MS = 3_600_000;
const RUNS_A_PAGE = 200;
const VERSIONS_A_PAGE = 200;

/**
 * One pass: what is new on an MLflow server since the last one becomes facts. Throws NOT_FOUND for an experiment that is not
 * there, UNAVAILABLE where the server or the service does not answer: the next pass goes on from what was kept.
 */
export async function importOnce(
  work: Work,
  before: Seen,
  { experiments: wanted, progress, keep }: ImportOptions,
): Promise<Seen> {
  const { server, summary } = work;
  const experiments = await findExperiments(work, wanted);
  const steps = experiments.length + 2;
  let seen = before;
  for (const [i, { id, name }] of experiments.entries()) {
    progress(i, steps);
    const since = (seen.runs[id] ?? 0) - OVERLAP_MS;
    for await (const page of runsEndedSince(work, id, since)) {
      await importRuns(work, name, page);
      const latest = Math.max(
        seen.runs[id] ?? 0,
        ...page.map((run) => numberAt(objectAt(run, "info"), "end_time") ?? 0),
      );
      seen = { ...seen, runs: { ...seen.runs, [id]: latest } };
      await keep(seen);
      progress(i, steps);
    }
    summary.running += await countRunning(work, id);
  }
  progress(experiments.length, steps);
  const isFiltered = wanted.length > 0;
  seen = { ...seen, versions: await importNewVersions(work, seen.versions, isFiltered) };
  await keep(seen);
  progress(experiments.length + 1, steps);
  const models = server.pages(
    (token) => server.get("registered-models/search", { max_results: "100", ...paged(token) }),
    "registered_models",
  );
  for await (const page of models)
    await importAliases(
      work,
      page.flatMap((model) => nameOf(model) ?? []),
      isFiltered,
    );
  progress(steps, steps);
  return seen;
}

const paged = (token: string | undefined) => (token === undefined ? {} : { page_token: token });

interface Experiment {
  readonly id: string;
  readonly name: string;
}

async function findExperiments({ server }: Work, wanted: readonly string[]): Promise<readonly Experiment[]> {
  const found: Experiment[] = [];
  const pages = server.pages(
    (token) => server.post("experiments/search", { max_results: 1_000, ...paged(token) }),
    "experiments",
  );
  for await (const page of pages)
    for (const answer of page) {
      const id = textAt(answer, "experiment_id");
      if (id !== undefined) found.push({ id, name: textAt(answer, "name") ?? id });
    }
  const missing = wanted.find((one) => !found.some(({ id, name }) => one === id || one === name));
  if (missing !== undefined)
    throw badInputAt("--experiment", `${JSON.stringify(missing)} is no experiment of ${server.url}`);
  return wanted.length === 0
    ? found
    : found.filter(({ id, name }) => wanted.includes(id) || wanted.includes(name));
}

const runsEndedSince = ({ server }: Work, experiment: string, since: number) =>
  server.pages(
    (token) =>
      server.post("runs/search", {
        experiment_ids: [experiment],
        filter: `attributes.end_time >= ${Math.max(0, since)}`,
        // in this order what was kept is all there is before it
        order_by: ["attributes.end_time ASC"],
        max_results: RUNS_A_PAGE,
        ...paged(token),
      }),
    "runs",
  );

/** As many as a page has, at most. */
async function countRunning({ server }: Work, experiment: string): Promise<number> {
  const answer = await server.post("runs/search", {
    experiment_ids: [experiment],
    filter: "attributes.status = 'RUNNING'",
    max_results: RUNS_A_PAGE,
  });
  return listAt(answer, "runs").length;
}

/** The latest first, down to what was seen before. Resolves to the time of the latest one. */
async function importNewVersions(work: Work, before: number, isFiltered: boolean): Promise<number> {
  const { server } = work;
  let latest = before;
  const pages = server.pages(
    (token) =>
      server.get("model-versions/search", {
        max_results: String(VERSIONS_A_PAGE),
        order_by: "last_updated_timestamp DESC",
        ...paged(token),
      }),
    "model_versions",
  );
  for await (const page of pages) {
    const changes = page.map((version) => numberAt(version, "last_updated_timestamp") ?? 0);
    const fresh = page.filter((_, i) => (changes[i] ?? 0) >= before);
    await importVersions(work, fresh, isFiltered);
    latest = Math.max(latest, ...changes);
    // by the server's own clock: what is older was there before
    if (Math.min(...changes) < before) break;
  }
  return latest;
}

/** What was kept, read back; what is no such thing is as nothing seen, which costs time and no more. */
export function parseSeen(value: unknown): Seen {
  if (!isObject(value)) return NOTHING_SEEN;
  const given: Answer = isObject(value.runs) ? value.runs : {};
  const runs = Object.fromEntries(
    Object.entries(given).flatMap(([id, at]) => (Number.isSafeInteger(at) ? [[id, Number(at)]] : [])),
  );
  return { runs, versions: numberAt(value, "versions") ?? 0 };
}
