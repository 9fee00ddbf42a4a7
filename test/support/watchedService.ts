import { once } from "node:events";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { packageRoot } from "../../src/packageRoot.js";
import { KilledService } from "./killedService.js";

const MONITOR = pathToFileURL(join(packageRoot, "test/support/serviceMonitor.mjs")).href;

/** What a service answers to. */
export interface Route {
  readonly method: string;
  readonly url: string;
}

/** A service in a process of its own that tells of its inside: its event loop, memory, connections and routes. */
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
    this.#service.process.send("begin");
    const result = await run();
    return { held: Number(await this.#ask("end")), result };
  }

  /** Bytes that it holds on to. */
  async memory(): Promise<number> {
    return Number(await this.#ask("memory"));
  }

  /** How many connections to it are open. */
  async connections(): Promise<number> {
    return Number(await this.#ask("connections"));
  }

  /** All that it answers to, so that no test has a list that is out of date. */
  async routes(): Promise<readonly Route[]> {
    const routes = await this.#ask("routes");
    if (!Array.isArray(routes)) throw new TypeError("the routes are a list");
    return routes;
  }

  async #ask(what: string): Promise<unknown> {
    const told = once(this.#service.process, "message");
    this.#service.process.send(what);
    const [answer] = await told;
    return answer;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#service.kill();
  }
}
