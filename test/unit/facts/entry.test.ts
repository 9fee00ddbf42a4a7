import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkEntrySize, entryText, leafHashHex, parseEntry } from "../../../src/facts/entry.js";
import { canonical } from "../../../src/facts/json.js";
import { FACT_KINDS } from "../../../src/facts/kind.js";
import { parseFact } from "../../../src/facts/parse.js";
import { sealDraft } from "../../../src/facts/seal.js";
import { inputOf, text } from "../../support/arbitraries.js";

const TIME = "2026-11-21T22:00:00.000Z";
const LEAF = "ab".repeat(32);
const salt = () => "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

const MODEL = {
  key: "credit-risk@7",
  artifactSha256: `sha256:${"3f2a".repeat(16)}`,
  framework: "scikit-learn 1.7",
  producedBy: "job-1",
};
const modelEntry = (leaf: string | null) => {
  const draft = parseFact("ModelVersion", MODEL, "input");
  return entryText({ ...draft, body: sealDraft(draft, salt).body }, TIME, "registry", () => leaf);
};

describe("entryText", () => {
  it("is the RFC 8785 form of version, fact, time, principal, body and references", () => {
    expect(modelEntry(LEAF)).toBe(
      `{"body":{"artifactSha256":"${"3f2a".repeat(16)}","framework":"scikit-learn 1.7"},"key":"credit-risk@7",` +
        `"kind":"ModelVersion","recordedAt":"${TIME}","recordedBy":"registry",` +
        `"refs":[{"key":"job-1","kind":"TrainingRun","leaf":"${LEAF}","props":{},"rel":"PRODUCED_BY"}],"v":1}`,
    );
  });

  it("says null for the leaf of a cause that is not recorded", () => {
    expect(modelEntry(null)).toContain('"leaf":null');
  });

  it.each(FACT_KINDS)("is canonical and holds what was given, for any %s", (kind) => {
    fc.assert(
      fc.property(inputOf(kind), text, fc.boolean(), (input, recordedBy, recorded) => {
        const draft = parseFact(kind, input, "input");
        const { body } = sealDraft(draft, salt);
        const leaf = recorded ? LEAF : null;
        const entry = entryText({ ...draft, body }, TIME, recordedBy, () => leaf);
        expect(canonical(JSON.parse(entry))).toBe(entry);
        expect(JSON.parse(entry)).toEqual({
          v: 1,
          kind,
          key: draft.key,
          recordedAt: TIME,
          recordedBy,
          body: JSON.parse(body),
          refs: draft.refs.map((ref) => ({ ...ref, props: JSON.parse(canonical(ref.props)), leaf })),
        });
        expect(parseEntry(entry)).toEqual(JSON.parse(entry));
      }),
      { numRuns: 60 },
    );
  });
});

describe("leafHashHex", () => {
  it("is SHA-256 of a zero byte and the entry (RFC 6962 section 2.1)", () => {
    const entry = modelEntry(null);
    expect(leafHashHex(entry)).toBe("7abbfcf80452b44beb5d4e6efc77793d97682150659d4075397747890398d30a");
    expect(leafHashHex(entry)).toBe(createHash("sha256").update("\0").update(entry).digest("hex"));
  });
});

describe("checkEntrySize", () => {
  it("allows 65,535 bytes and not one more, counted in UTF-8", () => {
    expect(() => checkEntrySize("x".repeat(65_535), "input")).not.toThrow();
    expect(() => checkEntrySize("é".repeat(32_767), "input")).not.toThrow();
    expect(() => checkEntrySize("é".repeat(32_768), "facts[3].sourceTable")).toThrow(
      expect.objectContaining({
        code: "LIMIT_EXCEEDED",
        path: "facts[3].sourceTable",
        message: "facts[3].sourceTable: its entry has 65536 bytes, and at most 65535 are possible",
      }),
    );
  });
});

describe("parseEntry", () => {
  const whole = {
    v: 1,
    kind: "SourceTable",
    key: "t",
    recordedAt: TIME,
    recordedBy: "x",
    body: {},
    refs: [],
  };

  it("reads an entry of version 1", () => {
    expect(parseEntry(JSON.stringify(whole))).toEqual(whole);
  });

  it.each([
    ["text that is no JSON", "{"],
    ["another version", JSON.stringify({ ...whole, v: 2 })],
    ["an unknown kind", JSON.stringify({ ...whole, kind: "Rumour" })],
    ["a body that is a list", JSON.stringify({ ...whole, body: [] })],
    [
      "a reference without a leaf",
      JSON.stringify({ ...whole, refs: [{ rel: "READ", kind: "SourceTable", key: "t", props: {} }] }),
    ],
    ["no key", JSON.stringify({ ...whole, key: undefined })],
  ])("refuses %s", (_, entry) => {
    expect(() => parseEntry(entry)).toThrow(expect.objectContaining({ code: "BAD_USER_INPUT" }));
  });
});
