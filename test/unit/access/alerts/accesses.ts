import type { AccessSeen } from "../../../../src/access/alerts/accessSeen.js";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;
/** A Monday. */
export const START = Date.UTC(2026, 7, 31);

/** An allowed access of no special kind, with what a test says of it. */
export const access = (given: Partial<AccessSeen> & { readonly at: number }): AccessSeen => ({
  key: `a-${given.at}`,
  system: "proofline",
  principal: "ann",
  fields: ["auditReport"],
  facts: [],
  factCount: null,
  pageSize: null,
  address: "192.0.2.1",
  outcome: "ALLOWED",
  code: null,
  count: 1,
  ...given,
});

export const naming = (...requestIds: readonly string[]) => ({
  facts: requestIds.map((key) => ({ kind: "Prediction" as const, key })),
});
export const listing = (pageSize: number) => ({ fields: ["predictions"], pageSize });
export const refused = { outcome: "DENIED", code: "FORBIDDEN" } as const;
