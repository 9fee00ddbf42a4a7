import { once } from "node:events";
import type { Config } from "./config.js";
import { type Service, startService } from "./service.js";

const say = (line: string): void => console.error(line);

/** Starts the service, says where it is, and ends it on Ctrl-C or SIGTERM. `during` runs while it serves. */
export async function serve(
  config: Config,
  during: (service: Service) => Promise<void> = async () => {},
): Promise<void> {
  const stop = stopSignal();
  const service = await startService(config, { progress: say, report: logError });
  try {
    say(`Proofline serves at ${service.url}`);
    say(`  GraphQL, Apollo Sandbox  ${service.url}/graphql`);
    say(`  GraphiQL, works offline  ${service.url}/graphiql`);
    await Promise.race([during(service), stop]);
    await stop;
  } finally {
    say("stopping");
    await service[Symbol.asyncDispose]();
  }
}

function stopSignal(): Promise<unknown> {
  return Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
}

function logError(message: string, cause: unknown): void {
  console.error(`error: ${message}`, cause);
}
