import { setImmediate as nextTurn } from "node:timers/promises";
import { makeExecutableSchema } from "@graphql-tools/schema";
import { GraphQLJSON } from "graphql-scalars";

/**
 * Whatever a field may do: be plain, late, null, an error, at once or later, where that is allowed and where it is not. In lists
 * whose items can't be null all of them are late or none: of others graphql-js leaves rejections unhandled.
 */
export const schema = makeExecutableSchema({
  typeDefs: `
    scalar JSON
    enum Color { RED GREEN }
    interface Named { id: ID! }
    type Other implements Named { id: ID! other: Int }
    type Thing implements Named {
      id: ID!
      count: Int
      must: Int!
      ratio: Float
      flag: Boolean
      color: Color
      json: JSON
      texts: [String!]!
      holes: [Int]
      nullFree: [Int!]
      matrix: [[Int!]]
      noList: [Int]
      wrong: Int
      wrongMust: Int!
      wrongColor: Color
      error: String
      thrown: String
      thrownMust: String!
      thrownText: String
      rejected: String
      rejectedMust: String!
      later: String
      laterNull: String!
      laterItems: [Int!]
      method(times: Int! = 2, by: Scale): Int
      sum(of: [Int!]!): Int
      place: String
      child: Thing
      childMust: Thing!
      laterChild: Thing
      plainChildren: [Thing!]
      holedChildren: [Thing]
      laterChildren: [Thing!]!
      children: [Thing!]
      mixed: [Thing!]
      named: Named
    }
    input Scale { factor: Int! = 3 offset: Int }
    type Query { thing(n: Int = 0): Thing  thingMust(n: Int = 0): Thing!  things: [Thing!]!  named: [Named] }
    type Mutation { add(n: Int!): Thing  addMust(n: Int!): Thing! }
  `,
  resolvers: {
    JSON: GraphQLJSON,
    Named: { __resolveType: (value: object) => ("other" in value ? "Other" : "Thing") },
    Query: {
      thing: async (_: unknown, { n }: { n: number }) => thing(n),
      thingMust: (_: unknown, { n }: { n: number }) => thing(n),
      things: async () => [0, 1, 2].map((n) => late(() => thing(n))),
      named: () => [thing(0), { id: "o", other: 1 }, null],
    },
    Mutation: {
      add: async (_: unknown, { n }: { n: number }, { log }: { log: string[] }) => {
        log.push(`begin ${n}`);
        await nextTurn();
        log.push(`end ${n}`);
        return thing(n);
      },
      addMust: (_: unknown, { n }: { n: number }) => (n < 0 ? null : thing(n)),
    },
    Thing: {
      thrown: fail,
      thrownMust: fail,
      thrownText: () => {
        // a resolver may throw what is no error
        const thrown: unknown = "text";
        throw thrown;
      },
      rejected: () => late(fail),
      rejectedMust: () => late(fail),
      later: () => late(() => "late"),
      laterNull: () => late(() => null),
      laterItems: ({ n }: Thing) => [late(() => 1), 2, late(() => (n === 1 ? null : 3))],
      laterChild: ({ n }: Thing) => late(() => thing(n + 1)),
      laterChildren: ({ n }: Thing) => [late(() => thing(n + 1)), late(() => thing(n + 2))],
      children: ({ n }: Thing) => [late(() => thing(n + 1)), late(() => (n === 1 ? null : thing(n + 2)))],
      mixed: ({ n }: Thing) => [late(fail), thing(n), null],
      sum: (_: unknown, { of }: { of: readonly number[] }) => of.reduce((all, one) => all + one, 0),
      place: (
        _source: unknown,
        _args: unknown,
        _context: unknown,
        info: { path: { key: unknown }; fieldName: string },
      ) => `${info.fieldName} at ${String(info.path.key)}`,
    },
  },
});

type Thing = ReturnType<typeof thing>;

/** Each third one lacks what it must have. What is nested is made when it is asked for. */
const thing = (n: number) => ({
  n,
  id: `t-${n}`,
  count: n,
  must: n % 3 === 2 ? null : n,
  ratio: n / 2,
  flag: n % 2 === 0,
  color: n % 2 === 0 ? "RED" : null,
  json: { deep: [n, null] },
  texts: n === 4 ? ["a", null] : new Set(["a", "b"]),
  holes: [1, null, n],
  nullFree: [1, n === 1 ? null : 2],
  matrix: [[1], null, [n === 1 ? null : 2]],
  noList: 5,
  wrong: "no number",
  wrongMust: {},
  wrongColor: "BLUE",
  error: new Error("a value that is an error"),
  method: ({ times, by }: { times: number; by?: { factor: number; offset?: number } }) =>
    n * times * (by?.factor ?? 1) + (by?.offset ?? 0),
  child: (): unknown => (n > 5 ? null : thing(n + 1)),
  childMust: (): unknown => (n % 4 === 3 ? null : thing(n + 1)),
  plainChildren: (): unknown => [thing(n + 1), n === 1 ? null : thing(n + 2)],
  holedChildren: (): unknown => [null, thing(n + 1), new Error("an item that is an error")],
  named: (): unknown => thing(n),
});

function fail(): never {
  throw new Error("failed");
}

/** In a turn of its own, so that what is late comes in the order in which it was asked for, whoever executes. */
async function late<T>(value: () => T): Promise<T> {
  await nextTurn();
  return value();
}
