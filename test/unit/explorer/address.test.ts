import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressOf, parseAddress } from "../../../src/explorer/address.js";

describe("an address", () => {
  it("names a view, what it is about and its parameters", () => {
    expect(parseAddress("#/report/r-1?asOf=10")).toEqual({
      path: ["report", "r-1"],
      parameters: { asOf: "10" },
    });
    expect(parseAddress("")).toEqual({ path: [], parameters: {} });
  });

  it("leads back to what it was made of, whatever is in a key", () => {
    const text = fc.string({ unit: "binary", minLength: 1 }).filter((one) => one.isWellFormed());
    fc.assert(
      fc.property(text, text, (key, value) => {
        const address = addressOf(["explore", "SourceTable", key], { column: value, none: undefined });
        expect(parseAddress(address)).toEqual({
          path: ["explore", "SourceTable", key],
          parameters: { column: value },
        });
      }),
    );
  });

  it("that can't be decoded is taken as it is written", () => {
    expect(parseAddress("#/report/100%").path).toEqual(["report", "100%"]);
  });
});
