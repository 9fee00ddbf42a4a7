import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { packageRoot } from "../../src/packageRoot.js";
import type { SettingTexts } from "../../src/settings.js";
import { unasked } from "./client.js";
import { sharedNeo4j } from "./sharedNeo4j.js";

/** A service in a process of its own, to be killed. It is the compiled one: `npm test` has seen to it. */
export class KilledService {
  readonly url: string;
  readonly process: ChildProcess;
  readonly #said: () => string;

  private constructor(url: string, process: ChildProcess, said: () => string) {
    this.url = url;
    this.process = process;
    this.#said = said;
  }

  /**
   * @param settings beside those of the run's Neo4j
   * @param module loaded into the process before the service, which it may tell of by messages
   */
  static async start(settings: SettingTexts = {}, module?: string): Promise<KilledService> {
    const { uri, username, password } = sharedNeo4j();
    const imports = module === undefined ? [] : ["--import", module];
    const child = spawn(process.execPath, [...imports, "dist/cli/main.js", "serve"], {
      cwd: packageRoot,
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      env: {
        ...process.env,
        NEO4J_URI: uri,
        NEO4J_USERNAME: username,
        NEO4J_PASSWORD: password,
        PORT: "0",
        ...(settings.DATA_DIR ? {} : unasked()),
        ...settings,
      },
    });
    let said = "";
    const url = await new Promise<string>((resolve, reject) => {
      child.stderr?.on("data", (chunk) => {
        said += chunk;
        const served = /Proofline serves at ([^\s"]+)/.exec(said)?.[1];
        if (served !== undefined) resolve(served);
      });
      child.once("exit", () => reject(new Error(`the service ended: ${said}`)));
    });
    return new KilledService(url, child, () => said);
  }

  /** What it has said so far. */
  get said(): string {
    return this.#said();
  }

  async kill(): Promise<void> {
    const gone = once(this.process, "exit");
    this.process.kill("SIGKILL");
    await gone;
  }
}
