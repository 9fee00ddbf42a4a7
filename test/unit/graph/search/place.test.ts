import { describe, expect, it } from "vitest";
import type { FactKind } from "../../../../src/facts/kind.js";
import { placeIn } from "../../../../src/graph/search/place.js";

const found = (body: object, ...words: string[]) => {
  const fact: { kind: FactKind; key: string } = { kind: "SourceTable", key: "warehouse/loans" };
  const entry = { v: 1, ...fact, recordedAt: "", recordedBy: "", refs: [], body };
  return placeIn(
    fact,
    JSON.stringify(entry),
    words.map((word) => [word]),
  );
};

describe("placeIn", () => {
  it("is the field that has most of the words", () => {
    const body = { owner: "Ana Ruiz", description: "Loans of the bank, which Ana keeps" };
    expect(found(body, "loans").field).toBe("key");
    expect(found(body, "ana")).toEqual({ field: "owner", snippet: "Ana Ruiz" });
    expect(found(body, "ana", "bank").field).toBe("description");
  });

  it("takes a whole word before one that begins so", () => {
    expect(found({ owner: "loansome", description: "ware" }, "ware").field).toBe("description");
  });

  it("shows a long text around the first word that was found, and says that it is cut", () => {
    const { snippet } = found(
      { description: `${"before ".repeat(100)}Credit${" after".repeat(100)}` },
      "credit",
    );
    expect(snippet).toMatch(/^….{1,40}Credit after.*…$/);
    expect(snippet.length).toBeLessThanOrEqual(162);
  });

  it("shows on one line, without what turns the direction of writing or hides", () => {
    const { snippet } = found({ description: "a\u202eb\n\u0007\tcredit\u2066\u200b\u{e0041} end" }, "credit");
    expect(snippet).toBe("a\ufffdb credit\ufffd\ufffd\ufffd end");
  });

  it("cuts no character in half", () => {
    const { snippet } = found(
      { description: `${"\u{1f469}".repeat(60)}x credit ${"\u{1f469}".repeat(200)}` },
      "credit",
    );
    expect(snippet.isWellFormed()).toBe(true);
  });
});
