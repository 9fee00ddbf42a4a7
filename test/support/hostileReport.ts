import type { Readers } from "../../src/report/document/readers.js";
import type { ProvenReport } from "../../src/report/formats/format.js";
import { proven } from "./proven.js";
import { readBy } from "./readers.js";
import { record } from "./trails.js";

/** The report of a complete trail with the same text wherever text may stand, and the same key wherever one may. */
export const reportWithText = (text: string, id: string): ProvenReport =>
  proven(
    record(
      [
        {
          kind: "Prediction" as const,
          input: {
            requestId: id,
            deployment: id,
            features: { [text]: text },
            prediction: [text],
            timestamp: "2026-11-21T14:02:11Z",
          },
          old: { servingNode: text },
        },
        {
          kind: "Deployment" as const,
          input: {
            key: id,
            modelVersion: id,
            environment: text,
            endpoint: text,
            servingNodes: [text],
            stageTransition: id,
            startedAt: "2026-10-05T09:00:00Z",
          },
        },
        {
          kind: "StageTransition" as const,
          input: {
            key: id,
            modelVersion: id,
            toStage: text,
            performedBy: text,
            reason: text,
            approval: id,
            at: "2026-10-04T09:00:00Z",
          },
        },
        {
          kind: "Approval" as const,
          input: {
            key: id,
            modelVersion: id,
            approver: text,
            decision: "APPROVED",
            reason: text,
            conditions: text,
            reference: text,
            at: "2026-10-03T09:00:00Z",
          },
        },
        {
          kind: "ModelVersion" as const,
          input: { key: id, producedBy: id, framework: text, artifactUri: text, intendedUse: text },
        },
        {
          kind: "TrainingRun" as const,
          input: {
            key: id,
            gitCommit: text,
            repository: text,
            hyperparameters: { [text]: text },
            metrics: [{ name: text, value: 1, slice: text, datasetVersion: id }],
            trainedOn: [{ datasetVersion: id, role: "TRAIN" }],
          },
        },
        {
          kind: "DatasetVersion" as const,
          input: {
            key: id,
            uri: text,
            columns: [{ name: text, type: text, description: text, personal: true }],
            writtenBy: id,
          },
        },
        {
          kind: "Transformation" as const,
          input: {
            key: id,
            job: text,
            reads: [{ sourceTable: id, snapshot: text, filter: text }],
            exclusions: [{ rule: text, reason: text }],
          },
        },
        { kind: "SourceTable" as const, input: { key: id, owner: text, description: text } },
        {
          kind: "Amendment" as const,
          attached: true,
          input: {
            key: id,
            kind: "SourceTable",
            fact: id,
            correction: { description: text },
            reason: text,
          },
        },
      ],
      { requestId: id },
    ),
  );

/** Who read it, by names that are that text too. */
export const readersWithText = (text: string): Readers =>
  readBy([{ principal: text.replace(/\p{Cc}/gu, " ").slice(0, 60), operation: text }]);
