import { buildSchema, type GraphQLInputObjectType, parse, printType } from "graphql";
import { describe, expect, it } from "vitest";
import { catalogueSdl } from "../../../src/generate/catalogue.js";
import { inputsSdl, recordsSdl, sharedSdl } from "../../../src/generate/sdl.js";

/** What a client records by an input of its own; the rest comes from Proofline itself. */
const RECORDABLE = [
  "SourceTable",
  "Transformation",
  "DatasetVersion",
  "TrainingRun",
  "ModelVersion",
  "Approval",
  "StageTransition",
  "Deployment",
  "Retirement",
  "Prediction",
  "Amendment",
];

const schema = buildSchema(
  [
    "scalar DateTime scalar SHA256",
    "type Query { none: Int } type Receipt { index: SafeInt! } type Mutation { none: Int }",
    "input FactRefInput { kind: FactKind! key: ID! } type FactRef { kind: FactKind! key: ID! }",
    sharedSdl(),
    inputsSdl(),
    recordsSdl(),
  ].join("\n"),
);
const type = (name: string) => {
  const found = schema.getType(name);
  if (found === undefined) throw new Error(`the schema has no ${name}`);
  return printType(found).replace(/^( *"""[^"]*""")?\n/gm, "");
};
const isInput = (value: unknown): value is GraphQLInputObjectType =>
  typeof value === "object" && value !== null && "isOneOf" in value;

describe("the generated inputs", () => {
  it("say of a prediction what the contract says", () => {
    expect(type("PredictionInput")).toBe(`input PredictionInput {
  requestId: ID!
  deployment: ID
  modelVersion: ID
  artifactSha256: SHA256
  features: JSON!
  prediction: JSON!
  timestamp: DateTime!
  servingNode: String
}`);
  });

  it("say of a read that the references are of its own level, and optional", () => {
    expect(type("ReadInput")).toContain("  sourceTable: ID\n  datasetVersion: ID\n  dateFrom: DateTime\n");
    expect(type("TrainedOnInput")).toContain("  datasetVersion: ID!\n  role: DatasetRole!\n");
  });

  it("put the kind beside the fact of an amendment", () => {
    expect(type("AmendmentInput")).toContain("  key: ID!\n  kind: FactKind!\n  fact: ID!\n");
  });

  it("take exactly one kind in a FactInput, each by the name of its mutation", () => {
    const input = schema.getType("FactInput");
    expect(isInput(input) && input.isOneOf).toBe(true);
    const members = RECORDABLE.map((kind) => kind.charAt(0).toLowerCase() + kind.slice(1));
    expect(isInput(input) ? Object.keys(input.getFields()) : []).toEqual(expect.arrayContaining(members));
    const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
    expect(mutations).toEqual(expect.arrayContaining(RECORDABLE.map((kind) => `record${kind}`)));
  });
});

describe("the generated records", () => {
  it("are null for all but the key, since a fact may be a placeholder", () => {
    const nonNull = [...type("DeploymentRecord").matchAll(/^ {2}(\w+): .*!$/gm)].map(([, name]) => name);
    expect(nonNull).toEqual(["key"]);
  });
});

describe("the generated catalogue", () => {
  const types = parse(catalogueSdl()).definitions.filter((one) => one.kind === "ObjectTypeDefinition");
  const nodes = types.filter(({ directives }) => directives?.some(({ name }) => name.value === "node"));
  const text = (name: string) => nodes.find((node) => node.name.value === name)?.loc?.source.body ?? "";

  it("has the nine kinds there are few of: no predictions, accesses or alerts", () => {
    expect(nodes.map(({ name }) => name.value)).toEqual([
      "SourceTable",
      "Transformation",
      "DatasetVersion",
      "TrainingRun",
      "ModelVersion",
      "Approval",
      "StageTransition",
      "Deployment",
      "Retirement",
    ]);
    expect(text("SourceTable")).not.toMatch(/Prediction|Alert/);
  });

  it("is read-only and limited, every type of it", () => {
    for (const { directives } of nodes) {
      const names = directives?.map(({ name }) => name.value);
      expect(names).toEqual(["node", "limit", "query", "mutation", "subscription"]);
    }
    const body = text("SourceTable");
    expect(body.match(/@mutation\(operations: \[\]\)/g)).toHaveLength(nodes.length);
    expect(
      body.match(/@limit\(default: 100, max: 1000\) @query\(read: true, aggregate: false\)/g),
    ).toHaveLength(nodes.length);
  });

  it("lets no relationship be written or aggregated", () => {
    const relationships = text("SourceTable").match(/@relationship\(.*\)/g) ?? [];
    expect(relationships.length).toBeGreaterThan(10);
    for (const relationship of relationships)
      expect(relationship).toMatch(/aggregate: false, nestedOperations: \[\]\)$/);
  });
});
