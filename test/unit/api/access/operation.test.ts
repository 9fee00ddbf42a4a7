import { Kind, parse, validate } from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { missingRoleForArguments, namedIn } from "../../../../src/api/access/auditedOperation.js";
import { missingRole, type Operation, readOperation } from "../../../../src/api/access/operation.js";
import { fieldsOf } from "../../../../src/api/access/rules.js";
import { createSchema, type RuledSchema } from "../../../../src/api/schema.js";
import type { Role } from "../../../../src/facts/role.js";

let ruled: RuledSchema;
beforeAll(async () => {
  ruled = await createSchema();
});

function read(text: string): Operation {
  const document = parse(text);
  expect(validate(ruled.schema, document)).toEqual([]);
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error("begin with the operation");
  return readOperation(ruled.schema, ruled.rules, document, operation);
}
const refusal = (text: string, ...roles: Role[]) => missingRole(read(text), { name: "anna", roles });

describe("rules", () => {
  it("has a rule for every field of the schema", () => {
    const missing = fieldsOf(ruled.schema).filter(({ coordinate }) => !ruled.rules.has(coordinate));
    expect(missing.map(({ coordinate }) => coordinate)).toEqual([]);
  });

  it("names at least one role in each", () => {
    for (const [coordinate, roles] of ruled.rules)
      expect([coordinate, roles.length > 0]).toEqual([coordinate, true]);
  });

  it("refuses a field without a rule to everybody", () => {
    const document = parse("{ checkpoint { size } }");
    const [operation] = document.definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error("no operation");
    const unruled = readOperation(ruled.schema, new Map(), document, operation);
    expect(missingRole(unruled, { name: "root", roles: ["ADMIN"] })).toBe(
      "Query.checkpoint takes the role of nobody",
    );
  });
});

describe("missingRole", () => {
  const REPORT = '{ auditReport(requestId: "r") { requestId } }';

  it("lets those in who have a role that is needed", () => {
    expect(refusal(REPORT, "AUDIT")).toBeUndefined();
    expect(refusal(REPORT, "ADMIN")).toBeUndefined();
    expect(refusal(REPORT, "READ")).toBe("Query.auditReport takes the role AUDIT");
    expect(refusal(REPORT, "INGEST", "APPROVE")).toBe("Query.auditReport takes the role AUDIT");
    expect(refusal(REPORT)).toBe("Query.auditReport takes the role AUDIT");
  });

  it("refuses the whole operation for one field of it", () => {
    const hidden = [
      '{ checkpoint { size } harmless: auditReport(requestId: "r") { requestId } }',
      '{ checkpoint { size } ...more } fragment more on Query { auditReport(requestId: "r") { requestId } }',
      '{ checkpoint { size } ... on Query { auditReport(requestId: "r") { requestId } } }',
      '{ ...a } fragment a on Query { ...b } fragment b on Query { auditReport(requestId: "r") { requestId } }',
      'query ($no: Boolean! = false) { checkpoint { size } auditReport(requestId: "r") @include(if: $no) { requestId } }',
    ];
    for (const text of hidden) expect(refusal(text, "READ")).toBe("Query.auditReport takes the role AUDIT");
  });

  it("is not put off by other operations of the document", () => {
    const both = `query A { checkpoint { size } } query B { auditReport(requestId: "r") { requestId } }`;
    expect(refusal(both, "READ")).toBeUndefined();
  });

  it("lets everybody look at the schema", () => {
    expect(refusal("{ __schema { types { name fields { name } } } }", "INGEST")).toBeUndefined();
    expect(read("{ __typename __schema { types { name } } }").roots).toEqual([]);
  });
});

describe("namedIn", () => {
  const named = (text: string, variables: Record<string, unknown> = {}) => {
    const operation = read(text);
    return namedIn(operation, { ...operation.defaults, ...variables });
  };

  it("finds facts in literals, variables and defaults, behind aliases and fragments", () => {
    expect(
      named(
        `query ($b: ID!, $c: ID! = "r-3") {
          a: auditReport(requestId: "r-1") { requestId }
          ...more
          auditReport(requestId: $c) { requestId }
        }
        fragment more on Query { lineage(kind: ModelVersion, key: $b) { nodeCount } }`,
        { b: "credit-risk@7" },
      ).facts,
    ).toEqual([
      { kind: "Prediction", key: "r-1" },
      { kind: "Prediction", key: "r-3" },
      { kind: "ModelVersion", key: "credit-risk@7" },
    ]);
  });

  it("finds them in filters, and how many rows are asked for", () => {
    expect(
      named(
        `query ($ids: [ID!]) {
          predictions(filter: { requestIds: $ids, deployment: "d-7" }, first: 200) { edges { cursor } }
          accesses { edges { cursor } }
          modelVersions(where: { key: { in: ["m@1", "m@2"] } }) { key }
          deploymentsConnection(where: { OR: [{ key: { eq: "d-8" } }, { NOT: { key: { eq: "d-9" } } }] }) { totalCount }
        }`,
        { ids: ["r-1", 2] },
      ),
    ).toEqual({
      facts: [
        { kind: "Prediction", key: "r-1" },
        { kind: "Prediction", key: "2" },
        { kind: "Deployment", key: "d-7" },
        { kind: "ModelVersion", key: "m@1" },
        { kind: "ModelVersion", key: "m@2" },
        { kind: "Deployment", key: "d-8" },
        { kind: "Deployment", key: "d-9" },
      ],
      pageSize: 250,
    });
  });

  it("counts the predictions that impacts are asked for, wherever they stand, as rows of a list", () => {
    expect(
      named(
        `query ($first: Int) {
          a: impact(kind: SourceTable, key: "loans") { undated ...Affected more: predictions(first: 7) { edges { cursor } } }
          b: impact(kind: ModelVersion, key: "m@1") { ... on Impact { ...Affected } }
        }
        fragment Affected on Impact { predictions(first: $first) { edges { cursor } } }`,
        { first: 100 },
      ),
    ).toEqual({
      facts: [
        { kind: "SourceTable", key: "loans" },
        { kind: "ModelVersion", key: "m@1" },
      ],
      pageSize: 207,
    });
    expect(named('{ impact(kind: SourceTable, key: "loans") { undated } }').pageSize).toBeNull();
  });

  it("names both facts of a comparison, and takes AUDIT where they are predictions", () => {
    const text =
      'query ($k: FactKind! = Prediction) { x: compare(kind: $k, a: "r-1", b: "r-2") { differenceCount } }';
    expect(named(text).facts).toEqual([
      { kind: "Prediction", key: "r-1" },
      { kind: "Prediction", key: "r-2" },
    ]);
    const refused = (variables: object, ...roles: Role[]) => {
      const operation = read(text);
      return missingRoleForArguments(
        operation,
        { ...operation.defaults, ...variables },
        { name: "anna", roles },
      );
    };
    expect(refused({}, "READ")).toBe("Query.compare takes the role AUDIT for predictions");
    expect(refused({ k: "ModelVersion" }, "READ")).toBeUndefined();
    expect(refused({ k: "Prediction" }, "AUDIT")).toBeUndefined();
  });

  it("names the data set of a column, and counts the runs that are pending", () => {
    const column = named('{ columnLineage(kind: SourceTable, key: "loans", column: "c") { truncated } }');
    expect(column).toEqual({ facts: [{ kind: "SourceTable", key: "loans" }], pageSize: null });
    const pending = named("{ pendingRuns(first: 7) { edges { cursor } } }");
    expect(pending).toEqual({ facts: [], pageSize: 7 });
  });

  it("finds the facts that a refused mutation tried to record", () => {
    expect(
      named("mutation ($facts: [FactInput!]!) { recordFacts(facts: $facts) { index } }", {
        facts: [{ sourceTable: { key: "t" } }, { prediction: { requestId: "r-1" } }, { approval: null }, 7],
      }).facts,
    ).toEqual([
      { kind: "SourceTable", key: "t" },
      { kind: "Prediction", key: "r-1" },
    ]);
  });

  it("names the key that a number is as it is written, however many digits it has", () => {
    const keys = named(
      `query ($d: ID! = 1234567890123456789) {
        auditReport(requestId: 12345678901234567891) { requestId }
        a: auditReport(requestId: $d) { requestId }
        b: auditReport(requestId: 7) { requestId }
        lineage(kind: Prediction, key: -0) { nodeCount }
      }`,
    ).facts.map(({ key }) => key);
    expect(keys).toEqual(["12345678901234567891", "1234567890123456789", "7", "-0"]);
  });

  it("finds the model that predictions are asked of", () => {
    const text = `{ predictions(filter: { model: "credit-risk@7" }) { edges { cursor } } }`;
    expect(named(text).facts).toEqual([{ kind: "ModelVersion", key: "credit-risk@7" }]);
  });

  it("takes what is no key for no fact", () => {
    expect(
      named("query ($id: ID!) { auditReport(requestId: $id) { requestId } }", { id: { a: 1 } }).facts,
    ).toEqual([]);
    expect(named("query ($id: ID!) { auditReport(requestId: $id) { requestId } }").facts).toEqual([]);
  });
});
