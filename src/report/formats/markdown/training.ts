import type { AuditReport } from "../../report.js";
import type { SectionOf } from "../../section.js";
import { type Block, table } from "./blocks.js";
import { section } from "./decision.js";
import { factBlocks, keyed, time, told } from "./fact.js";
import { value } from "./inline.js";

type Run = SectionOf<"TrainingRun">;

/** How the model was trained, and how well it did. */
export const trainingSections = (report: AuditReport): Block[] =>
  section("Training runs", report.trainingRuns, runBlocks);

const runBlocks = (run: Run): Block[] => [
  ...factBlocks("TrainingRun", run, [
    ["Commit", keyed(run.gitCommit)],
    ["Repository", keyed(run.repository)],
    ["Triggered by", told(run.triggeredBy)],
    ["Started", time(run.startedAt)],
    ["Ended", time(run.endedAt)],
    ["Framework", told(run.framework)],
  ]),
  ...table(
    ["Trained on", "Role"],
    (run.trainedOn ?? []).map(({ datasetVersion, role }) => [keyed(datasetVersion) ?? "", told(role) ?? ""]),
  ),
  ...hyperparameterBlocks(run.hyperparameters),
  ...table(["Metric", "Slice", "Value", "Measured on"], metricRows(run)),
];

function hyperparameterBlocks(given: Run["hyperparameters"]): Block[] {
  if (given === null) return [];
  const isNamed = typeof given === "object" && !Array.isArray(given);
  const rows = isNamed ? Object.entries(given).map(([name, set]) => [value(name), value(set)]) : [];
  return rows.length === 0
    ? [`The hyperparameters: ${value(given, 500)}`]
    : table(["Hyperparameter", "Value"], rows);
}

/** Overall metrics first, then those of each slice in the order they were given. */
function metricRows({ metrics }: Run): string[][] {
  const all = metrics ?? [];
  const overall = all.filter(({ slice }) => slice === null);
  return [...overall, ...all.filter(({ slice }) => slice !== null)].map((metric) => [
    value(metric.name),
    metric.slice === null ? "overall" : value(metric.slice),
    value(metric.value === null ? null : rounded(metric.value)),
    keyed(metric.datasetVersion) ?? "",
  ]);
}

const rounded = (metric: number): number =>
  Number.isInteger(metric) ? metric : Number(metric.toPrecision(6));
