import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ProoflineError } from "../facts/error.js";
import { exists } from "../files.js";
import { neo4jJars } from "./jars.js";
import { findJava } from "./java.js";
import { takeLease } from "./leases.js";
import { OwnedServer } from "./ownedServer.js";
import { settleReplacing } from "./replaceStore.js";
import { findServer, type ServerFile, type Sharing } from "./serverFile.js";
import { ServerProcess } from "./serverProcess.js";

/** How long a server may take to be seen ending once its owner is gone. */
const DYING_MS = 3_000;

export interface EmbeddedNeo4j extends AsyncDisposable {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
}

export interface EmbeddedOptions {
  /** Holds the store in `neo4j/`, and the running server's address and password in `neo4j.json`. */
  readonly dataDir: string;
  /** "exclusive": this process is to be the only user of the store. "shared": uses the server that runs, or starts one. */
  readonly sharing: Sharing;
  readonly progress: (line: string) => void;
  /** Where to find Java, Maven and the user's cache; by default this process's. */
  readonly environment?: NodeJS.ProcessEnv;
}

/** Where the embedded store of a data folder is. */
export const embeddedStore = (dataDir: string): string => join(resolve(dataDir), "neo4j");

/** Whether a store was made in a folder; opening one makes it. */
export async function hasStore(dataDir: string): Promise<boolean> {
  await settleReplacing(embeddedStore(dataDir));
  return exists(embeddedStore(dataDir));
}

/**
 * Opens the store in `dataDir` and answers with how to connect to it, once it accepts connections.
 *
 * A store that an owner left behind, even by SIGKILL, is waited for (60 s) while its server ends. Errors are UNAVAILABLE:
 * another service owns the store, Java or Maven is missing, or the server did not start, with what it said.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedNeo4j> {
  const { sharing, progress, environment = process.env } = options;
  const dataDir = resolve(options.dataDir);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await settleReplacing(embeddedStore(dataDir));
  const lease = sharing === "shared" ? await takeLease(dataDir) : undefined;
  try {
    const running = await usableServer(dataDir, sharing);
    if (running) return leased(running, lease);

    const java = await findJava(environment);
    const jars = await neo4jJars(environment, progress);
    const password = randomBytes(24).toString("base64url");
    const launch = { java, jars, environment, home: embeddedStore(dataDir), port: 0, password };
    progress("starting Neo4j");
    const server = await ServerProcess.start(launch);
    try {
      const first = await Promise.race([server.ready, anotherServer(server, dataDir, sharing, progress)]);
      if (typeof first === "number") {
        await lease?.[Symbol.asyncDispose]();
        return await OwnedServer.of(server, { ...launch, port: first }, { dataDir, sharing, progress });
      }
      await server.stop();
      return leased(first, lease);
    } catch (error) {
      await server.stop();
      throw error;
    }
  } catch (error) {
    await lease?.[Symbol.asyncDispose]();
    throw error;
  }
}

/** While the store is locked: the server of whoever holds it, once that may be used, or our own when that is ready. */
async function anotherServer(
  server: ServerProcess,
  dataDir: string,
  sharing: Sharing,
  progress: (line: string) => void,
): Promise<ServerFile | number> {
  await server.waiting;
  progress("waiting for another process to release the store");
  for (;;) {
    const running = await usableServer(dataDir, sharing);
    if (running) return running;
    const port = await Promise.race([sleep(300), server.ready]);
    if (port !== undefined) return port;
  }
}

/**
 * A command may use any server. A service may use none: it waits for a command to end, but not for another service. For
 * a moment after its owner was killed, a server looks as if it served on.
 */
async function usableServer(dataDir: string, sharing: Sharing): Promise<ServerFile | undefined> {
  const deadline = Date.now() + DYING_MS;
  for (;;) {
    const running = await findServer(dataDir);
    if (running === undefined || sharing === "shared") return running;
    if (running.sharing === "shared") return undefined;
    if (Date.now() > deadline) {
      const owner = `Process ${running.ownerPid} already serves the store in ${dataDir}.`;
      throw new ProoflineError("UNAVAILABLE", `${owner} Stop it, or set another DATA_DIR.`);
    }
    await sleep(200);
  }
}

/** Another process's server, which stays as long as the lease. */
function leased({ uri, username, password }: ServerFile, lease?: AsyncDisposable): EmbeddedNeo4j {
  return { uri, username, password, [Symbol.asyncDispose]: async () => lease?.[Symbol.asyncDispose]() };
}
