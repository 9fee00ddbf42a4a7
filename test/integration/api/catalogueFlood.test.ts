import { expect, it } from "vitest";
import { Client, openService } from "../../support/client.js";
import { newPrefix } from "../../support/prefix.js";
import { TIMES, trailFacts } from "../../support/trailFacts.js";

const p = newPrefix();
const FLOOD = 110;

/** A filter that is allowed, and asks for a hundred deployments of each of a hundred, over and over. */
const filter = (levels: number): string =>
  levels === 0
    ? `{ key: { eq: "nothing" } }`
    : `{ modelVersion: { some: { deployments: { some: ${filter(levels - 1)} } } } }`;

it("queries that keep Neo4j busy for long leave all that is not of the catalogue answering", async () => {
  await using service = await openService();
  const client = new Client(service.url);
  const more = Array.from({ length: 100 }, (_, i) => ({
    deployment: {
      key: `${p}more-${i}`,
      modelVersion: `${p}credit-risk@7`,
      environment: "test",
      startedAt: TIMES.deployed,
    },
  }));
  await client.record(...trailFacts(p), ...more);

  const gone = new AbortController();
  let ended = 0;
  const flood = Array.from({ length: FLOOD }, async () => {
    const response = await fetch(`${service.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: `{ deployments(where: ${filter(7)}) { key } }` }),
      signal: gone.signal,
    });
    ended++;
    return response.json();
  });
  const all = Promise.allSettled(flood);

  await client.record({ sourceTable: { key: `${p}meanwhile` } });
  const { auditReport } = await client.ask<{ auditReport: object }>(
    "query ($id: ID!) { auditReport(requestId: $id) { prediction { requestId } } }",
    { id: `${p}req-42` },
  );
  expect(auditReport).toEqual({ prediction: { requestId: `${p}req-42` } });
  expect((await fetch(`${service.url}/readyz`)).status).toBe(200);
  expect(ended).toBeLessThan(FLOOD);

  const [error] = (await Promise.race(flood)).errors;
  expect(error.extensions.code).toBe("UNAVAILABLE");
  // those that Neo4j is busy with would take half a minute
  gone.abort();
  await all;
});
