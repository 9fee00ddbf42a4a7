import { setTimeout as sleep } from "node:timers/promises";
import { leasesReleased } from "./leases.js";
import { removeServerFile, type Sharing, writeServerFile } from "./serverFile.js";
import { type Launch, ServerProcess } from "./serverProcess.js";

const USERNAME = "neo4j";
/** Between two starts of a server that does not stay: what it lacks, as space on the disk, may come back. */
const PAUSE_MS = { first: 1_000, longest: 15_000 };
/** A server that has run as long is well. */
const WELL_MS = 60_000;

interface Owner {
  readonly dataDir: string;
  readonly sharing: Sharing;
  readonly progress: (line: string) => void;
}

/** A server that this process started: announced to others, started again at the same address if it dies, and ended. */
export class OwnedServer implements AsyncDisposable {
  readonly username = USERNAME;
  readonly uri: string;
  readonly password: string;
  readonly #owner: Owner;
  #server: ServerProcess;
  #supervising: Promise<void> | undefined;
  readonly #closing = new AbortController();

  private constructor(server: ServerProcess, launch: Launch, owner: Owner) {
    this.uri = `bolt://127.0.0.1:${launch.port}`;
    this.password = launch.password;
    this.#owner = owner;
    this.#server = server;
  }

  /** Takes over a server that is ready at `launch.port`. */
  static async of(server: ServerProcess, launch: Launch, owner: Owner): Promise<OwnedServer> {
    const owned = new OwnedServer(server, launch, owner);
    await owned.#announce();
    owned.#supervising = owned.#supervise({ ...launch, password: "" });
    return owned;
  }

  /** A command's server stays while other commands use it. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing.abort();
    await removeServerFile(this.#owner.dataDir);
    if (this.#owner.sharing === "shared") await leasesReleased(this.#owner.dataDir);
    await this.#server.stop();
    await this.#supervising;
  }

  async #announce(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    const { uri, username, password } = this;
    const { dataDir, sharing } = this.#owner;
    const pids = { ownerPid: process.pid, serverPid: this.#server.pid };
    await writeServerFile(dataDir, { uri, username, password, sharing, ...pids });
  }

  async #supervise(launch: Launch): Promise<void> {
    let pause = 0;
    for (;;) {
      const begun = Date.now();
      await this.#server.exited;
      if (this.#closing.signal.aborted) return;
      pause = Date.now() - begun > WELL_MS ? 0 : Math.min(2 * pause + PAUSE_MS.first, PAUSE_MS.longest);
      this.#owner.progress("Neo4j ended unexpectedly, starting it again");
      await this.#startAgain(launch, pause);
    }
  }

  /** Tries until a server is ready and announced, or it is no longer wanted. */
  async #startAgain(launch: Launch, pause: number): Promise<void> {
    for (let wait = pause; !this.#closing.signal.aborted; wait = PAUSE_MS.longest) {
      try {
        await sleep(wait, undefined, { signal: this.#closing.signal });
        this.#server = await ServerProcess.start(launch);
        if (this.#closing.signal.aborted) return await this.#server.stop();
        await this.#server.ready;
        return await this.#announce();
      } catch (error) {
        await this.#server.stop();
        if (this.#closing.signal.aborted) return;
        const message = error instanceof Error ? error.message : "";
        this.#owner.progress(`Neo4j is not there again yet: ${message}`);
      }
    }
  }
}
