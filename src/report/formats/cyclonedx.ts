import { decisionAnnotations, gapAnnotation } from "./cyclonedx/annotations.js";
import { dataComponent, type Members, modelComponent, service } from "./cyclonedx/components.js";
import { listed } from "./cyclonedx/properties.js";
import { SHAPES } from "./cyclonedx/shapes.js";
import { workflow } from "./cyclonedx/workflows.js";
import type { DocumentFormat, ProvenReport } from "./format.js";
import { holds, type ReportGraph, type ReportNode, reportGraph } from "./trail/graph.js";
import { jsonText } from "./trail/jsonText.js";
import { factName, uuidOf } from "./trail/names.js";

/**
 * The trail as a bill of materials of the model that made the prediction: CycloneDX 1.6 (ECMA-424), an ML-BOM with model
 * card. Values that are sealed always, as a prediction's features, are left out and named: a BOM is handed on.
 */
export const cyclonedx = {
  mediaType: "application/vnd.cyclonedx+json; version=1.6",
  encoding: "UTF8",
  render: (report: ProvenReport): string => billOfMaterials(report, { requestId: report.requestId }),
} as const satisfies DocumentFormat;

/** What a bill of materials is made from. */
type Listed = Pick<
  ProvenReport,
  "generatedAt" | "asOf" | "completeness" | "modelVersion" | "graph" | "proof"
>;

/** The facts that a report or a model card rests on. `subject` says in one property what it is of. */
export const billOfMaterials = (listed: Listed, subject: Readonly<Record<string, string>>): string =>
  jsonText(bom(listed, subject));

function bom(report: Listed, subject: Readonly<Record<string, string>>): Members {
  const { generatedAt, completeness, modelVersion, proof } = report;
  const graph = reportGraph(report);
  const model = modelVersion && graph.find({ kind: "ModelVersion", key: modelVersion.key });
  const isModel = (node: ReportNode): boolean => node === model;
  const made = graph.nodes.filter((node) => !isModel(node)).map((node) => shaped(node, graph));
  const of = (place: Shaped["place"]) =>
    made.filter((one) => one.place === place).map(({ object }) => object);
  const gaps = completeness.gaps.filter((gap) => graph.find(gap) !== undefined);
  return {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    serialNumber: `urn:uuid:${uuidOf(`${Object.values(subject).join("\n")}\n${generatedAt}`, `${proof.checkpoint}\nbom`)}`,
    version: 1,
    metadata: {
      timestamp: generatedAt,
      tools: { services: [{ name: "Proofline" }] },
      component: model ? modelComponent(model, graph) : undefined,
      properties: listed("proofline", {
        ...subject,
        asOf: report.asOf,
        verdict: completeness.verdict,
        truncated: report.graph.truncated,
        checkpoint: proof.checkpoint,
        verifierKey: proof.verifierKey,
      }),
    },
    components: of("components"),
    services: of("services"),
    formulation: [{ "bom-ref": "formulation", workflows: of("workflows") }],
    dependencies: graph.nodes.flatMap((node) => dependency(node, graph)),
    compositions: model
      ? [
          {
            aggregate: completeness.complete ? "complete" : "incomplete",
            dependencies: [factName(model)],
          },
        ]
      : undefined,
    annotations: unique([
      ...graph.nodes.flatMap((node) => decisionAnnotations(node, graph)),
      ...gaps.map((gap) => gapAnnotation(gap, generatedAt)),
    ]),
  };
}

/** Each once, as the schema wants it: a job that reads a table twice may lack the same twice. */
const unique = (annotations: readonly Members[]): Members[] => [
  ...new Map(annotations.map((one) => [JSON.stringify(one), one])).values(),
];

interface Shaped {
  readonly place: "components" | "services" | "workflows";
  readonly object: Members;
}

function shaped(node: ReportNode, graph: ReportGraph): Shaped {
  const shape = SHAPES[node.kind];
  switch (shape.as) {
    case "model":
      return { place: "components", object: modelComponent(node, graph) };
    case "data":
      return { place: "components", object: dataComponent(node, graph, shape.type) };
    case "service":
      return { place: "services", object: service(node, graph) };
    case "workflow":
      return { place: "workflows", object: workflow(node, graph, shape.task) };
  }
}

/**
 * What a component or service rests on, of components and services: a model on the data of the run that made it. What data
 * was made from is in the formulation alone, since each of many outputs of a job would have all its inputs here.
 */
function dependency(node: ReportNode, graph: ReportGraph): Members[] {
  const { as } = SHAPES[node.kind];
  if (as === "workflow") return [];
  const causes = graph
    .referencesOf(node)
    .filter(holds)
    .map(({ to }) => to);
  const behind = as === "model" ? causes.flatMap((run) => graph.referencesOf(run).filter(holds)) : [];
  const dependsOn = [...causes, ...behind.map(({ to }) => to)]
    .filter(({ kind }) => SHAPES[kind].as !== "workflow")
    .map(factName);
  return [{ ref: factName(node), dependsOn: dependsOn.length === 0 ? undefined : [...new Set(dependsOn)] }];
}
