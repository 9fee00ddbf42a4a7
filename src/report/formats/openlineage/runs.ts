import { claimedSpan } from "../../../facts/claims.js";
import { FACT_KINDS, type FactRef, refId } from "../../../facts/kind.js";
import type { LineageEdge } from "../../lineage.js";
import { holds, type ReportGraph, type ReportNode, textOf } from "../trail/graph.js";
import { splitNamespace, uriOf, uuidOf } from "../trail/names.js";
import { type Dataset, inputDataset, outputDataset } from "./datasets.js";
import { CORE, type Facets, facet, factFacet, given, PRODUCER } from "./facets.js";
import { isDataset, isRun, jobTypeOf } from "./types.js";

export interface LineageEvent {
  readonly eventTime: string;
  readonly producer: string;
  readonly schemaURL: string;
  readonly [member: string]: unknown;
}

export const event = (
  type: "RunEvent" | "JobEvent" | "DatasetEvent",
  eventTime: string,
  members: Readonly<Record<string, unknown>>,
): LineageEvent => ({ eventTime, producer: PRODUCER, schemaURL: `${CORE}#/$defs/${type}`, ...members });

/** The UUID of a run: its key where that is one, as of all that OpenLineage told Proofline. */
export const runId = ({ kind, key }: FactRef, origin: string): string => uuidOf(key, `${origin}\n${kind}`);

interface Job {
  readonly namespace: string;
  readonly name: string;
}

/** The job of a run. One whose job is not known is its own. */
export const jobOf = (node: ReportNode, origin: string): Job =>
  splitNamespace(textOf(node, "job") ?? node.key, origin);

/** A run from its start, where that is known, to its end: what it read, what it wrote, by whose code. */
export function runEvents(node: ReportNode, graph: ReportGraph, reportedAt: string): LineageEvent[] {
  const { start, end } = claimedSpan(node.kind, (name) => node.properties?.[name]) ?? {};
  const run = { runId: runId(node, graph.origin) };
  const job = jobOf(node, graph.origin);
  const ended = end?.time ?? start?.time ?? node.recordedAt ?? reportedAt;
  const complete = event("RunEvent", ended, {
    eventType: "COMPLETE",
    run: { ...run, facets: { ...runFacets(node, graph), ...factFacet("RunFacet", node, graph) } },
    job: { ...job, facets: jobFacets(node) },
    inputs: inputsOf(graph.referencesOf(node), graph.origin),
    outputs: outputsOf(node, graph),
  });
  return start ? [event("RunEvent", start.time, { eventType: "START", run, job }), complete] : [complete];
}

/** The data sets that references lead to, each once; those that were corrected since are no inputs. */
export function inputsOf(references: readonly LineageEdge[], origin: string): Dataset[] {
  const byTarget = new Map<string, LineageEdge[]>();
  for (const edge of references) {
    if (!holds(edge) || !isDataset(edge.to)) continue;
    const known = byTarget.get(refId(edge.to));
    if (known === undefined) byTarget.set(refId(edge.to), [edge]);
    else known.push(edge);
  }
  return [...byTarget.values()].flatMap((edges) =>
    edges.slice(0, 1).map(({ to }) => inputDataset(to, edges, origin)),
  );
}

/** The facts that a run made, of those in the report. */
export const madeBy = (run: ReportNode, graph: ReportGraph): ReportNode[] =>
  graph
    .effectsOf(run)
    .filter(({ from }) => isDataset(from))
    .flatMap(({ from }) => graph.find(from) ?? []);

const outputsOf = (run: ReportNode, graph: ReportGraph): Dataset[] =>
  madeBy(run, graph).map((node) => outputDataset(node, graph));

function runFacets(node: ReportNode, graph: ReportGraph): Facets {
  const { hyperparameters } = node.properties ?? {};
  const parent = textOf(node, "parent");
  const started = parent === null ? undefined : parentRun(parent, graph);
  return given({
    parent:
      started &&
      facet("ParentRunFacet", {
        run: { runId: runId(started, graph.origin) },
        job: jobOf(started, graph.origin),
      }),
    executionParameters:
      typeof hyperparameters === "object" && hyperparameters !== null
        ? facet("ExecutionParametersRunFacet", {
            parameters: Object.entries(hyperparameters).map(([key, value]) => ({
              key,
              value: typeof value === "string" ? value : JSON.stringify(value),
            })),
          })
        : undefined,
  });
}

/** The run that started another, where the report has it: only then is its job known. */
const parentRun = (key: string, graph: ReportGraph): ReportNode | undefined =>
  FACT_KINDS.map((kind) => graph.find({ kind, key })).find((node) => node !== undefined && isRun(node));

function jobFacets(node: ReportNode): Facets {
  const description = textOf(node, "description");
  const url = uriOf(textOf(node, "repository"));
  return given({
    jobType: facet("JobTypeJobFacet", {
      processingType: "BATCH",
      integration: "PROOFLINE",
      jobType: jobTypeOf(node),
    }),
    documentation: description === null ? undefined : facet("DocumentationJobFacet", { description }),
    sourceCodeLocation:
      url === undefined
        ? undefined
        : facet("SourceCodeLocationJobFacet", {
            type: "git",
            url,
            repoUrl: url,
            version: textOf(node, "gitCommit") ?? undefined,
          }),
  });
}
