import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AlertRecord } from "../../../../src/access/alertFeed.js";
import { bodyOf } from "../../../../src/access/webhooks/body.js";

const alertOf = (fields: Partial<AlertRecord["fields"]> = {}): AlertRecord => ({
  ...{ kind: "Alert", key: "ab".repeat(32), index: 7, leafHash: "0".repeat(64), refs: [], erased: [] },
  ...{ recordedAt: "2026-11-28T10:00:01.000Z", recordedBy: "proofline" },
  fields: {
    ...{
      rule: "BULK_READING",
      principal: "ann",
      message: "far more than usual",
      at: "2026-11-28T10:00:00.000Z",
    },
    ...{ evidence: { count: 400 }, accesses: [{ kind: "Access", key: "a-1" }] },
    ...fields,
  },
});
const HOSTILE =
  "<!channel> <https://evil.example|click> & *bold* _it_ `code` :skull: @here \u202etxt.exe\u0000";

/** Each text object of a Slack message. */
function textsOf(value: unknown): { type: string; text: string; emoji: boolean }[] {
  if (typeof value !== "object" || value === null) return [];
  const own = "type" in value && "text" in value && typeof value.text === "string" ? [value] : [];
  return [
    ...(own as { type: string; text: string; emoji: boolean }[]),
    ...Object.values(value).flatMap(textsOf),
  ];
}

describe("the template SLACK", () => {
  const slack = (fields?: Partial<AlertRecord["fields"]>) =>
    JSON.parse(bodyOf({ name: "SLACK" }, alertOf(fields)));

  it("says what happened, to whom and why", () => {
    const { text, blocks } = slack();
    expect(text).toBe("Proofline: BULK_READING, ann: far more than usual");
    expect(textsOf(blocks).map((one) => one.text)).toEqual([
      "Proofline alert BULK_READING",
      "far more than usual",
      "Who: ann",
      "When: 2026-11-28T10:00:00.000Z",
      '{\n "count": 400\n}',
      `Alert ${"ab".repeat(32)}`,
    ]);
  });

  it("shows what somebody typed as text: no mention, link, format, emoji, or turned line", () => {
    const { text, mrkdwn, blocks } = slack({
      principal: HOSTILE,
      message: HOSTILE,
      evidence: { [HOSTILE]: HOSTILE },
    });
    const shown =
      "&lt;!channel&gt; &lt;https://evil.example|click&gt; &amp; *bold* _it_ `code` :skull: @here \\u{202e}txt.exe\\u{0}";
    expect(text).toBe(`Proofline: BULK_READING, ${shown}: ${shown}`);
    expect(mrkdwn).toBe(false);
    expect(textsOf(blocks).every(({ type, emoji }) => type === "plain_text" && !emoji)).toBe(true);
    expect(textsOf(blocks)[1]?.text).toBe(shown);
    expect(JSON.stringify([text, blocks])).not.toMatch(/[<>\u202e]/);
  });

  it("has no text that is longer than Slack takes, whatever the alert says", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 200 }),
        fc.integer({ min: 1, max: 400 }),
        (part, times) => {
          const long = part.repeat(times);
          const { text, blocks } = slack({ principal: long, message: long, evidence: { long } });
          const texts = textsOf(blocks).map((one) => one.text);
          for (const one of [text, ...texts]) {
            expect(one.length).toBeGreaterThan(0);
            expect(one.length).toBeLessThanOrEqual(3_000);
            // no escape is cut in two
            expect(one.replace(/&(amp|lt|gt);/g, "")).not.toMatch(/[&<>]/);
          }
          expect(texts[2]?.length).toBeLessThanOrEqual(2_000);
        },
      ),
      { numRuns: 8 },
    );
  });
});

describe("the template PAGERDUTY", () => {
  const event = (fields?: Partial<AlertRecord["fields"]>) =>
    JSON.parse(bodyOf({ name: "PAGERDUTY", routingKey: "R0" }, alertOf(fields)));

  it("is a trigger event of the Events API v2, whose key is the alert's", () => {
    expect(event()).toEqual({
      routing_key: "R0",
      event_action: "trigger",
      dedup_key: "ab".repeat(32),
      client: "Proofline",
      payload: {
        summary: "BULK_READING, ann: far more than usual",
        source: "ann",
        severity: "error",
        timestamp: "2026-11-28T10:00:00.000Z",
        component: "proofline",
        class: "BULK_READING",
        custom_details: {
          ...{ key: "ab".repeat(32), index: 7, evidence: { count: 400 } },
          accesses: [{ kind: "Access", key: "a-1" }],
        },
      },
    });
  });

  it("is as severe as its rule, and no longer than PagerDuty takes", () => {
    const severity = (rule: string) => event({ rule }).payload.severity;
    expect(["TAMPERED", "NEW_ADDRESS", "REQUEST_RATE", "another"].map(severity)).toEqual([
      ...["critical", "info", "warning", "warning"],
    ]);
    const { summary, source } = event({
      message: `\u202e${"x".repeat(9_000)}`,
      principal: "y".repeat(900),
    }).payload;
    expect(summary.length).toBeLessThanOrEqual(1_024);
    expect(source.length).toBeLessThanOrEqual(255);
    expect(summary).not.toContain("\u202e");
  });
});

describe("the template GENERIC", () => {
  it("has the alert as GraphQL has it, and says what was erased", () => {
    const body = JSON.parse(bodyOf({ name: "GENERIC" }, alertOf({ message: null, evidence: null })));
    expect(body).toEqual({
      type: "alert.raised",
      timestamp: "2026-11-28T10:00:00.000Z",
      data: {
        ...{ key: "ab".repeat(32), index: 7, rule: "BULK_READING", principal: "ann", message: "(erased)" },
        ...{ evidence: {}, at: "2026-11-28T10:00:00.000Z", accesses: [{ kind: "Access", key: "a-1" }] },
      },
    });
  });
});
