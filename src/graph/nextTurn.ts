import { setImmediate as immediate } from "node:timers/promises";

/**
 * Resolves when the event loop has attended to all else that waits. What is to run immediately after something was read runs
 * before anything else is read: only what is set then comes after that.
 */
export async function nextTurn(): Promise<void> {
  await immediate();
  await immediate();
}
