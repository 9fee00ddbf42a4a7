import { beforeAll, describe, expect, it } from "vitest";
import { FACT_KINDS } from "../../../src/facts/kind.js";
import { SERVICE } from "../../../src/facts/role.js";
import type { Graph } from "../../../src/graph/graph.js";
import type { FactInput } from "../../../src/graph/recorder/factInput.js";
import { useService } from "../../support/client.js";
import { newPrefix } from "../../support/prefix.js";
import { openMigratedGraph, openRecorder } from "../../support/store.js";
import { allPages } from "./pages.js";

const service = useService();
const p = newPrefix();
const AT = "2026-11-21T14:02:11.000Z";

interface Page {
  readonly edges: readonly { cursor: string; node: { key: string } }[];
  readonly pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null };
}
const EDGES = "edges { cursor node { key } } pageInfo { hasNextPage hasPreviousPage endCursor }";
const ACCESSES = `query ($filter: AccessFilter, $first: Int, $after: String) {
  accesses(filter: $filter, first: $first, after: $after) { ${EDGES} }
}`;
const ALERTS = `query ($filter: AlertFilter, $first: Int, $after: String) {
  alerts(filter: $filter, first: $first, after: $after) { ${EDGES} }
}`;
const accesses = async (variables: object) =>
  (await service.client.ask<{ accesses: Page }>(ACCESSES, { ...variables })).accesses;
const alerts = async (variables: object) =>
  (await service.client.ask<{ alerts: Page }>(ALERTS, { ...variables })).alerts;
const keys = ({ edges }: Page) => edges.map(({ node }) => node.key.slice(p.length));

const access = (key: string, more: object = {}) => ({
  access: {
    key: `${p}${key}`,
    system: `${p}registry`,
    principal: `${p}ann`,
    operation: "download",
    facts: [{ kind: "ModelVersion", key: `${p}m@1` }],
    at: AT,
    outcome: "ALLOWED",
    ...more,
  },
});

/** What Proofline says of itself. */
async function recordOwn(...facts: readonly FactInput[]): Promise<void> {
  const graph: Graph = await openMigratedGraph();
  const recorder = openRecorder(graph);
  await recorder.record(facts, SERVICE);
  await recorder[Symbol.asyncDispose]();
  await graph[Symbol.asyncDispose]();
}

const number = (i: number) => String(i).padStart(3, "0");

beforeAll(async () => {
  await service.client.record(
    ...Array.from({ length: 100 }, (_, i) =>
      access(`same-${number(i)}`, { outcome: i % 3 === 0 ? "DENIED" : "ALLOWED" }),
    ),
    access("early", { at: "2026-11-21T14:02:10.999Z", address: "192.0.2.7", userAgent: "curl/8" }),
    access("late", { at: "2026-11-21T14:02:11.001Z", outcome: "DENIED", operation: "list" }),
    access("bob", { principal: `${p}bob`, system: `${p}warehouse`, facts: [] }),
  );
});

describe("an access that another system reported", () => {
  const FIELDS = `{
    key index system principal roles operation fields facts { kind key } named factCount factsSha256 pageSize
    requestSha256 requestNonce address userAgent at outcome code count recordedBy recordedAt leafHash
  }`;
  const read = async (key: string) => {
    const query = `query ($filter: AccessFilter) { accesses(filter: $filter, first: 200) { edges { node ${FIELDS} } } }`;
    const answer = await service.client.ask<{
      accesses: { edges: { node: { key: string } }[] };
    }>(query, { filter: { system: `${p}registry` } });
    return answer.accesses.edges.find(({ node }) => node.key === p + key)?.node;
  };

  it("is shown as it was reported, and when and by whom", async () => {
    expect(await read("early")).toEqual({
      key: `${p}early`,
      index: expect.any(Number),
      system: `${p}registry`,
      principal: `${p}ann`,
      roles: [],
      operation: "download",
      fields: [],
      facts: [{ kind: "ModelVersion", key: `${p}m@1` }],
      named: [`ModelVersion ${p}m@1`],
      factCount: 1,
      factsSha256: null,
      pageSize: null,
      requestSha256: null,
      requestNonce: null,
      address: "192.0.2.7",
      userAgent: "curl/8",
      at: "2026-11-21T14:02:10.999Z",
      outcome: "ALLOWED",
      code: null,
      count: 1,
      recordedBy: "local",
      recordedAt: expect.stringMatching(/^2\d{3}-.*Z$/),
      leafHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it("has no address and no user agent once they are erased", async () => {
    await service.client.record(access("erased", { address: "192.0.2.8", userAgent: "curl/8" }));
    const erase = `mutation ($key: ID!) { erase(kind: Access, key: $key, reason: "asked for") { index } }`;
    await service.client.ask(erase, { key: `${p}erased` });
    expect(await read("erased")).toMatchObject({ address: null, userAgent: null, principal: `${p}ann` });
  });

  it("can be recorded by its own mutation, and can't be of Proofline", async () => {
    const mutation = "mutation ($input: AccessInput!) { recordAccess(input: $input) { kind duplicate } }";
    const input = access("single").access;
    expect(await service.client.ask(mutation, { input })).toEqual({
      recordAccess: { kind: "Access", duplicate: false },
    });
    const error = await service.client.refusal(mutation, { input: { ...input, system: "proofline" } });
    expect(error.extensions).toEqual({ code: "BAD_USER_INPUT", path: "input.system" });
  });

  it.each(FACT_KINDS)("is found by a %s that it names", async (kind) => {
    const fact = { kind, key: `${p}named-${kind}` };
    await service.client.record(access(`of-${kind}`, { principal: `${p}${kind}`, facts: [fact] }));
    expect(keys(await accesses({ filter: { fact } }))).toEqual([`of-${kind}`]);
  });
});

describe("paging", () => {
  const filter = { principal: `${p}ann`, to: "2026-11-21T14:02:11.002Z" };
  const expected = [
    "late",
    ...["single", ...Array.from({ length: 100 }, (_, i) => `same-${number(99 - i)}`), "erased"],
    "early",
  ];

  it.each([1_000, 103, 50, 7])(
    "%i at a time goes once through all, the newest first, equal times by key",
    async (first) => {
      const pages = await allPages(accesses, filter, first);
      expect(pages.flatMap(keys)).toEqual(expected);
      expect(pages.map(({ pageInfo }) => pageInfo.hasPreviousPage)).toEqual(pages.map((_, i) => i > 0));
    },
  );

  it.each([1_000, 7])("%i at a time merges both outcomes where nobody is named", async (first) => {
    const pages = await allPages(accesses, { system: `${p}registry`, from: AT, to: AT_END }, first);
    expect(pages.flatMap(keys).filter((key) => /^s/.test(key))).toEqual(expected.slice(1, -2));
  });
  const AT_END = "2026-11-21T14:02:11.001Z";

  it("goes through all accesses without a filter, too", async () => {
    const { edges } = await accesses({ first: 1_000 });
    expect(edges.length).toBeGreaterThan(100);
  });
});

describe("a filter of accesses", () => {
  const ann = { principal: `${p}ann` };

  it.each([
    ["by principal", { principal: `${p}bob` }, ["bob"]],
    ["by a principal that is not there", { principal: `${p}nobody` }, []],
    ["by system", { system: `${p}warehouse` }, ["bob"]],
    ["by principal and system", { ...ann, system: `${p}warehouse` }, []],
    ["by operation", { ...ann, operation: "list" }, ["late"]],
    [
      "by operation, outcome and system",
      { system: `${p}registry`, operation: "list", outcome: "DENIED" },
      ["late"],
    ],
    ["by operation and the other outcome", { ...ann, operation: "list", outcome: "ALLOWED" }, []],
    ["by principal and outcome", { ...ann, outcome: "DENIED", from: "2026-11-21T14:02:11.001Z" }, ["late"]],
    ["up to a time, not including it", { ...ann, to: AT }, ["early"]],
    ["between a time and itself", { ...ann, from: AT, to: AT }, []],
    ["by fact, up to a time", { fact: { kind: "ModelVersion", key: `${p}m@1` }, to: AT }, ["early"]],
    [
      "by fact, principal, system, operation and outcome",
      {
        ...ann,
        fact: { kind: "ModelVersion", key: `${p}m@1` },
        system: `${p}registry`,
        operation: "list",
        outcome: "DENIED",
      },
      ["late"],
    ],
    [
      "by fact and another principal",
      { principal: `${p}bob`, fact: { kind: "ModelVersion", key: `${p}m@1` } },
      [],
    ],
    ["by another kind's fact of that key", { fact: { kind: "Deployment", key: `${p}m@1` } }, []],
    ["by a fact that is not there", { fact: { kind: "Prediction", key: `${p}nothing` } }, []],
  ])("%s", async (_, filter, expected) => {
    expect(keys(await accesses({ filter }))).toEqual(expected);
  });
});

describe("Proofline's own accesses", () => {
  it("tell by principal, roles and root fields who read a prediction, and the report tells it as well", async () => {
    const requestId = `${p}r-1`;
    await service.client.record({
      prediction: { requestId, features: {}, prediction: 1, timestamp: AT, modelVersion: `${p}m@1` },
    });
    const REPORT = `query Audit($requestId: ID!, $first: Int, $after: String) {
      auditReport(requestId: $requestId) {
        accesses(first: $first, after: $after) {
          edges { node { system principal roles operation fields facts { kind key } factCount outcome requestSha256 requestNonce } }
          pageInfo { hasNextPage endCursor }
        }
      }
    }`;
    interface Report {
      readonly auditReport: { accesses: { edges: { node: unknown }[]; pageInfo: { endCursor: string } } };
    }
    await service.client.ask(REPORT, { requestId });
    const second = (await service.client.ask<Report>(REPORT, { requestId, first: 1 })).auditReport.accesses;
    const own = {
      system: "proofline",
      principal: "local",
      roles: ["ADMIN"],
      operation: "Audit",
      fields: ["auditReport"],
      facts: [{ kind: "Prediction", key: requestId }],
      factCount: 1,
      outcome: "ALLOWED",
      requestSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      requestNonce: expect.stringMatching(/^[0-9a-f]{64}$/),
    };
    expect(second.edges).toEqual([{ node: own }]);
    const filter = { fact: { kind: "Prediction", key: requestId }, operation: "auditReport" };
    expect((await accesses({ filter })).edges.length).toBeGreaterThanOrEqual(2);
    expect(
      (await accesses({ filter: { ...filter, operation: "Audit" } })).edges.length,
    ).toBeGreaterThanOrEqual(2);
    expect((await accesses({ filter: { ...filter, operation: "Aud" } })).edges).toEqual([]);
  });

  it("are found by one of many fields, and skipped where their list was too long to stay plain", async () => {
    const own = (key: string, fields: readonly string[]): FactInput => ({
      kind: "Access",
      input: { ...access(key, { principal: `${p}own`, operation: "many", facts: [] }).access, fields },
      path: "access",
    });
    const long = Array.from({ length: 500 }, (_, i) => `field-number-${i}`);
    await recordOwn(own("short", ["one", "two"]), own("long", ["two", ...long]));
    const operation = "two";
    for (const filter of [{ principal: `${p}own` }, { system: `${p}registry` }])
      expect(keys(await accesses({ filter: { ...filter, operation } }))).toEqual(["short"]);
    expect(keys(await accesses({ filter: { principal: `${p}own` } }))).toEqual(["short", "long"]);
  });
});

describe("alerts", () => {
  const alert = (key: string, more: object = {}): FactInput => ({
    kind: "Alert",
    input: {
      key: `${p}${key}`,
      rule: `${p}MANY_DENIALS`,
      principal: `${p}ann`,
      message: "34 refusals",
      evidence: { refusals: 34 },
      at: AT,
      accesses: [{ kind: "Access", key: `${p}late` }],
      ...more,
    },
    path: "alert",
  });

  beforeAll(async () => {
    await recordOwn(
      alert("a-1"),
      alert("a-2"),
      alert("a-3", { at: "2026-11-21T14:02:12Z" }),
      alert("a-4", { principal: `${p}bob`, at: "2026-11-20T00:00:00Z" }),
      alert("a-5", { rule: `${p}BULK`, at: "2026-11-22T00:00:00Z" }),
    );
  });

  it("are shown with their evidence and the accesses that raised them", async () => {
    const query = `query ($filter: AlertFilter) {
      alerts(filter: $filter) { edges { node { key index rule principal message evidence at accesses { kind key } recordedAt leafHash } } }
    }`;
    expect(await service.client.ask(query, { filter: { rule: `${p}BULK` } })).toEqual({
      alerts: {
        edges: [
          {
            node: {
              key: `${p}a-5`,
              index: expect.any(Number),
              rule: `${p}BULK`,
              principal: `${p}ann`,
              message: "34 refusals",
              evidence: { refusals: 34 },
              at: "2026-11-22T00:00:00.000Z",
              accesses: [{ kind: "Access", key: `${p}late` }],
              recordedAt: expect.any(String),
              leafHash: expect.stringMatching(/^[0-9a-f]{64}$/),
            },
          },
        ],
      },
    });
  });

  it.each([1_000, 2, 1])("come %i at a time, the newest first, equal times by key", async (first) => {
    const pages = await allPages(alerts, { rule: `${p}MANY_DENIALS` }, first);
    expect(pages.flatMap(keys)).toEqual(["a-3", "a-2", "a-1", "a-4"]);
  });

  it.each([
    ["by principal", { principal: `${p}bob` }, ["a-4"]],
    ["by principal and rule", { principal: `${p}bob`, rule: `${p}BULK` }, []],
    ["from a time on", { principal: `${p}ann`, from: "2026-11-21T14:02:12Z" }, ["a-5", "a-3"]],
    ["up to a time, not including it", { rule: `${p}MANY_DENIALS`, to: AT }, ["a-4"]],
  ])("can be had %s", async (_, filter, expected) => {
    expect(keys(await alerts({ filter }))).toEqual(expected);
  });

  it("can be raised by nobody but Proofline", async () => {
    const error = await service.client.refusal("mutation { recordAlert(input: {}) { index } }");
    expect(error.extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
  });
});

describe("misuse", () => {
  it.each([
    ["a negative size", ACCESSES, { first: -1 }, "BAD_USER_INPUT", "first"],
    ["a size over 1,000", ACCESSES, { first: 1_001 }, "LIMIT_EXCEEDED", "first"],
    ["a cursor made up", ACCESSES, { after: "hello" }, "BAD_USER_INPUT", "after"],
    [
      "a time that is none",
      ACCESSES,
      { filter: { from: "2026-02-30T00:00:00Z" } },
      "BAD_USER_INPUT",
      "filter.from",
    ],
    ["a size of alerts over 1,000", ALERTS, { first: 1_001 }, "LIMIT_EXCEEDED", "first"],
    ["an empty cursor of alerts", ALERTS, { after: "" }, "BAD_USER_INPUT", "after"],
    [
      "an end before the beginning",
      ACCESSES,
      { filter: { from: "2026-11-22", to: "2026-11-21" } },
      "BAD_USER_INPUT",
      "filter.to",
    ],
    [
      "an end before the beginning of alerts",
      ALERTS,
      { filter: { from: "2026-11-22", to: "2026-11-21" } },
      "BAD_USER_INPUT",
      "filter.to",
    ],
    ["a time in words", ALERTS, { filter: { to: "yesterday" } }, "BAD_USER_INPUT", "filter.to"],
  ])("%s is refused with its place", async (_, query, variables, code, path) => {
    const error = await service.client.refusal(query, { ...variables });
    expect(error.extensions).toEqual({ code, path });
  });
});
