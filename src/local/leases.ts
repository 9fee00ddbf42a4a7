import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "./serverFile.js";

const DEADLINE_MS = 10 * 60_000;
/** Its name is that of earlier versions: a command of theirs may use the same server. */
const folderIn = (dataDir: string) => join(dataDir, "guests");

/**
 * A lease of this process on a command's server, until it is disposed of. To be taken before looking for the server: its
 * owner first takes the address away and then looks for leases, so that one of the two sees the other.
 */
export async function takeLease(dataDir: string): Promise<AsyncDisposable> {
  const file = join(folderIn(dataDir), String(process.pid));
  await mkdir(folderIn(dataDir), { recursive: true, mode: 0o700 });
  await writeFile(file, "");
  return { [Symbol.asyncDispose]: () => rm(file, { force: true }) };
}

/** Waits until every other process with a lease has given it back or died. */
export async function leasesReleased(dataDir: string): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS;
  while (Date.now() < deadline) {
    const pids = (await readdir(folderIn(dataDir))).map(Number);
    if (!pids.some((pid) => pid !== process.pid && isAlive(pid))) return;
    await sleep(100);
  }
}
