import { copyFile, link, rename, rm } from "node:fs/promises";
import { badInput } from "../facts/error.js";
import { hasCode } from "../files.js";
import type { Graph } from "../graph/graph.js";
import { readHead, renameLog } from "../graph/log/head.js";
import { formatVerifierKey, isKeyName, type SigningKey } from "../log/key.js";
import { openKeyFile, readKeyFile } from "./keyFile.js";
import { lastSignedFile } from "./lastSigned.js";

export interface NewOrigin {
  readonly verifierKey: string;
  /** The key that the log had; what it signed does not speak of this log any more. */
  readonly before: string;
  /** Where the old key and what it signed last are now; none where there were none. */
  readonly kept: readonly string[];
}

/**
 * Continues the log in the store as one of its own, with a new name and key: for a store that was restored from an older
 * backup, whose old key must not sign again. The new key is on the disk before the head names it, and the head names it
 * before the old key is put aside: interrupted anywhere, the old key signs no more, and the same call again ends it.
 *
 * Throws BAD_USER_INPUT where the name can't be a key's, or is the log's own.
 */
export async function newOrigin(graph: Graph, keyFile: string, origin: string): Promise<NewOrigin> {
  if (!isKeyName(origin))
    throw badInput(`${JSON.stringify(origin)} can't name a log: no spaces, no plus sign, not empty`);
  const head = await readHead(graph);
  if (head.verifierKey === null)
    throw badInput(
      "the log in this store has no name yet: it gets that of LOG_ORIGIN when the service first starts",
    );
  const next = `${keyFile}.next`;
  const begun = await readKeyFile(next);
  const interrupted = begun !== undefined && formatVerifierKey(begun) === head.verifierKey;
  if (head.origin === origin && !interrupted) throw badInput(`${origin} is the name that the log has`);
  if (begun !== undefined && begun.name !== origin) {
    if (interrupted) throw badInput(`the log is about to become ${begun.name}: give that name again first`);
    await rm(next); // made for a name that no log ever got
  }
  const key = await openKeyFile(next, origin);
  const verifierKey = formatVerifierKey(key);
  if (!interrupted && !(await renameLog(graph, head.verifierKey, { origin, verifierKey })))
    throw badInput("another process gave the log a new name at the same time");
  return { verifierKey, before: head.verifierKey, kept: await swapKeys(keyFile, next, key) };
}

/** Puts the new key in the place of the old one, which is kept under its id. */
async function swapKeys(keyFile: string, next: string, key: SigningKey): Promise<string[]> {
  const old = await readKeyFile(keyFile);
  const kept: string[] = [];
  // what a key signed last is there without it, too: where it was lost, or is in a program
  const aside = `${keyFile}.${old === undefined ? `before-${key.id}` : old.id}`;
  if (await moved(lastSignedFile(keyFile), lastSignedFile(aside))) kept.push(lastSignedFile(aside));
  if (old !== undefined) {
    // not moved: there is no moment without a key, in which a service would make one
    await link(keyFile, aside).catch((error: unknown) => keepAnyway(error, keyFile, aside));
    kept.push(aside);
  }
  await rename(next, keyFile);
  return kept;
}

async function moved(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (hasCode(error, "ENOENT")) return false;
    throw error;
  }
}

/** The link is there from an interrupted call, or this file system has none. */
async function keepAnyway(error: unknown, keyFile: string, aside: string): Promise<void> {
  if (hasCode(error, "EEXIST")) return;
  await copyFile(keyFile, aside);
}
