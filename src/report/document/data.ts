import type { SectionOf } from "../section.js";
import { count, day } from "../words.js";
import type { Context } from "./context.js";
import { type DraftBlock, table } from "./draftBlock.js";
import { below, factBlocks, inferredMark, line, lineIfAny, toldByLine, uncommittedLine } from "./fact.js";
import { cell, code, digest, oneLine, type Phrase, text, time } from "./parts.js";

type Run = SectionOf<"Transformation">;
type Read = NonNullable<Run["reads"]>[number];

/** The data: dataset versions, what made them, and the tables they come from. One kind of fact each. */
export const datasetBlocks = (dataset: SectionOf<"DatasetVersion">, context: Context): DraftBlock[] => [
  ...factBlocks(
    "DatasetVersion",
    dataset,
    {
      sha256: line("SHA-256", dataset.sha256, digest),
      rowCount: line("Rows", dataset.rowCount, number),
      uri: line("Address", dataset.uri, code),
      writtenBy: line("Written by transformation", dataset.writtenBy, code),
      inferred: line("Version", dataset.inferred ?? false, (inferred) =>
        inferred ? text("inferred by an importer, not stated by the job") : [],
      ),
      description: lineIfAny("Description", dataset.description, oneLine),
      owner: lineIfAny("Owner", dataset.owner, oneLine),
      columns: below("Columns", dataset.columns),
      columnLineage: below("Origin of its columns", dataset.columnLineage ?? []),
      toldBy: toldByLine(dataset.toldBy),
    },
    context,
  ),
  ...columnTable(dataset.columns),
  ...originTable(dataset.columnLineage),
];

export const transformationBlocks = (run: Run, context: Context): DraftBlock[] => [
  ...factBlocks(
    "Transformation",
    run,
    {
      job: line("Job", run.job, oneLine),
      description: lineIfAny("Description", run.description, oneLine),
      parent: lineIfAny("Started by the run", run.parent, code),
      gitCommit: line("Commit", run.gitCommit, code),
      repository: line("Repository", run.repository, code),
      uncommitted: uncommittedLine(run.uncommitted),
      codeSha256: line("Code SHA-256", run.codeSha256, digest),
      runBy: line("Run by", run.runBy, oneLine),
      startedAt: line("Started, as stated", run.startedAt, time),
      endedAt: line("Ended, as stated", run.endedAt, time),
      reads: below("Reads", run.reads),
      exclusions: below("Exclusions", run.exclusions),
      toldBy: toldByLine(run.toldBy),
    },
    context,
  ),
  ...table(
    ["Read from", "Dates from (included)", "to (not included)", "Rows", "Snapshot", "Filter"],
    (run.reads ?? []).map(readRow),
    run.reads,
  ),
  ...table(
    ["Left out", "Reason", "Rows"],
    (run.exclusions ?? []).map(({ rule, reason, rowCount }) => [
      cell(rule),
      reason === null ? text("never recorded") : cell(reason),
      rowCount === null ? text("never recorded") : number(rowCount),
    ]),
    run.exclusions,
  ),
];

function readRow(read: Read): Phrase[] {
  const { dateFrom, dateTo, datasetVersion, rowCount, snapshot, filter, inferred } = read;
  // a dataset version is read whole; of a table it should be known
  const unknown = datasetVersion === null ? text("never recorded") : [];
  return [
    inferredMark(code(read.sourceTable ?? datasetVersion ?? ""), inferred),
    dateFrom === null ? unknown : text(day(dateFrom)),
    dateTo === null ? unknown : text(day(dateTo)),
    rowCount === null ? [] : number(rowCount),
    snapshot === null ? [] : cell(snapshot),
    filter === null ? [] : cell(filter),
  ];
}

export const sourceTableBlocks = (source: SectionOf<"SourceTable">, context: Context): DraftBlock[] => [
  ...factBlocks(
    "SourceTable",
    source,
    {
      owner: line("Owner", source.owner, oneLine),
      system: line("System", source.system, oneLine),
      description: line("Description", source.description, oneLine),
      columns: below("Columns", source.columns),
      toldBy: toldByLine(source.toldBy),
    },
    context,
  ),
  ...columnTable(source.columns),
];

const columnTable = (columns: SectionOf<"SourceTable">["columns"]): DraftBlock[] =>
  table(
    ["Column", "Type", "Personal", "Description"],
    (columns ?? []).map(({ name, type, personal, description }) => [
      cell(name),
      type === null ? [] : cell(type),
      personal === null ? [] : text(personal ? "yes" : "no"),
      description === null ? [] : cell(description),
    ]),
    columns,
  );

const originTable = (origins: SectionOf<"DatasetVersion">["columnLineage"]): DraftBlock[] =>
  table(
    ["Column", "Comes from column", "of", "How"],
    (origins ?? []).map(({ column, fromColumn, sourceTable, datasetVersion, type, description, masked }) => [
      cell(column),
      cell(fromColumn),
      code(sourceTable ?? datasetVersion ?? ""),
      cell([type, description, masked === true ? "masked" : null].filter((one) => one !== null).join(", ")),
    ]),
    origins,
  );

const number = (given: number): Phrase => text(count(given));
