import { collectDefaultMetrics, Registry } from "prom-client";

let registry: Registry | undefined;

/** The metrics of this process, which its services share: processor time, memory, garbage collection, the event loop's delay. */
export function processMetrics(): Registry {
  if (registry === undefined) {
    registry = new Registry();
    collectDefaultMetrics({ register: registry });
  }
  return registry;
}
