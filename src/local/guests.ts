import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "./serverFile.js";

const DEADLINE_MS = 10 * 60_000;
const folderIn = (dataDir: string) => join(dataDir, "guests");

/**
 * Says that this process is about to use a command's server. To be called before looking for the server: its owner first
 * takes the address away and then looks for guests, so that one of the two sees the other.
 */
export async function enter(dataDir: string): Promise<{ leave: () => Promise<void> }> {
  const file = join(folderIn(dataDir), String(process.pid));
  await mkdir(folderIn(dataDir), { recursive: true, mode: 0o700 });
  await writeFile(file, "");
  return { leave: () => rm(file, { force: true }) };
}

/** Waits until every other process that entered has left or died. */
export async function guestsLeft(dataDir: string): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS;
  while (Date.now() < deadline) {
    const pids = (await readdir(folderIn(dataDir))).map(Number);
    if (!pids.some((pid) => pid !== process.pid && isAlive(pid))) return;
    await sleep(100);
  }
}
