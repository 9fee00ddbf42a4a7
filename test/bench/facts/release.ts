import { digest } from "./prediction.js";
import { minutesAgo } from "./times.js";
import type { Fact } from "./trail.js";

/** From the training run to the deployment: five facts, causes first. `trainedOn` names the data. */
export function releaseFacts(
  prefix: string,
  trainedOn: readonly { datasetVersion: string; role: string }[],
): Fact[] {
  const modelVersion = `${prefix}-model@7`;
  return [
    {
      trainingRun: {
        key: `${prefix}-training`,
        gitCommit: "9f2c1e7a4b5d60718293a4b5c6d7e8f901234567",
        repository: "https://git.example.com/credit/model",
        hyperparameters: { learningRate: 0.05, maxDepth: 6, rounds: 400, seed: 7 },
        metrics: [
          { name: "auc", value: 0.87 },
          { name: "auc", value: 0.86, slice: "gender=female" },
          { name: "auc", value: 0.87, slice: "gender=male" },
        ],
        triggeredBy: "maria.santos@example.com",
        startedAt: minutesAgo(18),
        endedAt: minutesAgo(17),
        framework: "xgboost 2.1",
        trainedOn,
      },
    },
    {
      modelVersion: {
        key: modelVersion,
        artifactSha256: digest(`${prefix} model`),
        producedBy: `${prefix}-training`,
        framework: "xgboost 2.1",
        artifactUri: "s3://models.example.com/credit/7",
        intendedUse: "Consumer credit decisions up to 20,000 euros.",
        limitations: "Not for businesses.",
      },
    },
    {
      approval: {
        key: `${prefix}-approval`,
        modelVersion,
        approver: "anna.keller@example.com",
        decision: "APPROVED",
        reference: "RISK-1042",
        reason: "Better than version 6 for every group.",
        conditions: "Review after six months.",
        at: minutesAgo(15),
      },
    },
    {
      stageTransition: {
        key: `${prefix}-transition`,
        modelVersion,
        fromStage: "Staging",
        toStage: "Production",
        performedBy: "release-pipeline@example.com",
        reason: "Approved in RISK-1042.",
        approval: `${prefix}-approval`,
        at: minutesAgo(14),
      },
    },
    {
      deployment: {
        key: `${prefix}-deployment`,
        modelVersion,
        environment: "production",
        endpoint: "https://models.example.com/credit",
        servingNodes: ["scorer-1", "scorer-2", "scorer-3", "scorer-4"],
        stageTransition: `${prefix}-transition`,
        startedAt: minutesAgo(13),
      },
    },
  ];
}
