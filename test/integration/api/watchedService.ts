import { once } from "node:events";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { packageRoot } from "../../../src/packageRoot.js";
import { KilledService } from "../../support/killedService.js";

const MONITOR = pathToFileURL(join(packageRoot, "test/integration/api/eventLoopMonitor.mjs")).href;

/** A service in a process of its own that tells for how long its event loop is held. */
export class WatchedService implements AsyncDisposable {
  readonly url: string;
  readonly #service: KilledService;

  private constructor(service: KilledService) {
    this.url = service.url;
    this.#service = service;
  }

  static async start(settings: Readonly<Record<string, string>>): Promise<WatchedService> {
    return new WatchedService(await KilledService.start(settings, MONITOR));
  }

  /** What it has said so far. */
  get said(): string {
    return this.#service.said;
  }

  /** Milliseconds for which its event loop was held at most at once while something ran, and what that yielded. */
  async during<Result>(
    run: () => Promise<Result>,
  ): Promise<{ readonly held: number; readonly result: Result }> {
    const { process } = this.#service;
    process.send("begin");
    const result = await run();
    const told = once(process, "message");
    process.send("end");
    const [held] = await told;
    return { held: Number(held), result };
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#service.kill();
  }
}
