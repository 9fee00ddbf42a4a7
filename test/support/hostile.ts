import type { Sent } from "./trails.js";

/** What a sender may put into any field: markup, Markdown, control characters, marks of direction, emoji, names from right to left. */
export const HOSTILE_TEXT =
  "</script><!--\u0000\u0007\u001b[31m\u202e\u2066\u200b\u0085\u2028 \"'\\ `code` [ok](javascript:alert(1)) | # \n\n---\n\t" +
  '{"$": "x"} %20 &amp; {{7*7}} {x} \u{1f469}\u200d\u{1f4bb} \u05d0\u05d1\u05d2 \u0645\u0631\u062d\u0628\u0627 \u{e0041} \ufeff end';

/** The same as a key, which has no control characters, as long as one may be. */
export const HOSTILE_KEY =
  `</script>\u202e"'\\ %2F#?:@{}|^ \u05d0\u0645 \u{1f469}\u200d\u{1f4bb} __proto__/.`.padEnd(240, "é");

/** One fact of each kind that a report can show, all with the same text wherever there may be text, and the same key. */
export function hostileFacts(text: string, key: string): Sent[] {
  const at = "2026-10-03T09:00:00Z";
  const column = { name: text || "c", type: text, description: text, personal: true };
  return [
    {
      kind: "SourceTable",
      input: { key, owner: text, description: text, system: text, columns: [column] },
    },
    {
      kind: "Transformation",
      input: {
        key,
        job: text || "j",
        description: text,
        parent: text,
        gitCommit: text,
        repository: text,
        runBy: text,
        startedAt: at,
        endedAt: at,
        reads: [
          { sourceTable: key, snapshot: text.slice(0, 1_000), filter: text.slice(0, 1_000), rowCount: 5 },
          { sourceTable: key, snapshot: text.slice(0, 1_000), filter: text.slice(0, 1_000), rowCount: 5 },
        ],
        exclusions: [{ rule: text || "r", reason: text, rowCount: 0 }],
      },
    },
    {
      kind: "DatasetVersion",
      input: {
        key,
        description: text,
        owner: text,
        sha256: "a".repeat(64),
        uri: text,
        columns: [column, { ...column, name: "__proto__" }],
        columnLineage: [
          { column: "__proto__", sourceTable: key, fromColumn: text || "c", type: text, description: text },
        ],
        writtenBy: key,
      },
    },
    {
      kind: "TrainingRun",
      input: {
        key,
        gitCommit: text,
        repository: text,
        job: text,
        parent: key,
        hyperparameters: { [text]: text, ["__proto__"]: { a: [text] }, n: 1, b: null },
        metrics: [
          { name: text || "m", value: 0.5, slice: text, datasetVersion: key },
          { name: "one", value: 1 },
        ],
        triggeredBy: text,
        framework: text,
        trainedOn: [
          { datasetVersion: key, role: "TRAIN" },
          { datasetVersion: key, role: "TEST" },
        ],
      },
    },
    {
      kind: "ModelVersion",
      input: {
        key,
        producedBy: key,
        framework: text,
        artifactUri: text,
        intendedUse: text,
        limitations: text,
      },
    },
    {
      kind: "Approval",
      input: {
        key,
        modelVersion: key,
        approver: text || "a",
        decision: "APPROVED",
        reference: text,
        reason: text,
        conditions: text,
        at,
      },
    },
    {
      kind: "StageTransition",
      input: {
        key,
        modelVersion: key,
        fromStage: text,
        toStage: text || "t",
        performedBy: text || "p",
        reason: text,
        approval: key,
        at,
      },
    },
    {
      kind: "Deployment",
      input: {
        key,
        modelVersion: key,
        environment: text || "e",
        endpoint: text,
        servingNodes: [text, text],
        stageTransition: key,
        startedAt: at,
      },
    },
    {
      kind: "Prediction",
      input: {
        requestId: key,
        deployment: key,
        features: { [text]: text },
        prediction: [text],
        groups: { [text]: text },
        explanation: text || "e",
        threshold: 1,
        sequence: 7,
        timestamp: "2026-11-21T14:02:11Z",
      },
    },
    {
      kind: "Retirement",
      attached: true,
      input: { key, deployment: key, performedBy: text || "p", reason: text, at },
    },
    {
      kind: "Outcome",
      attached: true,
      input: { key, prediction: key, actual: { [text]: text }, source: text, at },
    },
    {
      kind: "Review",
      attached: true,
      input: {
        key,
        prediction: key,
        reviewer: text || "r",
        decision: "OVERRIDDEN",
        finalDecision: text || "f",
        reason: text,
        reference: text,
        at,
      },
    },
    {
      kind: "LateEvent",
      attached: true,
      input: { key, run: [{ transformation: key }, { trainingRun: key }], event: key, says: [text, text] },
    },
    {
      kind: "Amendment",
      attached: true,
      input: { key, kind: "SourceTable", fact: key, correction: { description: text }, reason: text || "r" },
    },
    {
      kind: "Erasure",
      attached: true,
      input: { key, kind: "Prediction", fact: key, performedBy: text || "p", reason: text || "r" },
    },
  ];
}
