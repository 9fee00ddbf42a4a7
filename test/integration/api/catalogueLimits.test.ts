import { beforeAll, describe, expect, it } from "vitest";
import { useService } from "../../support/client.js";
import { newPrefix } from "../../support/prefix.js";
import { trailFacts } from "../../support/trailFacts.js";

const service = useService();
const p = newPrefix();
const MODEL = `${p}credit-risk@7`;
const DEPLOYMENTS = 101;

beforeAll(async () => {
  const more = Array.from({ length: DEPLOYMENTS - 1 }, (_, i) => ({
    deployment: {
      key: `${p}more-${i}`,
      modelVersion: MODEL,
      environment: "test",
      startedAt: "2026-10-05T09:00:00Z",
    },
  }));
  await service.client.record(...trailFacts(p), ...more);
});

const nested = (levels: number, filter: unknown): unknown =>
  levels === 0 ? filter : { NOT: nested(levels - 1, filter) };
const BY_VARIABLE = "query ($where: ModelVersionWhere) { modelVersions(where: $where) { key } }";

/** The code of a refusal and what the audit says of it. */
async function refused(query: string, variables: Readonly<Record<string, unknown>> = {}) {
  const name = `Refused${newPrefix().replace("-", "")}`;
  const named = query.startsWith("query")
    ? query.replace("query", `query ${name}`)
    : `query ${name} ${query}`;
  const { message, extensions } = await service.client.refusal(named, variables);
  const { accesses } = await service.client.ask<{ accesses: { edges: { node: { code: string } }[] } }>(
    "query ($name: String!) { accesses(filter: { operation: $name }) { edges { node { code } } } }",
    { name },
  );
  expect(accesses.edges.map(({ node }) => node.code)).toEqual([extensions.code]);
  return { code: extensions.code, message };
}

describe("a filter", () => {
  it("that nests deeper than Neo4j's planner can walk is refused, in the query and in its variables", async () => {
    const literal = `${"NOT:{".repeat(40)}key:{eq:"p"}${"}".repeat(40)}`;
    expect((await refused(`{ modelVersions(where:{${literal}}) { key } }`)).code).toBe("LIMIT_EXCEEDED");
    expect((await refused(BY_VARIABLE, { where: nested(60, { key: { eq: MODEL } }) })).message).toContain(
      "where: is nested deeper than 32 levels",
    );
    // split between both
    expect(
      (
        await refused(
          `query ($where: ModelVersionWhere!) { modelVersions(where: ${"{NOT:".repeat(20)}$where${"}".repeat(20)}) { key } }`,
          { where: nested(20, { key: { eq: MODEL } }) },
        )
      ).code,
    ).toBe("LIMIT_EXCEEDED");
  });

  it("with a condition that is null is refused, but for what compares with null", async () => {
    for (const filter of [
      "{ key: null }",
      "{ NOT: null }",
      "{ OR: [{ index: null }] }",
      "{ deployments: null }",
    ])
      expect((await refused(`{ modelVersions(where: ${filter}) { key } }`)).code, filter).toBe(
        "BAD_USER_INPUT",
      );
    expect((await refused(BY_VARIABLE, { where: { NOT: { index: null } } })).message).toBe(
      "where.NOT.index: must not be null: leave it out, or compare with eq: null",
    );
    expect(await service.client.ask(BY_VARIABLE, { where: { key: { eq: null } } })).toEqual({
      modelVersions: [],
    });
  });

  it("of the types of what is joined to a fact is refused, and possible through its connection", async () => {
    const where = (filter: string) => `{ transformations(where: ${filter}) { key } }`;
    const joined = "{ reads: { some: { OR: [{ typename: [SourceTable] }] } } }";
    expect(await refused(where(joined))).toMatchObject({
      code: "BAD_USER_INPUT",
      message:
        "where.reads.some.OR.typename: is possible in the filter of a connection: there node has typename",
    });
    await service.client.ask(where("{ readsConnection: { some: { node: { typename: [SourceTable] } } } }"));
  });

  it("of a depth that people write is answered", async () => {
    const { modelVersions } = await service.client.ask<{ modelVersions: unknown[] }>(BY_VARIABLE, {
      where: nested(10, { key: { eq: MODEL } }),
    });
    expect(modelVersions).toEqual([{ key: MODEL }]);
  });

  it("has lists of 1,000 items and no more, in the query and in its variables", async () => {
    const keys = (count: number) => Array.from({ length: count }, (_, i) => `${p}${i}`);
    const among = (count: number) => ({ where: { key: { in: [...keys(count - 1), MODEL] } } });
    expect(await service.client.ask(BY_VARIABLE, among(1_000))).toEqual({ modelVersions: [{ key: MODEL }] });
    expect((await refused(BY_VARIABLE, among(1_001))).code).toBe("LIMIT_EXCEEDED");
    const literal = JSON.stringify(keys(1_001));
    expect(
      (await refused(`{ modelVersions(where: { key: { in: ${literal} } }) { key } }`)).message,
    ).toContain("where.key.in: has a list of 1001 items");
  });

  it("counts a variable as often as it is used", async () => {
    const keys = Array.from({ length: 1_000 }, (_, i) => `${p}${i}`);
    const query = (uses: number) =>
      `query ($keys: [ID!]) { modelVersions(where: { OR: [${"{ key: { in: $keys } }".repeat(uses)}] }) { key } }`;
    expect(await service.client.ask(query(5), { keys })).toEqual({ modelVersions: [] });
    expect((await refused(query(12), { keys })).message).toContain(
      "where: the query's arguments have more than 10000 values in all",
    );
  });

  it("has as many conditions as Neo4j can plan, in all filters of a query together", async () => {
    const OR = (count: number) => Array.from({ length: count }, (_, i) => ({ key: { eq: `${p}${i}` } }));
    expect(await service.client.ask(BY_VARIABLE, { where: { OR: OR(50) } })).toEqual({ modelVersions: [] });
    expect(await refused(BY_VARIABLE, { where: { OR: OR(100) } })).toEqual({
      code: "LIMIT_EXCEEDED",
      message: "modelVersions: a query's filters have at most 200 conditions in all",
    });
    const twice = `query ($where: ModelVersionWhere) {
      modelVersions(where: $where) { key } modelVersionsConnection(where: $where) { totalCount }
    }`;
    expect((await refused(twice, { where: { OR: OR(60) } })).code).toBe("LIMIT_EXCEEDED");
  });
});

describe("a limit", () => {
  it.each([
    ["of a list", "{ deployments(limit: 0) { key } }", "limit"],
    ["of a list within a list", "{ modelVersions(limit: 1) { deployments(limit: 0) { key } } }", "limit"],
    ["of a connection", "{ deploymentsConnection(first: 0) { totalCount } }", "first"],
    ["in a variable", "query ($n: Int = 0) { deployments(limit: $n) { key } }", "limit"],
  ])("%s that is 0 would be none, and is refused", async (_, query, name) => {
    expect(await refused(query)).toEqual({ code: "BAD_USER_INPUT", message: `${name}: must be at least 1` });
  });
});

describe("nested lists", () => {
  it("are multiplied, and refused where a row of them could be too large", async () => {
    const three = (limit: string) => {
      const level = `modelVersion { deployments${limit} {`;
      return `{ modelVersions { deployments${limit} { ${level} ${level} key } } } } } } }`;
    };
    expect(await refused(three(""))).toEqual({
      code: "LIMIT_EXCEEDED",
      message: expect.stringMatching(/^modelVersions: may answer with 1000000 values .* give smaller limits/),
    });
    await expect(service.client.ask(three("(limit: 10)"))).resolves.toBeDefined();
  });

  it("are multiplied in a connection, which Neo4j answers in one row", async () => {
    const query = (first: number) =>
      `{ deploymentsConnection(first: ${first}) { edges { node { modelVersion { deployments(limit: 200) { key } } } } } }`;
    expect((await refused(query(1_000))).message).toContain("may answer with 200000 values in one row");
    await expect(service.client.ask(query(10))).resolves.toBeDefined();
  });

  it("are as many as Neo4j can plan", async () => {
    const around = (levels: number): string => {
      if (levels === 0) return "key";
      const version = `modelVersion { ${around(levels - 1)} }`;
      const deployments = `deployments(limit: 1) { ${version} }`;
      const transitions = `stageTransitions(limit: 1) { ${version} ${deployments} }`;
      return `key approvals(limit: 1) { ${version} ${transitions} } ${transitions} ${deployments}`;
    };
    await expect(service.client.ask(`{ modelVersions(limit: 1) { ${around(1)} } }`)).resolves.toBeDefined();
    expect((await refused(`{ modelVersions(limit: 1) { ${around(3)} } }`)).message).toBe(
      "modelVersions: a query has at most 100 lists in all",
    );
  });

  it("count one where they are of one reference, or asked for by key", async () => {
    const query = `query ($model: ID!) { modelVersions(where: { key: { eq: $model } }) {
      key producedBy { trainedOn { key writtenBy { job reads { key } } } }
    } }`;
    const { modelVersions } = await service.client.ask<{ modelVersions: object[] }>(query, { model: MODEL });
    expect(modelVersions).toHaveLength(1);
  });

  it("are counted in fragments, once each however often they are spread", async () => {
    const spread = "{ deployments(limit: 1) { ...A modelVersion { deployments(limit: 100) { ...A } } } }";
    const fragments = "fragment A on Deployment { key ...B ...B } fragment B on Deployment { environment }";
    await expect(service.client.ask(`${spread} ${fragments}`)).resolves.toBeDefined();
    const wide = `{ deployments { ...A } } fragment A on Deployment { modelVersion { deployments(limit: 1000) { ...B } } }
      fragment B on Deployment { modelVersion { deployments(limit: 1000) { key } } }`;
    expect((await refused(wide)).code).toBe("LIMIT_EXCEEDED");
  });

  it("of an answer that is too large in all end it, with what to do", async () => {
    const query = `query Large ($from: ID!) {
      deployments(where: { key: { startsWith: $from } }, limit: ${DEPLOYMENTS}) {
        modelVersion { deployments(limit: ${DEPLOYMENTS}) { key index recordedAt recordedBy environment startedAt } }
      }
    }`;
    const { extensions, message } = await service.client.refusal(query, { from: p });
    expect(extensions.code).toBe("LIMIT_EXCEEDED");
    expect(message).toContain("give smaller limits");
    const few = query.replace(`limit: ${DEPLOYMENTS}`, "limit: 5");
    await expect(service.client.ask(few, { from: p })).resolves.toBeDefined();
  });
});
