import { setTimeout as sleep } from "node:timers/promises";

/** Waits so many milliseconds, or until it is told to stop. */
export const abortableSleep = (milliseconds: number, stop: AbortSignal): Promise<void> =>
  sleep(milliseconds, undefined, { signal: stop }).catch((error: unknown) => {
    if (!stop.aborted) throw error;
  });
