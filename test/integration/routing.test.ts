import { expect, it } from "vitest";
import { Client, openService } from "../support/client.js";
import { newPrefix } from "../support/prefix.js";
import { sharedNeo4j } from "../support/sharedNeo4j.js";
import { besideTrail, trailFacts } from "../support/trailFacts.js";

it("works with an address that begins with neo4j://, as a cluster has one: facts, reports, pages and the catalogue", async () => {
  const p = newPrefix();
  const { host } = new URL(sharedNeo4j().uri);
  await using service = await openService({ NEO4J_URI: `neo4j://${host}` });
  const client = new Client(service.url);
  await client.record(...trailFacts(p), ...besideTrail(p));
  const shown = await client.ask(
    `query ($id: ID!) {
      auditReport(requestId: $id) { prediction { key } }
      predictions(filter: { requestIds: [$id] }) { edges { node { key } } }
      deployments(where: { key: { eq: "${p}d-7" } }) { key modelVersion { key } }
    }`,
    { id: `${p}req-42` },
  );
  expect(shown).toEqual({
    auditReport: { prediction: { key: `${p}req-42` } },
    predictions: { edges: [{ node: { key: `${p}req-42` } }] },
    deployments: [{ key: `${p}d-7`, modelVersion: expect.anything() }],
  });
});
