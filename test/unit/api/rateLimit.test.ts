import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { RateLimiter } from "../../../src/api/rateLimit.js";

const principal = (name: string) => ({ name, roles: [] });
const times = (count: number, limiter: RateLimiter, name: string) =>
  Array.from({ length: count }, () => limiter.allows(principal(name))).filter((isAllowed) => isAllowed)
    .length;

describe("RateLimiter", () => {
  beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }));
  afterEach(() => vi.useRealTimers());

  it("allows so many requests of a principal in a second, whatever others do", () => {
    const limiter = new RateLimiter(3);
    expect(times(5, limiter, "ann")).toBe(3);
    expect(times(2, limiter, "bob")).toBe(2);
    vi.advanceTimersByTime(999);
    expect(times(1, limiter, "ann")).toBe(0);
    vi.advanceTimersByTime(1);
    expect(times(5, limiter, "ann")).toBe(3);
  });

  it("allows everything where 0 is the limit", () => {
    expect(times(1_000, new RateLimiter(0), "ann")).toBe(1_000);
  });
});
