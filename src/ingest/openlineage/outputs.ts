import { type ColumnOrigin, columnOrigins, columnsOf } from "./columns.js";
import type { RunDataset } from "./datasets.js";
import { fitting } from "./fitting.js";
import type { RunPart } from "./run.js";
import { type RunFact, runFact } from "./runFact.js";
import type { Read } from "./world.js";

/** `namespace/name@version`, with the key of the run where no version is said. */
export const versionKey = ({ name, version }: RunDataset, part: RunPart): string =>
  `${name}@${version ?? part.key}`;

export function tableFact(dataset: RunDataset, part: RunPart, leftOut: string[]): RunFact {
  const { dataSource } = dataset.facets;
  const fields = { ...described(dataset, leftOut), system: dataSource?.name };
  return runFact("SourceTable", dataset.name, fields, eventsOf(dataset, part));
}

/** What a run wrote. */
export function versionFact(
  output: RunDataset,
  part: RunPart,
  { writtenBy, reads, leftOut }: { writtenBy: string; reads: readonly Read[]; leftOut: string[] },
): RunFact {
  const { outputFacets, facets } = output;
  const { description, ...fields } = described(output, leftOut);
  return runFact(
    "DatasetVersion",
    versionKey(output, part),
    {
      ...fields,
      description:
        [description, notWhole(part)].filter((words) => words !== undefined).join("\n\n") || undefined,
      sha256: digestIn(output.version),
      rowCount: outputFacets.outputStatistics?.rowCount ?? facets.dataQualityMetrics?.rowCount,
      writtenBy,
      columnLineage: columnLineage(output, part, reads, leftOut),
    },
    eventsOf(output, part),
  );
}

/**
 * What a training run read of a table, which a training run can't refer to: a version of its own, written by a transformation
 * that has what is known of the reading.
 */
export function asReadFact({ input, snapshot }: Read, part: RunPart, leftOut: string[]): RunFact {
  return runFact(
    "DatasetVersion",
    `${input.name}@${part.key}`,
    {
      ...described(input, leftOut),
      rowCount: input.inputFacets.inputStatistics?.rowCount,
      writtenBy: part.key,
      inferred: snapshot === undefined ? true : undefined,
    },
    eventsOf(input, part),
  );
}

export function modelFact(model: RunDataset, part: RunPart): RunFact {
  const fields = {
    artifactSha256: digestIn(model.version),
    producedBy: part.key,
    limitations: notWhole(part),
  };
  return runFact("ModelVersion", versionKey(model, part), fields, eventsOf(model, part));
}

/** The events that say something of a data set, or the one that ends the run where only others name it. */
function eventsOf({ name }: RunDataset, { told, last }: RunPart): readonly string[] {
  const events = told.ofDataset(name);
  return events.length > 0 ? events : [last];
}

const notWhole = ({ ended }: RunPart): string | undefined =>
  ended === undefined || ended === "COMPLETE"
    ? undefined
    : `The run that wrote it ended with ${ended}: it may not be whole.`;

/** A version that is named by the SHA-256 of its bytes. */
const digestIn = (version: string | undefined) => /^sha256:([0-9a-f]{64})$/.exec(version ?? "")?.[1];

function described({ name, facets }: RunDataset, leftOut: string[]) {
  const columns = columnsOf(facets);
  const owners = (facets.ownership?.owners ?? []).map((owner) => owner.name);
  return {
    description: facets.documentation?.description,
    owner: owners.length > 0 ? owners.join(", ") : undefined,
    columns: columns.length > 0 ? cut(columns, `columns of ${name}`, leftOut) : undefined,
  };
}

function cut<T extends object>(items: readonly T[], what: string, leftOut: string[]): readonly T[] {
  const kept = fitting(items);
  if (kept.length < items.length) leftOut.push(`${items.length - kept.length} of ${items.length} ${what}`);
  return kept;
}

function columnLineage(output: RunDataset, part: RunPart, reads: readonly Read[], leftOut: string[]) {
  const targets = new Map(reads.map(({ input, target }) => [input.name, target]));
  const named = ({ dataset, ...origin }: ColumnOrigin) => {
    const target = targets.get(dataset);
    return target === undefined ? [] : [{ ...origin, ...target }];
  };
  const { own, wide } = columnOrigins(output, part.flowOf(output.name));
  const all = [...own, ...wide].flatMap(named);
  return all.length > 0 ? cut(all, `column origins of ${output.name}`, leftOut) : undefined;
}
