import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { inject } from "vitest";
import { packageRoot } from "../../../src/packageRoot.js";
import { dataDir } from "../api/client.js";

/** A service in a process of its own, to be killed. It is the compiled one: `npm test` has seen to it. */
export class KilledService {
  readonly url: string;
  readonly #process: ChildProcess;

  private constructor(url: string, process: ChildProcess) {
    this.url = url;
    this.#process = process;
  }

  static async start(): Promise<KilledService> {
    const { uri, username, password } = inject("neo4j");
    const child = spawn(process.execPath, ["dist/cli/main.js", "serve"], {
      cwd: packageRoot,
      stdio: ["ignore", "ignore", "pipe"],
      env: {
        ...process.env,
        NEO4J_URI: uri,
        NEO4J_USERNAME: username,
        NEO4J_PASSWORD: password,
        PORT: "0",
        DATA_DIR: dataDir(),
      },
    });
    let said = "";
    const url = await new Promise<string>((resolve, reject) => {
      child.stderr.on("data", (chunk) => {
        said += chunk;
        const served = /Proofline serves at (\S+)/.exec(said)?.[1];
        if (served !== undefined) resolve(served);
      });
      child.once("exit", () => reject(new Error(`the service ended: ${said}`)));
    });
    return new KilledService(url, child);
  }

  async kill(): Promise<void> {
    const gone = once(this.#process, "exit");
    this.#process.kill("SIGKILL");
    await gone;
  }
}
