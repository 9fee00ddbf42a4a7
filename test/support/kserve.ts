import { expect, vi } from "vitest";
import type { Client } from "./client.js";

/** One half of an inference, as KServe's logger sends it. */
export interface SentHalf {
  readonly id: string;
  readonly part: "request" | "response";
  readonly body: unknown;
  readonly requestId?: string;
  readonly deployment?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function sendHalf(
  url: string,
  { id, part, body, requestId, deployment, headers }: SentHalf,
  key?: string,
): Promise<Response> {
  return fetch(`${url}/api/v1/kserve`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "ce-specversion": "1.0",
      "ce-id": id,
      "ce-type": `org.kubeflow.serving.inference.${part}`,
      "ce-source": "http://localhost:9081/",
      "ce-time": part === "request" ? "2026-11-21T14:00:00.000Z" : "2026-11-21T14:00:00.250Z",
      "ce-inferenceservicename": "iris",
      "ce-namespace": "prod",
      "ce-component": "predictor",
      "ce-endpoint": "default",
      "ce-metadata": JSON.stringify(requestId === undefined ? {} : { "X-Request-Id": [requestId] }),
      ...(deployment !== undefined && {
        "ce-annotations": JSON.stringify({ "proofline/deployment": deployment }),
      }),
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
      ...headers,
    },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

const PREDICTIONS = `query ($ids: [ID!]!) {
  predictions(filter: {requestIds: $ids}) { edges { node { requestId features prediction timestamp deployment } } }
}`;

interface Shown {
  readonly requestId: string;
  readonly features: unknown;
  readonly prediction: unknown;
  readonly timestamp: string;
  readonly deployment: string;
}

/** The predictions of some ids, once they are all recorded, by their ids. */
export async function recordedAs(client: Client, ids: readonly string[]): Promise<readonly Shown[]> {
  return vi.waitFor(
    async () => {
      const { predictions } = await client.ask<{ predictions: { edges: { node: Shown }[] } }>(PREDICTIONS, {
        ids,
      });
      const shown = predictions.edges.map(({ node }) => node);
      expect(shown.map(({ requestId }) => requestId).sort()).toEqual([...ids].sort());
      return shown.sort((a, b) => (a.requestId < b.requestId ? -1 : 1));
    },
    { timeout: 20_000, interval: 100 },
  );
}

export interface Pending {
  readonly requestId: string;
  readonly deployment: string;
  readonly hasRequest: boolean;
  readonly hasResponse: boolean;
  readonly reason: string | null;
}

/** What waits of some requests. */
export async function pendingOf(client: Client, ids: readonly string[]): Promise<readonly Pending[]> {
  const { pendingInferences } = await client.ask<{ pendingInferences: { edges: { node: Pending }[] } }>(
    "{ pendingInferences(first: 1000) { edges { node { requestId deployment hasRequest hasResponse reason } } } }",
  );
  return pendingInferences.edges.map(({ node }) => node).filter(({ requestId }) => ids.includes(requestId));
}
