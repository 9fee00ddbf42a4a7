import { holds, objectsOf, type ReportGraph, type ReportNode, textOf } from "../trail/graph.js";
import { factName } from "../trail/names.js";
import { type Property, valueText } from "./properties.js";
import { SHAPES } from "./shapes.js";

/** What is known of a model in the members of CycloneDX's model card: its data, its metrics, what it is meant for. */
export function modelCard(
  model: ReportNode,
  graph: ReportGraph,
): Readonly<Record<string, unknown>> | undefined {
  const runs = graph
    .referencesOf(model)
    .filter(holds)
    .flatMap(({ to }) => graph.find(to) ?? []);
  const datasets = new Set(
    runs
      .flatMap((run) => graph.referencesOf(run).filter(holds))
      .flatMap(({ to }) => (SHAPES[to.kind].as === "data" ? [factName(to)] : [])),
  );
  const metrics = runs.flatMap((run) => objectsOf(run, "metrics"));
  const parameters = runs.flatMap(({ properties }) => parametersOf(properties?.hyperparameters));
  const useCase = textOf(model, "intendedUse");
  const limitation = textOf(model, "limitations");
  const card = {
    modelParameters: datasets.size === 0 ? undefined : { datasets: [...datasets].map((ref) => ({ ref })) },
    quantitativeAnalysis:
      metrics.length === 0 ? undefined : { performanceMetrics: metrics.map(performanceMetric) },
    considerations:
      useCase === null && limitation === null
        ? undefined
        : {
            useCases: useCase === null ? undefined : [useCase],
            technicalLimitations: limitation === null ? undefined : [limitation],
          },
    properties: parameters.length === 0 ? undefined : parameters,
  };
  return Object.values(card).every((member) => member === undefined) ? undefined : card;
}

const performanceMetric = ({ name, value, slice }: Readonly<Record<string, unknown>>) => ({
  type: valueText(name),
  value: valueText(value),
  slice: slice === null || slice === undefined ? undefined : valueText(slice),
});

/** Each setting of a training by its name, its value as JSON; settings that are no object, as one. */
const parametersOf = (given: unknown): Property[] => {
  if (given === undefined) return [];
  if (typeof given !== "object" || given === null || Array.isArray(given))
    return [{ name: "proofline:hyperparameters", value: JSON.stringify(given) }];
  return Object.entries(given).map(([name, value]) => ({
    name: `proofline:hyperparameter:${name}`,
    value: JSON.stringify(value),
  }));
};
