import type { Config } from "../config.js";
import { errorText } from "../errorText.js";
import { openStore, type Store } from "../store.js";

/** Does something with the store, in the service's if it runs, and closes what was opened. */
export async function withStore<T>(config: Config, use: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(config, "shared", {
    progress: (line) => console.error(line),
    report: (message, cause) => console.error(`${message}: ${errorText(cause)}`),
  });
  try {
    return await use(store);
  } finally {
    await store[Symbol.asyncDispose]();
  }
}
