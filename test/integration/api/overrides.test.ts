import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { Client, openService } from "../../support/client.js";
import { newPrefix } from "../../support/prefix.js";
import { trailFacts } from "../../support/trailFacts.js";

const BEHIND_MS = 60_000;

it("a service has one source of randomness: ids and nonces in the log are made of what it gives", async () => {
  const given: Buffer[] = [];
  const random = (size: number) => {
    const bytes = randomBytes(size);
    given.push(bytes);
    return bytes;
  };
  const p = newPrefix();
  await using service = await openService({}, { random });
  const client = new Client(service.url);
  await client.record(...trailFacts(p));
  await client.ask(`{ predictions(filter: { requestIds: ["${p}req-42"] }) { edges { cursor } } }`);
  const { accesses } = await client.ask<{
    accesses: { edges: { node: { key: string; requestNonce: string } }[] };
  }>(
    `{ accesses(filter: { fact: { kind: Prediction, key: "${p}req-42" } }) { edges { node { key requestNonce } } } }`,
  );
  const [{ node } = { node: undefined }] = accesses.edges;
  const hex = given.map((bytes) => bytes.toString("hex"));
  expect(hex).toContain(node?.requestNonce);
  const [, id] = /^([0-9a-f-]{14})4/.exec(node?.key ?? "") ?? [];
  expect(hex.some((one) => one.startsWith(id?.replaceAll("-", "") ?? "none"))).toBe(true);
});

it("a service has one clock: what it is given stamps its reports and its accesses", async () => {
  const p = newPrefix();
  await using service = await openService({}, { now: () => new Date(Date.now() - BEHIND_MS) });
  const client = new Client(service.url);
  await client.record(...trailFacts(p));
  const query = `query ($id: ID!) { auditReport(requestId: $id) {
    generatedAt accesses { edges { node { at } } }
  } }`;
  // its Access is there before its answer, and may come after the accesses that it asks for
  await client.ask(query, { id: `${p}req-42` });
  const { auditReport } = await client.ask<{
    auditReport: { generatedAt: string; accesses: { edges: { node: { at: string } }[] } };
  }>(query, { id: `${p}req-42` });
  for (const time of [auditReport.generatedAt, auditReport.accesses.edges[0]?.node.at])
    expect(Math.abs(Date.now() - BEHIND_MS - Date.parse(time ?? ""))).toBeLessThan(BEHIND_MS / 2);
});
