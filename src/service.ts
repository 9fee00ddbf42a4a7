import { serveHttp } from "./api/http.js";
import type { Config } from "./config.js";
import { openStore, type StoreOptions } from "./store.js";

/** A running service. Disposal stops it in order: requests, the Recorder, the connection, the embedded server. */
export interface Service extends AsyncDisposable {
  readonly url: string;
}

/** Opens the store and serves it. What is opened is closed again where a later step fails. */
export async function startService(config: Config, options: StoreOptions): Promise<Service> {
  const store = await openStore(config, "exclusive", options);
  try {
    const services = { ...store, rules: config.rules, now: () => new Date() };
    const http = await serveHttp(services, { host: config.host, port: config.port, report: options.report });
    return {
      url: http.url,
      [Symbol.asyncDispose]: async () => {
        await http[Symbol.asyncDispose]();
        await store[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await store[Symbol.asyncDispose]();
    throw error;
  }
}
