import type { Fact, Outcome, Prediction, Review } from "./inputs.js";
import type { Keys } from "./keys.js";
import { TRAINING, type Verdict } from "./model.js";
import { serveModel, type Trained } from "./pipeline.js";
import { SERVING_NODES } from "./releaseFacts.js";
import type { LabelledWorker } from "./split.js";

/** Who looked at an answer is neither who trained the model nor who approved it. */
const REVIEWER = "paul.weber@example.com";

/** One request for each held-out row, one after another; the serving nodes take turns. */
export function predictionFacts(
  keys: Keys,
  trained: Trained,
  workers: readonly LabelledWorker[],
  clock: () => string,
): Fact[] {
  const answer = serveModel(trained);
  return workers.map((worker, place) => {
    const { features, verdict } = answer(worker);
    const prediction: Prediction = {
      requestId: keys.request(place),
      deployment: keys.deployment,
      modelVersion: keys.model,
      artifactSha256: trained.artifactSha256,
      features,
      prediction: verdict,
      timestamp: clock(),
      servingNode: SERVING_NODES[place % 2 === 0 ? 0 : 1],
      groups: { gender: worker.gender, race: worker.race },
      threshold: TRAINING.decisionThreshold,
    };
    return { prediction };
  });
}

/** What the survey says of each of them, which the model was not told. */
export const outcomeFacts = (keys: Keys, workers: readonly LabelledWorker[], clock: () => string): Fact[] =>
  workers.map((worker, place) => {
    const outcome: Outcome = {
      key: keys.outcome(place),
      prediction: keys.request(place),
      actual: actualOf(worker),
      source: "the wage in the survey, held against the training rows' median",
      at: clock(),
    };
    return { outcome };
  });

/** Somebody holds the first answer against what turned out to be true. */
export function reviewFact(keys: Keys, trained: Trained, worker: LabelledWorker, at: string): Fact {
  const actual = actualOf(worker);
  const stands = serveModel(trained)(worker).verdict.class === actual.class;
  const review: Review = {
    key: keys.review,
    prediction: keys.request(0),
    reviewer: REVIEWER,
    decision: stands ? "CONFIRMED" : "OVERRIDDEN",
    finalDecision: actual,
    reason: `The wage in the survey is on ${stands ? "the side of the median that the model said" : "the other side of the median"}.`,
    reference: "REVIEW-1985",
    at,
  };
  return { review };
}

const actualOf = ({ aboveMedian }: LabelledWorker): Pick<Verdict, "class"> => ({
  class: aboveMedian === 1 ? "above-median" : "not-above-median",
});
