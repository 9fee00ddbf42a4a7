import fc from "fast-check";
import { type ExecutionResult, execute, getOperationAST, parse, validate } from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { Executor } from "../../../../src/api/execution/executor.js";
import { follow } from "../../../../src/api/execution/follow.js";
import { planOf } from "../../../../src/api/execution/plan.js";
import { createSchema, type RuledSchema } from "../../../../src/api/schema.js";
import { schema } from "./schema.js";

const planned = { schema, foreign: new Set(["named"]) };
const executor = new Executor(planned);

function isPlanned(query: string): boolean {
  const document = parse(query);
  const operation = getOperationAST(document);
  return operation != null && planOf(planned, document, operation) !== undefined;
}

/** An answer as it goes out, errors in a fixed order: those of two fields that run at the same time have none. */
const told = ({ data, errors }: ExecutionResult) => ({
  data: JSON.stringify(data),
  errors: errors?.map((error) => JSON.stringify(error)).toSorted(),
});

async function both(query: string, variableValues: Record<string, unknown> = {}) {
  const logs: string[][] = [[], []];
  const document = parse(query);
  const own = async (log: string[] = []) =>
    executor.execute({ document, variableValues, contextValue: { log } });
  await own(); // a plan is made for the second time
  const [first, again] = [await own(logs[0]), await own()];
  const reference = await execute({
    schema,
    document,
    variableValues,
    contextValue: { log: logs[1] },
    options: { maxCoercionErrors: 1 },
  });
  expect(told(first)).toEqual(told(reference));
  expect(told(again)).toEqual(told(reference));
  expect(logs[0]).toEqual(logs[1]);
  return reference;
}

/** Without graphql-js. */
async function byPlan(query: string): Promise<ExecutionResult> {
  const document = parse(query);
  const operation = getOperationAST(document);
  const plan = operation ? planOf(planned, document, operation) : undefined;
  if (plan === undefined) throw new Error("no plan");
  return follow(plan, { schema, variables: {}, context: undefined });
}

const ALL = `id count must ratio flag color json texts holes nullFree matrix method sum(of: [1, 2]) place __typename`;

describe("an operation that is planned", () => {
  it.each([
    ["plain values", `{ thing { ${ALL} } }`],
    [
      "aliases, and one field twice",
      "{ a: thing(n: 1) { b: id id c: id child { id } child { count } } thing { id } }",
    ],
    [
      "fragments, each once, with conditions of type",
      `{ thing { ...f ...f ... on Thing { count } ... { flag } ... on Named { id } } }
       fragment f on Thing { ...g child { ...g } } fragment g on Thing { id ratio ... on Named { __typename } }`,
    ],
    [
      "directives with literal conditions",
      `{ thing { id @skip(if: true) count @include(if: false) must @include(if: true) @skip(if: false)
         ...f @skip(if: true) ... on Thing @include(if: false) { flag } } } fragment f on Thing { color }`,
    ],
    [
      "arguments: literals, defaults, input objects",
      "{ thing(n: 2) { method a: method(times: 5) b: method(by: {offset: 1}) } }",
    ],
    [
      "lists with nulls, of lists, of what comes later",
      "{ thing(n: 1) { holes nullFree matrix laterItems plainChildren { id } holedChildren { id } } }",
    ],
    [
      "an item that is null where it may not be",
      "{ thing { plainChildren { id plainChildren { must } } children { id } } }",
    ],
    ["a list that is none, and one of errors", "{ thing { noList holedChildren { id } } }"],
    ["values of another type", "{ thing { wrong wrongColor id } }"],
    ["errors, at once and later", "{ thing { error thrown thrownText rejected later id } }"],
    ["null where it may not be: the next that may be null is", "{ things { id child { must } } }"],
    ["null where it may not be, later", "{ thing { id laterChild { laterNull } } }"],
    ["an error up to the root", "{ thingMust(n: 2) { must } }"],
    ["an error up to the root, later", "{ thingMust { id laterNull } thing { id } }"],
    [
      "several errors below one null",
      "{ thing { child { rejectedMust laterNull wrongMust rejected thrown } id } }",
    ],
    [
      "an error beside promises that fail",
      "{ thing { child { rejected later thrownMust } laterChildren { rejectedMust } } }",
    ],
    ["what no selection is left of", "{ thing { id @skip(if: true) } }"],
  ])("answers as graphql-js does: %s", async (_, query) => {
    expect(validate(schema, parse(query))).toEqual([]);
    expect(isPlanned(query)).toBe(true);
    await both(query);
  });

  it("runs the fields of a mutation one after the other", async () => {
    await both("mutation { a: add(n: 1) { id } b: add(n: 2) { id must } c: add(n: 3) { id } }");
    await both("mutation { a: add(n: 1) { id } b: addMust(n: -1) { id } c: add(n: 3) { id } }");
  });

  it("coerces variables, and says what is wrong with them as graphql-js does", async () => {
    const query =
      "query ($n: Int, $by: Scale, $of: [Int!] = [7]) { thing(n: $n) { method(by: $by) sum(of: $of) } }";
    expect(isPlanned(query)).toBe(true);
    expect((await both(query, { n: 3, by: { factor: 2, offset: null }, of: [1, 2] })).errors).toBeUndefined();
    expect((await both(query, { n: 3, by: {} })).errors).toBeUndefined();
    expect((await both(query, { of: 4 })).errors).toBeUndefined();
    for (const wrong of [
      { n: "x" },
      { by: { other: 1 } },
      { by: { factor: null } },
      { of: [1, null] },
      { by: 1 },
    ])
      expect((await both(query, wrong)).errors).toHaveLength(1);
  });

  it("leaves no rejection unhandled of items that come after an error", async () => {
    const { data, errors = [] } = await byPlan("{ thing { mixed { id } id } }");
    expect(JSON.stringify(data)).toBe('{"thing":{"mixed":null,"id":"t-0"}}');
    expect(errors.map(({ path }) => path)).toEqual([["thing", "mixed", 2]]);
    await new Promise((resolve) => setTimeout(resolve, 10));
  });

  it("does not quote a value that its type answers with nothing", async () => {
    const type = schema.getType("JSON");
    if (type === undefined || !("serialize" in type)) throw new Error("no scalar");
    const { serialize } = type;
    type.serialize = () => null;
    try {
      const { data, errors = [] } = await byPlan("{ thing { json id } }");
      expect(JSON.stringify(data)).toBe('{"thing":{"json":null,"id":"t-0"}}');
      expect(errors.map(({ message, path }) => [message, path])).toEqual([
        ["JSON can't be answered with object", ["thing", "json"]],
      ]);
    } finally {
      type.serialize = serialize;
    }
  });
});

describe("what is left to graphql-js", () => {
  it.each([
    [
      "a directive whose condition is a variable",
      "query ($x: Boolean = true) { thing { id @skip(if: $x) count } }",
    ],
    ["an abstract type", "{ thing { id named { id ... on Thing { count } } } }"],
    ["a field that relies on it", "{ named { id ... on Other { other } } thing { id } }"],
    ["introspection", '{ __schema { queryType { name } } __type(name: "Thing") { name } }'],
    ["a name that every object has", "{ thing { __proto__: id } }"],
  ])("answers as before: %s", async (_, query) => {
    expect(isPlanned(query)).toBe(false);
    expect((await both(query)).errors).toBeUndefined();
  });

  it("tells of a name that no operation has", async () => {
    const { errors } = await executor.execute({
      document: parse("query a { thing { id } }"),
      operationName: "b",
    });
    expect(errors?.[0]?.message).toBe('Unknown operation named "b".');
  });
});

const LEAVES =
  `id count must ratio flag color json texts holes nullFree matrix noList wrong wrongMust wrongColor error thrown
  thrownMust thrownText rejected rejectedMust later laterNull laterItems method place __typename`.split(
    /\s+/,
  );
const OBJECTS = ["child", "childMust", "laterChild", "children", "holedChildren", "laterChildren"];

/** Selections of a thing: `spreads` are the fragments that it may use. */
const selections = (depth: number, spreads: readonly string[]): fc.Arbitrary<string> => {
  const leaf = fc.constantFrom(...LEAVES);
  const aliased = leaf.map((name) => `other_${name}: ${name}`);
  const nested =
    depth === 0
      ? leaf
      : fc
          .tuple(fc.constantFrom(...OBJECTS), selections(depth - 1, spreads))
          .map(([name, inner]) => `${name} ${inner}`);
  const inline =
    depth === 0
      ? leaf
      : fc
          .tuple(
            fc.constantFrom("...", "... on Thing", "... @skip(if: true)"),
            selections(depth - 1, spreads),
          )
          .map(([begin, inner]) => `${begin} ${inner}`);
  const spread = spreads.length === 0 ? leaf : fc.constantFrom(...spreads).map((name) => `...${name}`);
  const directive = fc
    .tuple(leaf, fc.constantFrom("@include(if: true)", "@skip(if: true)"))
    .map((parts) => parts.join(" "));
  const some = fc.oneof(
    { weight: 4, arbitrary: leaf },
    aliased,
    { weight: 4, arbitrary: nested },
    inline,
    spread,
    directive,
  );
  return fc.array(some, { minLength: 1, maxLength: 5 }).map((items) => `{ ${items.join(" ")} }`);
};

const PROPERTY_TIMEOUT_MS = 60_000;

describe("any operation", () => {
  it(
    "answers as graphql-js does",
    async () => {
      const query = fc
        .tuple(
          fc.constantFrom("thing", "things", "thingMust(n: 1)"),
          selections(3, ["f0", "f1"]),
          selections(2, ["f1"]),
          selections(1, []),
        )
        .map(
          ([root, all, f0, f1]) => `{ ${root} ${all} } fragment f0 on Thing ${f0} fragment f1 on Thing ${f1}`,
        );
      await fc.assert(
        fc.asyncProperty(query, async (text) => {
          expect(isPlanned(text)).toBe(true);
          await both(text);
        }),
        { numRuns: 100 },
      );
    },
    PROPERTY_TIMEOUT_MS,
  );
});

describe("any variables", () => {
  it("are coerced, or refused, as by graphql-js", async () => {
    const query =
      "query ($n: Int, $by: Scale, $of: [Int!] = [7]) { thing(n: $n) { method(by: $by) sum(of: $of) } }";
    const int = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constantFrom(null, "1", 1.5, 2 ** 31));
    const by = fc.oneof(
      fc.record({ factor: int, offset: int, other: int }, { requiredKeys: [] }),
      fc.jsonValue({ maxDepth: 2 }),
    );
    const of = fc.oneof(fc.array(int), int);
    const variables = fc.record({ n: int, by, of, unused: int }, { requiredKeys: [] });
    await fc.assert(
      fc.asyncProperty(variables, async (some) => void (await both(query, some))),
      { numRuns: 200 },
    );
  });
});

describe("this service's schema", () => {
  let ruled: RuledSchema;
  beforeAll(async () => {
    ruled = await createSchema();
  });

  it.each([
    [
      '{ auditReport(requestId: "r") { requestId graph { nodes { key } } accesses { edges { node { key } } } } }',
      true,
    ],
    [
      "mutation ($inputs: [PredictionInput!]!) { recordPredictions(inputs: $inputs) { key unrecorded { key } } }",
      true,
    ],
    ["{ accesses { edges { node { key } } } checkpoint { size } }", true],
    ["{ modelVersions { key } }", false],
    ["{ checkpoint { size } modelVersions { key } }", false],
  ])("plans its own half, and leaves the catalogue to graphql-js: %s", (query, isPlanned) => {
    const document = parse(query);
    expect(validate(ruled.schema, document)).toEqual([]);
    const operation = getOperationAST(document);
    if (!operation) throw new Error("no operation");
    const plan = planOf({ schema: ruled.schema, foreign: ruled.catalogueFields }, document, operation);
    expect(plan !== undefined).toBe(isPlanned);
  });
});
