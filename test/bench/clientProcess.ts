import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { isReply, type Order, type Round, type SideName, type Target, type Times } from "./protocol.js";

const CLIENT = fileURLToPath(new URL("client.js", import.meta.url));

/** A side in a process of its own, so that what a client costs is no part of the service. */
export class ClientProcess implements AsyncDisposable {
  readonly #child: ChildProcess;

  private constructor() {
    this.#child = fork(CLIENT, { execArgv: ["--max-old-space-size=2048"] });
  }

  static async start(side: SideName, target: Target): Promise<ClientProcess> {
    const client = new ClientProcess();
    try {
      await client.#order({ open: side, target });
      return client;
    } catch (error) {
      await client[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Throws what failed on the other side. */
  round(round: Round): Promise<Times> {
    return this.#order({ round });
  }

  #order(order: Order): Promise<Times> {
    return new Promise((resolve, reject) => {
      const ended = () => reject(new Error("a client process ended early"));
      this.#child.once("exit", ended);
      this.#child.once("message", (message: unknown) => {
        this.#child.off("exit", ended);
        if (!isReply(message)) reject(new Error("a client process gave no answer"));
        else if ("error" in message) reject(new Error(message.error));
        else resolve(message.times);
      });
      this.#child.send(order);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exit = once(this.#child, "exit");
    if (this.#child.connected) this.#child.disconnect();
    const deadline = setTimeout(() => this.#child.kill("SIGKILL"), 5_000);
    await exit;
    clearTimeout(deadline);
  }
}
