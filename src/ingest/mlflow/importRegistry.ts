import { ProoflineError } from "../../facts/error.js";
import { amendment } from "./amendment.js";
import { type Answer, objectAt, textAt } from "./answer.js";
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
import { hashOf, type Work } from "./work.js";

const HASHED = "The model version was recorded without the hash of its artifacts, which were read now.";

/** Whether a version is among those to import. */
export type IsWanted = (version: RegisteredVersion) => Promise<boolean>;

/** Imports a page of registered versions, with the stages that they are in. */
export async function importVersions(work: Work, page: readonly Answer[], isWanted: IsWanted): Promise<void> {
  const { destination, summary } = work;
  const wanted = await inParallel(page, async (answer) => {
    const version = readModelVersion(answer);
    return version !== undefined && (await isWanted(version)) ? { version, stage: stageOf(answer) } : null;
  });
  const versions = wanted.filter((one) => one !== null);
  const there = await destination.recorded(
    "ModelVersion",
    versions.map(({ version: { key } }) => key),
  );
  const groups = await inParallel(versions, async ({ version }): Promise<Group> => {
    const recorded = there.get(version.key);
    if (recorded === undefined)
      return {
        name: `model version ${version.key}`,
        facts: [modelVersion(version, await hashOf(work, version.uri, version.run))],
      };
    const artifactSha256 = recorded.artifactSha256 ? undefined : await hashOf(work, version.uri, version.run);
    const change =
      artifactSha256 === undefined
        ? undefined
        : amendment("ModelVersion", version.key, recorded, { artifactSha256 }, ["artifactSha256"], HASHED);
    return { name: `the hash of model version ${version.key}`, facts: change === undefined ? [] : [change] };
  });
  summary.versions += versions.filter(({ version: { key } }) => !there.has(key)).length;
  await recordAll(work, groups);
  await importStages(
    work,
    versions.flatMap(({ stage }) => stage ?? []),
  );
}

/** Imports the aliases of a registered model. Only asking for that one model tells them for sure: searches leave them out. */
export async function importAliases(work: Work, name: string, isFiltered: boolean): Promise<void> {
  const answer = await work.server.get("registered-models/get", { name }).catch(gone);
  const stages = aliasesOf(objectAt(answer, "registered_model"), work.now().toISOString());
  if (!isFiltered) return importStages(work, stages);
  const there = await work.destination.recorded(
    "ModelVersion",
    stages.map(({ modelVersion: key }) => key),
  );
  await importStages(
    work,
    stages.filter(({ modelVersion: key }) => there.has(key)),
  );
}

/** Where a webhook or an earlier import told of a move, it is not told again. */
async function importStages(work: Work, stages: readonly Stage[]): Promise<void> {
  const fresh: Group[] = [];
  for (const stage of stages) {
    const known = await work.destination.stagesOf(stage.modelVersion);
    if (!known.has(stage.stage))
      fresh.push({ name: `${stage.modelVersion} in ${stage.stage}`, facts: [stageTransition(stage)] });
  }
  work.summary.stages += fresh.length;
  await recordAll(work, fresh);
}

/** The name of a registered model; undefined for what has none. */
export const nameOf = (answer: Answer): string | undefined => textAt(answer, "name");

/** It was deleted since it was listed. */
function gone(error: unknown): Answer {
  if (error instanceof ProoflineError && error.code === "NOT_FOUND") return {};
  throw error;
}
