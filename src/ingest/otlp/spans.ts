import type { JsonValue } from "../../facts/json.js";
import type { Attributes, Span } from "./items.js";
import {
  DEPLOYMENT,
  FEATURES,
  isNone,
  jsonIn,
  type Mapped,
  MODEL_VERSION,
  mapped,
  PREDICTION,
  REQUEST_ID,
} from "./prediction.js";

/** The predictions of spans: of MLflow's tracing, and those with Proofline's own attributes. */
export const predictionsOfSpans = (spans: readonly Span[]): Mapped[] => spans.map(predictionOf);

/**
 * A span is a prediction where it says itself who answered, or is the first of its trace and its resource says it. The others of a
 * trace are steps on the way.
 */
function predictionOf(span: Span): Mapped {
  const { place, isRoot, resource, traceId, spanId, end } = span;
  const attributes = plainAttributes(span.attributes);
  if (!isRoot && !names(attributes))
    return isNone(place, `is a step of a trace: neither ${DEPLOYMENT} nor ${MODEL_VERSION} is its own`);
  if (span.hasFailed) return isNone(place, "failed, so that nothing was predicted");
  const features = jsonIn(attributes.get(FEATURES) ?? attributes.get("mlflow.spanInputs"));
  const prediction = jsonIn(attributes.get(PREDICTION) ?? attributes.get("mlflow.spanOutputs"));
  if (features === undefined || features === null)
    return isNone(place, `has neither ${FEATURES} nor mlflow.spanInputs that are JSON`);
  if (prediction === undefined || prediction === null)
    return isNone(place, `has neither ${PREDICTION} nor mlflow.spanOutputs that are JSON`);
  const own = attributes.get(REQUEST_ID);
  const trace = attributes.get("mlflow.traceRequestId") ?? traceId;
  if (own === undefined && trace === "") return isNone(place, "has no traceId");
  return mapped({
    ...{ place, features, prediction },
    // of a trace with several, each is told by its own id too
    requestId: typeof own === "string" ? own : `${trace}${isRoot ? "" : `#${spanId}`}`,
    time: end,
    served: [attributes, resource],
  });
}

const names = (attributes: Attributes): boolean =>
  attributes.has(DEPLOYMENT) || attributes.has(MODEL_VERSION);

/** These are JSON in any case, whoever wrote them. */
const IS_JSON: ReadonlySet<string> = new Set([
  FEATURES,
  PREDICTION,
  "mlflow.spanInputs",
  "mlflow.spanOutputs",
]);

/** MLflow writes each attribute as JSON text, so that a text has quotes. */
function plainAttributes(given: Attributes): Attributes {
  const isMlflow = [...given.keys()].some((name) => name.startsWith("mlflow."));
  if (!isMlflow) return given;
  return new Map(
    [...given].map(([name, value]) => [name, IS_JSON.has(name) ? value : unquoted(value)] as const),
  );
}

function unquoted(value: JsonValue): JsonValue {
  const parsed = jsonIn(value);
  return typeof parsed === "string" ? parsed : value;
}
