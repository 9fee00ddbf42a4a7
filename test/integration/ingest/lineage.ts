import { randomUUID } from "node:crypto";
import { vi } from "vitest";
import type { Client } from "../../support/client.js";

/** A data set as events have it. */
export interface Dataset {
  readonly namespace: string;
  readonly name: string;
  readonly facets?: object;
}

const SCHEMA = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent";
const START = Date.parse("2026-11-20T08:00:00Z");

/** So many seconds after the tests' first run began. */
export const timeAt = (second: number): string => new Date(START + second * 1_000).toISOString();

export interface RunGiven {
  readonly runId?: string;
  readonly job: string;
  readonly second: number;
  readonly inputs?: readonly Dataset[];
  readonly outputs?: readonly Dataset[];
  readonly runFacets?: object;
  readonly jobFacets?: object;
}

/** An event of a run. */
export const runEvent = (
  eventType: string,
  { runId, job, second, inputs = [], outputs = [], runFacets = {}, jobFacets = {} }: RunGiven,
) => ({
  eventType,
  eventTime: timeAt(second),
  run: { runId: runId ?? randomUUID(), facets: runFacets },
  job: { namespace: "airflow", name: job, facets: jobFacets },
  inputs,
  outputs,
  producer: "https://example.com/scheduler",
  schemaURL: SCHEMA,
});

export const postTo = (
  client: Client,
  path: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(`${client.url}/api/v1/lineage${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });

export const post = (client: Client, event: unknown): Promise<Response> =>
  postTo(client, "", JSON.stringify(event));

export async function sendAll(client: Client, events: readonly object[]): Promise<void> {
  for (const event of events) {
    const response = await post(client, event);
    if (response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`);
  }
}

interface LineageNode {
  readonly kind: string;
  readonly key: string;
  readonly recorded: boolean;
  readonly properties: Record<string, unknown> | null;
}
interface LineageAnswer {
  readonly nodes: readonly LineageNode[];
  readonly edges: readonly {
    readonly type: string;
    readonly from: { kind: string; key: string };
    readonly to: { kind: string; key: string };
    readonly properties: Record<string, unknown> | null;
  }[];
}

/** The upstream lineage of a fact, when it is recorded. */
export const lineageOf = (client: Client, kind: string, key: string): Promise<LineageAnswer> =>
  vi.waitFor(
    async () => {
      const { lineage } = await client.ask<{ lineage: LineageAnswer }>(
        `query ($kind: FactKind!, $key: ID!) {
          lineage(kind: $kind, key: $key) {
            nodes { kind key recorded properties }
            edges { type from { kind key } to { kind key } properties }
          }
        }`,
        { kind, key },
      );
      if (!lineage.nodes.some((node) => node.key === key && node.recorded))
        throw new Error(`no ${kind} ${key}`);
      return lineage;
    },
    { timeout: 20_000, interval: 200 },
  );

export interface PendingRun {
  readonly runId: string;
  readonly job: string;
  readonly lastEvent: string;
  readonly lastEventAt: string;
  readonly events: number;
  readonly reason: string | null;
}

export async function pendingRuns(client: Client): Promise<readonly PendingRun[]> {
  const { pendingRuns: found } = await client.ask<{
    pendingRuns: { edges: readonly { node: PendingRun }[] };
  }>(`{ pendingRuns(first: 1000) { edges { node { runId job lastEvent lastEventAt events reason } } } }`);
  return found.edges.map(({ node }) => node);
}

/** A pending run, when it stands there as it should. */
export const pendingRun = (
  client: Client,
  runId: string,
  isThere: (run: PendingRun) => boolean = () => true,
): Promise<PendingRun> =>
  vi.waitFor(
    async () => {
      const run = (await pendingRuns(client)).find((one) => one.runId === runId);
      if (run === undefined || !isThere(run)) throw new Error(`the run ${runId} is not pending so`);
      return run;
    },
    { timeout: 20_000, interval: 200 },
  );

/** The keys of the catalogue's facts of a kind that begin so. */
export async function rowsOfKind(
  client: Client,
  name: string,
  beginning: string,
): Promise<readonly string[]> {
  const found = await client.ask<Record<string, readonly { key: string }[]>>(
    `query ($beginning: ID!) { ${name}(where: { key: { startsWith: $beginning } }, limit: 10) { key } }`,
    { beginning },
  );
  return (found[name] ?? []).map(({ key }) => key);
}
