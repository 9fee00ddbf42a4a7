import { describe, expect, it } from "vitest";
import { alertInput, type RaisedAlert } from "../../../../src/access/alerts/alert.js";
import { parseFact } from "../../../../src/facts/parse.js";
import { access, START } from "./accesses.js";

const alert: RaisedAlert = {
  rule: "NEW_ADDRESS",
  access: access({ at: START, key: "a-7" }),
  anomaly: { message: "first use", evidence: { newAddresses: 1 }, accesses: ["a-5", "a-7"] },
};

describe("an alert", () => {
  it("is a fact that points at the access that raised it, and those that the rule knows of", () => {
    const input = alertInput(alert);
    expect(input).toEqual({
      // SHA-256 of ["NEW_ADDRESS","proofline","ann","a-7"]
      key: "8b2a233258b4e9bc20cce2eb9338cb221ab6ff99e53add5f2ba1a0af00c61fbf",
      rule: "NEW_ADDRESS",
      principal: "ann",
      message: "first use",
      evidence: { system: "proofline", newAddresses: 1 },
      at: "2026-08-31T00:00:00.000Z",
      accesses: [
        { kind: "Access", key: "a-7" },
        { kind: "Access", key: "a-5" },
      ],
    });
    expect(parseFact("Alert", input, "alert").refs).toHaveLength(2);
  });

  it("has a key of its own for each rule, system, principal and access, and always the same", () => {
    const keyOf = (other: Partial<RaisedAlert>) => alertInput({ ...alert, ...other }).key;
    const keys = [
      keyOf({}),
      keyOf({ rule: "REQUEST_RATE" }),
      keyOf({ access: { ...alert.access, system: "registry" } }),
      keyOf({ access: { ...alert.access, principal: "bob" } }),
      keyOf({ access: { ...alert.access, key: "a-8" } }),
    ];
    expect(new Set(keys).size).toBe(5);
    expect(keyOf({ anomaly: { ...alert.anomaly, message: "in other words" } })).toBe(keys[0]);
  });

  it("names sixteen accesses at most", () => {
    const accesses = Array.from({ length: 30 }, (_, i) => `b-${i}`);
    expect(alertInput({ ...alert, anomaly: { ...alert.anomaly, accesses } }).accesses).toHaveLength(16);
  });
});
