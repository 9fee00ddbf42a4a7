import type { FactRef } from "../../../facts/kind.js";
import type { LineageEdge } from "../../lineage.js";
import { objectsOf, type ReportGraph, type ReportNode, textOf } from "../trail/graph.js";
import { splitNamespace, splitVersion, uriOf } from "../trail/names.js";
import { type Facet, type Facets, facet, factFacet, given } from "./facets.js";
import { datasetTypeOf, hasVersion } from "./types.js";

/** A data set in an event. */
export interface Dataset {
  readonly namespace: string;
  readonly name: string;
  readonly facets?: Facets;
  readonly inputFacets?: Facets;
  readonly outputFacets?: Facets;
}

/** The name of a data set: its namespace is the log where its key has none. A version is a facet, not part of the name. */
export const datasetName = (fact: FactRef, origin: string): Dataset =>
  splitNamespace(hasVersion(fact) ? splitVersion(fact.key).name : fact.key, origin);

/** A data set with all that is known of it, as it stands once in a document. */
export const wholeDataset = (node: ReportNode, graph: ReportGraph): Dataset => ({
  ...datasetName(node, graph.origin),
  facets: { ...versionOf(node), ...standardFacets(node, graph), ...factFacet("DatasetFacet", node, graph) },
});

export function outputDataset(node: ReportNode, graph: ReportGraph): Dataset {
  const { rowCount } = node.properties ?? {};
  const dataset = wholeDataset(node, graph);
  return rowCount === undefined
    ? dataset
    : {
        ...dataset,
        outputFacets: { outputStatistics: facet("OutputStatisticsOutputDatasetFacet", { rowCount }) },
      };
}

/** A data set as the input of a run, by the references of the run to it. */
export function inputDataset(to: FactRef, references: readonly LineageEdge[], origin: string): Dataset {
  const roles = references.flatMap(({ properties: { role } }) => (typeof role === "string" ? [role] : []));
  const counts = references.flatMap(({ properties: { rowCount } }) =>
    typeof rowCount === "number" ? [rowCount] : [],
  );
  const tags = roles.map((role) => ({ key: "role", value: role, source: "proofline" }));
  return {
    ...datasetName(to, origin),
    facets: {
      ...versionOf(to),
      ...(tags.length === 0 ? {} : { tags: facet("TagsDatasetFacet", { tags }) }),
    },
    ...(counts.length === 0
      ? {}
      : {
          inputFacets: {
            inputStatistics: facet("InputStatisticsInputDatasetFacet", {
              rowCount: Math.max(...counts),
            }),
          },
        }),
  };
}

function versionOf(fact: FactRef): Facets {
  const version = hasVersion(fact) ? splitVersion(fact.key).version : null;
  return version === null
    ? {}
    : { version: facet("DatasetVersionDatasetFacet", { datasetVersion: version }) };
}

function standardFacets(node: ReportNode, graph: ReportGraph): Facets {
  const description = textOf(node, "description") ?? textOf(node, "intendedUse");
  const owner = textOf(node, "owner");
  const datasetType = datasetTypeOf(node);
  const columns = objectsOf(node, "columns");
  const personal = columns.filter((column) => column.personal === true);
  return given({
    documentation: description === null ? undefined : facet("DocumentationDatasetFacet", { description }),
    ownership: owner === null ? undefined : facet("OwnershipDatasetFacet", { owners: [{ name: owner }] }),
    dataSource: dataSource(node),
    schema:
      columns.length === 0 ? undefined : facet("SchemaDatasetFacet", { fields: columns.map(schemaField) }),
    tags:
      personal.length === 0
        ? undefined
        : facet("TagsDatasetFacet", {
            tags: personal.map(({ name }) => ({
              key: "pii",
              value: "true",
              source: "proofline",
              field: name,
            })),
          }),
    columnLineage: columnLineage(node, graph),
    datasetType: datasetType === undefined ? undefined : facet("DatasetTypeDatasetFacet", { datasetType }),
  });
}

function dataSource(node: ReportNode): Facet | undefined {
  const uri = uriOf(textOf(node, "uri") ?? textOf(node, "artifactUri"));
  const name = textOf(node, "system") ?? undefined;
  return uri === undefined && name === undefined ? undefined : facet("DatasourceDatasetFacet", { name, uri });
}

const schemaField = ({ name, type, description }: Readonly<Record<string, unknown>>) => ({
  name,
  type: type ?? undefined,
  description: description ?? undefined,
});

/** From which columns each column was made, as the fact says. */
function columnLineage(node: ReportNode, { origin }: ReportGraph): Facet | undefined {
  const fields = new Map<string, { inputFields: unknown[] }>();
  for (const { column, sourceTable, datasetVersion, fromColumn, ...how } of objectsOf(
    node,
    "columnLineage",
  )) {
    const from: FactRef =
      typeof sourceTable === "string"
        ? { kind: "SourceTable", key: sourceTable }
        : { kind: "DatasetVersion", key: String(datasetVersion) };
    const inputField = {
      ...datasetName(from, origin),
      field: fromColumn,
      transformations: transformations(how),
    };
    const known = fields.get(String(column));
    if (known === undefined) fields.set(String(column), { inputFields: [inputField] });
    else known.inputFields.push(inputField);
  }
  return fields.size === 0
    ? undefined
    : facet("ColumnLineageDatasetFacet", { fields: Object.fromEntries(fields) });
}

/** How a column was made: `DIRECT/AGGREGATION` is a type and its subtype. */
function transformations({ type, description, masked }: Readonly<Record<string, unknown>>) {
  if (typeof type !== "string") return undefined;
  const [main = type, subtype] = type.split("/", 2);
  return [
    {
      type: main,
      subtype,
      description: description ?? undefined,
      masking: masked ?? undefined,
    },
  ];
}
