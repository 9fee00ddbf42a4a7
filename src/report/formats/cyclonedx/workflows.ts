import { claimedSpan, takesTime } from "../../../facts/claims.js";
import type { FactRef } from "../../../facts/kind.js";
import { refId } from "../../../facts/kind.js";
import { holds, type ReportGraph, type ReportNode, textOf } from "../trail/graph.js";
import { factName } from "../trail/names.js";
import type { Members } from "./components.js";
import { propertiesOf } from "./properties.js";
import { SHAPES } from "./shapes.js";

/** Something that was done: what it rested on as inputs, what came out of it as outputs. */
export function workflow(node: ReportNode, graph: ReportGraph, task: string): Members {
  const { start, end } = claimedSpan(node.kind, (name) => node.properties?.[name]) ?? {};
  const inputs = unique(
    graph
      .referencesOf(node)
      .filter(holds)
      .map(({ to }) => to),
  );
  const outputs = unique(graph.effectsOf(node).map(({ from }) => from));
  return {
    "bom-ref": factName(node),
    uid: node.key,
    name: textOf(node, "job") ?? undefined,
    description: textOf(node, "description") ?? undefined,
    taskTypes: [task],
    inputs: inputs.length === 0 ? undefined : inputs.map((fact) => ({ resource: { ref: factName(fact) } })),
    outputs:
      outputs.length === 0
        ? undefined
        : outputs.map((fact) => ({ type: outputType(fact), resource: { ref: factName(fact) } })),
    timeStart: start?.time,
    timeEnd: takesTime(node.kind) ? end?.time : undefined,
    properties: propertiesOf(node, graph),
  };
}

/** Data and models are artifacts; that a deployment followed an approval made none. */
const outputType = ({ kind }: FactRef): "artifact" | "other" =>
  ["data", "model"].includes(SHAPES[kind].as) ? "artifact" : "other";

const unique = (facts: readonly FactRef[]): FactRef[] => [
  ...new Map(facts.map((fact) => [refId(fact), fact])).values(),
];
