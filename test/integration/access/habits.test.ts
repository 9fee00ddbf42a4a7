import { describe, expect, it } from "vitest";
import { useService } from "../../support/client.js";
import { newPrefix } from "../../support/prefix.js";

const service = useService();
const p = newPrefix();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A Monday. */
const START = Date.UTC(2024, 2, 4);
const HERE = "192.0.2.1";

/** An access of Ann's that the warehouse reports, by its own clock. */
const access = (at: number, given: object = {}) => ({
  access: {
    key: `${p}${at}`,
    system: `${p}warehouse`,
    principal: `${p}ann`,
    operation: "SELECT",
    facts: [],
    at: new Date(at).toISOString(),
    outcome: "ALLOWED",
    address: HERE,
    ...given,
  },
});
/** Seven weeks of workdays at nine and at four. */
const habit = Array.from({ length: 49 }, (_, day) => day)
  .filter((day) => day % 7 < 5)
  .flatMap((day) => [9, 16].map((hour) => access(START + day * DAY + hour * HOUR)));
const LATER = START + 49 * DAY;
const night = Array.from({ length: 5 }, (_, i) => access(LATER + 2 * HOUR + i * MINUTE));
const byTurns = Array.from({ length: 5 }, (_, i) =>
  access(LATER + 9 * HOUR + i * MINUTE, { address: i % 2 === 0 ? HERE : "198.51.100.7" }),
);
const again = Array.from({ length: 5 }, (_, day) =>
  access(LATER + day * DAY + 15 * HOUR, { facts: [{ kind: "Prediction", key: `${p}hers` }] }),
);

interface Found {
  readonly alerts: { readonly edges: readonly { readonly node: { readonly rule: string } }[] };
}
const ALERTS = `query ($principal: String!) {
  alerts(filter: { principal: $principal }) {
    edges { node { rule principal message evidence at accesses { kind key } } }
  }
}`;

/** The alerts about Ann but those of a new address, the oldest first. */
async function alerts() {
  const answer = await service.client.ask<Found>(ALERTS, { principal: `${p}ann` });
  const nodes = answer.alerts.edges.map(({ node }) => node);
  return nodes.filter(({ rule }) => rule !== "NEW_ADDRESS").reverse();
}

describe("what another system reports of somebody", () => {
  it("raises an alert of unusual hours, of two places, and of one prediction read day after day", async () => {
    // a prediction that was read before, so that the rule has learned for as long
    const [first, ...rest] = habit;
    await service.client.record(
      { access: { ...first?.access, facts: [{ kind: "Prediction", key: `${p}other` }] } },
      ...rest,
    );
    await service.client.record(...night, ...byTurns, ...again);
    await expect.poll(alerts, { timeout: 20_000, interval: 250 }).toHaveLength(3);
    expect(await alerts()).toEqual([
      {
        rule: "UNUSUAL_HOURS",
        principal: `${p}ann`,
        message:
          "5 accesses at unusual hours, the last one after 02:00 UTC, 7 hours from any hour at which it was active in the last half year",
        evidence: {
          system: `${p}warehouse`,
          hour: new Date(LATER + 2 * HOUR).toISOString(),
          accesses: 5,
          hoursAway: 7,
          usualHours: 2,
          weeks: 7,
        },
        at: new Date(LATER + 2 * HOUR + 4 * MINUTE).toISOString(),
        accesses: [{ kind: "Access", key: `${p}${LATER + 2 * HOUR + 4 * MINUTE}` }],
      },
      {
        rule: "TWO_PLACES",
        principal: `${p}ann`,
        message:
          "used from two places by turns: 3 times back within 2 minutes, between networks that are not used together",
        evidence: { system: `${p}warehouse`, returns: 3, minutes: 2, weeks: 7 },
        at: new Date(LATER + 9 * HOUR + 4 * MINUTE).toISOString(),
        accesses: [4, 3].map((minute) => ({
          kind: "Access",
          key: `${p}${LATER + 9 * HOUR + minute * MINUTE}`,
        })),
      },
      {
        rule: "REPEATED_SUBJECT",
        principal: `${p}ann`,
        message: "one prediction read on 5 days within 5, where at most 1 is usual",
        evidence: {
          system: `${p}warehouse`,
          prediction: `${p}hers`,
          days: 5,
          within: 5,
          mostDays: 1,
          threshold: 5,
          weeks: 7.57,
        },
        at: new Date(LATER + 4 * DAY + 15 * HOUR).toISOString(),
        accesses: [{ kind: "Access", key: `${p}${LATER + 4 * DAY + 15 * HOUR}` }],
      },
    ]);
  });
});
