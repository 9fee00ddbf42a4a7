import type { AccessLog } from "../access/accessLog.js";
import type { AuditedRequest, Caller } from "../access/auditedRequest.js";
import type { Config } from "../config.js";
import { errorText } from "../errorText.js";
import { LOCAL } from "../facts/role.js";
import {
  openStore,
  openToRead,
  type ReadStore,
  type Sharing,
  type Store,
  type StoreOptions,
} from "../store.js";
import { say } from "./terminal.js";
import { userAgent } from "./userAgent.js";

/** What a command says of its store, on standard error. */
export const told: StoreOptions = {
  progress: say,
  report: (message, cause) => say(`${message}: ${errorText(cause)}`),
};

/** Does something with the store, in the service's if it runs, and closes what was opened. Makes one where there is none. */
export const withStore = async <T>(config: Config, use: (store: Store) => Promise<T>): Promise<T> =>
  closing(await openStore(config, "shared", told), use);

/** The same with a store that is to be there, to read it. Throws NOT_FOUND. */
export const withStoreToRead = async <T>(
  config: Config,
  use: (store: ReadStore) => Promise<T>,
  sharing?: Sharing,
): Promise<T> => closing(await openToRead(config, told, sharing), use);

export async function closing<S extends AsyncDisposable, T>(
  opened: S,
  use: (opened: S) => Promise<T>,
): Promise<T> {
  try {
    return await use(opened);
  } finally {
    await opened[Symbol.asyncDispose]();
  }
}

/** Records that a command read audited data, before it prints anything. Throws UNAVAILABLE. */
export const recordRead = (
  accessLog: AccessLog,
  command: string,
  read: Partial<AuditedRequest> = {},
): Promise<void> =>
  accessLog.allowed(caller(), {
    operation: command,
    fields: [`proofline ${command.replace(/ .*$/, "")}`],
    facts: [],
    pageSize: null,
    text: null,
    ...read,
  });

/** Whoever can open the store has every role; the system's user is all that is known of them. */
const caller = (): Caller => ({ principal: LOCAL, address: null, userAgent: userAgent() });
