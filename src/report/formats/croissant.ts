import type { FactKind, FactRef } from "../../facts/kind.js";
import { count, counted } from "../words.js";
import { CONTEXT } from "./croissant/context.js";
import { columnsOf, type DataFile, dataFile, fileObject } from "./croissant/files.js";
import { factRecords, referenceRecords } from "./croissant/recordSets.js";
import type { DocumentFormat, ProvenReport } from "./format.js";
import { type ReportGraph, type ReportNode, reportGraph, textOf } from "./trail/graph.js";
import { jsonText } from "./trail/jsonText.js";
import { factIri, nameOf, spaceOf } from "./trail/names.js";

/** The data behind a prediction's model as one Croissant 1.1 data set, with where it comes from. */
export const croissant = {
  mediaType: 'application/ld+json; profile="http://mlcommons.org/croissant/1.1"',
  encoding: "UTF8",
  render: (report: ProvenReport): string => jsonText(dataset(report)),
} as const satisfies DocumentFormat;

/** The kinds that tell of data. */
const IS_DATA: Readonly<Partial<Record<FactKind, true>>> = {
  SourceTable: true,
  Transformation: true,
  DatasetVersion: true,
};
const isData = ({ kind }: FactRef): boolean => IS_DATA[kind] === true;

function dataset(report: ProvenReport): Readonly<Record<string, unknown>> {
  const graph = reportGraph(report);
  const nodes = graph.nodes.filter(isData);
  const files = nodes.flatMap((node) => dataFile(node) ?? []);
  const { modelVersion, requestId, generatedAt } = report;
  const subject = modelVersion === null ? `prediction ${requestId}` : `model ${modelVersion.key}`;
  return {
    "@context": CONTEXT,
    "@type": "sc:Dataset",
    conformsTo: "http://mlcommons.org/croissant/1.1",
    name: `Data behind ${subject}`,
    description: descriptionOf(subject, nodes, files),
    // facts have no field for a licence, and the standard asks for one
    license: { "@type": "sc:CreativeWork", name: "Not recorded" },
    url:
      modelVersion === null
        ? spaceOf(graph.origin, "report") + nameOf(requestId)
        : factIri(graph.origin, { kind: "ModelVersion", key: modelVersion.key }),
    creator: creators(nodes, graph),
    datePublished: generatedAt,
    distribution: files.map((file) => fileObject(file, graph)),
    recordSet: [
      ...files.flatMap(columnsOf),
      ...(nodes.length === 0 ? [] : [factRecords(nodes)]),
      ...recordsOf(graph),
    ],
  };
}

const recordsOf = (graph: ReportGraph) => {
  const edges = graph.edges.filter(({ to }) => isData(to));
  return edges.length === 0 ? [] : [referenceRecords(edges)];
};

function descriptionOf(subject: string, nodes: readonly ReportNode[], files: readonly DataFile[]): string {
  if (nodes.length === 0) return `No data is recorded behind ${subject}.`;
  const versions = nodes.filter(({ kind }) => kind === "DatasetVersion").length;
  const found = files.filter(({ url }) => url !== undefined).length;
  return [
    `The data that ${subject} rests on, as an audit log has it: ${counted(nodes.length, "fact")}.`,
    `${counted(versions, "dataset version")}; with a digest, and files here: ${count(files.length)}; of these with an address: ${count(found)}.`,
  ].join(" ");
}

/** Who answers for the data; the log where nobody is said to. */
function creators(nodes: readonly ReportNode[], { origin }: ReportGraph) {
  const owners = new Set(nodes.flatMap((node) => textOf(node, "owner") ?? []));
  return owners.size === 0
    ? [
        {
          "@type": "sc:Organization",
          name: origin,
          description: "The log that this is recorded in: no owner is.",
        },
      ]
    : [...owners].map((name) => ({ "@type": "sc:Organization", name }));
}
