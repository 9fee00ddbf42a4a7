import { expect, it } from "vitest";
import { Client, openService } from "../../support/client.js";
import { newPrefix } from "../../support/prefix.js";
import { trailFacts } from "../../support/trailFacts.js";

const BEHIND_MS = 60_000;

it("a service has one clock: what it is given stamps its reports and its accesses", async () => {
  const p = newPrefix();
  await using service = await openService({}, { now: () => new Date(Date.now() - BEHIND_MS) });
  const client = new Client(service.url);
  await client.record(...trailFacts(p));
  const query = `query ($id: ID!) { auditReport(requestId: $id) {
    generatedAt accesses { edges { node { at } } }
  } }`;
  const { auditReport } = await client.ask<{
    auditReport: { generatedAt: string; accesses: { edges: { node: { at: string } }[] } };
  }>(query, { id: `${p}req-42` });
  for (const time of [auditReport.generatedAt, auditReport.accesses.edges[0]?.node.at])
    expect(Math.abs(Date.now() - BEHIND_MS - Date.parse(time ?? ""))).toBeLessThan(BEHIND_MS / 2);
});
