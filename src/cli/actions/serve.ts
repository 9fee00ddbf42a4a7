import { setFlagsFromString } from "node:v8";
import { clearTextWarning } from "../../api/tls.js";
import type { Config } from "../../config.js";
import { errorText } from "../../errorText.js";
import { type Service, startService } from "../../service.js";
import { configOf, type Options } from "../options.js";
import { say } from "../terminal.js";

export const serveAction = (options: Options): Promise<void> => serve(configOf(options));

/** Starts the service, says where it is, and ends it on Ctrl-C or SIGTERM. `during` runs while it serves. */
export async function serve(
  config: Config,
  during: (service: Service) => Promise<void> = async () => {},
): Promise<void> {
  // with memory to spare Node lets the heap grow to several times what lives in it; this much costs no speed
  setFlagsFromString("--heap-growing-percent=80");
  const stop = new AbortController();
  const stopped = new Promise<void>((resolve) => {
    stop.signal.addEventListener("abort", () => resolve());
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  try {
    const service = await startService(config, { progress: say, report: logError }, stop.signal);
    try {
      say(`Proofline serves at ${service.url}`);
      say(`  the page                 ${service.url}/`);
      say(`  GraphQL, Apollo Sandbox  ${service.url}/graphql`);
      say(`  GraphiQL, works offline  ${service.url}/graphiql`);
      const warning = clearTextWarning(config.host, config.access);
      if (warning !== undefined) say(warning);
      await Promise.race([during(service), stopped]);
      await stopped;
    } finally {
      say("stopping");
      await service[Symbol.asyncDispose]();
    }
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  }
}

function logError(message: string, cause: unknown): void {
  say(`error: ${message}${cause === undefined ? "" : `\n  ${errorText(cause)}`}`);
}
