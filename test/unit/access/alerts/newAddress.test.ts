import { describe, expect, it } from "vitest";
import type { AccessSeen } from "../../../../src/access/alerts/accessSeen.js";
import type { Anomaly } from "../../../../src/access/alerts/alertRule.js";
import { type AddressState, newAddress } from "../../../../src/access/alerts/newAddress.js";
import { access, HOUR, MINUTE, refused, START } from "./accesses.js";

const rule = newAddress("salt");

function anomalies(...accesses: readonly AccessSeen[]) {
  let state: AddressState | null = null;
  const found: (Anomaly & { readonly key: string })[] = [];
  for (const one of accesses) {
    const step = rule.step(state, one);
    state = step.state;
    if (step.anomaly !== undefined) found.push({ ...step.anomaly, key: one.key });
  }
  return { found, state };
}
const from = (address: string | null, minute: number, given: Partial<AccessSeen> = {}) =>
  access({ key: `a-${minute}`, at: START + minute * MINUTE, address, ...given });

describe("NEW_ADDRESS", () => {
  it("tells of the first use from another address, and of no other", () => {
    const { found } = anomalies(
      from("192.0.2.1", 0),
      from("192.0.2.1", 1),
      from("192.0.2.2", 2),
      from("192.0.2.1", 3),
      from("192.0.2.2", 4),
    );
    expect(found).toEqual([
      {
        key: "a-2",
        message: "first use from a new address; 1 known before",
        evidence: { newAddresses: 1, knownAddresses: 1 },
        accesses: ["a-2"],
      },
    ]);
  });

  it("takes an IPv6 /64 for one address, and other ways to write an address too", () => {
    expect(
      anomalies(
        from("2001:db8:0:1::1", 0),
        from("2001:DB8::1:ffff:0:0:2", 100),
        from("[2001:db8:0:1::3]:443", 200),
      ).found,
    ).toEqual([]);
    expect(
      anomalies(from("192.0.2.1", 0), from("192.0.2.1:50122", 100), from("::ffff:192.0.2.1", 200)).found,
    ).toEqual([]);
    expect(anomalies(from("2001:db8:0:1::1", 0), from("2001:db8:0:2::1", 100)).found).toHaveLength(1);
  });

  it("tells afterwards of what was new while it kept quiet", () => {
    const { found } = anomalies(
      from("192.0.2.1", 0),
      from("192.0.2.2", 1),
      from("192.0.2.3", 2),
      from("192.0.2.4", 3),
      from("192.0.2.1", 62),
    );
    expect(found).toMatchObject([
      { key: "a-1", evidence: { newAddresses: 1, knownAddresses: 1 } },
      { key: "a-62", evidence: { newAddresses: 2, knownAddresses: 2 }, accesses: ["a-2", "a-3"] },
    ]);
  });

  it("neither learns from nor tells of those who showed no identity", () => {
    const knock = from("198.51.100.9", 1, { outcome: "DENIED", code: "UNAUTHENTICATED" });
    const elsewhere = from("198.51.100.9", 2, { outcome: "DENIED", system: "registry" });
    expect(anomalies(from("192.0.2.1", 0), knock, elsewhere).found).toEqual([]);
    // and so what they came from is new where an identity is shown
    expect(anomalies(from("192.0.2.1", 0), knock, from("198.51.100.9", 3, refused)).found).toHaveLength(1);
  });

  it("does without addresses that are not known or were erased", () => {
    const { found, state } = anomalies(
      from(null, 0),
      from("192.0.2.1", 1),
      from(null, 2),
      from("192.0.2.1", 3),
    );
    expect(found).toEqual([]);
    expect(state?.known).toHaveLength(1);
  });

  it("holds digests that another salt, principal or system would make others", () => {
    const digest = (salt: string, given: Partial<AccessSeen> = {}) =>
      newAddress(salt).step(null, from("192.0.2.1", 0, given)).state.known[0];
    const digests = [
      digest("salt"),
      digest("pepper"),
      digest("salt", { principal: "bob" }),
      digest("salt", { system: "registry" }),
    ];
    expect(new Set(digests).size).toBe(4);
    expect(digest("salt")).toBe(digests[0]);
    expect(digests.join()).not.toContain("192");
  });

  it("remembers the 256 addresses used last", () => {
    const many = Array.from({ length: 300 }, (_, i) => from(`10.0.${i >> 8}.${i & 255}`, 100 * i));
    const { state } = anomalies(...many);
    expect(state?.known).toHaveLength(256);
    expect(anomalies(...many, from("10.0.1.43", 40_000)).found).toHaveLength(299);
    expect(anomalies(...many, from("10.0.0.0", 40_000)).found).toHaveLength(300);
  });

  it("is quiet for an hour, by the accesses' own time", () => {
    const at = (hour: number, address: string) => access({ at: START + hour * HOUR, address });
    expect(anomalies(at(0, "a"), at(1, "b"), at(1.9, "c")).found).toHaveLength(1);
    expect(anomalies(at(0, "a"), at(1, "b"), at(2, "c")).found).toHaveLength(2);
  });
});
