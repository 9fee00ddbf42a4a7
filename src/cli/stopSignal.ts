import { once } from "node:events";

/** Aborted when whoever runs this command wants it to stop: it ends at the next place that it can go on from. */
export function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"]) once(process, signal).then(() => stop.abort());
  return stop.signal;
}
