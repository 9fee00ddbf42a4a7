import { describe, expect, it, vi } from "vitest";
import { Client, openService } from "../../support/client.js";
import { sendHalf } from "../../support/kserve.js";
import { newPrefix } from "../../support/prefix.js";
import { BreakableProxy } from "../../support/proxy.js";
import { sharedNeo4j } from "../../support/sharedNeo4j.js";

describe("a request while Neo4j stands still", () => {
  it("is told so in time at every door, and does what it was to do when it is sent again", async () => {
    await using proxy = await BreakableProxy.open(sharedNeo4j().uri);
    await using service = await openService({ NEO4J_URI: proxy.uri, ANSWER_TIMEOUT_SECONDS: "2" });
    const p = newPrefix();
    const client = new Client(service.url);
    const fact = { sourceTable: { key: `${p}t` } };
    const post = (query: string, variables = {}) => client.post(JSON.stringify({ query, variables }));
    const record = () =>
      post("mutation ($facts: [FactInput!]!) { recordFacts(facts: $facts) { key } }", { facts: [fact] });
    proxy.hold();
    const since = performance.now();
    const answers = await Promise.all([
      record(),
      post("{ sourceTables(limit: 1) { key } }"),
      post('{ auditReport(requestId: "nobody") { requestId } }'),
      sendHalf(service.url, { id: `${p}half`, part: "request", body: { instances: [1] } }),
      fetch(`${service.url}/log/tile/entries/000.p/1`),
    ]);
    expect(performance.now() - since).toBeLessThan(10_000);
    for (const answer of answers) {
      const { errors } = await answer.json();
      expect([answer.status, errors[0].extensions.code]).toEqual([503, "UNAVAILABLE"]);
      expect(errors[0].message).toMatch(/^there was no answer in time .*send it again/);
    }
    proxy.disconnect();
    proxy.connect();
    // what was under way ends first
    const again = async () => expect((await client.record(fact))[0]).toMatchObject({ key: `${p}t` });
    await vi.waitFor(again, { timeout: 30_000 });
    const { sourceTables } = await client.ask<{ sourceTables: unknown[] }>(
      "query ($key: ID!) { sourceTables(where: { key: { eq: $key } }) { key } }",
      { key: `${p}t` },
    );
    expect(sourceTables).toEqual([{ key: `${p}t` }]);
  });
});
