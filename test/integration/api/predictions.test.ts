import { beforeAll, describe, expect, it } from "vitest";
import { useService } from "../../support/client.js";
import { newPrefix } from "../../support/prefix.js";
import { allPages } from "./pages.js";

const service = useService();
const p = newPrefix();
const AT = "2026-11-21T14:02:11.000Z";

interface Page {
  readonly edges: readonly { cursor: string; node: { requestId: string; timestamp: string } }[];
  readonly pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}
const PREDICTIONS = `query ($filter: PredictionFilter, $first: Int, $after: String) {
  predictions(filter: $filter, first: $first, after: $after) {
    edges { cursor node { requestId timestamp } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;
const page = async (variables: object) =>
  (await service.client.ask<{ predictions: Page }>(PREDICTIONS, { ...variables })).predictions;
const ids = ({ edges }: Page) => edges.map(({ node }) => node.requestId.slice(p.length));

const number = (i: number) => String(i).padStart(3, "0");
const prediction = (key: string, timestamp: string, from: object) => ({
  prediction: { requestId: `${p}${key}`, features: {}, prediction: 1, timestamp, ...from },
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
    {
      deployment: {
        key: `${p}d-0`,
        modelVersion: `${p}m@1`,
        environment: "staging",
        startedAt: "2026-01-01",
      },
    },
    ...Array.from({ length: 250 }, (_, i) => prediction(`same-${number(i)}`, AT, { deployment: `${p}d-1` })),
    prediction("early", "2026-11-21T14:02:10.999Z", { deployment: `${p}d-1` }),
    prediction("late", "2026-11-21T14:02:11.001Z", { deployment: `${p}d-1` }),
    prediction("direct", "2026-11-20T00:00:00Z", { modelVersion: `${p}m@1` }),
    prediction("other", "2026-11-20T00:00:00Z", { deployment: `${p}d-2`, modelVersion: `${p}m@1` }),
  );
});

describe("paging", () => {
  const filter = { deployment: `${p}d-1` };
  const expected = ["late", ...Array.from({ length: 250 }, (_, i) => `same-${number(249 - i)}`), "early"];

  it.each([1_000, 252, 251, 100, 7])(
    "%i at a time goes once through all, the newest first, equal times by key",
    async (first) => {
      const pages = await allPages(page, filter, first);
      expect(pages.flatMap(ids)).toEqual(expected);
      expect(pages).toHaveLength(Math.ceil(252 / first));
      expect(pages.map(({ pageInfo }) => pageInfo.hasPreviousPage)).toEqual(pages.map((_, i) => i > 0));
    },
  );

  it("has 50 to a page, where nothing is said", async () => {
    const { edges, pageInfo } = await page({ filter });
    expect(edges).toHaveLength(50);
    expect(pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: edges[0]?.cursor,
      endCursor: edges[49]?.cursor,
    });
  });

  it("of none says whether there is more", async () => {
    expect(await page({ filter, first: 0 })).toEqual({
      edges: [],
      pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });

  it("goes on where it was while new predictions arrive", async () => {
    const first = await page({ filter: { requestIds: [`${p}late`, `${p}early`, `${p}newer`] }, first: 1 });
    expect(ids(first)).toEqual(["late"]);
    await service.client.record(prediction("newer", "2026-11-22T00:00:00Z", { deployment: `${p}d-3` }));
    const second = await page({
      filter: { requestIds: [`${p}late`, `${p}early`, `${p}newer`] },
      first: 1,
      after: first.pageInfo.endCursor,
    });
    expect(ids(second)).toEqual(["early"]);
  });

  it("goes through all predictions without a filter, too", async () => {
    const { edges } = await page({ first: 1_000 });
    const times = edges.map(({ node }) => node.timestamp);
    expect(times).toEqual(times.toSorted().reverse());
    expect(edges.length).toBeGreaterThan(250);
  });
});

describe("a filter", () => {
  const own = [`${p}d-1`, `${p}d-2`];

  it.each([
    [
      "by request ids, in order of time, each once",
      { requestIds: [`${p}early`, `${p}late`, `${p}early`, "nobody"] },
      ["late", "early"],
    ],
    ["by no request ids", { requestIds: [] }, []],
    ["by a deployment without predictions", { deployment: `${p}d-0` }, []],
    ["by a deployment that was only referred to", { deployment: own[1] }, ["other"]],
    ["from a date on, its start in UTC", { deployment: own[1], from: "2026-11-20" }, ["other"]],
    ["up to a date, its start in UTC", { deployment: own[1], to: "2026-11-20" }, []],
    ["from a time on", { deployment: own[0], from: "2026-11-21T14:02:11.001Z" }, ["late"]],
    ["up to a time, not including it", { deployment: own[0], to: AT }, ["early"]],
    ["between times", { deployment: own[0], from: "2026-11-21T14:02:10.999Z", to: AT }, ["early"]],
    ["between a time and itself", { deployment: own[0], from: AT, to: AT }, []],
    ["with an offset", { deployment: own[0], to: "2026-11-21T15:02:11+01:00" }, ["early"]],
    [
      "by deployment and request id",
      { deployment: own[1], requestIds: [`${p}other`, `${p}late`] },
      ["other"],
    ],
    ["by model version and deployment", { modelVersion: `${p}m@1`, deployment: own[1] }, []],
    [
      "by a model version until a time: its deployments', and those it is said to have made",
      { modelVersion: `${p}m@1`, to: "2026-11-21T00:00:00Z" },
      ["direct"],
    ],
    [
      "by a model version from a time on",
      { modelVersion: `${p}m@1`, from: "2026-11-21T14:02:11.001Z" },
      ["late"],
    ],
  ])("%s", async (_, filter, expected) => {
    expect(ids(await page({ filter }))).toEqual(expected);
  });
});

describe("misuse", () => {
  it.each([
    ["a negative size", { first: -1 }, "BAD_USER_INPUT", "first"],
    ["a size over 1,000", { first: 1_001 }, "LIMIT_EXCEEDED", "first"],
    ["a cursor made up", { after: "hello" }, "BAD_USER_INPUT", "after"],
    ["an empty cursor", { after: "" }, "BAD_USER_INPUT", "after"],
    [
      "a cursor of another time than it says",
      { after: Buffer.from("2026-02-30T00:00:00.000Z x").toString("base64url") },
      "BAD_USER_INPUT",
      "after",
    ],
    [
      "over 1,000 request ids",
      { filter: { requestIds: Array.from({ length: 1_001 }, String) } },
      "LIMIT_EXCEEDED",
      "filter.requestIds",
    ],
    [
      "an end before the beginning",
      { filter: { from: "2026-11-22", to: "2026-11-21T23:59:59.999Z" } },
      "BAD_USER_INPUT",
      "filter.to",
    ],
    ["a model that is not there", { filter: { model: `${p}nobody` } }, "NOT_FOUND", "filter.model"],
    [
      "a model version that is not there",
      { filter: { modelVersion: `${p}m@2` } },
      "NOT_FOUND",
      "filter.modelVersion",
    ],
    [
      "a deployment that is not there",
      { filter: { deployment: `${p}nobody`, requestIds: [`${p}late`] } },
      "NOT_FOUND",
      "filter.deployment",
    ],
    ["a time that is none", { filter: { from: "2026-02-30T00:00:00Z" } }, "BAD_USER_INPUT", "filter.from"],
  ])("%s is refused with its place", async (_, variables, code, path) => {
    const error = await service.client.refusal(PREDICTIONS, { ...variables });
    expect(error.extensions).toEqual({ code, path });
  });

  it("a name in another case is told the one that is there, and not repeated", async () => {
    const asked = `${p}D-1`.toUpperCase();
    const { message } = await service.client.refusal(PREDICTIONS, { filter: { deployment: asked } });
    expect(message).toMatch(
      new RegExp(`^filter\\.deployment: no deployment has that key: there is "${p}d-1"`),
    );
    expect(message).not.toContain(asked);
    const model = await service.client.refusal(PREDICTIONS, { filter: { model: `${p}M` } });
    expect(model.message).toContain(`filter.model: no model has that name: there is "${p}m"`);
  });

  it("an unknown member of the filter is refused", async () => {
    const error = await service.client.refusal(PREDICTIONS, { filter: { rumour: "m" } });
    expect(error.extensions.code).toBe("BAD_USER_INPUT");
  });
});
