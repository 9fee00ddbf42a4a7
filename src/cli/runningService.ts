import type { Config } from "../config.js";
import { isTrustedSocket, serviceSocket } from "../local/serviceSocket.js";
import { NoAnswer, type ServiceAddress } from "./client.js";
import { userAgent } from "./userAgent.js";

/**
 * Asks the service that runs on a store, where one does, else opens the store, which takes longer. Opens it too where the
 * service has just stopped.
 *
 * @param ask may be cut off at any point, and what it does must be right when `open` does it again
 */
export async function askOrOpen<T>(
  config: Config,
  ask: (running: ServiceAddress) => Promise<T>,
  open: () => Promise<T>,
): Promise<T> {
  const running = await runningService(config);
  if (running === undefined) return open();
  try {
    return await ask(running);
  } catch (error) {
    if (error instanceof NoAnswer) return open();
    throw error;
  }
}

/** Undefined where none runs. Who can reach its socket file is `local` to it, as who opens the store. */
async function runningService(config: Config): Promise<ServiceAddress | undefined> {
  const socket = serviceSocket(config);
  if (socket === undefined || !(await isTrustedSocket(socket))) return undefined;
  // a header holds no other characters
  const agent = userAgent().replace(/[^\x20-\x7e]/gu, encodeURIComponent);
  return { url: "http://localhost", socket, headers: { "user-agent": agent } };
}
