import type { Code } from "./code.js";
import { INPUTS } from "./features.js";
import type { Fact, ModelVersion, TrainingRun } from "./inputs.js";
import type { Keys } from "./keys.js";
import { TRAINING } from "./model.js";
import type { Span, Split, Trained } from "./pipeline.js";
import { SPLIT } from "./split.js";

const TRAINED_BY = "maria.santos@example.com";
const FRAMEWORK = "none: gradient ascent in the demo's own code";

/** The training run, with what was measured on the held-out rows, and the model version that came of it. */
export function trainingFacts(
  keys: Keys,
  { rows }: Split,
  { artifactSha256, metrics }: Trained,
  { from, to }: Span,
  code: Code,
): Fact[] {
  const trainingRun: TrainingRun = {
    key: keys.training,
    gitCommit: code.gitCommit,
    repository: code.repository,
    hyperparameters: {
      ...TRAINING,
      inputs: INPUTS,
      standardised: true,
      target: `wage > ${rows.median}`,
      splitSeed: SPLIT.seed,
      trainShare: SPLIT.trainShare,
    },
    metrics: metrics.map((metric) => ({ ...metric, datasetVersion: keys.test })),
    triggeredBy: TRAINED_BY,
    startedAt: from,
    endedAt: to,
    framework: FRAMEWORK,
    trainedOn: [
      { datasetVersion: keys.train, role: "TRAIN" },
      { datasetVersion: keys.test, role: "TEST" },
    ],
  };
  const modelVersion: ModelVersion = {
    key: keys.model,
    artifactSha256,
    producedBy: keys.training,
    framework: FRAMEWORK,
    intendedUse:
      "Shows whether a worker of the May 1985 sample likely earned more than the training median, from education, " +
      "experience, region, occupation and sector. Gender, race, age, marriage and union membership are no inputs; " +
      "gender and race are kept to measure the model for each group.",
    limitations:
      "A teaching example: 1985, one country, a few hundred rows. Experience is age less schooling less six, and " +
      "occupation and sector go with gender, so the inputs still carry protected attributes. Groups by race are too " +
      "small to compare with confidence. Not for decisions about persons.",
  };
  return [{ trainingRun }, { modelVersion }];
}
