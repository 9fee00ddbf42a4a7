import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, it, vi } from "vitest";
import { Client, openService } from "../../support/client.js";
import { checkAll } from "../../support/fsck.js";
import { createKeys } from "../../support/keys.js";
import { KilledService } from "../../support/killedService.js";
import { pendingOf, recordedAs, sendHalf } from "../../support/kserve.js";
import { newPrefix } from "../../support/prefix.js";
import { openGraph } from "../../support/store.js";

const graph = openGraph();
afterAll(() => graph[Symbol.asyncDispose]());

describe("halves of inferences", () => {
  it("that two processes took are recorded, though one of them is killed", { timeout: 120_000 }, async () => {
    const prefix = newPrefix();
    const killed = await KilledService.start();
    const other = await openService();
    try {
      const ids = Array.from({ length: 40 }, (_, i) => `${prefix}${i}`);
      const send = async (url: string, id: string, part: "request" | "response") => {
        const body = part === "request" ? { instances: [id] } : { predictions: [`${id} yes`] };
        return (await sendHalf(url, { id, part, body })).status;
      };
      const first = await Promise.all(
        ids.map((id, i) => send(i % 2 ? killed.url : other.url, id, i % 3 ? "request" : "response")),
      );
      // it is killed as soon as it has said that it has them: what is complete waits there to be recorded
      const second = await Promise.all(
        ids.map((id, i) => send(killed.url, id, i % 3 ? "response" : "request")),
      );
      await killed.kill();
      expect(new Set([...first, ...second])).toEqual(new Set([202]));

      const client = new Client(other.url);
      const shown = await recordedAs(client, ids);
      for (const { requestId, features, prediction } of shown)
        expect([features, prediction]).toEqual([requestId, `${requestId} yes`]);
      await vi.waitFor(async () => expect(await pendingOf(client, ids)).toEqual([]), { timeout: 20_000 });
    } finally {
      await other[Symbol.asyncDispose]();
      if (killed.process.exitCode === null && killed.process.signalCode === null) await killed.kill();
    }
  });

  it("that were taken while a service's clock was wrong are recorded when it is right", async () => {
    let ahead = 24 * 3_600_000;
    const service = await openService({}, { now: () => new Date(Date.now() + ahead) });
    try {
      const id = `${newPrefix()}early`;
      for (const [part, body] of [
        ["request", { instances: [1] }],
        ["response", { predictions: [2] }],
      ] as const)
        expect((await sendHalf(service.url, { id, part, body })).status).toBe(202);
      // it has tried, and nothing is recorded with such a clock
      await sleep(500);
      ahead = 0;
      const [shown] = await recordedAs(new Client(service.url), [id]);
      expect(shown).toMatchObject({ requestId: id, prediction: 2, timestamp: "2026-11-21T14:00:00.250Z" });
    } finally {
      await service[Symbol.asyncDispose]();
    }
  });

  it("take the role INGEST, are listed for AUDIT, and are nothing that fsck finds", {
    timeout: 60_000,
  }, async () => {
    const prefix = newPrefix();
    const names = { ingest: `${prefix}i`, read: `${prefix}r`, audit: `${prefix}a` };
    const keys = await createKeys({
      [names.ingest]: ["INGEST"],
      [names.read]: ["READ"],
      [names.audit]: ["AUDIT"],
    });
    const service = await openService({ AUTH: "keys" });
    try {
      const half = { id: `${prefix}half`, part: "request", body: { instances: [1] } } as const;
      const statuses = [undefined, keys[names.read], keys[names.ingest]].map(
        async (key) => (await sendHalf(service.url, half, key)).status,
      );
      expect(await Promise.all(statuses)).toEqual([401, 403, 202]);

      const response = { ...half, part: "response", body: { predictions: [2] } } as const;
      await sendHalf(service.url, response, keys[names.ingest]);
      const ask = (query: string) =>
        fetch(`${service.url}/graphql`, {
          method: "POST",
          headers: { "content-type": "application/json", authorization: `Bearer ${keys[names.audit]}` },
          body: JSON.stringify({ query }),
        }).then((answer) => answer.json());
      const accesses = await ask(
        `{ accesses(filter: {principal: "${names.read}"}) { edges { node { outcome operation } } } }`,
      );
      expect(accesses).toMatchObject({
        data: { accesses: { edges: [{ node: { outcome: "DENIED", operation: "POST /api/v1/kserve" } }] } },
      });
      await vi.waitFor(
        async () => {
          const answer = await ask(
            `{ auditReport(requestId: "${half.id}") { proof { entries { entry } } } }`,
          );
          expect(JSON.stringify(answer)).toContain(`\\"recordedBy\\":\\"${names.ingest}\\"`);
        },
        { timeout: 10_000 },
      );

      await sendHalf(service.url, { ...half, id: `${prefix}lonely` }, keys[names.ingest]);
      const { findings } = await checkAll(graph);
      expect(findings.filter(({ kind }) => kind === "PendingInference")).toEqual([]);
    } finally {
      await service[Symbol.asyncDispose]();
    }
  });
});
