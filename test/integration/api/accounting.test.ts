import { describe, expect, it } from "vitest";
import { Graph } from "../../../src/graph/graph.js";
import { useService } from "../../support/client.js";
import { createKeys } from "../../support/keys.js";
import { newPrefix } from "../../support/prefix.js";
import { rounds } from "../../support/rounds.js";
import { sharedNeo4j } from "../../support/sharedNeo4j.js";

const OPERATIONS = rounds(3_000, 10_000);
const CONCURRENT = 32;
const prefix = newPrefix();
const service = useService({ AUTH: "keys" });

const KINDS = ["read", "write", "denied", "malformed", "aborted", "anonymous"] as const;
type Kind = (typeof KINDS)[number];

/** A generator of the same numbers in every run. */
function* numbers(): Generator<number> {
  for (let state = 42; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

describe("the access audit", () => {
  it(`accounts for each of ${OPERATIONS} mixed operations`, async () => {
    const auditor = `${prefix}auditor`;
    const pipeline = `${prefix}pipeline`;
    const keys = await createKeys({ [auditor]: ["AUDIT"], [pipeline]: ["INGEST"] });
    const start = await headSize();
    const sent = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>;
    const answered = { ...sent };
    const random = numbers();
    // few without an identity: their answers wait
    const pick = (): Kind => {
      const chance = random.next().value ?? 0;
      return chance < 0.01 ? "anonymous" : (KINDS[Math.floor(chance * (KINDS.length - 1))] ?? "read");
    };
    let next = 0;

    const send = async (kind: Kind, n: number): Promise<void> => {
      const { key, query, variables } = requestOf(kind, n);
      const abort = new AbortController();
      const response = fetch(`${service.client.url}/graphql`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(key !== undefined && { authorization: `Bearer ${keys[key]}` }),
        },
        body: JSON.stringify({ query, variables }),
        signal: abort.signal,
      });
      if (kind === "aborted") {
        setTimeout(() => abort.abort(), n % 5);
        await response.then((one) => one.text()).catch(() => undefined);
        return;
      }
      const { data, errors } = JSON.parse(await (await response).text());
      const code: string | undefined = errors?.[0]?.extensions.code;
      expect([kind, code]).toEqual([kind, EXPECTED[kind]]);
      if (code === undefined) expect(data).toBeTruthy();
      answered[kind] += 1;
    };
    const requestOf = (kind: Kind, n: number) => {
      switch (kind) {
        case "read":
          return { key: auditor, query: "query Read { checkpoint { size } }", variables: {} };
        case "aborted":
          return {
            key: auditor,
            query:
              "query Aborted($ids: [ID!]) { predictions(filter: {requestIds: $ids}) { edges { cursor } } }",
            variables: { ids: [`${prefix}${n}`] },
          };
        case "write":
          return {
            key: pipeline,
            query: "mutation ($input: SourceTableInput!) { recordSourceTable(input: $input) { index } }",
            variables: { input: { key: `${prefix}table-${n}` } },
          };
        case "denied":
          return { key: pipeline, query: "query Denied { alerts { edges { cursor } } }", variables: {} };
        case "malformed":
          return { key: auditor, query: "query Malformed { noSuchField }", variables: {} };
        case "anonymous":
          return { key: undefined, query: "query Anonymous { checkpoint { size } }", variables: {} };
      }
    };

    const worker = async (): Promise<void> => {
      while (next < OPERATIONS) {
        next += 1;
        const kind = pick();
        sent[kind] += 1;
        await send(kind, next);
      }
    };
    await Promise.all(Array.from({ length: CONCURRENT }, worker));

    const { counts, writes } = await recordedSince(start);
    const countOf = (principal: string, code: string | null) =>
      counts.find((one) => one.principal === principal && one.code === code)?.count ?? 0;
    expect(writes).toBe(sent.write);
    expect(countOf(pipeline, "FORBIDDEN")).toBe(sent.denied);
    expect(countOf(auditor, "GRAPHQL_VALIDATION_FAILED")).toBe(sent.malformed);
    expect(countOf("anonymous", "UNAUTHENTICATED")).toBe(sent.anonymous);
    // an aborted request may never have been sent; what was answered is accounted for in any case
    expect(countOf(auditor, null)).toBeGreaterThanOrEqual(sent.read);
    expect(countOf(auditor, null)).toBeLessThanOrEqual(sent.read + sent.aborted);
    expect(answered).toEqual({ ...sent, aborted: 0 });
  }, 300_000);
});

const EXPECTED: Readonly<Record<Exclude<Kind, "aborted">, string | undefined>> & { aborted?: never } = {
  read: undefined,
  write: undefined,
  denied: "FORBIDDEN",
  malformed: "GRAPHQL_VALIDATION_FAILED",
  anonymous: "UNAUTHENTICATED",
};

async function onGraph<T>(use: (graph: Graph) => Promise<T>): Promise<T> {
  const graph = new Graph({ ...sharedNeo4j(), database: undefined });
  try {
    return await use(graph);
  } finally {
    await graph[Symbol.asyncDispose]();
  }
}

const headSize = (): Promise<number> =>
  onGraph(async ({ driver }) => {
    const { records } = await driver.executeQuery("MATCH (head:LogHead) RETURN head.size AS size");
    return records[0]?.get("size");
  });

/** What the log says of the time since: requests by principal and code, and new tables. */
const recordedSince = (start: number) =>
  onGraph(async ({ driver }) => {
    const accesses = await driver.executeQuery(
      `MATCH (a:Access) WHERE a.index >= $start
       RETURN a.principal AS principal, a.code AS code, sum(coalesce(a.count, 1)) AS count`,
      { start },
    );
    const tables = await driver.executeQuery(
      "MATCH (t:SourceTable) WHERE t.index >= $start AND t.key STARTS WITH $prefix RETURN count(t) AS count",
      { start, prefix },
    );
    const counts = accesses.records.map((row): { principal: string; code: string | null; count: number } => ({
      principal: row.get("principal"),
      code: row.get("code"),
      count: row.get("count"),
    }));
    return { counts, writes: Number(tables.records[0]?.get("count")) };
  });
