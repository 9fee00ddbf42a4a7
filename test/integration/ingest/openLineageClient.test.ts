import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { packageRoot } from "../../../src/packageRoot.js";
import { useService } from "../../support/client.js";
import { newPrefix } from "../../support/prefix.js";
import { pythonWith } from "../../support/python.js";
import { rowsOfKind } from "./lineage.js";

const found = await pythonWith("openlineage-python==1.54.0", "import openlineage.client");
if ("reason" in found) console.warn(`OpenLineage's own client is not tried: ${found.reason}`);
const service = useService({ OPENLINEAGE_SETTLE_SECONDS: "1" });
const HASH = "a".repeat(64);

interface Report {
  readonly completeness: {
    readonly complete: boolean;
    readonly gaps: readonly { code: string; key: string }[];
  };
  readonly transformations: readonly { readonly key: string; readonly toldBy: readonly unknown[] }[];
  readonly sourceTables: readonly { readonly key: string }[];
}

describe.skipIf("reason" in found)("OpenLineage's own client for Python", () => {
  it("sends a chain with a diamond, and the report of a prediction of its model reaches the first table", async () => {
    const p = newPrefix();
    const python = "python" in found ? found.python : "";
    const script = join(packageRoot, "test", "integration", "ingest", "chain.py");
    await promisify(execFile)(python, [script, service.client.url, p], { timeout: 60_000 });
    const modelVersion = await vi.waitFor(
      async () => {
        const [model] = await rowsOfKind(service.client, "modelVersions", `s3://lake/${p}model`);
        if (model === undefined) throw new Error("the model is not there yet");
        return model;
      },
      { timeout: 30_000, interval: 300 },
    );
    const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
    await service.client.record(
      { approval: { key: `${p}a`, modelVersion, approver: "ann", decision: "APPROVED", at: at(3) } },
      {
        stageTransition: {
          key: `${p}s`,
          modelVersion,
          toStage: "production",
          performedBy: "bob",
          reason: "goes live",
          approval: `${p}a`,
          at: at(2),
        },
      },
      {
        deployment: {
          key: `${p}d`,
          modelVersion,
          environment: "production",
          stageTransition: `${p}s`,
          startedAt: at(1),
        },
      },
      {
        prediction: {
          requestId: `${p}q`,
          deployment: `${p}d`,
          artifactSha256: HASH,
          features: { n: 1 },
          prediction: "yes",
          timestamp: at(0),
        },
      },
    );
    const { auditReport } = await service.client.ask<{ auditReport: Report }>(
      `query ($id: ID!) {
        auditReport(requestId: $id) {
          completeness { complete gaps { code key } }
          transformations { key toldBy { runEvent } }
          sourceTables { key }
        }
      }`,
      { id: `${p}q` },
    );
    expect(auditReport.sourceTables).toEqual([{ key: `s3://lake/${p}raw` }]);
    expect(auditReport.transformations).toHaveLength(5);
    for (const { toldBy } of auditReport.transformations) expect(toldBy.length).toBeGreaterThan(0);
    // digests of data, and the dates that were read of the table, are what no event of these says
    expect([...new Set(auditReport.completeness.gaps.map(({ code }) => code))].sort()).toEqual([
      "NO_DATA_HASH",
      "NO_DATE_RANGE",
      "UNPINNED_INPUT",
    ]);
  });
});
