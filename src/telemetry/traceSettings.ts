import { badInputAt } from "../facts/error.js";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Whether traces are sent, by the environment variables of OpenTelemetry's specification ("OpenTelemetry Environment Variable
 * Specification", "OTLP Exporter"), which its packages read themselves. Throws BAD_USER_INPUT for what they would not do.
 */
export function readTracing(environment: Environment): boolean {
  const { OTEL_SDK_DISABLED: disabled, OTEL_TRACES_EXPORTER: exporter = "otlp" } = environment;
  const endpoint = first(environment, "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT");
  if (endpoint === undefined || disabled?.toLowerCase() === "true" || exporter === "none") return false;
  if (exporter !== "otlp") throw badInputAt("OTEL_TRACES_EXPORTER", "must be otlp or none");
  if (!/^https?:\/\//.test(endpoint.value) || !URL.canParse(endpoint.value))
    throw badInputAt(endpoint.name, "must be an address that begins with http:// or https://");
  const protocol = first(environment, "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL");
  if (protocol !== undefined && protocol.value !== "http/protobuf")
    throw badInputAt(protocol.name, "must be http/protobuf, or left out");
  return true;
}

/** Nothing and an empty text are the same. */
function first(environment: Environment, ...names: readonly string[]) {
  for (const name of names) {
    const value = environment[name];
    if (value !== undefined && value !== "") return { name, value };
  }
  return undefined;
}
