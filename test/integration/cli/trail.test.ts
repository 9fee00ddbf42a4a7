import { afterAll, beforeAll, expect, it } from "vitest";
import { seenAccess } from "../../../src/access/alerts/accessSeen.js";
import { bulkReading } from "../../../src/access/alerts/bulkReading.js";
import { readRecord } from "../../../src/facts/record.js";
import { ANY_ACCESS, readAccesses } from "../../../src/graph/accesses.js";
import type { Graph } from "../../../src/graph/graph.js";
import { packageRoot } from "../../../src/packageRoot.js";
import { dataDir, useService } from "../../support/client.js";
import { newPrefix } from "../../support/prefix.js";
import { sharedNeo4j } from "../../support/sharedNeo4j.js";
import { openGraph } from "../../support/store.js";
import { proofline } from "./command.js";

const service = useService();
const model = `${newPrefix()}risk`;
let graph: Graph;

beforeAll(async () => {
  graph = openGraph();
  const facts = Array.from({ length: 520 }, (_, i) => ({
    prediction: {
      requestId: `${model}-${i}`,
      modelVersion: `${model}@1`,
      features: i,
      prediction: i,
      timestamp: new Date(Date.UTC(2026, 10, 21, 0, 0, i)).toISOString(),
    },
  }));
  await service.client.record(...facts);
});
afterAll(() => graph[Symbol.asyncDispose]());

const trail = (...args: readonly string[]) => {
  const { uri, username, password } = sharedNeo4j();
  const store = { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password, DATA_DIR: dataDir() };
  return proofline(packageRoot, ["trail", "--model", model, "--limit", "510", ...args], store);
};

/** The four newest accesses of an operation, as the alert rules see them. */
async function accessesOf(operation: string) {
  const { facts } = await readAccesses(graph, { ...ANY_ACCESS, operation }, null, 4);
  return facts.flatMap(({ fact }) => {
    const record = readRecord(fact);
    return record.kind === "Access" ? (seenAccess(record) ?? []) : [];
  });
}

it("proofline trail reads the same from the store as from the service, and BULK_READING counts the same", async () => {
  const stored = await trail();
  const served = await trail("--url", service.client.url);
  expect(stored).toMatchObject({ code: 0, err: "" });
  expect(served).toEqual(stored);
  expect(stored.out.trimEnd().split("\n")).toHaveLength(510);
  const all = await accessesOf("trail");
  for (const accesses of [all.slice(0, 2), all.slice(2)]) {
    expect(accesses).toMatchObject([
      { principal: "local", fields: ["predictions"], pageSize: 10 },
      { principal: "local", fields: ["predictions"], pageSize: 500 },
    ]);
    const counted = accesses.reduce<ReturnType<typeof bulkReading.step>["state"] | null>(
      (state, access) => bulkReading.step(state, access).state,
      null,
    );
    const rows = counted?.scales.map(({ open }) => open.reduce((sum, { count }) => sum + count, 0));
    expect(rows).toEqual([510, 510]);
  }
});
