import type { FactRecord } from "../../facts/record.js";
import { recordedAs } from "../recorded.js";
import { madeBy, servedBy } from "../served.js";
import { says, spanOf } from "../times.js";
import type { PredictionTrail } from "../trail.js";
import { upstream } from "../walk.js";
import { called, clip, counted, digits, listed } from "../words.js";
import { type Answer, answer, brackets, notThere } from "./answer.js";
import { sourcesOf } from "./sources.js";

/** What data was this model trained on? */
export function trainedOn(trail: PredictionTrail): Answer {
  const modelVersion = madeBy(trail);
  const run = trail.find("TrainingRun", modelVersion?.fields.producedBy ?? null);
  if (modelVersion === null || run === null || run.index === null)
    return answer(`It is not known what data this model was trained on, because ${reason(trail)}.`, [
      modelVersion,
      run,
    ]);
  const facts = upstream(trail, run);
  const sentence =
    `Model ${modelVersion.key} was trained by run ${run.key}${brackets(commit(run), by(run), endOf(run), recordedAs(run))}${datasets(trail, run)}. ` +
    sourcesOf(facts);
  return answer(sentence.trimEnd(), [modelVersion, ...facts]);
}

function reason(trail: PredictionTrail): string {
  const modelVersion = madeBy(trail);
  const missing = modelVersion ?? servedBy(trail) ?? trail.prediction;
  if (modelVersion === null || modelVersion.index === null) return notThere(trail, missing);
  const { producedBy } = modelVersion.fields;
  return producedBy === null
    ? `${called(modelVersion)} names no training run`
    : notThere(trail, { kind: "TrainingRun", key: producedBy });
}

function endOf(run: FactRecord<"TrainingRun">): string | null {
  const span = spanOf(run);
  return span === null ? null : says(span.end);
}

const commit = ({ fields: { gitCommit } }: FactRecord<"TrainingRun">) =>
  gitCommit === null ? "commit not known" : `commit ${digits(gitCommit)}`;

const by = ({ fields: { triggeredBy } }: FactRecord<"TrainingRun">) =>
  triggeredBy === null ? null : `triggered by ${clip(triggeredBy)}`;

const USES = [
  ["TRAIN", "on"],
  ["VALIDATION", "validated on"],
  ["TEST", "tested on"],
] as const;

function datasets(trail: PredictionTrail, run: FactRecord<"TrainingRun">): string {
  const uses = USES.flatMap(([role, verb]) => {
    const names = (run.fields.trainedOn ?? [])
      .filter(({ props }) => props.role === role)
      .map(({ key }) => dataset(trail, key, role));
    if (names.length > 0) return [`${verb} ${listed(names)}`];
    return role === "TRAIN" ? ["on data that it does not name"] : [];
  });
  return ` ${uses.join(", ")}`;
}

function dataset(trail: PredictionTrail, key: string, role: string): string {
  const record = trail.find("DatasetVersion", key);
  if (record === null || record.index === null) return `dataset ${key} (${role}, not recorded)`;
  const { rowCount, sha256, inferred } = record.fields;
  return `dataset ${key}${brackets(
    role,
    rowCount === null ? null : counted(rowCount, "row"),
    sha256 === null ? "sha256 not known" : `sha256 ${digits(sha256)}`,
    inferred === true ? "version inferred" : null,
  )}`;
}
