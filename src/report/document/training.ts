import type { SectionOf } from "../section.js";
import type { Context } from "./context.js";
import { type DraftBlock, table } from "./draftBlock.js";
import { below, factBlocks, inferredMark, line, lineIfAny, toldByLine, uncommittedLine } from "./fact.js";
import { cell, code, memberRows, oneLine, type Phrase, text, time, value } from "./parts.js";

type Run = SectionOf<"TrainingRun">;

/** How the model was trained, and how well it did. */
export function trainingRunBlocks(run: Run, context: Context): DraftBlock[] {
  const { hyperparameters, trainedOn, metrics } = run;
  const settings = hyperparameters === null ? [] : memberRows(hyperparameters);
  return [
    ...factBlocks(
      "TrainingRun",
      run,
      {
        gitCommit: line("Commit", run.gitCommit, code),
        repository: line("Repository", run.repository, code),
        uncommitted: uncommittedLine(run.uncommitted),
        job: lineIfAny("Job", run.job, oneLine),
        parent: lineIfAny("Started by the run", run.parent, code),
        triggeredBy: line("Triggered by", run.triggeredBy, oneLine),
        startedAt: line("Started, as stated", run.startedAt, time),
        endedAt: line("Ended, as stated", run.endedAt, time),
        framework: line("Framework", run.framework, oneLine),
        trainedOn: below("Data", trainedOn),
        hyperparameters:
          settings.length > 0
            ? below("Hyperparameters", hyperparameters)
            : line("Hyperparameters", hyperparameters, (given) => value(given)),
        metrics: below("Metrics", metrics),
        toldBy: toldByLine(run.toldBy),
      },
      context,
    ),
    ...table(
      ["Trained on", "Role"],
      (trainedOn ?? []).map(({ datasetVersion, role, inferred }) => [
        inferredMark(code(datasetVersion ?? ""), inferred),
        text(role ?? ""),
      ]),
      trainedOn,
    ),
    ...table(["Hyperparameter", "Value"], settings, hyperparameters),
    ...table(["Metric", "Slice", "Value", "Measured on"], metricRows(metrics ?? []), metrics),
  ];
}

/** Overall metrics first, then those of each slice in the order they were given. */
function metricRows(metrics: NonNullable<Run["metrics"]>): Phrase[][] {
  const overall = metrics.filter(({ slice }) => slice === null);
  return [...overall, ...metrics.filter(({ slice }) => slice !== null)].map((metric) => [
    cell(metric.name),
    metric.slice === null ? text("overall") : cell(metric.slice),
    cell(metric.value),
    metric.datasetVersion === null ? [] : code(metric.datasetVersion),
  ]);
}
