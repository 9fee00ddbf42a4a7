import { setFlagsFromString } from "node:v8";
import { clearTextWarning } from "../../api/tls.js";
import type { Config } from "../../config.js";
import { type Service, startService } from "../../service.js";
import { openLog } from "../../telemetry/log.js";
import { configOf, type Options } from "../options.js";

export const serveAction = (options: Options): Promise<void> => serve(configOf(options));

/** What is left of the time to stop for answers that say so. */
const ANSWERS_MS = 1_000;

/**
 * Starts the service, says where it is, and ends it on Ctrl-C or SIGTERM, within STOP_TIMEOUT_SECONDS whatever Neo4j does.
 * `during` runs while it serves.
 */
export async function serve(
  config: Config,
  during: (service: Service) => Promise<void> = async () => {},
): Promise<void> {
  // with memory to spare Node lets the heap grow to several times what lives in it; this much costs no speed
  setFlagsFromString("--heap-growing-percent=80");
  const log = openLog(config.logLines);
  const stop = new AbortController();
  const stopped = new Promise<void>((resolve) => {
    stop.signal.addEventListener("abort", () => resolve());
  });
  let service: Service | undefined;
  const endLate = async () => {
    log.error(
      `not all has ended in ${config.stopTimeoutMs / 1_000} s: what was acknowledged is recorded, what was not is refused`,
    );
    await service?.abandon();
    process.exit(1);
  };
  stop.signal.addEventListener("abort", () => {
    setTimeout(() => void endLate(), config.stopTimeoutMs - ANSWERS_MS).unref();
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  try {
    service = await startService(
      config,
      {
        progress: (line) => log.info(line),
        report: (message, cause, requestId) =>
          log.error(message, cause, requestId === undefined ? {} : { requestId }),
        log,
      },
      stop.signal,
    );
    try {
      log.info(`Proofline serves at ${service.url}`);
      // addresses for a person to click on
      if (!config.logLines.isJson) {
        log.info(`  the page                 ${service.url}/`);
        log.info(`  GraphQL, Apollo Sandbox  ${service.url}/graphql`);
        log.info(`  GraphiQL, works offline  ${service.url}/graphiql`);
      }
      const warning = clearTextWarning(config.host, config.access);
      if (warning !== undefined) log.warn(warning);
      await Promise.race([during(service), stopped]);
      await stopped;
    } finally {
      log.info("stopping");
      await service[Symbol.asyncDispose]();
    }
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  }
}
