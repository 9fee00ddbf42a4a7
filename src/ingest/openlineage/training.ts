import type { RunDataset } from "./datasets.js";
import type { RunPart } from "./run.js";

const typeOf = ({ facets }: RunDataset): string | undefined => facets.datasetType?.datasetType.toUpperCase();

/** What a training job writes that is no model even where nothing is said to be one. */
const DATA_TYPES = new Set(["TABLE", "VIEW", "TOPIC", "STREAM"]);

/**
 * Whether a run trains a model: its jobType says so (as TRAINING or ML_TRAINING; dbt's MODEL is a table), it writes a data set
 * of type MODEL, or its job's name matches.
 */
export function isTraining(
  { jobFacets, outputs, job, jobName }: RunPart,
  trainingJobs: RegExp | undefined,
): boolean {
  const words = jobFacets.jobType?.jobType?.toUpperCase().split(/[^A-Z]+/) ?? [];
  return (
    words.includes("TRAINING") ||
    words.includes("TRAIN") ||
    outputs.some((output) => typeOf(output) === "MODEL") ||
    (trainingJobs !== undefined && (jobName.search(trainingJobs) >= 0 || job.search(trainingJobs) >= 0))
  );
}

/** What a training run made: what is said to be a model, else all that is not said to be data. */
export function modelsOf({ outputs }: RunPart): readonly RunDataset[] {
  const models = outputs.filter((output) => typeOf(output) === "MODEL");
  return models.length > 0 ? models : outputs.filter((output) => !DATA_TYPES.has(typeOf(output) ?? ""));
}
