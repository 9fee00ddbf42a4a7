import { beforeAll, describe, expect, it } from "vitest";
import { packageRoot } from "../../../src/packageRoot.js";
import { dataDir, useService } from "../../support/client.js";
import { newPrefix } from "../../support/prefix.js";
import { sharedNeo4j } from "../../support/sharedNeo4j.js";
import { trailFacts } from "../../support/trailFacts.js";
import { proofline } from "./command.js";

const service = useService();
const p = newPrefix();
const table = `${p}warehouse/loans`;

beforeAll(async () => {
  await service.client.record(...trailFacts(p));
  await service.client.record(
    ...Array.from({ length: 520 }, (_, i) => ({
      prediction: {
        requestId: `${p}r-${i}`,
        deployment: `${p}d-7`,
        features: i,
        prediction: i,
        timestamp: new Date(Date.UTC(2026, 8, 21, 0, 0, i)).toISOString(),
      },
    })),
    { transformation: { key: `${p}etl-2`, job: "clean", reads: [{ sourceTable: table }] } },
  );
});

const here = (...args: readonly string[]) => {
  const { uri, username, password } = sharedNeo4j();
  const store = { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password, DATA_DIR: dataDir() };
  return proofline(packageRoot, ["impact", ...args], store);
};
const there = (...args: readonly string[]) =>
  proofline(packageRoot, ["impact", ...args, "--url", service.client.url]);

describe.each([
  ["the store", here],
  ["a service", there],
])("proofline impact of %s", (_, impact) => {
  it("prints how many facts of each kind rest on one", async () => {
    expect(await impact("SourceTable", table)).toEqual({
      code: 0,
      err: "",
      out: [
        `on SourceTable ${table} rest:`,
        "    2  Transformation",
        "    2  DatasetVersion",
        "    1  TrainingRun",
        "    1  ModelVersion",
        "    1  Approval",
        "    1  StageTransition",
        "    1  Deployment",
        "  521  Prediction",
        "",
      ].join("\n"),
    });
  });

  it("counts what used a range of data, says what may have, and narrows the predictions by time", async () => {
    const range = ["--data-from", "2026-09-30", "--served-from", "2026-09-21", "--served-to", "2026-09-22"];
    const { out } = await impact("SourceTable", table, ...range);
    expect(out).toContain("  2  Transformation\n");
    expect(out).toContain("520  Prediction\n");
    expect(out).toContain("1 reference to it does not say which data it used");
    const late = await impact("SourceTable", table, "--data-from", "2026-11-01");
    expect(late.out).toContain("  1  Transformation\n");
    expect(late.out).not.toContain("Prediction");
  });

  it("says that nothing rests on a fact, also of the past", async () => {
    expect((await impact("Prediction", `${p}r-1`)).out).toBe(`nothing rests on Prediction ${p}r-1\n`);
    const past = await impact("SourceTable", table, "--as-of", "2020-01-01");
    expect(past.out).toBe(`nothing rests on SourceTable ${table}\n`);
  });

  it("prints every prediction as a line of JSON, and goes on after any of them", async () => {
    const { code, out } = await impact("SourceTable", table, "--ndjson");
    expect(code).toBe(0);
    const lines = out.trimEnd().split("\n");
    const parsed = lines.map((line): { requestId: string; cursor: string } => JSON.parse(line));
    expect(parsed.map(({ requestId }) => requestId.slice(p.length))).toEqual([
      "req-42",
      ...Array.from({ length: 520 }, (_, i) => `r-${519 - i}`),
    ]);
    const rest = await impact("SourceTable", table, "--ndjson", "--after", parsed[99]?.cursor ?? "");
    expect(rest.out.trimEnd().split("\n")).toEqual(lines.slice(100));
  });

  it("prints no character that would move the cursor or turn the text, and the JSON still says it", async () => {
    const requestId = `${p}\u202e-turned`;
    const modelVersion = `${p}turning@1`;
    const made = { requestId, modelVersion, features: {}, prediction: 1, timestamp: "2026-09-21" };
    await service.client.record({ prediction: made });
    const { out } = await impact("ModelVersion", modelVersion, "--ndjson");
    expect(out).not.toContain("\u202e");
    expect(JSON.parse(out)).toMatchObject({ requestId });
  });

  it.each([
    ["a kind that is none", ["Table", "x"], "<kind>: must be one of SourceTable"],
    ["a fact that is not there", ["SourceTable", `${p}none`], "no SourceTable has the key"],
    ["a time that is none", ["SourceTable", table, "--served-from", "soon"], "--served-from: "],
    [
      "a range that ends before it begins",
      ["SourceTable", table, "--data-from", "2026-02-01", "--data-to", "2026-01-01"],
      "--data-to: must not be before",
    ],
    ["data of what has none", ["Deployment", `${p}d-7`, "--data-from", "2026-02-01"], "--data-from"],
    ["a cursor that is none", ["SourceTable", table, "--ndjson", "--after", "x"], "--after: is not a cursor"],
    ["a cursor of what has no lines", ["SourceTable", table, "--after", "x"], "--after: is for --ndjson"],
  ])("refuses %s", async (__, args, message) => {
    const { code, out, err } = await impact(...args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(message);
  });
});

it("leaves one Access for each page that a command reads, which says how many it asked for", async () => {
  await here("SourceTable", table, "--ndjson");
  const { accesses } = await service.client.ask<{ accesses: object }>(
    `{ accesses(first: 2, filter: { operation: "impact" }) { edges { node { fields pageSize facts { kind key } } } } }`,
  );
  const node = { fields: ["impact"], pageSize: 500, facts: [{ kind: "SourceTable", key: table }] };
  expect(accesses).toEqual({ edges: [{ node }, { node }] });
});
