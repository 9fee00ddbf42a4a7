import { beforeAll, describe, expect, it } from "vitest";
import { useService } from "../../support/client.js";
import { newPrefix } from "../../support/prefix.js";
import { allPages } from "./pages.js";

const service = useService();
const p = newPrefix();
const AT = "2026-11-01T10:00:00.000Z";

interface Page {
  readonly edges: readonly { cursor: string; node: { key: string; prediction: string; actual: unknown } }[];
  readonly pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}
const OUTCOMES = `query outcomes($filter: OutcomeFilter, $first: Int, $after: String) {
  outcomes(filter: $filter, first: $first, after: $after) {
    edges { cursor node { key prediction actual } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;
const page = async (variables: object) =>
  (await service.client.ask<{ outcomes: Page }>(OUTCOMES, { ...variables })).outcomes;
const keys = ({ edges }: Page) => edges.map(({ node }) => node.key.slice(p.length));

const made = (key: string, deployment: string) => ({
  prediction: {
    requestId: `${p}${key}`,
    deployment: `${p}${deployment}`,
    features: {},
    prediction: 1,
    timestamp: "2026-11-21T14:00:00Z",
  },
});
const outcome = (key: string, of: string, at: string) => ({
  outcome: { key: `${p}${key}`, prediction: `${p}${of}`, actual: { of }, at },
});

beforeAll(async () => {
  await service.client.record(
    {
      deployment: {
        key: `${p}d-1`,
        modelVersion: `${p}m@1`,
        environment: "production",
        startedAt: "2026-01-01T00:00:00Z",
      },
    },
    made("r-1", "d-1"),
    made("r-2", "d-2"),
    outcome("first", "r-1", "2026-10-31T00:00:00Z"),
    outcome("same-1", "r-1", AT),
    outcome("same-2", "r-2", AT),
    outcome("same-3", "r-1", AT),
    outcome("last", "r-1", "2026-11-02T00:00:00Z"),
    outcome("waits", "not-recorded", "2026-11-01T00:00:00Z"),
  );
});

describe("outcomes", () => {
  it.each([
    ["of a prediction", { prediction: `${p}r-1` }, ["last", "same-3", "same-1", "first"]],
    ["of a deployment's predictions", { deployment: `${p}d-1` }, ["last", "same-3", "same-1", "first"]],
  ])("%s are read in pages, each once, the newest first, equal times by key", async (_, filter, expected) => {
    for (const first of [1, 3, 4]) {
      const pages = await allPages(page, filter, first);
      expect(pages.flatMap(keys)).toEqual(expected);
      expect(pages).toHaveLength(Math.ceil(4 / first));
      expect(pages.map(({ pageInfo }) => pageInfo.hasPreviousPage)).toEqual(pages.map((__, i) => i > 0));
    }
  });

  it.each([
    ["from a time on", { prediction: `${p}r-1`, from: "2026-11-02" }, ["last"]],
    ["up to a time, not including it", { deployment: `${p}d-1`, to: AT }, ["first"]],
    ["of a deployment in a time", { deployment: `${p}d-2`, from: AT, to: "2026-11-02" }, ["same-2"]],
    ["of a prediction that another deployment served", { prediction: `${p}r-1`, deployment: `${p}d-2` }, []],
    ["of a prediction that nobody recorded yet", { prediction: `${p}not-recorded` }, ["waits"]],
  ])("%s", async (_, filter, expected) => {
    expect(keys(await page({ filter }))).toEqual(expected);
  });

  it("of all have what turned out to be true, and of which prediction", async () => {
    const own = (await page({ first: 1_000 })).edges.filter(({ node }) => node.key.startsWith(p));
    expect(own.map(({ node }) => [node.key.slice(p.length), node.actual])).toEqual([
      ["last", { of: "r-1" }],
      ["same-3", { of: "r-1" }],
      ["same-2", { of: "r-2" }],
      ["same-1", { of: "r-1" }],
      ["waits", { of: "not-recorded" }],
      ["first", { of: "r-1" }],
    ]);
  });

  it("say null of a value that was erased, and keep the rest", async () => {
    await service.client.record(outcome("erased", "r-2", "2026-10-01T00:00:00Z"));
    await service.client.ask(`mutation { erase(kind: Outcome, key: "${p}erased", reason: "asked") { key } }`);
    const { edges } = await page({ filter: { prediction: `${p}r-2`, to: "2026-10-02" } });
    expect(edges.map(({ node }) => node)).toEqual([
      { key: `${p}erased`, prediction: `${p}r-2`, actual: null },
    ]);
  });

  it.each([
    [
      "a prediction that is not there",
      { filter: { prediction: `${p}r-9` } },
      "NOT_FOUND",
      "filter.prediction",
    ],
    [
      "a deployment that is not there",
      { filter: { deployment: `${p}d-9` } },
      "NOT_FOUND",
      "filter.deployment",
    ],
    ["a cursor made up", { after: "hello" }, "BAD_USER_INPUT", "after"],
    ["a size over 1,000", { first: 1_001 }, "LIMIT_EXCEEDED", "first"],
    [
      "an end before the beginning",
      { filter: { from: "2026-11-22", to: "2026-11-21" } },
      "BAD_USER_INPUT",
      "filter.to",
    ],
  ])("refuse %s with its place", async (_, variables, code, path) => {
    const error = await service.client.refusal(OUTCOMES, { ...variables });
    expect(error.extensions).toEqual({ code, path });
  });

  it("leave an Access that names the prediction and the deployment, and counts the rows", async () => {
    await page({ filter: { prediction: `${p}r-1`, deployment: `${p}d-1` }, first: 7 });
    const { accesses } = await service.client.ask<{ accesses: object }>(
      `{ accesses(first: 1, filter: { operation: "outcomes" }) { edges { node { fields pageSize facts { kind key } } } } }`,
    );
    const facts = [
      { kind: "Prediction", key: `${p}r-1` },
      { kind: "Deployment", key: `${p}d-1` },
    ];
    expect(accesses).toEqual({ edges: [{ node: { fields: ["outcomes"], pageSize: 7, facts } }] });
  });
});
