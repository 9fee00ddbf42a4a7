import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "../../src/config.js";
import type { Finding } from "../../src/graph/fsck/finding.js";
import { fsck } from "../../src/graph/fsck/fsck.js";
import { formatVerifierKey } from "../../src/log/key.js";
import { readKeyFile } from "../../src/notary/keyFile.js";
import { type Service, startService } from "../../src/service.js";
import { openStore } from "../../src/store.js";
import { Client } from "../support/client.js";

/**
 * A store with its signing key as version 0.1 made them: the demo's facts, a placeholder, a text over 4 KiB, a retirement,
 * a rejection, an erased prediction, an access of another system, and amendments of before corrections were kept apart.
 */
const FIXTURE = fileURLToPath(new URL("../fixtures/store-0.1.tar.gz", import.meta.url));
const FACTS = 188;

describe("a store of version 0.1", { timeout: 180_000 }, () => {
  let dataDir: string;
  let service: Service;
  let client: Client;
  const config = () => readConfig({ DATA_DIR: dataDir, PORT: "0" }, {});

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "proofline-old-"));
    await promisify(execFile)("tar", ["-xzf", FIXTURE, "-C", dataDir]);
    service = await startService(config(), { progress: () => {}, report: () => {} });
    client = new Client(service.url);
  });
  afterAll(async () => {
    await service[Symbol.asyncDispose]();
    await rm(dataDir, { recursive: true, force: true });
  });

  it("opens, and shows what was recorded in it", async () => {
    const { checkpoint, predictions, accesses } = await client.ask<{
      checkpoint: { origin: string; size: number };
      predictions: { edges: { node: { key: string } }[] };
      accesses: { edges: unknown[] };
    }>(`{
      checkpoint { origin size }
      predictions(first: 1000) { edges { node { key } } }
      accesses(filter: { system: "warehouse" }) { edges { node { address } } }
    }`);
    expect(checkpoint.origin).toBe("fixture.example/released-0.1");
    expect(checkpoint.size).toBeGreaterThanOrEqual(FACTS);
    expect(predictions.edges).toHaveLength(167);
    expect(accesses.edges).toEqual([{ node: { address: "10.1.2.3" } }]);
  });

  it("gives the report of a prediction, with every section", async () => {
    const { predictions } = await client.ask<{ predictions: { edges: { node: { key: string } }[] } }>(
      '{ predictions(filter: { model: "wage-band" }, first: 1) { edges { node { key } } } }',
    );
    const { auditReport } = await client.ask<{ auditReport: Record<string, unknown[]> }>(
      `query ($id: ID!) { auditReport(requestId: $id) {
        sourceTables { key } transformations { key } datasetVersions { key } trainingRuns { key } approvals { key }
      } }`,
      { id: predictions.edges[0]?.node.key },
    );
    expect(Object.values(auditReport).map(({ length }) => length)).toEqual([2, 2, 3, 1, 1]);
  });

  it("knows again what was sent to it before, amendments too", async () => {
    const amendments = [
      {
        key: "am-1",
        kind: "Deployment",
        fact: "typo-d",
        correction: { modelVersion: "credit-risk@7" },
        reason: "typing error",
      },
      {
        key: "am-2",
        kind: "Prediction",
        fact: "to-erase",
        correction: { servingNode: "n-2" },
        reason: "wrong node",
      },
    ];
    const receipts = await client.record(...amendments.map((amendment) => ({ amendment })));
    expect(receipts).toMatchObject([{ duplicate: true }, { duplicate: true }]);
  });

  it("goes on growing, and fsck finds nothing wrong in it", async () => {
    await client.record({ sourceTable: { key: "new/table" } });
    const store = await openStore(config(), "shared", { progress: () => {}, report: () => {} });
    try {
      const findings: Finding[] = [];
      const key = await readKeyFile(config().log.keyFile);
      const summary = await fsck(store.graph, {
        trusted: { verifierKey: key && formatVerifierKey(key), lastSigned: undefined, since: undefined },
        resume: undefined,
        signal: new AbortController().signal,
        report: (one) => findings.push(one),
        progress: () => {},
        reached: async () => {},
      });
      expect(findings).toEqual([]);
      expect(summary).toMatchObject({ log: "INTACT", complete: true });
      expect(summary.checked).toBeGreaterThan(FACTS);
    } finally {
      await store[Symbol.asyncDispose]();
    }
  });
});
