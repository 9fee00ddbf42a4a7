import type { Config } from "../config.js";
import { errorText } from "../errorText.js";
import { openStore, openToRead, type ReadStore, type Store } from "../store.js";

const told = {
  progress: (line: string): void => console.error(line),
  report: (message: string, cause: unknown): void => console.error(`${message}: ${errorText(cause)}`),
};

/** Does something with the store, in the service's if it runs, and closes what was opened. Makes one where there is none. */
export const withStore = async <T>(config: Config, use: (store: Store) => Promise<T>): Promise<T> =>
  closing(await openStore(config, "shared", told), use);

/** The same with a store that is to be there, to read it. Throws NOT_FOUND. */
export const withStoreToRead = async <T>(config: Config, use: (store: ReadStore) => Promise<T>): Promise<T> =>
  closing(await openToRead(config, told), use);

async function closing<S extends AsyncDisposable, T>(store: S, use: (store: S) => Promise<T>): Promise<T> {
  try {
    return await use(store);
  } finally {
    await store[Symbol.asyncDispose]();
  }
}
