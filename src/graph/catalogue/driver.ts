import neo4j, { type Driver, type QueryResult, type Record as Row } from "neo4j-driver";
import type { Telemetry } from "../../telemetry/telemetry.js";
import type { GraphSettings } from "../graphSettings.js";
import { observed } from "../observed.js";
import { Budget, type CatalogueBounds } from "./budget.js";
import { Connections } from "./connections.js";
import { Watchdog } from "./watchdog.js";

const BOUNDS: CatalogueBounds = { values: 60_000, bytes: 8 * 1024 * 1024 };
/** Rows that Neo4j sends without being asked again. */
const FETCH_SIZE = 50;
/** How much longer than its time limit in Neo4j a statement is waited for. */
const GRACE_MS = 5_000;

type BookmarkManager = Driver["executeQueryBookmarkManager"];

interface Runner {
  run(text: string, params: object): Promise<Pick<QueryResult, "records" | "summary">>;
}
type Work<T> = (tx: Runner) => Promise<T>;

/** As much of a driver as @neo4j/graphql uses: the catalogue has no mutations. */
export interface OperationDriver {
  /** Its reads see all that this process has written. */
  readonly executeQueryBookmarkManager: BookmarkManager;
  session(): {
    executeRead<T>(work: Work<T>, limits?: { readonly timeout?: number }): Promise<T>;
    close(): Promise<void>;
  };
}

/**
 * Runs the catalogue's statements. One that Neo4j does not end (a thread that died of its own stack ends nothing), or that
 * sends more than an operation may be answered, is given up here, and its connection destroyed.
 */
export class CatalogueDriver implements AsyncDisposable {
  readonly #database: string | undefined;
  readonly #connections: Connections;
  readonly #bookmarks: BookmarkManager;
  readonly #bounds: CatalogueBounds;
  readonly #graceMs: number;
  readonly #telemetry: Telemetry | undefined;

  constructor(
    settings: GraphSettings,
    bookmarks: BookmarkManager,
    {
      bounds = BOUNDS,
      graceMs = GRACE_MS,
      telemetry,
    }: { bounds?: CatalogueBounds; graceMs?: number; telemetry?: Telemetry | undefined } = {},
  ) {
    this.#telemetry = telemetry;
    this.#database = settings.database;
    this.#connections = new Connections(settings);
    this.#bookmarks = bookmarks;
    this.#bounds = bounds;
    this.#graceMs = graceMs;
  }

  /** What one operation asks by. Its fields share one budget. */
  forOperation(): OperationDriver {
    const budget = new Budget(this.#bounds);
    return {
      executeQueryBookmarkManager: this.#bookmarks,
      session: () => ({
        executeRead: (work, { timeout = 0 } = {}) => this.#read(budget, work, timeout),
        close: async () => {},
      }),
    };
  }

  async #read<T>(budget: Budget, work: Work<T>, timeout: number): Promise<T> {
    using lease = await this.#connections.take();
    using watchdog = new Watchdog(lease, budget, timeout + this.#graceMs);
    const done = this.#run(lease.driver, work, { watchdog, timeout });
    // what is given up fails later, when its connection is destroyed
    done.catch(() => {});
    return await Promise.race([done, watchdog.givenUp]);
  }

  async #run<T>(
    driver: Driver,
    work: Work<T>,
    { watchdog, timeout }: { watchdog: Watchdog; timeout: number },
  ): Promise<T> {
    const session = driver.session({
      defaultAccessMode: neo4j.session.READ,
      bookmarkManager: this.#bookmarks,
      fetchSize: FETCH_SIZE,
      ...(this.#database === undefined ? {} : { database: this.#database }),
    });
    try {
      return await work({
        run: (text, params) =>
          // its text follows from what a caller asked for, so it is not told
          observed(this.#telemetry, "catalogue", async () => {
            const result = session.run(text, params, { timeout });
            const records: Row[] = [];
            for await (const row of result) {
              if (!watchdog.allows(row)) return watchdog.givenUp;
              records.push(row);
            }
            if (!watchdog.allowsArrived()) return watchdog.givenUp;
            return { records, summary: await result.summary() };
          }),
      });
    } finally {
      await session.close();
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#connections[Symbol.asyncDispose]();
  }
}
