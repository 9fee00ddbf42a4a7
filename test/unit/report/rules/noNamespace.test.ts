import { describe, expect, it } from "vitest";
import { noNamespace } from "../../../../src/report/rules/noNamespace.js";
import { check, places } from "../../../support/trails.js";

const found = (key: string) =>
  places(check(noNamespace, { input: { loans: { key }, clean: { reads: [{ sourceTable: key }] } } }));

describe("noNamespace", () => {
  it.each(["loans", "/loans", "loans/", "a.b.loans"])("finds the table %s", (key) => {
    expect(found(key)).toEqual([`SourceTable ${key}`]);
  });

  it.each(["warehouse/loans", "postgres://db:5432/bank.public.loans", "s3://bucket/path/loans"])(
    "finds nothing at %s",
    (key) => {
      expect(found(key)).toEqual([]);
    },
  );

  it("finds nothing in a complete trail", () => {
    expect(check(noNamespace)).toEqual([]);
  });
});
