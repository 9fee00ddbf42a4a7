import { describe, expect, it } from "vitest";
import { Metrics } from "../../../src/telemetry/metrics.js";
import { Overdue } from "../../../src/telemetry/overdue.js";

describe("who is asked to speak for the log", () => {
  it("is late from an interval after there was something new, until they speak for it", () => {
    const witness = new Overdue(60_000, 0);
    witness.seen(10, 10, 1_000);
    // nothing new for a day
    witness.seen(10, 10, 86_400_000);
    expect(witness.seconds(86_400_000)).toBe(0);
    witness.seen(10, 12, 86_430_000);
    expect(witness.seconds(86_430_000)).toBe(0);
    witness.seen(10, 15, 86_560_000);
    expect(witness.seconds(86_560_000)).toBe(100);
    // behind the newest, but not standing still
    witness.seen(14, 20, 86_600_000);
    expect(witness.seconds(86_600_000)).toBe(0);
  });

  it("is late from the service's start where they never spoke", () => {
    const witness = new Overdue(60_000, 0);
    for (const now of [30_000, 90_000]) witness.seen(0, 5, now);
    expect(witness.seconds(90_000)).toBe(30);
    witness.seen(5, 5, 95_000);
    expect(witness.seconds(95_000)).toBe(0);
  });

  it("has a series of its own as the settings name them, and no other", async () => {
    const metrics = new Metrics("1");
    const lines = async () =>
      (await metrics.text()).split("\n").filter((line) => line.startsWith("proofline_attestation"));
    expect(await lines()).toEqual([]);
    const attested = new Map([
      ["w1", 0],
      ["another", 0],
    ]);
    const asked = new Map([
      ["w1", -5_000],
      ["tsa", 60_000],
    ]);
    metrics.ofLog(async () => ({ size: 5, signedSize: 5, attested }), asked);
    const [late, inTime, ...more] = await lines();
    expect(late).toMatch(/^proofline_attestation_overdue_seconds\{by="w1"\} 5\.\d+$/);
    expect(inTime).toBe('proofline_attestation_overdue_seconds{by="tsa"} 0');
    expect(more).toEqual([]);
  });
});
