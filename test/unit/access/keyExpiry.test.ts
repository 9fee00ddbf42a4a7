import { describe, expect, it } from "vitest";
import { ExpiryNotices, endsSoon } from "../../../src/access/keyExpiry.js";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 21, 12);
const key = (expiresAt: number | null) => ({
  id: "0123456789abcdef",
  name: "scorer",
  roles: ["INGEST"] as const,
  createdAt: 0,
  expiresAt,
  revokedAt: null,
});

describe("endsSoon", () => {
  it("is of a key that ends within two weeks", () => {
    expect(endsSoon(key(null), NOW)).toBeUndefined();
    expect(endsSoon(key(NOW + 14 * DAY + 1), NOW)).toBeUndefined();
    expect(endsSoon(key(NOW + 14 * DAY), NOW)).toEqual({
      id: "0123456789abcdef",
      name: "scorer",
      at: NOW + 14 * DAY,
    });
  });
});

describe("ExpiryNotices", () => {
  it("says it of each key once a day, while it is in use", () => {
    const said: string[] = [];
    const notices = new ExpiryNotices((line) => said.push(line));
    const soon = { id: "0123456789abcdef", name: "scorer", at: NOW + DAY };
    for (const at of [NOW, NOW + 1, NOW + 2]) notices.used(soon, at);
    notices.used({ ...soon, id: "fedcba9876543210" }, NOW + 3);
    expect(said).toEqual([
      "the API key 0123456789abcdef of scorer ends at 2026-11-22T12:00:00.000Z and is in use: make another (proofline key create)",
      expect.stringContaining("fedcba9876543210"),
    ]);
    notices.used(soon, NOW + DAY);
    notices.used(soon, NOW + DAY + 1);
    expect(said).toHaveLength(3);
  });
});
