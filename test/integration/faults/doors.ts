import { createHmac, randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { FactKind } from "../../../src/facts/kind.js";
import { RECORD_FACTS, type Receipt } from "../../support/client.js";
import { sendHalf } from "../../support/kserve.js";
import { logsOf } from "../../support/otlp.js";
import { proofline } from "../cli/command.js";
import { runEvent } from "../ingest/lineage.js";

/** A fact that a service said it has. Where its place was said too, it stays there. */
export interface Acknowledged {
  readonly kind: FactKind;
  readonly key: string;
  readonly index?: number;
  readonly leafHash?: string;
}

/** What one message comes to: facts that are recorded now, and others that are made of it in a moment. */
export interface Taken {
  readonly now: readonly Acknowledged[];
  readonly later?: readonly Acknowledged[];
}

/** One message by one door: what was acknowledged, or the status and text of a refusal. Rejects where no answer comes. */
export type Door = (url: string, name: string) => Promise<Taken | Refused>;
export interface Refused {
  readonly status: number;
  readonly text: string;
}

/** Longer than a service takes to say that its store does not answer, and no wait for good. */
const DEADLINE_MS = 90_000;

async function ask(url: string, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
    signal: AbortSignal.timeout(DEADLINE_MS),
  });
  return { status: response.status, text: await response.text() };
}

export const factOf = (requestId: string) => ({
  prediction: {
    requestId,
    modelVersion: "m@1",
    features: { requestId },
    prediction: 1,
    timestamp: "2026-11-21T14:02:11Z",
  },
});

/** Facts through GraphQL, so many at once. */
export const facts =
  (count: number): Door =>
  (url, name) =>
    recordAll(
      url,
      Array.from({ length: count }, (_, i) => factOf(`${name}-${i}`)),
    );

export async function recordAll(url: string, given: readonly object[]): Promise<Taken | Refused> {
  const { status, text } = await ask(`${url}/graphql`, { query: RECORD_FACTS, variables: { facts: given } });
  if (status !== 200) return { status, text };
  const { data, errors } = JSON.parse(text);
  if (errors !== undefined) return { status: errors[0].extensions.code === "UNAVAILABLE" ? 503 : 500, text };
  const receipts: readonly Receipt[] = data.recordFacts;
  return { now: receipts.map(({ kind, ...receipt }) => ({ ...receipt, kind: kindOf(kind) })) };
}

/** A run of one event, of which a Transformation is made. */
export const openLineage: Door = async (url, name) => {
  const runId = randomUUID();
  const event = runEvent("COMPLETE", {
    runId,
    job: name,
    second: 5,
    inputs: [{ namespace: "postgres://db:5432", name: `${name}-in` }],
  });
  const { status, text } = await ask(`${url}/api/v1/lineage`, event);
  if (status !== 201) return { status, text };
  const { runEvent: key, index, leafHash } = JSON.parse(text);
  return {
    now: [{ kind: "RunEvent", key, index, leafHash }],
    later: [{ kind: "Transformation", key: runId }],
  };
};

/** A webhook that MLflow signed. */
export const mlflow =
  (secret: string): Door =>
  async (url, name) => {
    const body = JSON.stringify({
      ...{ entity: "model_version_alias", action: "created", timestamp: new Date().toISOString() },
      data: { name, alias: "champion", version: "1" },
    });
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const signature = createHmac("sha256", secret).update(`${name}.${timestamp}.${body}`).digest("base64");
    const { status, text } = await ask(`${url}/api/v1/mlflow`, body, {
      "x-mlflow-delivery-id": name,
      "x-mlflow-timestamp": timestamp,
      "x-mlflow-signature": `v1,${signature}`,
    });
    return status === 200 ? { now: JSON.parse(text).recorded } : { status, text };
  };

/** Both halves of an inference, of which a prediction is made. */
export const kserve: Door = async (url, name) => {
  const sent = { request: { instances: [{ age: 41 }] }, response: { predictions: ["yes"] } };
  for (const part of ["request", "response"] as const) {
    const answer = await sendHalf(url, { part, id: name, body: sent[part] });
    if (answer.status !== 202) return { status: answer.status, text: await answer.text() };
    await answer.arrayBuffer();
  }
  return { now: [], later: [{ kind: "Prediction", key: name }] };
};

/** Two log records of OTLP. */
export const otlp: Door = async (url, name) => {
  const keys = [`${name}-a`, `${name}-b`];
  const records = keys.map((requestId) => ({
    attributes: {
      "proofline.request_id": requestId,
      "proofline.features": { age: 41 },
      "proofline.prediction": '"yes"',
    },
  }));
  const { status, text } = await ask(`${url}/v1/logs`, logsOf({ "proofline.deployment": "d-1" }, ...records));
  if (status !== 200) return { status, text };
  const { partialSuccess } = JSON.parse(text);
  // of what an export was not recorded of, it is not said which
  if (partialSuccess !== undefined)
    return { status: /UNAVAILABLE/.test(partialSuccess.errorMessage) ? 503 : 500, text };
  return { now: keys.map((key) => ({ kind: "Prediction", key })) };
};

/** A file of NDJSON, sent by the command, which is to end well. */
export const ndjson =
  (folder: string, lines: number): Door =>
  async (url, name) => {
    const keys = Array.from({ length: lines }, (_, i) => `${name}-${i}`);
    const file = join(folder, `${name}.ndjson`);
    await writeFile(file, keys.map((key) => `${JSON.stringify(factOf(key))}\n`).join(""));
    const { code, err } = await proofline(folder, ["ingest", file, "--url", url, "--retry-seconds", "0"]);
    if (code === 0) return { now: keys.map((key) => ({ kind: "Prediction", key })) };
    return { status: code === 2 ? 503 : 500, text: err };
  };

function kindOf(text: string): FactKind {
  if (text === "Prediction") return text;
  throw new TypeError(`a receipt of ${text}`);
}
