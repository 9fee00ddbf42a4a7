import type { Code } from "./code.js";
import { dataFacts } from "./dataFacts.js";
import type { Fact, Prediction } from "./inputs.js";
import type { Pipeline } from "./pipeline.js";
import { releaseFacts, SERVING_NODES } from "./releaseFacts.js";
import { type Schedule, scheduleOf } from "./schedule.js";
import { trainingFacts } from "./trainingFacts.js";

/** What a run has to record, in the batches in which its steps would send it; causes come before effects. */
export interface DemoFacts {
  readonly steps: readonly { readonly name: string; readonly facts: readonly Fact[] }[];
  readonly predictions: readonly Prediction[];
}

/** Pure: the same run, time and code give the same facts, so sending them again records nothing new. */
export function demoFacts(pipeline: Pipeline, now: Date, code: Code): DemoFacts {
  const schedule = scheduleOf(now);
  return {
    steps: [
      { name: "data", facts: dataFacts(pipeline, schedule, code) },
      { name: "training", facts: trainingFacts(pipeline, schedule, code) },
      { name: "release", facts: releaseFacts(pipeline, schedule) },
    ],
    predictions: predictionsOf(pipeline, schedule),
  };
}

/** One request for each held-out row; the serving nodes take turns. */
function predictionsOf({ answers, artifactSha256 }: Pipeline, { keys, answered }: Schedule): Prediction[] {
  return answers.map(({ features, verdict }, place) => ({
    requestId: keys.request(place),
    deployment: keys.deployment,
    modelVersion: keys.model,
    artifactSha256,
    features,
    prediction: verdict,
    timestamp: answered(place, answers.length),
    servingNode: SERVING_NODES[place % 2 === 0 ? 0 : 1],
  }));
}
