import { refId } from "../../facts/kind.js";
import type { DocumentFormat, ProvenReport } from "./format.js";
import { wholeDataset } from "./openlineage/datasets.js";
import { factFacet, reportFacet, wholeFact } from "./openlineage/facets.js";
import { event, inputsOf, jobOf, type LineageEvent, madeBy, runEvents, runId } from "./openlineage/runs.js";
import { isDataset, isRun } from "./openlineage/types.js";
import { holds, type ReportGraph, type ReportNode, reportGraph, textOf } from "./trail/graph.js";
import { jsonText } from "./trail/jsonText.js";

/**
 * The trail as OpenLineage events (spec 2-0-2), in the order of their times: what its batch route takes. Jobs that ran are
 * runs, tables, dataset versions and models are data sets, the deployment is a job and the prediction a run of it. All
 * else that was recorded stands in a facet of that run. Values that are sealed always are left out and named: such events
 * go to other systems.
 */
export const openlineage = {
  mediaType: "application/json",
  encoding: "UTF8",
  render: (report: ProvenReport): string => jsonText(events(report)),
} as const satisfies DocumentFormat;

function events(report: ProvenReport): LineageEvent[] {
  const graph = reportGraph(report);
  const { generatedAt } = report;
  const runs = graph.nodes.filter(isRun);
  const written = new Set(runs.flatMap((run) => madeBy(run, graph)).map(refId));
  const unwritten = graph.nodes.filter((node) => isDataset(node) && !written.has(refId(node)));
  const prediction = graph.find({ kind: "Prediction", key: report.requestId });
  const deployment = report.deployment && graph.find({ kind: "Deployment", key: report.deployment.key });
  return [
    ...unwritten.map((node) =>
      event("DatasetEvent", node.recordedAt ?? generatedAt, { dataset: wholeDataset(node, graph) }),
    ),
    ...runs.flatMap((run) => runEvents(run, graph, generatedAt)),
    ...(deployment ? [deploymentEvent(deployment, graph, generatedAt)] : []),
    ...(prediction ? [predictionEvent(prediction, deployment ?? undefined, report, graph)] : []),
  ].sort((a, b) => (a.eventTime < b.eventTime ? -1 : Number(a.eventTime > b.eventTime)));
}

/** The deployment as a job that reads the model. */
const deploymentEvent = (node: ReportNode, graph: ReportGraph, reportedAt: string): LineageEvent =>
  event("JobEvent", textOf(node, "startedAt") ?? node.recordedAt ?? reportedAt, {
    job: { ...servingJob(node, graph), facets: factFacet("JobFacet", node, graph) },
    inputs: inputsOf(graph.referencesOf(node), graph.origin),
  });

/** The prediction as a run of its deployment, or of its model where none is known; and with it the rest of the report. */
function predictionEvent(
  node: ReportNode,
  deployment: ReportNode | undefined,
  report: ProvenReport,
  graph: ReportGraph,
): LineageEvent {
  const { requestId, generatedAt, asOf, completeness, proof } = report;
  const isElsewhere = (one: ReportNode) => isRun(one) || isDataset(one) || one === deployment || one === node;
  const facets = {
    ...factFacet("RunFacet", node, graph),
    ...reportFacet({
      requestId,
      generatedAt,
      asOf,
      verdict: completeness.verdict,
      truncated: report.graph.truncated,
      checkpoint: proof.checkpoint,
      verifierKey: proof.verifierKey,
      facts: graph.nodes.filter((one) => !isElsewhere(one)).map((one) => wholeFact(one, graph)),
    }),
  };
  const reads = [node, ...(deployment ? [deployment] : [])].flatMap((one) => graph.referencesOf(one));
  return event("RunEvent", textOf(node, "timestamp") ?? generatedAt, {
    eventType: "COMPLETE",
    run: { runId: runId(node, graph.origin), facets },
    job: servingJob(deployment ?? servedBy(node, graph), graph),
    inputs: inputsOf(reads.filter(holds), graph.origin),
  });
}

const servedBy = (node: ReportNode, graph: ReportGraph): ReportNode =>
  graph.referencesOf(node).flatMap(({ to }) => graph.find(to) ?? [])[0] ?? node;

/** The job that answers requests, named after the deployment or the model. */
const servingJob = (node: ReportNode, graph: ReportGraph) =>
  jobOf({ ...node, properties: null }, graph.origin);
