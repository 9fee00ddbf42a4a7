import { describe, expect, it } from "vitest";
import { seenAccess } from "../../../../src/access/alerts/accessSeen.js";
import type { FactRecord } from "../../../../src/facts/record.js";

const record = (fields: Partial<FactRecord<"Access">["fields"]> = {}): FactRecord<"Access"> => ({
  kind: "Access",
  key: "a-1",
  index: 7,
  leafHash: null,
  recordedAt: "2026-11-21T14:00:00.000Z",
  recordedBy: "proofline",
  refs: [],
  erased: [],
  fields: {
    system: "proofline",
    principal: "ann",
    roles: null,
    operation: "Trail",
    fields: null,
    facts: [],
    named: null,
    factCount: null,
    factsSha256: null,
    pageSize: null,
    requestSha256: null,
    requestNonce: null,
    address: "192.0.2.1",
    userAgent: null,
    at: "2026-11-21T13:59:59.000Z",
    outcome: "ALLOWED",
    code: null,
    count: null,
    ...fields,
  },
});

describe("an access as the rules see it", () => {
  it("stands for one request where it does not say how many", () => {
    expect(seenAccess(record())).toMatchObject({
      key: "a-1",
      count: 1,
      fields: [],
      outcome: "ALLOWED",
    });
    expect(seenAccess(record({ count: 400 }))?.count).toBe(400);
  });

  it("was not later than it was recorded, whatever the clock of its reporter says", () => {
    expect(seenAccess(record())?.at).toBe(Date.UTC(2026, 10, 21, 13, 59, 59));
    expect(seenAccess(record({ at: "2099-01-01T00:00:00.000Z" }))?.at).toBe(Date.UTC(2026, 10, 21, 14));
  });

  it("is none where it was erased whose it is, and one without an address where that was", () => {
    expect(seenAccess(record({ principal: null }))).toBeUndefined();
    expect(seenAccess({ ...record(), index: null, recordedAt: null })).toBeUndefined();
    expect(seenAccess(record({ address: null }))?.address).toBeNull();
  });
});
