import type { ReportGraph, ReportNode } from "../trail/graph.js";
import { withoutSealed } from "../trail/graph.js";

/** What made the events. */
export const PRODUCER = "urn:proofline:report";
const SPEC = "https://openlineage.io/spec";
export const CORE = `${SPEC}/2-0-2/OpenLineage.json`;

/** The versions of the facets that are used here, each in its own schema. */
const VERSIONS = {
  ColumnLineageDatasetFacet: "1-2-0",
  DatasetTypeDatasetFacet: "1-0-1",
  DatasetVersionDatasetFacet: "1-0-1",
  DatasourceDatasetFacet: "1-0-1",
  DocumentationDatasetFacet: "1-1-0",
  DocumentationJobFacet: "1-1-0",
  ExecutionParametersRunFacet: "1-0-0",
  InputStatisticsInputDatasetFacet: "1-0-0",
  JobTypeJobFacet: "2-0-4",
  OutputStatisticsOutputDatasetFacet: "1-0-2",
  OwnershipDatasetFacet: "1-0-1",
  ParentRunFacet: "1-2-0",
  SchemaDatasetFacet: "1-2-0",
  SourceCodeLocationJobFacet: "1-1-0",
  TagsDatasetFacet: "1-0-0",
} as const;

export type Facet = Readonly<Record<string, unknown>> & {
  readonly _producer: string;
  readonly _schemaURL: string;
};
export type Facets = Readonly<Record<string, Facet>>;

/** A facet of the standard. */
export const facet = (name: keyof typeof VERSIONS, members: Readonly<Record<string, unknown>>): Facet => ({
  _producer: PRODUCER,
  _schemaURL: `${SPEC}/facets/${VERSIONS[name]}/${name}.json#/$defs/${name}`,
  ...members,
});

/** A facet of ours, of the sort that the core schema lets stand there. */
const ownFacet = (
  sort: "RunFacet" | "JobFacet" | "DatasetFacet",
  members: Readonly<Record<string, unknown>>,
): Facet => ({ _producer: PRODUCER, _schemaURL: `${CORE}#/$defs/${sort}`, ...members });

/** A fact whole, beside what OpenLineage has a facet for. */
export const factFacet = (
  sort: "RunFacet" | "JobFacet" | "DatasetFacet",
  node: ReportNode,
  graph: ReportGraph,
): Facets => ({ proofline_fact: ownFacet(sort, wholeFact(node, graph)) });

/** What the report says beside its runs and data, and the facts that are neither. */
export const reportFacet = (members: Readonly<Record<string, unknown>>): Facets => ({
  proofline_report: ownFacet("RunFacet", members),
});

/** A fact with its references, and what is missing or wrong. Values that are sealed always are named, and not shown. */
export function wholeFact(node: ReportNode, graph: ReportGraph): Readonly<Record<string, unknown>> {
  const { kind, key, recorded, index, leafHash, recordedAt, recordedBy } = node;
  return {
    kind,
    key,
    recorded,
    index,
    leafHash,
    recordedAt,
    recordedBy,
    ...withoutSealed(node),
    references: graph.referencesOf(node).map(({ from: _, ...edge }) => edge),
    gaps: graph.gapsOf(node).map(({ code, severity, message }) => ({ code, severity, message })),
  };
}

/** Those facets that are given. */
export const given = (facets: Readonly<Record<string, Facet | undefined>>): Facets =>
  Object.fromEntries(Object.entries(facets).filter((one): one is [string, Facet] => one[1] !== undefined));
