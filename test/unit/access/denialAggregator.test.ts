import { describe, expect, it } from "vitest";
import { DenialAggregator } from "../../../src/access/denialAggregator.js";
import { ANONYMOUS } from "../../../src/facts/role.js";

const request = { operation: "GET /graphql", fields: [], facts: [], pageSize: null, text: null };
const from = (address: string) => ({ principal: ANONYMOUS, address, userAgent: null });

/** An aggregator whose facts are kept in a list, at a time that stands still. */
function aggregatorAt(time: { now: number }) {
  const written: { principal: string; address: string | null; code: string; count: number }[] = [];
  const aggregator = new DenialAggregator(
    async ({ principal, address }, _asked, code, count) => {
      written.push({ principal: principal.name, address, code, count });
    },
    () => time.now,
  );
  return { aggregator, written };
}
const total = (facts: readonly { count: number }[]) => facts.reduce((sum, { count }) => sum + count, 0);

describe("DenialAggregator", () => {
  it("records the first refusals of an address one by one, and counts each one of a flood", async () => {
    const { aggregator, written } = aggregatorAt({ now: 0 });
    await Promise.all(
      Array.from({ length: 500 }, () => aggregator.add(from("192.0.2.1"), request, "UNAUTHENTICATED")),
    );
    expect(written.length).toBeLessThan(20);
    expect(written.filter(({ count }) => count === 1)).toHaveLength(10);
    expect(total(written)).toBe(500);
  });

  it("answers nobody of a flood before the fact that counts them is written", async () => {
    const { aggregator, written } = aggregatorAt({ now: 0 });
    const counts = await Promise.all(
      Array.from({ length: 50 }, () =>
        aggregator.add(from("192.0.2.1"), request, "UNAUTHENTICATED").then(() => total(written)),
      ),
    );
    expect(counts.slice(10)).toEqual(new Array(40).fill(50));
  });

  it("takes an IPv6 customer's addresses for one", async () => {
    const { aggregator, written } = aggregatorAt({ now: 0 });
    await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        aggregator.add(from(`2001:db8::${i + 1}`), request, "UNAUTHENTICATED"),
      ),
    );
    expect(written).toHaveLength(11);
    expect(total(written)).toBe(100);
  });

  it("counts a flood from many addresses together", async () => {
    const { aggregator, written } = aggregatorAt({ now: 0 });
    const adds = Array.from({ length: 3_000 }, (_, i) =>
      aggregator.add(from(`10.1.${i >> 8}.${i & 255}`), request, "UNAUTHENTICATED"),
    );
    await Promise.all(adds);
    expect(written.length).toBeLessThan(250);
    expect(written).toContainEqual({
      principal: "anonymous",
      address: null,
      code: "UNAUTHENTICATED",
      count: 2_780,
    });
    expect(total(written)).toBe(3_000);
  });

  it("never counts one principal's refusals as another's", async () => {
    const { aggregator, written } = aggregatorAt({ now: 0 });
    const of = (name: string, address: string) => ({
      principal: { name, roles: [] },
      address,
      userAgent: null,
    });
    const adds = Array.from({ length: 400 }, (_, i) =>
      aggregator.add(of("x", `10.2.${i >> 8}.${i & 255}`), request, "RATE_LIMITED"),
    );
    for (const name of ["alice", "bob"])
      adds.push(
        ...Array.from({ length: 30 }, () => aggregator.add(of(name, "192.0.2.1"), request, "RATE_LIMITED")),
      );
    await Promise.all(adds);
    const totals = new Map<string, number>();
    for (const { principal, count } of written) totals.set(principal, (totals.get(principal) ?? 0) + count);
    expect(Object.fromEntries(totals)).toEqual({ x: 400, alice: 30, bob: 30 });
  });

  it("begins anew with each minute", async () => {
    const time = { now: 0 };
    const { aggregator, written } = aggregatorAt(time);
    for (let i = 0; i < 10; i++) await aggregator.add(from("192.0.2.1"), request, "UNAUTHENTICATED");
    time.now = 60_000;
    await aggregator.add(from("192.0.2.1"), request, "UNAUTHENTICATED");
    expect(written).toHaveLength(11);
  });

  it("writes what was counted when it ends", async () => {
    const { aggregator, written } = aggregatorAt({ now: 0 });
    const adds = Array.from({ length: 30 }, () =>
      aggregator.add(from("192.0.2.1"), request, "UNAUTHENTICATED"),
    );
    await aggregator[Symbol.asyncDispose]();
    expect(total(written)).toBe(30);
    await Promise.all(adds);
  });
});
