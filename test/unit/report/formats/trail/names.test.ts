import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  factIri,
  factName,
  nameOf,
  splitNamespace,
  splitVersion,
  uriOf,
  uuidOf,
} from "../../../../../src/report/formats/trail/names.js";
import { HOSTILE_TEXT } from "../../../../support/hostile.js";

const text = fc.string({ unit: "binary" });

describe("the name of a fact", () => {
  it("is readable where the key is plain", () => {
    expect(factName({ kind: "DatasetVersion", key: "loans-2026.10@1" })).toBe(
      "DatasetVersion.loans-2026.10_401",
    );
    expect(factIri("log.example/x", { kind: "SourceTable", key: "a/b" })).toBe(
      "urn:proofline:log.example_2fx:fact:SourceTable.a_2fb",
    );
  });

  it("is an NCName, and of one key alone, for any text", () => {
    const keys = new Map<string, string>();
    fc.assert(
      fc.property(text, (key) => {
        const name = nameOf(key);
        expect(name).toMatch(/^[A-Za-z0-9._-]*$/);
        expect(keys.get(name) ?? key).toBe(key);
        keys.set(name, key);
      }),
      { numRuns: 500 },
    );
    expect(nameOf("_40")).not.toBe(nameOf("@"));
  });
});

describe("a key in its parts", () => {
  it.each([
    ["loans@1", "loans", "1"],
    ["s3://me@host/loans@2026-10", "s3://me@host/loans", "2026-10"],
    ["s3://me@host/loans", "s3://me@host/loans", null],
    ["loans@", "loans@", null],
    ["@1", "@1", null],
  ])("%s has a version where it ends with one", (key, name, version) => {
    expect(splitVersion(key)).toEqual({ name, version });
  });

  it.each([
    ["warehouse/loans", "warehouse", "loans"],
    ["s3://lake/loans/2026", "s3://lake", "loans/2026"],
    ["postgres://db:5432/risk.loans", "postgres://db:5432", "risk.loans"],
    ["loans", "log", "loans"],
    ["/loans", "log", "/loans"],
    ["s3://lake", "log", "s3://lake"],
    ["loans/", "log", "loans/"],
  ])("%s has a namespace where OpenLineage would see one", (key, namespace, name) => {
    expect(splitNamespace(key, "log")).toEqual({ namespace, name });
  });
});

describe("a UUID of a text", () => {
  it("is the text where that is one", () => {
    const uuid = "3e671687-395b-41f5-a30f-a58921a69b79";
    expect(uuidOf(uuid, "x")).toBe(uuid);
  });

  it("follows from text and seed, and has the form of version 8", () => {
    fc.assert(
      fc.property(text, (key) => {
        expect(uuidOf(key, "a")).toMatch(
          /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        );
        expect(uuidOf(key, "a")).toBe(uuidOf(key, "a"));
        expect(uuidOf(key, "a")).not.toBe(uuidOf(key, "b"));
      }),
    );
  });
});

describe("a URI", () => {
  it.each([
    "https://example.com/a?b=c#d",
    "s3://lake/loans/1.csv",
    "urn:x:y",
    "git@code".replace("git@", "ssh://git@"),
    "file:///data/loans%20old.csv",
  ])("%s is one", (uri) => {
    expect(uriOf(uri)).toBe(uri);
  });

  it.each([
    null,
    "",
    "loans.csv",
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "data:text/html,<script>",
    "vbscript:x",
    "https://example.com/a b",
    "https://example.com/\u202e",
    "https://example.com/%zz",
    "https://example.com/#a#b",
    "https://",
    `https://example.com/${"x".repeat(10_000)}`,
    HOSTILE_TEXT,
  ])("%j is none that a document may hold", (uri) => {
    expect(uriOf(uri)).toBeUndefined();
  });
});
