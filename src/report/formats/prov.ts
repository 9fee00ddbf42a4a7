import type { DocumentFormat, ProvenReport } from "./format.js";
import { agentId, elementOf, factId, responsibilities } from "./prov/facts.js";
import { add, type Records, referenceRecords, responsibilityRecords } from "./prov/relations.js";
import { PROV_TYPES } from "./prov/types.js";
import { type Attributes, dateTime, jsonLiteral, prefixesOf, qualifiedName } from "./prov/values.js";
import { reportGraph } from "./trail/graph.js";
import { jsonText } from "./trail/jsonText.js";
import { nameOf } from "./trail/names.js";

/**
 * The trail in PROV-JSON (W3C member submission of 24 April 2013), whole: facts as entities and activities, people and
 * systems as agents, references as relations. What was recorded and corrected since stands in a bundle of its own, so that
 * nobody takes it for what holds.
 */
export const prov = {
  mediaType: "application/json",
  encoding: "UTF8",
  render: (report: ProvenReport): string => jsonText(provDocument(report)),
} as const satisfies DocumentFormat;

function provDocument(report: ProvenReport): Readonly<Record<string, unknown>> {
  const graph = reportGraph(report);
  const elements: Records = {};
  for (const node of graph.nodes) add(elements, PROV_TYPES[node.kind], factId(node), elementOf(node, graph));
  const responsible = graph.nodes.flatMap(responsibilities);
  for (const { name } of responsible) add(elements, "agent", agentId(name), { "prov:label": name });
  const id = `report:${nameOf(report.requestId)}`;
  add(elements, "entity", id, reportElement(report));
  const superseded = referenceRecords(graph, false);
  const document = {
    prefix: prefixesOf(graph.origin),
    ...elements,
    ...referenceRecords(graph, true),
    ...responsibilityRecords(responsible),
  };
  return Object.keys(superseded).length === 0
    ? document
    : { ...document, bundle: { [`${id}.superseded`]: superseded } };
}

/** The report itself: from when it is, and how complete it found the trail. */
const reportElement = ({
  requestId,
  generatedAt,
  asOf,
  completeness,
  graph,
  proof,
}: ProvenReport): Attributes => ({
  "prov:type": qualifiedName("proofline:AuditReport"),
  "prov:label": `Audit report: prediction ${requestId}`,
  "proofline:requestId": requestId,
  "proofline:generatedAt": dateTime(generatedAt),
  "proofline:asOf": asOf,
  "proofline:verdict": completeness.verdict,
  "proofline:truncated": graph.truncated,
  "proofline:policy": jsonLiteral(completeness.policy),
  "proofline:checkpoint": proof.checkpoint,
  "proofline:verifierKey": proof.verifierKey,
});
