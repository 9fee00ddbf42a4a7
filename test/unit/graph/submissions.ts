import { createHash, randomBytes } from "node:crypto";
import type { FactInput } from "../../../src/graph/recorder/factInput.js";
import type { Head } from "../../../src/graph/recorder/plan.js";
import { preparation, type Submission, seedsFrom } from "../../../src/graph/recorder/submission.js";
import { append, emptyTree } from "../../../src/log/tree.js";

export type Given = readonly [kind: FactInput["kind"], input: Readonly<Record<string, unknown>>];

export const table = (key: string, owner = "Data Office"): Given => ["SourceTable", { key, owner }];
export const dataset = (key: string, writtenBy: string): Given => ["DatasetVersion", { key, writtenBy }];
export const etl = (key: string, ...tables: string[]): Given => [
  "Transformation",
  { key, job: "clean", reads: tables.map((sourceTable) => ({ sourceTable })) },
];
export const prediction = (requestId: string, features: unknown = { amount: 1200 }): Given => [
  "Prediction",
  { requestId, deployment: "d-7", features, prediction: "accept", timestamp: "2026-11-21T14:02:11Z" },
];

/** One caller's batch, as the Recorder prepares it, in one go. */
export const submission = (...facts: Given[]): Submission =>
  submissionOf({ name: "pipeline", roles: ["ADMIN"] }, ...facts);

export function submissionOf(caller: Parameters<typeof preparation>[1], ...facts: Given[]): Submission {
  const inputs = facts.map(([kind, input], i) => ({ kind, input, path: `facts[${i}]` }));
  const steps = preparation(inputs, caller, {}, seedsFrom(randomBytes));
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** As many facts, none like another. */
export const batch = (size: number, name: string): Submission =>
  submission(...Array.from({ length: size }, (_, i) => table(`${name}-${i}`)));

/** The head of a log of so many facts. */
export function headOf(size: number, recordedAt = ""): Head {
  const leaves = Array.from({ length: size }, (_, i) => createHash("sha256").update(`leaf ${i}`).digest());
  return { recordedAt, tree: append(emptyTree, leaves).tree, verifierKey: null };
}
