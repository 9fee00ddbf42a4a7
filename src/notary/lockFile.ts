import { randomUUID } from "node:crypto";
import { open, rename, rm, stat } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { ProoflineError } from "../facts/error.js";

/** A lock that is older was left by a process that died: what it guards takes some milliseconds. */
const STALE_MS = 5_000;
const DEADLINE_MS = 20_000;
const ASK_AGAIN_MS = 10;

/**
 * Does something that one process at a time may do to a file: the lock is a file beside it, made exclusively, on whatever
 * file system and in whatever container. Throws UNAVAILABLE where others hold it for long.
 */
export async function withLock<T>(file: string, action: () => Promise<T>): Promise<T> {
  const lock = `${file}.lock`;
  const deadline = Date.now() + DEADLINE_MS;
  while (!(await take(lock))) {
    if (Date.now() > deadline) throw new ProoflineError("UNAVAILABLE", `another process holds ${lock}`);
    await sleep(ASK_AGAIN_MS);
  }
  try {
    return await action();
  } finally {
    await rm(lock, { force: true });
  }
}

async function take(lock: string): Promise<boolean> {
  try {
    await (await open(lock, "wx", 0o600)).close();
    return true;
  } catch (error) {
    if (!isCode(error, "EEXIST")) throw error;
    await removeStale(lock);
    return false;
  }
}

/** Renamed before it is removed, so that of several that find it stale one takes it away. */
async function removeStale(lock: string): Promise<void> {
  const aside = `${lock}.${randomUUID()}`;
  try {
    if (Date.now() - (await stat(lock)).mtimeMs < STALE_MS) return;
    await rename(lock, aside);
    await rm(aside, { force: true });
  } catch (error) {
    // its owner, or another that waits, was faster
    if (!isCode(error, "ENOENT")) throw error;
  }
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && "code" in error && error.code === code;
