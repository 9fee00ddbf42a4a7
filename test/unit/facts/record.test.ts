import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { entryText, leafHashHex } from "../../../src/facts/entry.js";
import { FACT_KINDS, type FactKind } from "../../../src/facts/kind.js";
import { KINDS } from "../../../src/facts/kinds/index.js";
import { parseFact } from "../../../src/facts/parse.js";
import { readRecord } from "../../../src/facts/record.js";
import { sealDraft } from "../../../src/facts/seal.js";
import { inputOf } from "../../support/arbitraries.js";

const TIME = "2026-11-21T22:00:00.000Z";

function recorded(kind: FactKind, input: unknown, options: { erased?: boolean } = {}) {
  const draft = parseFact(kind, input, "input");
  const { body, sealed } = sealDraft(draft, () => "00".repeat(16));
  const entry = entryText({ ...draft, body }, TIME, "scorer", () => null);
  return {
    entry,
    fact: readRecord({
      kind,
      key: draft.key,
      recorded: { index: 5, entry, sealed: options.erased ? {} : sealed },
    }),
  };
}

const PREDICTION = {
  requestId: "req-42",
  deployment: "d-7",
  features: { amount: 1200 },
  prediction: "accept",
  timestamp: "2026-11-21T14:02:11Z",
};

describe("readRecord", () => {
  it("opens a fact: sealed values, references and what the log says of it", () => {
    const { fact, entry } = recorded("Prediction", PREDICTION);
    expect(fact).toEqual({
      kind: "Prediction",
      key: "req-42",
      index: 5,
      leafHash: leafHashHex(entry),
      recordedAt: TIME,
      recordedBy: "scorer",
      refs: [{ rel: "SERVED_BY", kind: "Deployment", key: "d-7", leaf: null, props: {} }],
      erased: [],
      fields: {
        deployment: "d-7",
        modelVersion: null,
        artifactSha256: null,
        features: { amount: 1200 },
        prediction: "accept",
        timestamp: "2026-11-21T14:02:11.000Z",
        servingNode: null,
        groups: null,
        explanation: null,
        threshold: null,
        sequence: null,
      },
    });
  });

  it("names the fields whose value was erased, and shows null for them", () => {
    const { fact } = recorded("Prediction", PREDICTION, { erased: true });
    expect(fact.erased).toEqual(["features", "prediction"]);
    expect(fact.fields).toMatchObject({ features: null, prediction: null, deployment: "d-7" });
  });

  it("shows the model version that a prediction was made by, where no deployment is known", () => {
    const { fact } = recorded("Prediction", { ...PREDICTION, deployment: null, modelVersion: "credit@7" });
    expect(fact.fields).toMatchObject({ deployment: null, modelVersion: "credit@7" });
  });

  it.each(FACT_KINDS)("knows nothing but the key of a placeholder for a %s", (kind) => {
    const { fields, ...rest } = readRecord({ kind, key: "k", recorded: null });
    expect(rest).toEqual({
      kind,
      key: "k",
      index: null,
      leafHash: null,
      recordedAt: null,
      recordedBy: null,
      refs: [],
      erased: [],
    });
    expect(Object.keys(fields)).toEqual(Object.keys(KINDS[kind].fields));
    expect(Object.values(fields).every((value) => value === null)).toBe(true);
  });

  it.each(FACT_KINDS)("shows all that was given of a %s, sealed or not", (kind) => {
    fc.assert(
      fc.property(inputOf(kind), (input) => {
        const fields: Readonly<Record<string, unknown>> = recorded(kind, input).fact.fields;
        const { fields: described, correction } = KINDS[kind];
        for (const [name, field] of Object.entries(described)) {
          // what follows from a correction nobody gave
          if (name === correction?.names || name === correction?.references) continue;
          const given = input[name] ?? null;
          if (field.type === "ref") expect(fields[name]).toBe(given);
          if (field.type === "texts" || field.type === "enum") expect(fields[name]).toEqual(given);
          if (field.type === "scalar" && (field.scalar === "String" || field.scalar === "Boolean"))
            expect(fields[name]).toEqual(given);
          if (Array.isArray(given)) expect(fields[name]).toHaveLength(given.length);
        }
      }),
      { numRuns: 30 },
    );
  });
});
