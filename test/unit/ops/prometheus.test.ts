import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../../../src/packageRoot.js";
import { Metrics } from "../../../src/telemetry/metrics.js";

const read = (...path: string[]) => readFileSync(join(packageRoot, ...path), "utf8");
const described = new Metrics("test").described();
/** What a histogram or summary is called in queries. */
const NAMES = new Set(
  described.flatMap(({ name, type }) =>
    type === "histogram" ? ["_bucket", "_sum", "_count"].map((end) => name + end) : [name],
  ),
);
const rules = read("ops", "prometheus", "alerts.yml");
const dashboard: unknown = JSON.parse(read("ops", "grafana", "proofline.json"));

/** Every text of the dashboard that is a query. */
function queriesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(queriesIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    name === "expr" && typeof part === "string" ? [part] : queriesIn(part),
  );
}

const metricsIn = (text: string) => [
  ...new Set(text.match(/\b(?:proofline|nodejs|process)_[a-z0-9_]+(?=[{[\s)]|$)/gm) ?? []),
];

describe("what operators are given", () => {
  it("asks in the dashboard for metrics that there are", () => {
    const queries = queriesIn(dashboard);
    expect(queries.length).toBeGreaterThan(30);
    const asked = queries.flatMap(metricsIn);
    expect(asked.filter((name) => !NAMES.has(name))).toEqual([]);
  });

  it("shows every metric of Proofline but those that say what is there", () => {
    const shown = new Set(queriesIn(dashboard).flatMap(metricsIn));
    const missing = described
      .filter(({ name }) => name.startsWith("proofline_"))
      .filter(({ name }) => ![name, `${name}_bucket`, `${name}_sum`].some((one) => shown.has(one)))
      .map(({ name }) => name);
    expect(missing).toEqual(["proofline_trace_exports_total", "proofline_build_info"]);
  });

  it("alerts by metrics that there are, each with what it means and where it is explained", () => {
    const expressions = [...rules.matchAll(/^ +expr: (.*)$/gm)].map(([, expression = ""]) => expression);
    expect(expressions.flatMap(metricsIn).filter((name) => !NAMES.has(name))).toEqual([]);
    const alerts = [...rules.matchAll(/- alert: (\w+)\n((?: {8}.*\n?)+)/g)];
    expect(alerts.length).toBe(expressions.length);
    for (const [, name = "", body = ""] of alerts) {
      expect(body).toMatch(/ summary: "/);
      expect(body).toContain(`runbook_url: docs/operations.md#${name.toLowerCase()}\n`);
    }
  });

  it.skipIf(!existsSync(join(packageRoot, "docs", "operations.md")))(
    "says what to do about each alert",
    () => {
      const headings = [...read("docs", "operations.md").matchAll(/^#+ (.*)$/gm)].map(([, text]) => text);
      for (const [, name] of rules.matchAll(/- alert: (\w+)/g)) expect(headings).toContain(name);
    },
  );

  it("is described: docs/metrics.md has each metric with its labels", () => {
    const rows = read("docs", "metrics.md").match(/^\| `proofline_.*$/gm);
    const own = described.filter(({ name }) => name.startsWith("proofline_"));
    expect(rows).toEqual(
      own.map(({ name, type, help, labels }) => {
        const shown = labels.map((label) => `\`${label}\``).join(" ");
        return `| \`${name}\` | ${type} | ${shown || "–"} | ${help} |`;
      }),
    );
  });

  const hasPromtool = spawnSync("promtool", ["--version"]).status === 0;
  it.skipIf(!hasPromtool)("is what promtool takes", () => {
    for (const action of [
      ["check", "rules", "alerts.yml"],
      ["test", "rules", "alerts.test.yml"],
    ]) {
      const { status, stdout, stderr } = spawnSync("promtool", action, {
        cwd: join(packageRoot, "ops", "prometheus"),
        encoding: "utf8",
      });
      expect(`${stdout}${stderr}`).toContain("SUCCESS");
      expect(status).toBe(0);
    }
  });
});
