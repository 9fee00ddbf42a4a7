import { rename } from "node:fs/promises";
import { absent, exists } from "../files.js";

/** The store that is being replaced is there from its own rename until it is known that the new one is in its place. */
const asideOf = (store: string): string => `${store}.replacing`;

/**
 * Puts the store of one folder in the place of another, on the same file system, and answers with where the old one is kept;
 * undefined where there was none. Killed at any point, `settleReplacing` gives the old store or the new one, whole.
 */
export async function replaceStore(fresh: string, store: string, now: Date): Promise<string | undefined> {
  await settleReplacing(store, now);
  const hadOne = await exists(store);
  if (hadOne) await rename(store, asideOf(store));
  await rename(fresh, store);
  return hadOne ? keepAside(store, now) : undefined;
}

/** Ends a replacement that was interrupted: the old store is put back where the new one had not yet its place. */
export async function settleReplacing(store: string, now = new Date()): Promise<void> {
  if (!(await exists(asideOf(store)))) return;
  if (await exists(store)) await keepAside(store, now);
  else await rename(asideOf(store), store).catch(absent); // another process may have been quicker
}

async function keepAside(store: string, now: Date): Promise<string> {
  const kept = `${store}.replaced-${now.toISOString().replaceAll(/[-:.]/g, "")}`;
  await rename(asideOf(store), kept).catch(absent);
  return kept;
}
