import type { Role } from "../../../src/facts/role.js";

/** A request that took the event loop for long, or may. */
export interface HeavyRequest {
  readonly name: string;
  readonly role: Role;
  readonly body: () => string;
  readonly status: number;
  /** Of its first error; undefined where it is answered. */
  readonly code?: string;
}

const RECORD = "mutation Heavy($input: PredictionInput!) { recordPrediction(input: $input) { key } }";
const RECORD_MANY =
  "mutation Heavy($inputs: [PredictionInput!]!) { recordPredictions(inputs: $inputs) { kind key index leafHash recordedAt duplicate } }";
const RECORD_FACTS =
  "mutation Heavy($facts: [FactInput!]!) { recordFacts(facts: $facts) { key unrecorded { kind key } } }";
const READ = "query Heavy { predictions(first: 1) { edges { cursor } } }";

const AMONG = "query Heavy($keys: [ID!]) { sourceTables(where: { key: { in: $keys } }) { key } }";

const times = (count: number, text: (i: number) => string, separator = ","): string =>
  Array.from({ length: count }, (_, i) => text(i)).join(separator);
const numbers = (count: number): string => `[${times(count, () => "0")}]`;
const names = (count: number): string => `{${times(count, (i) => `"n${(i * 7_919) % count}":0`)}}`;
const request = (query: string, variables: string) =>
  `{"query":${JSON.stringify(query)},"variables":${variables}}`;
const queryOf = (query: string) => JSON.stringify({ query });
const prediction = (features: string, more = "", requestId = "heavy") =>
  `{"requestId":"${requestId}","deployment":"d","features":${features},"prediction":1,"timestamp":"2026-11-21T14:02:11Z"${more}}`;
const features = (count: number) => `{${times(count, (i) => `"feature_${i}":${i * 1.37}`)}}`;
const batch = (prefix: string, count: number, value: string) =>
  request(RECORD_MANY, `{"inputs":[${times(count, (i) => prediction(value, "", `${prefix}${i}`))}]}`);

/** Of the body's size, and of what it makes. */
const bodies: readonly HeavyRequest[] = [
  {
    name: "7,000,000 elements in a variable that nobody declared",
    role: "INGEST",
    body: () => request(READ, `{"x":${numbers(7_000_000)}}`),
    status: 413,
    code: "LIMIT_EXCEEDED",
  },
  {
    name: "as many elements as there may be, in such a variable",
    role: "ADMIN",
    body: () => request(RECORD, `{"input":${prediction("{}")},"x":${numbers(159_000)}}`),
    status: 200,
  },
  {
    name: "1,200,000 names in features",
    role: "INGEST",
    body: () => request(RECORD, `{"input":${prediction(names(1_200_000))}}`),
    status: 413,
    code: "LIMIT_EXCEEDED",
  },
  {
    name: "19,000 names in features",
    role: "INGEST",
    body: () => request(RECORD, `{"input":${prediction(names(19_000), "", "heavy-names")}}`),
    status: 200,
  },
  {
    name: "700,000 variables that nobody declared",
    role: "INGEST",
    body: () => request(READ, names(700_000)),
    status: 413,
    code: "LIMIT_EXCEEDED",
  },
  {
    name: "ten objects of 15,900 names",
    role: "INGEST",
    body: () => request(RECORD, `{"input":${prediction("{}")},"x":[${times(10, () => names(15_900))}]}`),
    status: 200,
  },
  {
    name: "90 unknown fields of 120 KB each",
    role: "INGEST",
    body: () =>
      request(
        RECORD,
        `{"input":${prediction(
          "{}",
          times(90, (i) => `,"${"x".repeat(120_000)}${i}":1`, ""),
        )}}`,
      ),
    status: 413,
    code: "LIMIT_EXCEEDED",
  },
  {
    name: "1,000 unknown fields beside 15 MB of features",
    role: "INGEST",
    body: () =>
      request(
        RECORD,
        `{"input":${prediction(
          `"${"x".repeat(15_000_000)}"`,
          times(1_000, (i) => `,"featurs${i}":1`, ""),
        )}}`,
      ),
    status: 400,
    code: "BAD_USER_INPUT",
  },
  {
    name: "2,700,000 escapes in a text",
    role: "INGEST",
    body: () => request(READ, `{"x":"${"\\u0041".repeat(2_700_000)}"}`),
    status: 413,
    code: "LIMIT_EXCEEDED",
  },
  {
    name: "26,000 facts",
    role: "INGEST",
    body: () =>
      request(RECORD_FACTS, `{"facts":[${times(26_000, (i) => `{"sourceTable":{"key":"t${i}"}}`)}]}`),
    status: 413,
    code: "LIMIT_EXCEEDED",
  },
  {
    name: "52,000 references of one fact",
    role: "INGEST",
    body: () =>
      request(
        RECORD_FACTS,
        `{"facts":[{"transformation":{"key":"heavy","job":"j","reads":[${times(52_000, (i) => `{"sourceTable":"t${i}"}`)}]}}]}`,
      ),
    status: 200,
    code: "LIMIT_EXCEEDED",
  },
  {
    name: "a body as large as one may be that records nothing",
    role: "READ",
    body: () => request(RECORD, `{"x":${names(19_000)}}`),
    status: 403,
    code: "FORBIDDEN",
  },
];

/** Of the query's text. */
const queries: readonly HeavyRequest[] = [
  {
    name: "a block string of 5,000,000 lines",
    role: "INGEST",
    body: () => queryOf(`{ lineage(kind: Prediction, key: """${"\n".repeat(5_000_000)}""") { nodeCount } }`),
    status: 413,
    code: "LIMIT_EXCEEDED",
  },
  {
    name: "a block string of 60,000 lines",
    role: "READ",
    body: () => queryOf(`{ lineage(kind: Prediction, key: """${"\n".repeat(60_000)}""") { nodeCount } }`),
    status: 200,
    code: "NOT_FOUND",
  },
  {
    name: "90 unknown fields in a query, of 120 KB each",
    role: "INGEST",
    body: () => queryOf(`{ ${times(90, (i) => "x".repeat(120_000) + i, " ")} }`),
    status: 413,
    code: "LIMIT_EXCEEDED",
  },
  {
    name: "2,000 unknown fields in a query",
    role: "READ",
    body: () => queryOf(`{ ${times(2_000, (i) => `modelVersionsConnecti${i}`, " ")} }`),
    status: 400,
    code: "GRAPHQL_VALIDATION_FAILED",
  },
  {
    name: "one field 9,000 times",
    role: "READ",
    body: () => queryOf(`{ ${"a ".repeat(9_000)} }`),
    status: 400,
    code: "GRAPHQL_VALIDATION_FAILED",
  },
  {
    name: "one field with fields 2,400 times",
    role: "READ",
    body: () => queryOf(`{ ${"checkpoint { size } ".repeat(2_400)} }`),
    status: 400,
    code: "GRAPHQL_VALIDATION_FAILED",
  },
  {
    name: "fragments that spread each other",
    role: "READ",
    body: () =>
      queryOf(
        `{ ...F0 } ${times(90, (i) => `fragment F${i} on Query { ${times(90, (j) => (j > i ? `...F${j}` : ""), " ")} checkpoint { size } }`, " ")}`,
      ),
    status: 400,
    code: "GRAPHQL_VALIDATION_FAILED",
  },
  {
    name: "introspection thirty times",
    role: "READ",
    body: () =>
      queryOf(
        `{ ${times(30, (i) => `i${i}: __schema { types { inputFields { type { name inputFields { name type { name } } } } } }`, " ")} }`,
      ),
    status: 400,
    code: "GRAPHQL_VALIDATION_FAILED",
  },
  {
    name: "introspection as deep as it goes",
    role: "READ",
    body: () =>
      queryOf(
        "{ __schema { types { inputFields { type { name inputFields { name type { name ofType { name } } } } } } } }",
      ),
    status: 200,
  },
];

/** What is recorded: large, and right. */
export const batches = (prefix: string): readonly HeavyRequest[] => [
  {
    name: "5,000 predictions of 20 features",
    role: "INGEST",
    body: () => batch(prefix, 5_000, features(20)),
    status: 200,
  },
  {
    name: "5,000 predictions of 3 KB",
    role: "INGEST",
    body: () => batch(`${prefix}b-`, 5_000, `{"text":"${"x".repeat(2_900)}"}`),
    status: 200,
  },
  {
    name: "5,000 predictions whose receipts are asked for under thirty aliases",
    role: "INGEST",
    body: () =>
      request(
        `mutation Heavy($inputs: [PredictionInput!]!) { recordPredictions(inputs: $inputs) { ${times(30, (i) => `a${i}: leafHash`, " ")} } }`,
        `{"inputs":[${times(5_000, (i) => prediction("{}", "", `${prefix}c-${i}`))}]}`,
      ),
    status: 400,
    code: "GRAPHQL_VALIDATION_FAILED",
  },
  {
    name: "200 transformations of 250 reads that nobody recorded",
    role: "INGEST",
    body: () =>
      request(
        RECORD_FACTS,
        `{"facts":[${times(200, (i) => `{"transformation":{"key":"${prefix}t-${i}","job":"j","reads":[${times(250, (j) => `{"sourceTable":"${prefix}s-${j}"}`)}]}}`)}]}`,
      ),
    status: 200,
  },
];

/** Deployments of one model version, so that lists of the catalogue lead to lists. */
export const deployments = (prefix: string, count: number): readonly object[] =>
  Array.from({ length: count }, (_, i) => ({
    deployment: {
      key: `${prefix}d-${i}`,
      modelVersion: `${prefix}m@1`,
      environment: "test",
      startedAt: "2026-10-05T09:00:00Z",
    },
  }));

/** Tables that are wide: one batch of them has as many names as a body may. */
export const wideTables = (prefix: string, batch: number): readonly object[] =>
  Array.from({ length: 5 }, (_, i) => ({
    sourceTable: {
      key: `${prefix}t-${batch}-${i}`,
      columns: Array.from({ length: 5_000 }, (_, j) => ({ name: `c${j}`, type: "int" })),
    },
  }));

/** Of what the catalogue may be asked for, beside those deployments and tables. */
export const catalogue = (prefix: string): readonly HeavyRequest[] => [
  {
    name: "lists of 101 within lists of 101 within lists of 101",
    role: "READ",
    body: () => {
      const level = (within: string) => `modelVersion { deployments(limit: 101) { key ${within} } }`;
      return queryOf(
        `{ deployments(limit: 101, where: { key: { startsWith: "${prefix}" } }) { key ${level(level(""))} } }`,
      );
    },
    status: 200,
    code: "LIMIT_EXCEEDED",
  },
  {
    name: "lists within a list, as long as they may be",
    role: "READ",
    body: () =>
      queryOf(
        `{ deployments(limit: 1000, where: { key: { startsWith: "${prefix}" } }) { key modelVersion { deployments(limit: 1000) { key environment startedAt recordedAt } } } }`,
      ),
    status: 200,
    code: "LIMIT_EXCEEDED",
  },
  {
    name: "lists of 200 within a connection of 1,000",
    role: "READ",
    body: () =>
      queryOf(
        "{ deploymentsConnection(first: 1000) { edges { node { modelVersion { deployments(limit: 200) { key environment startedAt recordedAt } } } } } }",
      ),
    status: 400,
    code: "LIMIT_EXCEEDED",
  },
  {
    name: "a connection of 1,000",
    role: "READ",
    body: () =>
      queryOf(
        `{ deploymentsConnection(first: 1000, where: { key: { startsWith: "${prefix}" } }) { edges { cursor node { key index environment startedAt recordedAt recordedBy modelVersion { key } } } } }`,
      ),
    status: 200,
  },
  {
    name: "60,000 columns",
    role: "READ",
    body: () =>
      queryOf(
        `{ sourceTables(limit: 12, where: { key: { startsWith: "${prefix}" } }) { key columns { name type } } }`,
      ),
    status: 200,
  },
  {
    name: "75,000 columns",
    role: "READ",
    body: () =>
      queryOf(`{ sourceTables(where: { key: { startsWith: "${prefix}" } }) { key columns { name type } } }`),
    status: 200,
    code: "LIMIT_EXCEEDED",
  },
  {
    name: "60,000 values under thirty aliases",
    role: "READ",
    body: () =>
      queryOf(
        `{ ${times(30, (i) => `a${i}: deployments(limit: 1000, where: { key: { startsWith: "${prefix}" } }) { key environment startedAt recordedAt }`, " ")} }`,
      ),
    status: 200,
  },
  {
    name: "as many conditions as there may be",
    role: "READ",
    body: () =>
      queryOf(`{ modelVersions(where: { OR: [${times(99, (i) => `{ key: { eq: "k${i}" } }`)}] }) { key } }`),
    status: 200,
  },
  {
    name: "a list of 150,000 keys",
    role: "INGEST",
    body: () => request(AMONG, `{"keys":[${times(150_000, (i) => `"k${i}"`)}]}`),
    status: 413,
    code: "LIMIT_EXCEEDED",
  },
  {
    name: "a list of 25,000 keys",
    role: "READ",
    body: () => request(AMONG, `{"keys":[${times(25_000, (i) => `"k${i}"`)}]}`),
    status: 400,
    code: "LIMIT_EXCEEDED",
  },
  {
    name: "a filter of 300 levels",
    role: "READ",
    body: () =>
      queryOf(`{ modelVersions(where: {${"NOT:{".repeat(300)}key:{eq:"p"}${"}".repeat(300)}}) { key } }`),
    status: 400,
    code: "BAD_USER_INPUT",
  },
];

export const heavy: readonly HeavyRequest[] = [...bodies, ...queries];
