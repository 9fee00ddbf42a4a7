import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  buildSchema,
  type ConstDirectiveNode,
  type GraphQLInputObjectType,
  isObjectType,
  parse,
  print,
  printType,
} from "graphql";
import { describe, expect, it } from "vitest";
import { isFactKind } from "../../../src/facts/kind.js";
import { rolesFor } from "../../../src/facts/kinds/index.js";
import { catalogueSdl } from "../../../src/generate/catalogue.js";
import { inputsSdl, recordsSdl, sharedSdl } from "../../../src/generate/sdl.js";
import { packageRoot } from "../../../src/packageRoot.js";

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
  "Outcome",
  "Review",
  "Access",
  "Amendment",
];

const schema = buildSchema(
  [
    "scalar DateTime scalar SHA256",
    "type Query { none: Int } type Receipt { index: SafeInt! } type Mutation { none: Int }",
    "type FactRef { kind: FactKind! key: ID! } type AuditReport { requestId: ID! } type PageInfo { endCursor: ID }",
    readFileSync(join(packageRoot, "schema", "roles.graphql"), "utf8"),
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
  groups: JSON
  explanation: JSON
  threshold: Float
  sequence: SafeInt
}`);
  });

  it("say of a read that the references are of its own level, and optional", () => {
    expect(type("ReadInput")).toContain("  sourceTable: ID\n  datasetVersion: ID\n  dateFrom: DateTime\n");
    expect(type("TrainedOnInput")).toContain("  datasetVersion: ID!\n  role: DatasetRole!\n");
  });

  it("put the kind beside the fact of an amendment", () => {
    expect(type("AmendmentInput")).toContain("  key: ID!\n  kind: FactKind!\n  fact: ID!\n");
  });

  it("leave out of an access what Proofline alone says", () => {
    expect(type("AccessInput")).toBe(`input AccessInput {
  key: ID!
  system: String!
  principal: String!
  operation: String!
  facts: [FactRefInput!]!
  address: String
  userAgent: String
  at: DateTime!
  outcome: Outcome!
}`);
    expect(type("FactRefInput")).toBe("input FactRefInput {\n  kind: FactKind!\n  key: ID!\n}");
  });

  it("take exactly one kind in a FactInput, each by the name of its mutation", () => {
    const input = schema.getType("FactInput");
    expect(isInput(input) && input.isOneOf).toBe(true);
    const members = RECORDABLE.map((kind) => kind.charAt(0).toLowerCase() + kind.slice(1));
    expect(isInput(input) ? Object.keys(input.getFields()) : []).toEqual(expect.arrayContaining(members));
    const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
    expect(mutations).toEqual(expect.arrayContaining(RECORDABLE.map((kind) => `record${kind}`)));
  });

  it.each(["Alert", "Erasure", "KeyRotation", "Archival"])(
    "take no %s: that comes from Proofline itself",
    (kind) => {
      expect(schema.getMutationType()?.getFields()).not.toHaveProperty(`record${kind}`);
      const input = schema.getType("FactInput");
      expect(isInput(input) ? input.getFields() : {}).not.toHaveProperty(kind.toLowerCase());
    },
  );
});

describe("who may ask", () => {
  const rule = (directives: readonly ConstDirectiveNode[] = []) => directives.map((one) => print(one));

  it.each(RECORDABLE)("for recording one %s follows from its kind", (kind) => {
    const field = schema.getMutationType()?.getFields()[`record${kind}`];
    expect(isFactKind(kind) && rule(field?.astNode?.directives)).toEqual([
      `@allow(roles: [${isFactKind(kind) ? rolesFor(kind).join(", ") : ""}])`,
    ]);
  });

  it("is READ for records of what the catalogue shows too, and AUDIT for all others", () => {
    const rules = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) && type.name.endsWith("Record")
        ? [
            [
              type.name,
              ...[type.astNode, ...type.extensionASTNodes].flatMap((node) => rule(node?.directives ?? [])),
            ],
          ]
        : [],
    );
    const secret = [
      "Prediction",
      "Outcome",
      "Review",
      "RunEvent",
      "LateEvent",
      "Amendment",
      "Erasure",
      "KeyRotation",
      "Archival",
    ].map((kind) => `${kind}Record`);
    expect(rules.length).toBeGreaterThan(12);
    for (const [name = "", ...of] of rules)
      expect([name, of]).toEqual([name, [`@allow(roles: [${secret.includes(name) ? "AUDIT" : "READ"}])`]]);
  });

  it("is not said to @neo4j/graphql, which doesn't know @allow", () => {
    expect(catalogueSdl() + sharedSdl()).not.toContain("@allow");
  });
});

describe("the generated types of the access audit", () => {
  it("are not null where a recorded fact always has something", () => {
    const nullable = (name: string) =>
      [...type(name).matchAll(/^ {2}(\w+): .*[^!]$/gm)].map(([, one]) => one);
    expect(nullable("Alert")).toEqual([]);
    expect(nullable("Access")).toEqual([
      "factsSha256",
      "pageSize",
      "requestSha256",
      "requestNonce",
      "address",
      "userAgent",
      "code",
    ]);
  });

  it("are what their pages show", () => {
    expect(type("AlertEdge")).toContain("  node: Alert!\n");
    expect(type("PredictionEdge")).toContain("  node: PredictionRecord!\n");
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
