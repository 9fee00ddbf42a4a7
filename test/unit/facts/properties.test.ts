import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sha256Hex } from "#sha256";
import { EDGE_COLUMNS } from "../../../src/facts/columns.js";
import { FACT_KINDS } from "../../../src/facts/kind.js";
import { parseFact } from "../../../src/facts/parse.js";
import { NODE_PROPERTIES, propertyValues } from "../../../src/facts/properties.js";
import { sealDraft } from "../../../src/facts/seal.js";
import { fact, inputOf } from "../../support/arbitraries.js";

const newSeed = () => "07".repeat(16);

describe("propertyValues", () => {
  const valuesOf = (input: object) => {
    const draft = parseFact("Prediction", input, "input");
    return propertyValues(draft, sealDraft(draft, newSeed).sealed);
  };

  it("holds plain values as they are, sealed ones as text beside their salt, and what it was served from", () => {
    const input = {
      requestId: "req-42",
      modelVersion: "credit@7",
      features: { b: 1, a: [2] },
      prediction: "accept",
      timestamp: "2026-11-21T14:02:11Z",
    };
    expect(valuesOf(input)).toEqual({
      claims: sha256Hex('{"modelVersion":"credit@7"}').slice(0, 32),
      features: '{"a":[2],"b":1}',
      featuresSalt: "07".repeat(16),
      prediction: '"accept"',
      predictionSalt: "07".repeat(16),
      servedFrom: "ModelVersion credit@7",
      timestamp: "2026-11-21T14:02:11.000Z",
    });
    expect(valuesOf({ ...input, deployment: "d-7" }).servedFrom).toBe("Deployment d-7");
  });

  it("tells apart what servers claim of the model, and has nothing for one that claims nothing", () => {
    const input = { requestId: "r", deployment: "d-7", features: {}, prediction: 1, timestamp: "2026-11-21" };
    const artifactSha256 = "ab".repeat(32);
    expect(valuesOf(input)).not.toHaveProperty("claims");
    expect(valuesOf({ ...input, artifactSha256 }).claims).toBe(
      sha256Hex(`{"artifactSha256":"${artifactSha256}"}`).slice(0, 32),
    );
    expect(
      valuesOf({ ...input, artifactSha256: `sha256:${artifactSha256}`, modelVersion: "m@1" }).claims,
    ).toBe(sha256Hex(`{"artifactSha256":"${artifactSha256}","modelVersion":"m@1"}`).slice(0, 32));
  });

  it.each([
    ["a text", "depth=6", '"depth=6"'],
    ["a list of texts", ["a", "b"], '["a","b"]'],
    ["a number", 6, "6"],
  ])("holds a JSON value that is %s as JSON text, as any other", (_, hyperparameters, stored) => {
    const draft = parseFact("TrainingRun", { key: "job", trainedOn: [], hyperparameters }, "input");
    expect(propertyValues(draft, {}).hyperparameters).toBe(stored);
  });

  it.each(FACT_KINDS)("gives a %s no property that its statement does not store", (kind) => {
    const known = new Set(NODE_PROPERTIES[kind].map(({ name }) => name));
    fc.assert(
      fc.property(inputOf(kind), (input) => {
        const draft = parseFact(kind, input, "input");
        const values = propertyValues(draft, sealDraft(draft, newSeed).sealed);
        expect(Object.keys(values).filter((name) => !known.has(name))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

describe("EDGE_COLUMNS", () => {
  it("has one column for every reference that a fact can make", () => {
    fc.assert(
      fc.property(fact, ({ kind, input }) => {
        for (const ref of parseFact(kind, input, "input").refs) {
          const columns = EDGE_COLUMNS[kind].filter(({ rel, to }) => rel === ref.rel && to === ref.kind);
          expect(columns).toHaveLength(1);
          const stored = columns.flatMap(({ properties }) => properties.map(({ name }) => name));
          expect(stored).toEqual(expect.arrayContaining(Object.keys(ref.props)));
        }
      }),
    );
  });
});
