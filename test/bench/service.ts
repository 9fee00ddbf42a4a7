import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { configuredNeo4j, embeddedNeo4j } from "./neo4j.js";
import type { Processes } from "./processors.js";
import type { Target } from "./protocol.js";

const PROOFLINE = fileURLToPath(new URL("../../proofline.mjs", import.meta.url));
const START_DEADLINE_MS = 10 * 60_000;
const STOP_DEADLINE_MS = 60_000;

/** A running service, which stops when it is disposed of. */
export interface Service extends AsyncDisposable {
  readonly target: Target;
  readonly pid: number;
  /** Undefined where their times can't be read: a Neo4j elsewhere, or a system without /proc. */
  readonly processes: Processes | undefined;
  /** The folder of the database's own files, without transaction logs; undefined where that is elsewhere. */
  readonly store: string | undefined;
}

/** A folder that goes when it is disposed of. */
export async function temporaryFolder(): Promise<{ path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), "proofline-bench-"));
  const remove = () => rm(path, { recursive: true, force: true, maxRetries: 5 });
  return { path, [Symbol.asyncDispose]: remove };
}

/** Uses the Neo4j that the environment names, else an embedded one with its store in this folder. */
export async function startService(dataDir: string, progress: (line: string) => void): Promise<Service> {
  const args = [PROOFLINE, "serve", "--host", "127.0.0.1", "--port", "0", "--data-dir", dataDir];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"] });
  const dispose = () => stop(child);
  try {
    const url = await addressOf(child, progress);
    if (child.pid === undefined) throw new Error("the service has no process id");
    const pid = child.pid;
    const common = { pid, [Symbol.asyncDispose]: dispose };
    const elsewhere = configuredNeo4j();
    if (elsewhere !== undefined)
      return { ...common, target: { url, neo4j: elsewhere }, processes: undefined, store: undefined };
    const { serverPid, ...neo4j } = await embeddedNeo4j(dataDir);
    const processes = existsSync("/proc/self/stat") ? { service: pid, neo4j: serverPid } : undefined;
    return {
      ...common,
      target: { url, neo4j },
      processes,
      store: join(dataDir, "neo4j", "data", "databases", "neo4j"),
    };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** The address that the service prints once it serves; all that it says is passed on. */
function addressOf(child: ChildProcess, progress: (line: string) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const deadline = setTimeout(
      () => reject(new Error("the service did not start in time")),
      START_DEADLINE_MS,
    );
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the service ended with ${code}`)));
    child.once("exit", () => clearTimeout(deadline));
    if (child.stderr === null) return;
    createInterface(child.stderr).on("line", (line) => {
      progress(`service: ${line}`);
      const url = /serves at (http[^\s"]+)/.exec(line)?.[1];
      if (url === undefined) return;
      clearTimeout(deadline);
      resolve(url);
    });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill("SIGTERM");
  const deadline = setTimeout(() => child.kill("SIGKILL"), STOP_DEADLINE_MS);
  await exit;
  clearTimeout(deadline);
}
