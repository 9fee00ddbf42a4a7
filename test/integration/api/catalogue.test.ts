import {
  buildClientSchema,
  type GraphQLSchema,
  getIntrospectionQuery,
  type IntrospectionQuery,
  isObjectType,
} from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { useService } from "../../support/client.js";
import { newPrefix } from "../../support/prefix.js";
import { besideTrail, TIMES, trailFacts } from "../../support/trailFacts.js";

const service = useService();
const p = newPrefix();
const ask = (query: string) => service.client.ask<Record<string, unknown>>(query.replaceAll("P~", p));

beforeAll(async () => {
  await service.client.record(...trailFacts(p), ...besideTrail(p));
});

describe("the catalogue", () => {
  it("walks from a model version to its sources", async () => {
    expect(
      await ask(`{ modelVersions(where: {key: {eq: "P~credit-risk@7"}}) {
        producedBy { trainedOn(sort: {key: ASC}) { key writtenBy { reads { key ... on SourceTable { owner } } } } }
      } }`),
    ).toEqual({
      modelVersions: [
        {
          producedBy: [
            {
              trainedOn: ["loans-test@1", "loans@1"].map((key) => ({
                key: `${p}${key}`,
                writtenBy: [{ reads: [{ key: `${p}warehouse/loans`, owner: "Data Office" }] }],
              })),
            },
          ],
        },
      ],
    });
  });

  it("answers under any name that is asked for, within facts, connections and fragments, too", async () => {
    expect(
      await ask(`{ found: sourceTables(where: {key: {eq: "P~warehouse/loans"}}) {
        who: owner owner description: key c: columns { type: name name: type }
        runs: transformations(limit: 1) { work: job ...F }
        sent: transformationsConnection(first: 1) { n: totalCount edges: totalCount ...C e: edges { p: properties { rows: rowCount } } }
      } }
      fragment F on Transformation { out: datasetVersions(limit: 1, where: {key: {eq: "P~loans@1"}}) { rows: rowCount } }
      fragment C on SourceTableTransformationsConnection {
        page: pageInfo { more: hasNextPage less: hasPreviousPage from: startCursor } e: edges { at: cursor cursor n: node { work: job } }
      }`),
    ).toEqual({
      found: [
        {
          ...{ who: "Data Office", owner: "Data Office", description: `${p}warehouse/loans` },
          c: [{ type: "amount", name: "int" }],
          runs: [{ work: "clean-loans", out: [{ rows: 80_000 }] }],
          sent: {
            ...{ n: 1, edges: 1, page: { more: false, less: false, from: expect.any(String) } },
            e: [
              {
                ...{ at: expect.any(String), cursor: expect.any(String) },
                ...{ p: { rows: 100_000 }, n: { work: "clean-loans" } },
              },
            ],
          },
        },
      ],
    });
  });

  it.each([
    [
      "{ sourceTables { transformationsConnection { a: edges { node { key } } b: edges { node { key: job } } } } }",
      "SourceTableTransformationsConnection.edges has one name in a document, and not a and b",
    ],
    [
      "{ sourceTables { columnsText: owner columns { name } } }",
      "SourceTable.owner can't be named columnsText",
    ],
  ])("refuses a name that it can't answer under: %s", async (query, message) => {
    expect(await service.client.refusal(query)).toMatchObject({
      message,
      extensions: { code: "GRAPHQL_VALIDATION_FAILED" },
    });
  });

  it("takes a date for its start in UTC, as everything does", async () => {
    const [key, modelVersion] = [`${p}d-dated`, `${p}dated@1`];
    await service.client.record({
      deployment: { key, modelVersion, environment: "test", startedAt: "2026-10-05" },
    });
    const started = async (where: string) =>
      ask(`{ deployments(where: {key: {eq: "${key}"}, startedAt: {${where}}}) { startedAt } }`);
    const found = { deployments: [{ startedAt: "2026-10-05T00:00:00.000Z" }] };
    expect(await started('eq: "2026-10-05"')).toEqual(found);
    expect(await started('lt: "2026-10-06"')).toEqual(found);
    expect(await started('gt: "2026-10-05"')).toEqual({ deployments: [] });
  });

  it("walks from a table to the deployments that rest on it", async () => {
    expect(
      await ask(`{ sourceTables(where: {key: {eq: "P~warehouse/loans"}}) {
        transformations(limit: 5) { datasetVersions(where: {key: {eq: "P~loans@1"}}) {
          trainingRuns(limit: 5) { modelVersions(limit: 5) {
            deployments(limit: 20) { key environment retirements(limit: 1) { key } }
          } }
        } }
      } }`),
    ).toMatchObject({
      sourceTables: [
        {
          transformations: [
            {
              datasetVersions: [
                {
                  trainingRuns: [
                    {
                      modelVersions: [
                        { deployments: [{ key: `${p}d-7`, retirements: [{ key: `${p}r-1` }] }] },
                      ],
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it.each([
    ["a time from on", "approvals", `{at: {gte: "${TIMES.approved}"}, key: {eq: "P~a-1"}}`, 1],
    ["a time after it", "approvals", `{at: {gte: "${TIMES.moved}"}, key: {eq: "P~a-1"}}`, 0],
    ["a text", "approvals", `{approver: {eq: "Alice"}, key: {startsWith: "P~"}}`, 1],
    ["another text", "approvals", `{approver: {eq: "Mallory"}, key: {startsWith: "P~"}}`, 0],
    ["an enumeration", "approvals", `{decision: {eq: REJECTED}, key: {startsWith: "P~"}}`, 0],
    ["a number", "datasetVersions", `{rowCount: {eq: 20000}, key: {startsWith: "P~"}}`, 1],
    [
      "a relationship",
      "datasetVersions",
      `{key: {startsWith: "P~"}, writtenBy: {some: {job: {eq: "clean-loans"}}}}`,
      2,
    ],
    ["one or another", "stageTransitions", `{OR: [{key: {eq: "P~s-1"}}, {key: {eq: "P~nobody"}}]}`, 1],
  ])("filters by %s", async (_, field, where, count) => {
    const answer = await ask(`{ ${field}(where: ${where}) { key } }`);
    expect(answer[field]).toHaveLength(count);
  });

  it("sorts and pages", async () => {
    const query = (order: string, offset: number) =>
      ask(
        `{ datasetVersions(where: {key: {startsWith: "P~"}}, sort: [{rowCount: ${order}}], limit: 1, offset: ${offset}) { rowCount } }`,
      );
    expect(await query("ASC", 0)).toEqual({ datasetVersions: [{ rowCount: 20_000 }] });
    expect(await query("DESC", 0)).toEqual({ datasetVersions: [{ rowCount: 80_000 }] });
    expect(await query("DESC", 1)).toEqual({ datasetVersions: [{ rowCount: 20_000 }] });
  });

  it("shows structured values parsed, and times in canonical form", async () => {
    expect(
      await ask(`{
        sourceTables(where: {key: {eq: "P~warehouse/loans"}}) { columns { name type personal } }
        transformations(where: {key: {eq: "P~etl-1"}}) { startedAt exclusions { rule reason rowCount } }
        trainingRuns(where: {key: {eq: "P~job-1"}}) { hyperparameters metrics { name value slice datasetVersion } }
        deployments(where: {key: {eq: "P~d-7"}}) { servingNodes recordedBy startedAt }
      }`),
    ).toEqual({
      sourceTables: [{ columns: [{ name: "amount", type: "int", personal: false }] }],
      transformations: [
        {
          startedAt: TIMES.cleaned.startedAt,
          exclusions: [{ rule: "amount < 0", reason: "booking errors", rowCount: 1234 }],
        },
      ],
      trainingRuns: [
        {
          hyperparameters: { depth: 6 },
          metrics: [
            { name: "accuracy", value: 0.875, slice: "gender=female", datasetVersion: `${p}loans-test@1` },
          ],
        },
      ],
      deployments: [{ servingNodes: ["n-1", "n-2"], recordedBy: "local", startedAt: TIMES.deployed }],
    });
  });

  it("shows a sealed list of columns as any other", async () => {
    const columns = Array.from({ length: 200 }, (_, i) => ({
      name: `column_${i}`,
      type: "double precision",
    }));
    await service.client.record({ sourceTable: { key: `${p}wide`, columns } });
    const answer = await ask(`{ sourceTables(where: {key: {eq: "P~wide"}}) { columns { name type } } }`);
    expect(answer).toEqual({ sourceTables: [{ columns }] });
  });

  it.each([["depth=6"], [["a", "b"]], [6], [false]])(
    "shows hyperparameters that are %j alone",
    async (hyperparameters) => {
      const key = `${p}${JSON.stringify(hyperparameters)}`;
      await service.client.record({ trainingRun: { key, trainedOn: [], hyperparameters } });
      const query = "query ($key: ID!) { trainingRuns(where: {key: {eq: $key}}) { hyperparameters } }";
      expect(await service.client.ask(query, { key })).toEqual({ trainingRuns: [{ hyperparameters }] });
    },
  );

  it("shows what stands on a relationship on its connection's edges", async () => {
    expect(
      await ask(`{
        trainingRuns(where: {key: {eq: "P~job-1"}}) {
          trainedOnConnection(where: {edge: {role: {eq: TRAIN}}}) { edges { node { key } properties { role } } }
        }
        transformations(where: {key: {eq: "P~etl-1"}}) {
          readsConnection { edges { node { key } properties { ... on Read { dateFrom rowCount } } } }
        }
      }`),
    ).toEqual({
      trainingRuns: [
        { trainedOnConnection: { edges: [{ node: { key: `${p}loans@1` }, properties: { role: "TRAIN" } }] } },
      ],
      transformations: [
        {
          readsConnection: {
            edges: [
              {
                node: { key: `${p}warehouse/loans` },
                properties: { dateFrom: "2026-01-01T00:00:00.000Z", rowCount: 100_000 },
              },
            ],
          },
        },
      ],
    });
  });

  it.each<readonly [selected: string, edge: object]>([
    ["__typename", { __typename: "TrainingRunTrainedOnRelationship" }],
    ["node { __typename }", { node: { __typename: "DatasetVersion" } }],
    ["properties { __typename }", { properties: { __typename: "TrainedOn" } }],
    [
      "node { key @skip(if: true) trainingRunsConnection { edges { __typename } } } ...E",
      {
        node: {
          trainingRunsConnection: { edges: [{ __typename: "DatasetVersionTrainingRunsRelationship" }] },
        },
        properties: {},
      },
    ],
  ])("answers with every edge where nothing is selected that is stored: %s", async (selected, edge) => {
    const fragments = `fragment E on TrainingRunTrainedOnRelationship { properties { ...P } }
      fragment P on TrainedOn { role @include(if: false) }`;
    const query = `{ trainingRuns(where: {key: {eq: "P~job-1"}}) {
      trainedOnConnection(where: {edge: {role: {eq: TRAIN}}}) { edges { ${selected} } }
    } } ${selected.includes("...E") ? fragments : ""}`;
    expect(await ask(query)).toEqual({ trainingRuns: [{ trainedOnConnection: { edges: [edge] } }] });
  });

  it("shows a placeholder with its key and nulls", async () => {
    await service.client.record({ modelVersion: { key: `${p}lonely@1`, producedBy: `${p}unknown-job` } });
    expect(
      await ask(
        `{ trainingRuns(where: {key: {eq: "P~unknown-job"}}) { key index gitCommit metrics { name } trainedOn { key } } }`,
      ),
    ).toEqual({
      trainingRuns: [{ key: `${p}unknown-job`, index: null, gitCommit: null, metrics: null, trainedOn: [] }],
    });
  });

  it("answers with 100 at most, where nothing is said, and 1,000 whatever is asked for", async () => {
    const tables = Array.from({ length: 1_100 }, (_, i) => ({ sourceTable: { key: `${p}many-${i}` } }));
    await service.client.record(...tables);
    const where = `where: {key: {startsWith: "P~many-"}}`;
    expect((await ask(`{ sourceTables(${where}) { key } }`)).sourceTables).toHaveLength(100);
    expect((await ask(`{ sourceTables(${where}, limit: 5000) { key } }`)).sourceTables).toHaveLength(1_000);
  });

  it.each([
    ["a negative limit", "{ sourceTables(limit: -1) { key } }"],
    ["a negative offset", "{ sourceTables(offset: -1) { key } }"],
    ["a time that is none", `{ approvals(where: {at: {gte: "2026-02-30T00:00:00Z"}}) { key } }`],
    ["a time in words", `{ approvals(where: {at: {gte: "yesterday"}}) { key } }`],
  ])("refuses %s as the caller's mistake", async (_, query) => {
    const error = await service.client.refusal(query);
    expect(error.extensions.code).toMatch(/^(BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)$/);
  });
});

describe("the schema", () => {
  let schema: GraphQLSchema;
  beforeAll(async () => {
    schema = buildClientSchema(await service.client.ask<IntrospectionQuery>(getIntrospectionQuery()));
  });
  const queries = () => Object.keys(schema.getQueryType()?.getFields() ?? {});
  const CATALOGUE = [
    "sourceTables",
    "transformations",
    "datasetVersions",
    "trainingRuns",
    "modelVersions",
    "approvals",
    "stageTransitions",
    "deployments",
    "retirements",
  ];

  it("has the nine queries of the catalogue", () => {
    expect(queries()).toEqual(expect.arrayContaining(CATALOGUE));
  });

  it("has mutations that record, and none that create, update or delete", () => {
    const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
    expect(mutations).toEqual(
      expect.arrayContaining(["recordFacts", "recordPredictions", "recordPrediction"]),
    );
    expect(mutations.filter((name) => !/^(record|erase|forgetPendingInferences$)/.test(name))).toEqual([]);
  });

  it("has no aggregations, and no subscriptions to the catalogue", () => {
    const answers = Object.values(schema.getTypeMap()).filter(isObjectType);
    expect(answers.map(({ name }) => name).filter((name) => /Aggregat/.test(name))).toEqual([]);
    expect(queries().filter((name) => /Aggregate/.test(name))).toEqual([]);
    const subscriptions = Object.keys(schema.getSubscriptionType()?.getFields() ?? {});
    expect(subscriptions.filter((name) => name !== "alertRaised")).toEqual([]);
  });

  it("has only the hand-written connection of predictions, which pages by key", () => {
    const field = schema.getQueryType()?.getFields().predictions;
    expect(field?.args.map(({ name }) => name)).toEqual(["filter", "first", "after"]);
    expect(String(field?.type)).toBe("PredictionConnection!");
    expect(queries().filter((name) => /^(predictions|accesses|alerts)Connection$/.test(name))).toEqual([]);
    expect(schema.getType("Prediction")).toBeUndefined();
  });

  it("has no way to what a structured value is in the store", () => {
    const type = schema.getType("TrainingRun");
    expect(
      type && "getFields" in type ? Object.keys(type.getFields()).filter((name) => /Text$/.test(name)) : [],
    ).toEqual([]);
  });
});
