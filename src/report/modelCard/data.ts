import { type DraftBlock, heading, paragraph, table } from "../document/draftBlock.js";
import { inferredMark } from "../document/fact.js";
import { cell, code, digest, oneLine, type Phrase, text } from "../document/parts.js";
import { count, day } from "../words.js";
import type { ModelVersionCard } from "./card.js";

/** The data that the model was trained and tested on: which, of what time, and what was left out. */
export const dataSection = (card: ModelVersionCard): DraftBlock[] => [
  heading(2, "Training data"),
  ...dataBlocks(card),
];

export const dataBlocks = (card: ModelVersionCard): DraftBlock[] => [
  ...usedBlocks(card),
  ...rangeBlocks(card),
  ...exclusionBlocks(card),
  ...personalBlocks(card),
];

const NEVER = "never recorded";
const rows = (given: number | null): Phrase => text(given === null ? NEVER : count(given));

export function usedBlocks({ trainingRuns, datasetVersions }: ModelVersionCard): DraftBlock[] {
  const datasets = new Map(datasetVersions.map((one) => [one.key, one]));
  const used = trainingRuns.flatMap(({ trainedOn }) => trainedOn ?? []);
  if (used.length === 0) return [paragraph("No data is recorded that the model was trained on.")];
  return table(
    ["Used", "Role", "Rows", "SHA-256", "Owner", "Description"],
    used.map(({ datasetVersion, role, inferred }) => {
      const known = datasets.get(datasetVersion ?? "");
      return [
        inferredMark(code(datasetVersion ?? ""), inferred),
        text(role ?? ""),
        rows(known?.rowCount ?? null),
        known?.sha256 == null ? text(NEVER) : digest(known.sha256),
        known?.owner == null ? [] : cell(known.owner),
        known?.description == null ? [] : cell(known.description),
      ];
    }),
    used,
  );
}

export function rangeBlocks({ transformations }: ModelVersionCard): DraftBlock[] {
  const reads = transformations.flatMap(({ key, job, reads }) =>
    (reads ?? []).map((read) => ({ ...read, run: key, job })),
  );
  if (reads.length === 0)
    return [paragraph("No job is recorded that made this data, so its range is not known.")];
  return [
    paragraph("What the jobs read that made it:"),
    ...table(
      ["Read from", "Dates from (included)", "to (not included)", "Rows", "Snapshot", "Filter", "By the job"],
      reads.map(
        ({ sourceTable, datasetVersion, dateFrom, dateTo, rowCount, snapshot, filter, inferred, job }) => {
          // a dataset version is read whole; of a table it should be known
          const unknown = datasetVersion === null ? text(NEVER) : [];
          return [
            inferredMark(code(sourceTable ?? datasetVersion ?? ""), inferred),
            dateFrom === null ? unknown : text(day(dateFrom)),
            dateTo === null ? unknown : text(day(dateTo)),
            rowCount === null ? [] : rows(rowCount),
            snapshot === null ? [] : cell(snapshot),
            filter === null ? [] : cell(filter),
            job === null ? [] : cell(job),
          ];
        },
      ),
      reads,
    ),
  ];
}

export function exclusionBlocks({ transformations }: ModelVersionCard): DraftBlock[] {
  const exclusions = transformations.flatMap(({ key, job, exclusions }) =>
    (exclusions ?? []).map((exclusion) => ({ ...exclusion, run: key, job })),
  );
  if (exclusions.length === 0) return [paragraph("No rows are recorded as left out.")];
  return [
    paragraph("What was left out:"),
    ...table(
      ["Left out", "Reason", "Rows", "By the job"],
      exclusions.map(({ rule, reason, rowCount, job }) => [
        cell(rule),
        reason === null ? text(NEVER) : cell(reason),
        rows(rowCount),
        job === null ? [] : cell(job),
      ]),
      exclusions,
    ),
  ];
}

function personalBlocks({ sourceTables, datasetVersions }: ModelVersionCard): DraftBlock[] {
  const personal = [...sourceTables, ...datasetVersions].flatMap(({ key, columns }) => {
    const names = (columns ?? []).flatMap(({ name, personal }) =>
      personal === true && name !== null ? [name] : [],
    );
    return names.length === 0 ? [] : [{ of: key, columns: names }];
  });
  if (personal.length === 0) return [paragraph("No column is recorded as personal data.")];
  return [
    paragraph("Columns that are recorded as personal data:"),
    ...table(
      ["Of", "Columns"],
      personal.map(({ of, columns }) => [code(of), oneLine(columns.join(", "))]),
      personal,
    ),
  ];
}
