import { setTimeout as sleep } from "node:timers/promises";
import { guestsLeft } from "./guests.js";
import { removeServerFile, type Sharing, writeServerFile } from "./serverFile.js";
import { type Launch, ServerProcess } from "./serverProcess.js";

const USERNAME = "neo4j";
const RESTARTS = 5;

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
  #closing = false;

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
    owned.#supervise({ ...launch, password: "" }).catch((error: Error) => owner.progress(error.message));
    return owned;
  }

  /** A command's server stays while other commands use it. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing = true;
    await removeServerFile(this.#owner.dataDir);
    if (this.#owner.sharing === "shared") await guestsLeft(this.#owner.dataDir);
    await this.#server.stop();
  }

  async #announce(): Promise<void> {
    if (this.#closing) return;
    const { uri, username, password } = this;
    const { dataDir, sharing } = this.#owner;
    const pids = { ownerPid: process.pid, serverPid: this.#server.pid };
    await writeServerFile(dataDir, { uri, username, password, sharing, ...pids });
  }

  async #supervise(launch: Launch): Promise<void> {
    for (let attempt = 1; attempt <= RESTARTS; attempt++) {
      await this.#server.exited;
      if (this.#closing) return;
      this.#owner.progress("Neo4j ended unexpectedly, starting it again");
      await sleep(1000 * (attempt - 1));
      this.#server = await ServerProcess.start(launch);
      if (this.#closing) return this.#server.stop();
      await this.#server.ready.then(
        () => this.#announce(),
        (error: Error) => this.#owner.progress(error.message),
      );
    }
    this.#owner.progress(`Neo4j ended ${RESTARTS} times and is not started again`);
  }
}
