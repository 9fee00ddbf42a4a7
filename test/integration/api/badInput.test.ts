import { describe, expect, it } from "vitest";
import { RECORD_FACTS, reported, useService } from "../../support/client.js";
import { newPrefix } from "../../support/prefix.js";

const service = useService();
const p = newPrefix();

const prediction = (change: object) => ({
  prediction: {
    requestId: `${p}bad`,
    deployment: "d-7",
    features: { amount: 1 },
    prediction: "ClassA",
    timestamp: "2026-11-21T14:02:11Z",
    ...change,
  },
});
const table = (change: object) => ({ sourceTable: { key: `${p}bad`, ...change } });
const etl = (reads: unknown, change: object = {}) => ({
  transformation: { key: `${p}bad`, job: "clean", reads, ...change },
});
const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);
const texts = (length: number) => ({
  sourceTable: "t",
  filter: "x".repeat(length),
  snapshot: "y".repeat(length),
});

/** The last of four facts is wrong: what is wrong, the fact, the code, the place. */
const REFUSED: readonly (readonly [what: string, fact: object, code: string, place: string])[] = [
  ["an unknown field", table({ ownr: "x" }), "BAD_USER_INPUT", "facts[3].sourceTable"],
  ["an unknown kind", { rumour: {} }, "BAD_USER_INPUT", "facts[3]"],
  ["two kinds at once", { ...table({}), ...prediction({}) }, "BAD_USER_INPUT", "facts[3]"],
  ["no kind", {}, "BAD_USER_INPUT", "facts[3]"],
  ["a missing field", table({ key: undefined }), "BAD_USER_INPUT", "facts[3].sourceTable"],
  [
    "a field of another type",
    table({ owner: { name: "x" } }),
    "BAD_USER_INPUT",
    "facts[3].sourceTable.owner",
  ],
  ["an empty key", table({ key: "" }), "BAD_USER_INPUT", "facts[3].sourceTable.key"],
  ["a key of 513 bytes", table({ key: "x".repeat(513) }), "BAD_USER_INPUT", "facts[3].sourceTable.key"],
  ["a key with a control character", table({ key: "a\u0007" }), "BAD_USER_INPUT", "facts[3].sourceTable.key"],
  [
    "30 February",
    prediction({ timestamp: "2026-02-30T12:00:00Z" }),
    "BAD_USER_INPUT",
    "facts[3].prediction.timestamp",
  ],
  [
    "a prediction of the day after tomorrow",
    prediction({ timestamp: new Date(Date.now() + 172_800_000).toISOString() }),
    "BAD_USER_INPUT",
    "facts[3].prediction.timestamp",
  ],
  [
    "a run that ended before it started",
    etl([], { startedAt: "2024-01-02T00:00:00Z", endedAt: "2024-01-01T00:00:00Z" }),
    "BAD_USER_INPUT",
    "facts[3].transformation.endedAt",
  ],
  [
    "a range of dates that ends before it begins",
    etl([{ sourceTable: "t", dateFrom: "2024-01-02T00:00:00Z", dateTo: "2024-01-01T00:00:00Z" }]),
    "BAD_USER_INPUT",
    "facts[3].transformation.reads[0].dateTo",
  ],
  [
    "a date that is none",
    prediction({ timestamp: "2026-02-30" }),
    "BAD_USER_INPUT",
    "facts[3].prediction.timestamp",
  ],
  [
    "a time that is a number",
    prediction({ timestamp: 1_800_000_000 }),
    "BAD_USER_INPUT",
    "facts[3].prediction.timestamp",
  ],
  [
    "a bad date of a read",
    etl([{ sourceTable: "t", dateTo: "soon" }]),
    "BAD_USER_INPUT",
    "facts[3].transformation.reads[0].dateTo",
  ],
  [
    "a digest that is none",
    prediction({ artifactSha256: "abc" }),
    "BAD_USER_INPUT",
    "facts[3].prediction.artifactSha256",
  ],
  [
    "a count below zero",
    etl([{ sourceTable: "t", rowCount: -1 }]),
    "BAD_USER_INPUT",
    "facts[3].transformation.reads[0].rowCount",
  ],
  [
    "a count with a fraction",
    etl([{ sourceTable: "t", rowCount: 0.5 }]),
    "BAD_USER_INPUT",
    "facts[3].transformation.reads[0].rowCount",
  ],
  [
    "an integer beyond 2^53",
    prediction({ features: { id: 2 ** 60 } }),
    "BAD_USER_INPUT",
    "facts[3].prediction.features.id",
  ],
  [
    "half a surrogate pair",
    prediction({ features: { a: "\ud83d" } }),
    "BAD_USER_INPUT",
    "facts[3].prediction.features.a",
  ],
  ["null features", prediction({ features: null }), "BAD_USER_INPUT", "facts[3].prediction.features"],
  [
    "a read of both",
    etl([{ sourceTable: "t", datasetVersion: "d" }]),
    "BAD_USER_INPUT",
    "facts[3].transformation.reads[0]",
  ],
  ["a read of neither", etl([{}]), "BAD_USER_INPUT", "facts[3].transformation.reads[0]"],
  [
    "neither deployment nor model version",
    prediction({ deployment: null }),
    "BAD_USER_INPUT",
    "facts[3].prediction",
  ],
  [
    "an unknown role",
    { trainingRun: { key: `${p}bad`, trainedOn: [{ datasetVersion: "d", role: "Train" }] } },
    "BAD_USER_INPUT",
    "facts[3].trainingRun.trainedOn[0].role",
  ],
  [
    "257 references",
    etl(Array.from({ length: 257 }, (_, i) => ({ sourceTable: `t${i}` }))),
    "LIMIT_EXCEEDED",
    "facts[3].transformation",
  ],
  [
    "an entry over its limit",
    etl(Array.from({ length: 17 }, () => texts(2_000))),
    "LIMIT_EXCEEDED",
    "facts[3].transformation",
  ],
  ["a filter over 4 KiB", etl([texts(4_097)]), "LIMIT_EXCEEDED", "facts[3].transformation.reads[0]"],
  [
    "JSON nested 65 levels deep",
    prediction({ features: deep(65) }),
    "LIMIT_EXCEEDED",
    "facts[3].prediction.features[0]",
  ],
];

const isRecorded = async (key: string) => {
  const { errors } = await service.client.send(
    `query ($key: ID!) { lineage(kind: SourceTable, key: $key) { nodeCount } }`,
    { key },
  );
  return errors === undefined;
};

describe("a batch with a bad fact", () => {
  it.each(REFUSED)(
    "%s: refused with the place, and nothing of it recorded",
    async (what, fact, code, place) => {
      const good = ["a", "b", "c"].map((name) => table({ key: `${p}${what}-${name}` }));
      const error = await service.client.refusal(RECORD_FACTS, { facts: [...good, fact] });
      expect(error.extensions.code).toBe(code);
      expect(`${error.extensions.path}: ${error.message}`).toContain(place);
      expect(await isRecorded(`${p}${what}-a`)).toBe(false);
    },
  );

  it("a conflict in the middle: refused with the place and both hashes, and nothing of it recorded", async () => {
    const key = `${p}conflict`;
    const [first] = await service.client.record(table({ key, owner: "Sales" }));
    const facts = [table({ key: `${key}-a` }), table({ key, owner: "Finance" }), table({ key: `${key}-b` })];
    const error = await service.client.refusal(RECORD_FACTS, { facts });
    expect(error.extensions).toEqual({ code: "CONFLICT", path: "facts[1].sourceTable" });
    expect(error.message).toContain(`its leaf hash is ${first?.leafHash}, this one's would be `);
    expect([await isRecorded(`${key}-a`), await isRecorded(`${key}-b`)]).toEqual([false, false]);
  });

  it("5,001 facts: refused whole", async () => {
    const facts = Array.from({ length: 5_001 }, (_, i) => table({ key: `${p}many-${i}` }));
    const error = await service.client.refusal(RECORD_FACTS, { facts });
    expect(error.extensions).toEqual({ code: "LIMIT_EXCEEDED", path: "facts" });
    expect(await isRecorded(`${p}many-0`)).toBe(false);
  });
});

describe("one bad fact", () => {
  const record = (literal: string) => `mutation { recordPrediction(input: ${literal}) { key } }`;
  const literal = (features: string, timestamp = "2026-11-21T14:02:11Z") =>
    `{requestId: "${p}one", deployment: "d", features: ${features}, prediction: 1, timestamp: "${timestamp}"}`;

  it("is named by its place in the input", async () => {
    const error = await service.client.refusal(
      "mutation ($prediction: PredictionInput!) { recordPrediction(input: $prediction) { key } }",
      { prediction: { ...prediction({}).prediction, timestamp: "2026-02-30T12:00:00Z" } },
    );
    expect(error.extensions).toEqual({ code: "BAD_USER_INPUT", path: "input.timestamp" });
  });

  it("is named by its index among the predictions", async () => {
    const one = prediction({}).prediction;
    const error = await service.client.refusal(
      "mutation ($inputs: [PredictionInput!]!) { recordPredictions(inputs: $inputs) { key } }",
      { inputs: [one, { ...one, requestId: "" }] },
    );
    expect(error.extensions).toEqual({ code: "BAD_USER_INPUT", path: "inputs[1].requestId" });
  });

  it("30 February as a literal", async () => {
    const error = await service.client.refusal(record(literal("{}", "2026-02-30T12:00:00Z")));
    expect(error.extensions).toEqual({ code: "BAD_USER_INPUT", path: "input.timestamp" });
  });

  it("NaN as a literal among the features", async () => {
    const error = await service.client.refusal(record(literal("{a: NaN}")));
    expect(error.extensions).toMatchObject({ code: "BAD_USER_INPUT", path: "input.features.a" });
  });

  it("an integer beyond 2^53 as a literal among the features", async () => {
    const error = await service.client.refusal(record(literal("{a: 9007199254740993}")));
    expect(error.extensions).toMatchObject({ code: "BAD_USER_INPUT", path: "input.features.a" });
  });

  it("NaN as a literal where a number is asked for", async () => {
    const error = await service.client.refusal(`mutation {
      recordTrainingRun(input: {key: "${p}nan", trainedOn: [], metrics: [{name: "auc", value: NaN}]}) { key }
    }`);
    expect(error.extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
    expect(error.message).toBe("input.metrics[0].value: must be a Float");
  });

  it("a number that JSON can't hold", async () => {
    const input = JSON.stringify(prediction({}).prediction).replace('"amount":1', '"amount":1e999');
    const response = await service.client.post(
      `{"query":"mutation ($input: PredictionInput!) { recordPrediction(input: $input) { key } }","variables":{"input":${input}}}`,
    );
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: "BAD_USER_INPUT", path: "input.features.amount" } }],
    });
  });

  it("an unknown field as a literal", async () => {
    const error = await service.client.refusal(record(literal('{}, modle: "m"')));
    expect(error.extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
    expect(error.message).toMatch(/^input\.modle: is not a field of PredictionInput, which has requestId, /);
  });

  const SECRET = "s3cret";
  const secret = { ...prediction({}).prediction, features: { income: SECRET }, prediction: SECRET };
  const RECORD = "mutation ($input: PredictionInput!) { recordPrediction(input: $input) { key } }";

  it.each<[string, object, string]>([
    ["a misspelt field", { featurs: 1 }, "input.featurs: is not a field of PredictionInput"],
    ["a missing field", { requestId: undefined }, "input.requestId: is required"],
    ["a field of another type", { timestamp: { s3cret: SECRET } }, "input.timestamp: must be a DateTime"],
    ["no time", { timestamp: SECRET }, "input.timestamp: must be an RFC 3339 date and time"],
    ["no digest", { artifactSha256: SECRET }, "input.artifactSha256: must be a SHA-256 digest"],
    ["a value that is none", { features: [2 ** 60] }, "input.features[0]: is an integer beyond 2^53"],
  ])("is told by its place first, and without a value: %s", async (_, change, told) => {
    const { message, extensions } = await service.client.refusal(RECORD, { input: { ...secret, ...change } });
    expect(message.startsWith(told)).toBe(true);
    expect(message).not.toContain(SECRET);
    expect(extensions).toEqual({ code: "BAD_USER_INPUT", path: told.slice(0, told.indexOf(":")) });
  });

  it("is told by its place in a batch", async () => {
    const inputs = [secret, secret, secret, { ...secret, features: undefined, featurs: 1 }];
    const { errors } = await service.client.send(
      "mutation ($inputs: [PredictionInput!]!) { recordPredictions(inputs: $inputs) { key } }",
      { inputs },
    );
    expect(errors?.map(({ message }) => message)).toEqual([
      "inputs[3].features: is required",
      expect.stringMatching(/^inputs\[3\]\.featurs: is not a field of PredictionInput, which has /),
    ]);
  });

  it.each([
    ["an enum", `{ lineage(kind: ${SECRET}, key: "x") { nodeCount } }`, "kind: must be one of SourceTable, "],
    ["a number", `{ predictions(first: "${SECRET}") { edges { cursor } } }`, "first: must be an Int"],
    [
      "syntax",
      `{ predictions(first: 1 "${SECRET}") { edges { cursor } } }`,
      "Syntax Error: Expected Name, found String.",
    ],
  ])("as a literal is told without a value: %s", async (_, query, told) => {
    const { message } = await service.client.refusal(query);
    expect(message.startsWith(told)).toBe(true);
    expect(message).not.toContain(SECRET);
  });

  it("is told so where a variable is null that may not be", async () => {
    const query = `mutation ($key: ID = "x", $owner: String) { recordSourceTable(input: {key: $key, owner: $owner}) { key } }`;
    const { message, extensions } = await service.client.refusal(query, { key: null, owner: SECRET });
    expect(extensions.code).toBe("BAD_USER_INPUT");
    expect(message).toMatch(/^Argument "input"/);
    expect(message).not.toContain(SECRET);
  });

  it("is the caller's fault where a hundred are wrong", async () => {
    const inputs = Array.from({ length: 100 }, () => ({}));
    const { errors } = await service.client.send(
      "mutation ($inputs: [PredictionInput!]!) { recordPredictions(inputs: $inputs) { key } }",
      { inputs },
    );
    expect(new Set(errors?.map(({ extensions }) => extensions.code))).toEqual(new Set(["BAD_USER_INPUT"]));
    expect(reported).toEqual([]);
  });
});
