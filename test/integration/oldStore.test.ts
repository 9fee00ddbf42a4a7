import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "../../src/config.js";
import type { Graph } from "../../src/graph/graph.js";
import { migrate } from "../../src/graph/migrate.js";
import { formatVerifierKey, parseVerifierKey } from "../../src/log/key.js";
import { exportLog } from "../../src/mirror/exportLog.js";
import { rebuildStore } from "../../src/mirror/rebuildStore.js";
import { readKeyFile } from "../../src/notary/keyFile.js";
import { FORMAT_VERSION } from "../../src/report/formats/json.js";
import { openReport } from "../../src/report/verify/report.js";
import { type Service, startService } from "../../src/service.js";
import { openStore } from "../../src/store.js";
import { Client } from "../support/client.js";
import { checkAll } from "../support/fsck.js";
import { dump, empty, quiet } from "../support/ownNeo4j.js";

interface Fixture {
  /** The file, with the store, its signing key, and a report that was made then. */
  readonly file: string;
  readonly origin: string;
  readonly verifierKey: string;
  /** How many facts the log had at least. */
  readonly facts: number;
  readonly predictions: number;
  readonly model: string;
  /** When the store's predictions were made. */
  readonly day: string;
  /** Of the report: source tables, transformations, dataset versions, training runs, approvals. */
  readonly sections: readonly number[];
  /** Was recorded, and is sent again. */
  readonly recorded: readonly object[];
  /** Its sealed values are there. */
  readonly erasable: string;
  readonly accesses: readonly object[];
  readonly alerts: readonly object[];
}

const FIXTURES: Readonly<Record<string, Fixture>> = {
  // the demo's facts, a placeholder, a text over 4 KiB, a retirement, a rejection, an erased prediction, an access of another
  // system, and amendments of before corrections were kept apart
  "version 0.1": {
    file: "store-0.1.tar.gz",
    origin: "fixture.example/released-0.1",
    verifierKey: "fixture.example/released-0.1+f0bc647f+AdLOthSwNAyQJDGcR1M4ibClVsCChpbhRDYQG0msb8fn",
    facts: 188,
    predictions: 167,
    model: "wage-band",
    day: "2026-11-28",
    sections: [2, 2, 3, 1, 1],
    recorded: [
      {
        amendment: {
          key: "am-1",
          kind: "Deployment",
          fact: "typo-d",
          correction: { modelVersion: "credit-risk@7" },
          reason: "typing error",
        },
      },
      {
        amendment: {
          key: "am-2",
          kind: "Prediction",
          fact: "to-erase",
          correction: { servingNode: "n-2" },
          reason: "wrong node",
        },
      },
    ],
    erasable: "placeholder-1",
    accesses: [{ address: "10.1.2.3", outcome: "ALLOWED" }],
    alerts: [],
  },
  // facts of every kind with all their fields, a prediction recorded before its deployment, placeholders, values over 4 KiB,
  // an erased prediction, corrections that lead elsewhere, an alert, and a full tile of the log
  "version 0.2": {
    file: "store-0.2.tar.gz",
    origin: "fixture.example/released-0.2",
    verifierKey: "fixture.example/released-0.2+456da1aa+ARibFhPgRmMdQ0/m9Zm/dTdGO2PlW7V8RCNU61I0KGTh",
    facts: 294,
    predictions: 266,
    model: "credit-risk",
    day: "2026-11-28",
    sections: [1, 1, 3, 1, 1],
    recorded: [
      {
        outcome: {
          key: "o-1",
          prediction: "req-42",
          actual: { repaid: true },
          source: "servicing",
          at: "2026-11-28T12:35:00Z",
        },
      },
      {
        amendment: {
          key: "am-2",
          kind: "Prediction",
          fact: "req-42",
          correction: { servingNode: "n-2" },
          reason: "wrong node",
        },
      },
    ],
    erasable: "req-long",
    accesses: [
      { address: "10.1.2.3", outcome: "ALLOWED" },
      ...Array.from({ length: 6 }, () => ({ address: "10.1.2.4", outcome: "DENIED" })),
    ],
    alerts: [{ rule: "REPEATED_DENIALS", principal: "eve" }],
  },
  // format 4 of reports: the demo with its explanations, predictions with thresholds, groups and claims, a move between stages, a
  // review, an outcome, a retirement, a rejection, and a prediction recorded before its deployment
  "version 0.3": {
    file: "store-0.3.tar.gz",
    origin: "fixture.example/released-0.3",
    verifierKey: "fixture.example/released-0.3+d2de2cef+Aa09UTGNNGzZbpSYiqGVlWekFPzdXZB3hXTFs94M/t8U",
    facts: 472,
    predictions: 269,
    model: "wage-band",
    day: "2026-11-28",
    sections: [2, 2, 3, 1, 1],
    recorded: [
      {
        outcome: {
          key: "o-1",
          prediction: "req-42",
          actual: { repaid: true },
          source: "servicing",
          at: "2026-11-28T12:35:00Z",
        },
      },
      {
        amendment: {
          key: "am-1",
          kind: "Deployment",
          fact: "typo-d",
          correction: { modelVersion: "credit-risk@8" },
          reason: "typing error",
        },
      },
    ],
    erasable: "req-long",
    accesses: [
      { address: "10.1.2.3", outcome: "ALLOWED" },
      ...Array.from({ length: 6 }, () => ({ address: "10.1.2.4", outcome: "DENIED" })),
    ],
    alerts: [{ rule: "REPEATED_DENIALS", principal: "eve" }],
  },
};

const nodesOf = <Node>({ edges }: { edges: { node: Node }[] }): Node[] => edges.map(({ node }) => node);

describe.each(Object.entries(FIXTURES))("a store of %s", { timeout: 180_000 }, (_, fixture) => {
  let dataDir: string;
  let service: Service;
  let client: Client;
  let report: string;
  const config = () => readConfig({ DATA_DIR: dataDir, PORT: "0" }, {});

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "proofline-old-"));
    const file = fileURLToPath(new URL(`../fixtures/${fixture.file}`, import.meta.url));
    await promisify(execFile)("tar", ["-xzf", file, "-C", dataDir]);
    report = await readFile(join(dataDir, "report.json"), "utf8");
    service = await startService(config(), { progress: quiet, report: quiet });
    client = new Client(service.url);
  });
  afterAll(async () => {
    await service?.[Symbol.asyncDispose]();
    await rm(dataDir, { recursive: true, force: true });
  });

  it("opens, and shows what was recorded in it", async () => {
    const shown = await client.ask<{
      checkpoint: { origin: string; size: number };
      accesses: { edges: { node: { address: string } }[] };
      alerts: { edges: { node: object }[] };
    }>(`{
      checkpoint { origin size }
      accesses(filter: { system: "warehouse" }) { edges { node { address outcome } } }
      alerts { edges { node { rule principal } } }
    }`);
    expect(shown.checkpoint.origin).toBe(fixture.origin);
    expect(shown.checkpoint.size).toBeGreaterThanOrEqual(fixture.facts);
    expect(nodesOf(shown.accesses).sort((a, b) => (a.address < b.address ? -1 : 1))).toEqual(
      fixture.accesses,
    );
    expect(nodesOf(shown.alerts)).toEqual(fixture.alerts);
  });

  it("is searched, though it is from before there was an index of words", async () => {
    const { search } = await client.ask<{ search: { edges: { node: { kind: string } }[] } }>(
      "query ($text: String!) { search(text: $text) { edges { node { kind } } } }",
      { text: fixture.model },
    );
    expect(nodesOf(search)).toContainEqual({ kind: "ModelVersion" });
  });

  it("pages its predictions, all and those of a model, by time", async () => {
    interface Page {
      predictions: {
        edges: { node: { key: string; timestamp: string } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
    }
    const pageOf = (filter: object, after: string | null) =>
      client.ask<Page>(
        `query ($filter: PredictionFilter, $after: String) { predictions(filter: $filter, first: 100, after: $after) {
          edges { node { key timestamp } } pageInfo { hasNextPage endCursor }
        } }`,
        { filter, after },
      );
    const all = async (filter: object) => {
      const found: { key: string; timestamp: string }[] = [];
      for (let after: string | null = null; ; ) {
        const { predictions }: Page = await pageOf(filter, after);
        found.push(...nodesOf(predictions));
        if (!predictions.pageInfo.hasNextPage) return found;
        after = predictions.pageInfo.endCursor;
      }
    };
    const everything = await all({});
    expect(new Set(everything.map(({ key }) => key)).size).toBe(fixture.predictions);
    const times = everything.map(({ timestamp }) => timestamp);
    expect(times).toEqual(times.toSorted().reverse());
    const begin = `${fixture.day}T00:00:00Z`;
    const end = `${fixture.day}T23:59:59Z`;
    const thatDay = everything.filter(({ timestamp }) => timestamp.startsWith(fixture.day));
    expect(await all({ from: begin, to: end })).toEqual(thatDay);
    expect(await all({ to: begin })).toHaveLength(fixture.predictions - thatDay.length);
    const ofModel = await all({ model: fixture.model, from: begin, to: end });
    expect(ofModel.length).toBeGreaterThan(100);
    expect(thatDay).toEqual(expect.arrayContaining(ofModel));
  });

  it("has given a report that verifies, and gives it again with every section", async () => {
    const key = parseVerifierKey(fixture.verifierKey);
    const before = JSON.parse(report);
    const was = openReport(report, key);
    // what another version says of the entries is not compared, the entries are
    if (before.formatVersion === FORMAT_VERSION) expect(was).toHaveProperty("verdict.valid", true);
    else
      expect(was).toMatchObject({
        reason: "OTHER_VERSION",
        what: expect.stringContaining("log of the checkpoint, unaltered"),
      });

    const { auditReport } = await client.ask<{
      auditReport: { document: { content: string } } & Record<string, unknown>;
    }>(
      `query ($id: ID!, $size: SafeInt!) { auditReport(requestId: $id, asOf: { index: $size }) {
        document(format: JSON) { content }
        sourceTables { key } transformations { key } datasetVersions { key } trainingRuns { key } approvals { key }
      } }`,
      { id: before.requestId, size: before.asOf },
    );
    const { document, ...sections } = auditReport;
    expect(Object.values(sections).map((list) => Array.isArray(list) && list.length)).toEqual(
      fixture.sections,
    );
    expect(openReport(document.content, key)).toHaveProperty("verdict.valid", true);
    const now = JSON.parse(document.content);
    expect(now.proof.entries).toEqual(before.proof.entries);
    expect(now.answers.whichModel.facts).toEqual(before.answers.whichModel.facts);
  });

  it("knows again what was sent to it before", async () => {
    const receipts = await client.record(...fixture.recorded);
    expect(receipts).toMatchObject(fixture.recorded.map(() => ({ duplicate: true })));
  });

  it("goes on growing, erases, and fsck finds nothing wrong in it", async () => {
    await client.record(
      { sourceTable: { key: "new/table" } },
      {
        prediction: {
          requestId: "new-1",
          modelVersion: `${fixture.model}@new`,
          features: { a: 1 },
          prediction: "yes",
          timestamp: "2026-11-28T12:00:00Z",
        },
      },
    );
    const featuresOf = async () => {
      const { predictions } = await client.ask<{ predictions: { edges: { node: { features: unknown } }[] } }>(
        "query ($id: ID!) { predictions(filter: { requestIds: [$id] }) { edges { node { features } } } }",
        { id: fixture.erasable },
      );
      return nodesOf(predictions).map(({ features }) => features);
    };
    expect(await featuresOf()).toEqual([expect.objectContaining({})]);
    await client.ask(
      'mutation ($id: ID!) { erase(kind: Prediction, key: $id, reason: "asked for") { index } }',
      {
        id: fixture.erasable,
      },
    );
    expect(await featuresOf()).toEqual([null]);

    const store = await openStore(config(), "shared", { progress: quiet, report: quiet });
    try {
      const key = await readKeyFile(config().log.keyFile);
      const { summary, findings } = await checkAll(store.graph, {
        verifierKey: key && formatVerifierKey(key),
      });
      expect(findings).toEqual([]);
      expect(summary).toMatchObject({ log: "INTACT", complete: true });
      expect(summary.checked).toBeGreaterThan(fixture.facts);
    } finally {
      await store[Symbol.asyncDispose]();
    }
  });

  it("is the same store when it is built again from an export of it", async () => {
    await service[Symbol.asyncDispose](); // what it records would make the log longer
    const folder = join(dataDir, "export");
    await using store = await openStore(config(), "exclusive", { progress: quiet, report: quiet });
    const key = parseVerifierKey(fixture.verifierKey);
    await exportLog(store.graph, store.notary, folder, quiet);
    const before = (await dumpAsNow(store.graph)).filter((line) => !line.startsWith('[["ApiKey"]')); // no facts
    await empty(store.graph);
    await migrate(store.graph);
    const { size, erased } = await rebuildStore(store.graph, folder, [key], quiet);
    expect(size).toBeGreaterThan(fixture.facts);
    expect(erased).toBe(2);
    expect(await dumpAsNow(store.graph)).toEqual(before);
  });
});

/** A dump without what nodes of predictions have no more, and what they had not yet: their entries say it. */
async function dumpAsNow(graph: Graph): Promise<string[]> {
  const changed = ["artifactSha256", "claims", "modelVersion", "threshold"];
  const lines = (await dump(graph)).map((line) => {
    const row: unknown[] = JSON.parse(line);
    const [labels, properties] = row;
    if (
      Array.isArray(labels) &&
      labels.includes("Prediction") &&
      typeof properties === "object" &&
      properties
    )
      for (const name of changed) Reflect.deleteProperty(properties, name);
    return JSON.stringify(row);
  });
  return lines.sort();
}
