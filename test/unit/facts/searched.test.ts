import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FactKind } from "../../../src/facts/kind.js";
import { parseFact } from "../../../src/facts/parse.js";
import { propertyValues } from "../../../src/facts/properties.js";
import { sealDraft } from "../../../src/facts/seal.js";
import { searchedTexts } from "../../../src/facts/searched.js";
import { fact } from "../../support/arbitraries.js";

const wordsOf = (kind: FactKind, input: object) => {
  const draft = parseFact(kind, input, "input");
  return propertyValues(draft, sealDraft(draft, () => "07".repeat(16)).sealed).words;
};

describe("the words of a node", () => {
  it("are its kind, a digest of the key, those of the key with a mark, and those of its texts, each once", () => {
    const input = {
      key: "warehouse/loans",
      owner: "Ana Ruiz",
      description: "Loans of Ana's bank",
      columns: [{ name: "credit_score", type: "int", personal: true }],
    };
    expect(wordsOf("SourceTable", input)).toBe(
      "_SourceTable __60191bdcb6970a77 _loans _warehouse ana bank credit int loans of ruiz s score",
    );
  });

  it("are neither the key of another fact, nor a time, nor a number", () => {
    const at = "2026-10-03T09:00:00Z";
    expect(
      wordsOf("Approval", { key: "a-1", modelVersion: "m@7", approver: "Bo", decision: "APPROVED", at }),
    ).toBe("_1 _Approval __2f8fe63a6224321d _a bo");
  });

  it("leave out what is sealed: a long text, and what is personal always", () => {
    const long = { key: "t", owner: "Ana", description: `secret ${"x".repeat(5_000)}` };
    expect(wordsOf("SourceTable", long)).toBe("_SourceTable __e3b98a4da31a127d _t ana");
    const at = "2026-10-03T09:00:00Z";
    const review = {
      key: "r",
      prediction: "p",
      reviewer: "Bo",
      decision: "OVERRIDDEN",
      finalDecision: "secret",
      at,
    };
    expect(wordsOf("Review", review)).toBe("_Review __454349e422f05297 _r bo");
  });

  it.each(["Prediction", "Outcome", "Access", "RunEvent"] as const)(
    "are none of a %s, of which there are many",
    (kind) => {
      fc.assert(
        fc.property(fact, (one) => {
          if (one.kind === kind) expect(wordsOf(kind, one.input)).toBeUndefined();
        }),
      );
    },
  );
});

describe("searchedTexts", () => {
  it("names the field of each text, the key first", () => {
    const body = { job: "clean", exclusions: [{ rule: "age < 18", reason: "minors", rowCount: 3 }] };
    const given = (field: string) => Object.entries(body).find(([name]) => name === field)?.[1];
    expect(searchedTexts({ kind: "Transformation", key: "run-1" }, given)).toEqual([
      { field: "key", text: "run-1" },
      { field: "job", text: "clean" },
      { field: "exclusions", text: "age < 18" },
      { field: "exclusions", text: "minors" },
    ]);
  });
});
