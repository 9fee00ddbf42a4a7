import { describe, expect, it } from "vitest";
import { type CountedFact, Metrics } from "../../../src/telemetry/metrics.js";

const access = (fields: Readonly<Record<string, unknown>>): CountedFact => ({
  kind: "Access",
  fields: Object.entries(fields).map(([name, value]) => ({ name, value })),
});
const values = async (metrics: Metrics, beginning: string) =>
  (await metrics.text())
    .split("\n")
    .filter((line) => line.startsWith(beginning) && !line.includes("_bucket"));

describe("metrics of a service", () => {
  it("count what was recorded: facts by kind, accesses by outcome, alerts by rule", async () => {
    const metrics = new Metrics("1.2.3");
    metrics.committed(
      [
        { kind: "Prediction", fields: [] },
        { kind: "Prediction", fields: [] },
        access({ system: "proofline", outcome: "ALLOWED", principal: "ada" }),
        access({ system: "proofline", outcome: "DENIED", count: 40 }),
        access({ system: "warehouse", outcome: "ALLOWED" }),
        { kind: "Alert", fields: [{ name: "rule", value: "BULK_READING" }] },
      ],
      0.02,
      6,
    );
    expect(await values(metrics, "proofline_facts_total")).toEqual([
      'proofline_facts_total{kind="Prediction"} 2',
      'proofline_facts_total{kind="Access"} 3',
      'proofline_facts_total{kind="Alert"} 1',
    ]);
    expect(await values(metrics, "proofline_accesses_total")).toEqual([
      'proofline_accesses_total{outcome="ALLOWED"} 1',
      'proofline_accesses_total{outcome="DENIED"} 40',
    ]);
    expect(await values(metrics, "proofline_alerts_total")).toEqual([
      'proofline_alerts_total{rule="BULK_READING"} 1',
    ]);
    expect(await values(metrics, "proofline_commit")).toEqual([
      "proofline_commits_total 1",
      "proofline_commit_duration_seconds_sum 0.02",
      "proofline_commit_duration_seconds_count 1",
      "proofline_commit_facts_sum 6",
      "proofline_commit_facts_count 1",
    ]);
    expect(await metrics.text()).not.toContain("ada");
  });

  it("are each service's own, and the process's are of all", async () => {
    const [one, other] = [new Metrics("1"), new Metrics("1")];
    one.request("log", "OK", 0.1);
    expect(await values(one, "proofline_requests_total")).toEqual([
      'proofline_requests_total{door="log",code="OK"} 1',
    ]);
    expect(await values(other, "proofline_requests_total")).toEqual([]);
    for (const metrics of [one, other])
      expect(await metrics.text()).toMatch(/^nodejs_heap_size_used_bytes \d+$/m);
  });

  it("take what waits when they are asked for", async () => {
    const metrics = new Metrics("1");
    let facts = 3;
    metrics.ofQueue(() => ({ facts, submissions: 1 }));
    expect(await values(metrics, "proofline_queue_facts")).toEqual(["proofline_queue_facts 3"]);
    facts = 0;
    expect(await values(metrics, "proofline_queue_facts")).toEqual(["proofline_queue_facts 0"]);
  });

  it("say of the log what the store says, and without it what was seen last", async () => {
    const metrics = new Metrics("1");
    expect(await values(metrics, "proofline_log_size")).toEqual(["proofline_log_size_facts Nan"]);
    metrics.ofLog(async () => {
      throw new Error("away");
    });
    metrics.committed([{ kind: "Prediction", fields: [] }], 0.01, 42);
    metrics.signed(40);
    expect(await values(metrics, "proofline_log_size")).toEqual(["proofline_log_size_facts 42"]);
    expect(await values(metrics, "proofline_checkpoint_size")).toEqual([
      "proofline_checkpoint_size_facts 40",
    ]);
    expect(await values(metrics, "proofline_neo4j_up")).toEqual(["proofline_neo4j_up 0"]);
  });

  it("tell of checks and deliveries", async () => {
    const metrics = new Metrics("1");
    metrics.fsckFinished(new Date("2026-11-28T00:00:00Z"), 2);
    metrics.webhook("failed");
    expect(await values(metrics, "proofline_fsck")).toEqual([
      `proofline_fsck_last_finished_timestamp_seconds ${Date.parse("2026-11-28T00:00:00Z") / 1_000}`,
      "proofline_fsck_findings 2",
    ]);
    expect(await values(metrics, "proofline_webhook")).toEqual([
      'proofline_webhook_deliveries_total{result="delivered"} 0',
      'proofline_webhook_deliveries_total{result="retried"} 0',
      'proofline_webhook_deliveries_total{result="failed"} 1',
    ]);
  });
});
