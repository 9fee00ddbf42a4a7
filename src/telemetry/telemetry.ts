import type { Metrics } from "./metrics.js";
import type { Tracer } from "./tracing.js";

/** What the parts of a service tell of what they do. A command has none. */
export interface Telemetry {
  readonly metrics: Metrics;
  /** Undefined where traces are sent nowhere. */
  readonly tracer: Tracer | undefined;
}
