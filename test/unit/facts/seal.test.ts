import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sha256Hex } from "#sha256";
import type { Draft } from "../../../src/facts/draft.js";
import { canonical } from "../../../src/facts/json.js";
import { parseFact } from "../../../src/facts/parse.js";
import { isSeal, openField, opens, saltOf, sealDraft } from "../../../src/facts/seal.js";
import { inputOf } from "../../support/arbitraries.js";

const SALT = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
const seal = (draft: Draft) => sealDraft(draft, () => SALT);

const prediction = (features: unknown) =>
  parseFact(
    "Prediction",
    {
      requestId: "req-42",
      deployment: "d-7",
      features,
      prediction: "ClassA",
      timestamp: "2026-11-21T14:02:11Z",
    },
    "input",
  );

describe("sealDraft", () => {
  it("leaves a salted digest of a personal value in the body, and gives value and salt", () => {
    const { body, sealed } = seal(prediction({ amount: 1200 }));
    expect(JSON.parse(body).features).toEqual({
      sealed: "sha256:c8c3520a52d4f54b814fe30bea9ef5e8808d424ce2ea8fe1a160138bdd0d7b50",
    });
    expect(sealed.features).toMatchObject({ value: '{"amount":1200}', salt: SALT });
  });

  it("takes a salt of its own for each value, so that equal values can't be told from the body", () => {
    let next = 0;
    const draft = prediction("ClassA");
    const { body } = sealDraft(draft, () => (next++).toString(16).padStart(32, "0"));
    const { features, prediction: answer } = JSON.parse(body);
    expect(features).not.toEqual(answer);
  });

  it("never lets a sealed value into the body", () => {
    fc.assert(
      fc.property(inputOf("Prediction"), fc.uuid(), (input, secret) => {
        const draft = parseFact(
          "Prediction",
          { ...input, features: { ssn: secret }, prediction: secret },
          "input",
        );
        expect(seal(draft).body).not.toContain(secret);
      }),
      { numRuns: 50 },
    );
  });

  it("seals always what is personal: an access's origin, an amendment's correction", () => {
    const access = parseFact(
      "Access",
      {
        key: "x",
        system: "registry",
        principal: "eve",
        operation: "download",
        facts: [],
        address: "203.0.113.9",
        userAgent: "curl/8",
        at: "2026-11-21T14:02:11Z",
        outcome: "DENIED",
      },
      "input",
    );
    expect(Object.keys(seal(access).sealed)).toEqual(["address", "userAgent"]);
    const amendment = parseFact(
      "Amendment",
      {
        key: "am",
        kind: "Prediction",
        fact: "req-42",
        correction: { features: { amount: 1300 } },
        reason: "typing error",
      },
      "input",
    );
    expect(Object.keys(seal(amendment).sealed)).toEqual(["correction"]);
  });

  it("seals any value over 4,096 bytes in canonical form, and not one of exactly that", () => {
    const table = (description: string) => seal(parseFact("SourceTable", { key: "t", description }, "input"));
    expect(table("x".repeat(4_094)).sealed).toEqual({});
    expect(Object.keys(table("x".repeat(4_095)).sealed)).toEqual(["description"]);
    expect(table("é".repeat(2_047)).sealed).toEqual({});
    expect(Object.keys(table("é".repeat(2_048)).sealed)).toEqual(["description"]);
  });

  it("counts the canonical form, in which a control character takes six bytes", () => {
    const { sealed } = seal(
      parseFact("SourceTable", { key: "t", description: "\u0001".repeat(700) }, "input"),
    );
    expect(Object.keys(sealed)).toEqual(["description"]);
  });

  it("seals a wide list of columns", () => {
    const columns = Array.from({ length: 200 }, (_, i) => ({
      name: `column_${i}`,
      type: "double precision",
    }));
    expect(Object.keys(seal(parseFact("SourceTable", { key: "t", columns }, "input")).sealed)).toEqual([
      "columns",
    ]);
  });

  it("seals a plain value that looks like a seal, which a reader would else take for one", () => {
    const run = (hyperparameters: unknown) =>
      seal(parseFact("TrainingRun", { key: "job", trainedOn: [], hyperparameters }, "input"));
    const forged = { sealed: `sha256:${"0".repeat(64)}` };
    const { body, sealed } = run(forged);
    expect(body).not.toContain("0".repeat(64));
    expect(sealed.hyperparameters?.value).toBe(canonical(forged));
    expect(openField(JSON.parse(body).hyperparameters, sealed.hyperparameters)).toEqual(forged);
  });
});

describe("saltOf", () => {
  it("makes 32 bytes of a seed of 16, and takes the salt of a fact of before as it is", () => {
    const seed = "000102030405060708090a0b0c0d0e0f";
    const { sealed } = sealDraft(prediction({ amount: 1200 }), () => seed);
    expect(sealed.features).toEqual({ value: '{"amount":1200}', salt: sha256Hex(seed), seed });
    expect(saltOf(seed)).toBe(sha256Hex(seed));
    expect(saltOf(SALT)).toBe(SALT);
  });
});

describe("opens", () => {
  const { body, sealed } = seal(prediction({ amount: 1200 }));
  const { features }: { features: unknown } = JSON.parse(body);
  if (!isSeal(features) || sealed.features === undefined) throw new Error("features are sealed");
  const { value, salt } = sealed.features;
  const stated = features;

  it("is true for the value and salt that were sealed", () => {
    expect(opens(stated, { value, salt })).toBe(true);
  });

  it("is false for another value or another salt", () => {
    expect(opens(stated, { value: '{"amount":1201}', salt })).toBe(false);
    expect(opens(stated, { value, salt: "00".repeat(32) })).toBe(false);
  });

  it.each(["zz".repeat(32), salt.toUpperCase(), `${salt}zz`, `${salt}0`])(
    "says of the salt %s that it is none",
    (wrong) => {
      expect(() => opens(stated, { value, salt: wrong })).toThrow("not lower-case hex");
    },
  );
});

describe("openField", () => {
  it("gives a plain value as it is", () => {
    expect(openField("TRAIN", undefined)).toBe("TRAIN");
  });

  it("gives the sealed value where it is there, and null where it was erased", () => {
    const stated = { sealed: "sha256:00" };
    expect(openField(stated, { value: '[1,"a"]', salt: "" })).toEqual([1, "a"]);
    expect(openField(stated, undefined)).toBeNull();
  });

  it("gives null for what was not given", () => {
    expect(openField(undefined, undefined)).toBeNull();
  });
});
