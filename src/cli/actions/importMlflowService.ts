import type { Config } from "../../config.js";
import { errorText } from "../../errorText.js";
import { ProoflineError } from "../../facts/error.js";
import { isTrustedSocket, serviceSocket } from "../../local/serviceSocket.js";
import { startService } from "../../service.js";
import type { ServiceAddress } from "../client.js";
import { closing } from "../store.js";
import { say } from "../terminal.js";

/**
 * Runs a service on a store for as long as an import takes, which asks it at its socket file, as it asks one that runs. Nobody
 * else gets in without an API key of this store.
 */
export async function withService(
  config: Config,
  use: (service: ServiceAddress) => Promise<void>,
): Promise<void> {
  const { access } = config;
  const own: Config = {
    ...config,
    host: "127.0.0.1",
    port: 0,
    access: { ...access, credentials: { keys: true, jwt: undefined }, tls: undefined, trustedProxies: [] },
  };
  const report = (message: string, cause: unknown) => say(`${message}: ${errorText(cause)}`);
  await closing(await startService(own, { progress: say, report }), async () => {
    const socket = serviceSocket(config);
    if (socket === undefined || !(await isTrustedSocket(socket)))
      throw new ProoflineError(
        "UNAVAILABLE",
        "no service can be run here that only this command can ask: start one with `serve`, and give its address with --url",
      );
    await use({ url: "http://localhost", socket });
  });
}
