import type { AuditReport } from "../../report.js";
import type { SectionOf } from "../../section.js";
import { range } from "../../words.js";
import { type Block, table } from "./blocks.js";
import { section } from "./decision.js";
import { factBlocks, keyed, number, time, told } from "./fact.js";
import { prose, value } from "./inline.js";

type Run = SectionOf<"Transformation">;
type Read = NonNullable<Run["reads"]>[number];
type Columns = SectionOf<"SourceTable">["columns"];

/** The data: dataset versions, what made them, and the tables they come from. */
export const dataSections = (report: AuditReport): Block[] => [
  ...section("Dataset versions", report.datasetVersions, datasetBlocks),
  ...section("Transformations", report.transformations, runBlocks),
  ...section("Source tables", report.sourceTables, tableBlocks),
];

const datasetBlocks = (dataset: SectionOf<"DatasetVersion">): Block[] => [
  ...factBlocks("DatasetVersion", dataset, [
    ["Sha256", keyed(dataset.sha256)],
    ["Rows", number(dataset.rowCount)],
    ["Address", keyed(dataset.uri)],
    ["Written by transformation", keyed(dataset.writtenBy)],
    ["Version", dataset.inferred === true ? "inferred by an importer, not stated by the job" : null],
  ]),
  ...columnTable(dataset.columns),
];

const runBlocks = (run: Run): Block[] => [
  ...factBlocks("Transformation", run, [
    ["Job", told(run.job)],
    ["Commit", keyed(run.gitCommit)],
    ["Repository", keyed(run.repository)],
    ["Code sha256", keyed(run.codeSha256)],
    ["Run by", told(run.runBy)],
    ["Started", time(run.startedAt)],
    ["Ended", time(run.endedAt)],
  ]),
  ...table(["Read from", "Dates", "Rows", "Snapshot", "Filter"], (run.reads ?? []).map(readRow)),
  ...table(
    ["Left out", "Reason", "Rows"],
    (run.exclusions ?? []).map(({ rule, reason, rowCount }) => [
      told(rule) ?? "",
      told(reason) ?? "none stated",
      number(rowCount) ?? "not known",
    ]),
  ),
];

const readRow = (read: Read): string[] => [
  keyed(read.sourceTable ?? read.datasetVersion) ?? "",
  dates(read),
  number(read.rowCount) ?? "",
  told(read.snapshot) ?? "",
  read.filter === null ? "" : value(read.filter),
];

function dates({ dateFrom, dateTo, datasetVersion }: Read): string {
  if (dateFrom === null && dateTo === null) return datasetVersion === null ? "not known" : "";
  return prose(range(dateFrom, dateTo));
}

const tableBlocks = (source: SectionOf<"SourceTable">): Block[] => [
  ...factBlocks("SourceTable", source, [
    ["Owner", told(source.owner)],
    ["System", told(source.system)],
    ["Description", told(source.description)],
  ]),
  ...columnTable(source.columns),
];

const columnTable = (columns: Columns): Block[] =>
  table(
    ["Column", "Type", "Personal", "Description"],
    (columns ?? []).map(({ name, type, personal, description }) => [
      value(name),
      told(type) ?? "",
      personal === null ? "" : personal ? "yes" : "no",
      told(description) ?? "",
    ]),
  );
