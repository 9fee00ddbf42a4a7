import { type DraftBlock, heading, paragraph, table } from "../document/draftBlock.js";
import { cell, code, type Phrase, text } from "../document/parts.js";
import type { SectionOf } from "../section.js";
import { type Interval, wilson } from "../wilson.js";
import { count } from "../words.js";
import type { ModelVersionCard } from "./card.js";

/** A metric of a training, and how sure it is. */
export interface Measured {
  readonly name: string;
  readonly value: number;
  /** Null for all rows. */
  readonly slice: string | null;
  readonly datasetVersion: string | null;
  /** How many rows it was measured on, where that is known. */
  readonly rows: number | null;
  /** Of 95 %, for a rate of known rows. */
  readonly interval: Interval | null;
}

/**
 * The metrics that are a share of all rows that they were measured on, by their names in lower case with "_". Others are
 * shares of some of the rows, as precision and recall, and of how many is not recorded; or are no shares, as AUC.
 */
export const PROPORTIONS = [
  "accuracy",
  "baseline_accuracy",
  "error_rate",
  "misclassification_rate",
  "zero_one_loss",
  "selection_rate",
  "positive_rate",
  "acceptance_rate",
  "approval_rate",
  "prevalence",
  "base_rate",
] as const;

/** The metrics that say how many rows the others of their slice were measured on. */
export const ROW_COUNTS = ["support", "rows", "row_count", "n"] as const;

/** `positiveRate` and `Positive rate` are one. */
const nameOf = (name: string | null): string =>
  (name ?? "")
    .trim()
    .replace(/(?<=[a-z])(?=[A-Z])|[\s-]+/g, "_")
    .toLowerCase();
const isAmong = (names: readonly string[], name: string | null): boolean => names.includes(nameOf(name));

/** All metrics: those of all rows first, then each slice's, in the order in which they were given. */
export function measured({ trainingRuns, datasetVersions }: ModelVersionCard): Measured[] {
  const rowsOf = new Map(datasetVersions.map(({ key, rowCount }) => [key, rowCount]));
  const all = trainingRuns.flatMap(({ metrics }) =>
    (metrics ?? []).flatMap((metric): Measured[] => {
      const { name, value, slice, datasetVersion } = metric;
      // that of the others says it
      if (name === null || value === null || countedRows(metric) !== null) return [];
      const whole = slice === null && datasetVersion !== null ? (rowsOf.get(datasetVersion) ?? null) : null;
      const rows = statedRows(metric, metrics ?? []) ?? whole;
      return [{ name, value, slice, datasetVersion, rows, interval: intervalOf(name, value, rows) }];
    }),
  );
  return [...all.filter(({ slice }) => slice === null), ...all.filter(({ slice }) => slice !== null)];
}

type Metric = NonNullable<SectionOf<"TrainingRun">["metrics"]>[number];

/** How many rows a metric says that there are; null for one that says something else. */
const countedRows = ({ name, value }: Metric): number | null =>
  isAmong(ROW_COUNTS, name) && value !== null && Number.isSafeInteger(value) && value > 0 ? value : null;

/** How many rows a run says that a metric's slice has. */
function statedRows({ slice, datasetVersion }: Metric, all: readonly Metric[]): number | null {
  const [stated] = all
    .filter((one) => one.slice === slice && one.datasetVersion === datasetVersion)
    .flatMap((one) => countedRows(one) ?? []);
  return stated ?? null;
}

function intervalOf(name: string, value: number, rows: number | null): Interval | null {
  const isRate = isAmong(PROPORTIONS, name) && value >= 0 && value <= 1;
  return isRate && rows !== null && rows > 0 ? wilson(value, rows) : null;
}

export const metricsSection = (card: ModelVersionCard): DraftBlock[] => [
  heading(2, "Metrics"),
  ...metricBlocks(card),
];

export function metricBlocks(card: ModelVersionCard): DraftBlock[] {
  const all = measured(card);
  if (all.length === 0)
    return [
      paragraph(
        "No metric is recorded. They are given with the training run that made the model: overall, and for each slice.",
      ),
    ];
  const isSliced = all.some(({ slice }) => slice !== null);
  return [
    paragraph(
      isSliced
        ? "As the training run says, of all rows and for each slice."
        : "As the training run says, of all rows. No metric of a slice is recorded, so nothing here shows whether the model does equally well for all groups.",
    ),
    ...table(["Metric", "Slice", "Value", "95 % interval", "Rows", "Measured on"], all.map(row), all),
    paragraph(
      `Intervals are Wilson's, for metrics that are shares of all rows (${PROPORTIONS.join(", ")}), where it is known of how many: a metric named ${ROW_COUNTS.join(", ")} of the same slice says it, or else the dataset version, of all rows. They say how far chance alone could have moved the figure, and not whether the rows are like those that the model will meet.`,
    ),
  ];
}

const row = ({ name, value, slice, datasetVersion, rows, interval }: Measured): Phrase[] => [
  cell(name),
  slice === null ? text("overall") : cell(slice),
  cell(value),
  interval === null ? [] : text(`${shown(interval.low)} to ${shown(interval.high)}`),
  rows === null ? text("not known") : text(count(rows)),
  datasetVersion === null ? [] : code(datasetVersion),
];

const shown = (bound: number): string => bound.toFixed(4);
