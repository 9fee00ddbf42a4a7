import { ProoflineError } from "../../facts/error.js";
import { amendment } from "./amendment.js";
import { type Answer, objectAt, textAt } from "./answer.js";
import type { Recorded } from "./destination.js";
import { inParallel } from "./inParallel.js";
import { type Group, recordAll } from "./recording.js";
import {
  aliasesOf,
  modelVersion,
  type RegisteredVersion,
  readModelVersion,
  type Stage,
  stageOf,
  stageTransition,
} from "./registry.js";
import { hashOf, notDone, type Work } from "./work.js";

const HASHED = "The model version was recorded without the hash of its artifacts, which were read now.";

/**
 * Imports a page of registered versions, with the stages that they are in.
 *
 * @param isFiltered whether only those are wanted that a run made which is recorded
 */
export async function importVersions(
  work: Work,
  page: readonly Answer[],
  isFiltered: boolean,
): Promise<void> {
  const { destination, summary } = work;
  const { fresh, finish } = notDone(work, page);
  const read = fresh.flatMap((answer) => {
    const version = readModelVersion(answer);
    return version === undefined ? [] : [{ version, stage: stageOf(answer) }];
  });
  const runs = isFiltered
    ? await destination.recorded(
        "TrainingRun",
        read.flatMap(({ version: { run } }) => run ?? []),
      )
    : undefined;
  const versions = read.filter(({ version: { run } }) => runs === undefined || runs.has(run ?? ""));
  const there = await destination.recorded(
    "ModelVersion",
    versions.map(({ version: { key } }) => key),
  );
  const groups = await inParallel(versions, ({ version }) =>
    ofVersion(work, version, there.get(version.key)),
  );
  summary.versions += versions.filter(({ version: { key } }) => !there.has(key)).length;
  await recordAll(work, groups);
  await importStages(
    work,
    versions.flatMap(({ stage }) => stage ?? []),
  );
  finish();
}

async function ofVersion(
  work: Work,
  version: RegisteredVersion,
  recorded: Recorded | undefined,
): Promise<Group> {
  const { key, uri, run } = version;
  if (recorded === undefined)
    return {
      name: `model version ${key}`,
      facts: [modelVersion(version, await hashOf(work, uri, run))],
    };
  const artifactSha256 = recorded.artifactSha256 ? undefined : await hashOf(work, uri, run);
  const change =
    artifactSha256 === undefined
      ? undefined
      : amendment("ModelVersion", key, recorded, { artifactSha256 }, ["artifactSha256"], HASHED);
  return { name: `the hash of model version ${key}`, facts: change === undefined ? [] : [change] };
}

/**
 * Imports the aliases of registered models. Only asking for each one tells them for sure: searches leave them out.
 *
 * @param isFiltered whether only those of versions are wanted that are recorded
 */
export async function importAliases(
  work: Work,
  models: readonly string[],
  isFiltered: boolean,
): Promise<void> {
  const now = work.now().toISOString();
  const all = await inParallel(models, async (name) => {
    const answer = await work.server.get("registered-models/get", { name }).catch(gone);
    return aliasesOf(objectAt(answer, "registered_model"), now);
  });
  const stages = all.flat();
  const there = isFiltered
    ? await work.destination.recorded(
        "ModelVersion",
        stages.map(({ modelVersion: key }) => key),
      )
    : undefined;
  await importStages(
    work,
    stages.filter(({ modelVersion: key }) => there === undefined || there.has(key)),
  );
}

/** Where a webhook or an earlier import told of a move, it is not told again. */
async function importStages(work: Work, all: readonly Stage[]): Promise<void> {
  const named = all.map((stage) => ({ ...stage, name: `${stage.modelVersion} in ${stage.stage}` }));
  const stages = named.filter(({ name }) => !work.done.has(name));
  const known = await work.destination.stagesOf(stages.map(({ modelVersion: key }) => key));
  const fresh = stages.filter(({ modelVersion: key, stage }) => !known.get(key)?.has(stage));
  work.summary.stages += fresh.length;
  await recordAll(
    work,
    fresh.map((stage): Group => ({ name: stage.name, facts: [stageTransition(stage)] })),
  );
  for (const { name } of stages) work.done.add(name);
}

/** The name of a registered model; undefined for what has none. */
export const nameOf = (answer: Answer): string | undefined => textAt(answer, "name");

/** It was deleted since it was listed. */
function gone(error: unknown): Answer {
  if (error instanceof ProoflineError && error.code === "NOT_FOUND") return {};
  throw error;
}
