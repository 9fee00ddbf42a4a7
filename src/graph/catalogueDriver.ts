import neo4j, { type Driver, type QueryResult, type ResultSummary, type Record as Row } from "neo4j-driver";
import { ProoflineError } from "../facts/error.js";
import type { GraphSettings } from "./settings.js";

/** What one answer of the catalogue may hold. More is LIMIT_EXCEEDED, said before it is decoded whole. */
export interface CatalogueBounds {
  /** Values of fields: what decoding and completing an answer cost by. */
  readonly values: number;
  /** Of their texts, in UTF-16 units. */
  readonly characters: number;
}
const BOUNDS: CatalogueBounds = { values: 60_000, characters: 8 * 1024 * 1024 };

/** Of all callers together: more wait for one that is free. */
const CONNECTIONS = 8;
const WAIT_MS = 10_000;
/** Rows that Neo4j sends without being asked again. */
const FETCH_SIZE = 50;
/** How much longer than its time limit in Neo4j a statement is waited for. */
const GRACE_MS = 5_000;

interface Session {
  executeRead<T>(work: (tx: Runner) => Promise<T>, limits?: { readonly timeout?: number }): Promise<T>;
  close(): Promise<void>;
}
interface Runner {
  run(text: string, params: object): Promise<Pick<QueryResult, "records" | "summary">>;
}

/**
 * What @neo4j/graphql asks the store by, in the place of a driver. It has few connections, and of its own, so that whatever
 * callers ask the catalogue for, nothing else waits for it. A statement that Neo4j does not end (a thread that died of its
 * own stack ends nothing) is given up here, and its connection destroyed: only a driver that is closed does that, so each
 * connection has a driver of its own.
 */
export class CatalogueDriver implements AsyncDisposable {
  /** Its reads see all that this process has written. */
  readonly executeQueryBookmarkManager: Driver["executeQueryBookmarkManager"];
  readonly #settings: GraphSettings;
  readonly #bounds: CatalogueBounds;
  readonly #graceMs: number;
  readonly #free: Driver[] = [];
  readonly #busy = new Set<Driver>();
  readonly #waiting: (() => void)[] = [];

  constructor(
    settings: GraphSettings,
    executeQueryBookmarkManager: Driver["executeQueryBookmarkManager"],
    { bounds = BOUNDS, graceMs = GRACE_MS }: { bounds?: CatalogueBounds; graceMs?: number } = {},
  ) {
    this.#settings = settings;
    this.executeQueryBookmarkManager = executeQueryBookmarkManager;
    this.#bounds = bounds;
    this.#graceMs = graceMs;
  }

  /** A session for reading: the catalogue has no mutations. */
  session(): Session {
    return {
      executeRead: (work, { timeout = 0 } = {}) => this.#read(work, timeout),
      close: async () => {},
    };
  }

  async #read<T>(work: (tx: Runner) => Promise<T>, timeout: number): Promise<T> {
    const driver = await this.#take();
    let isLost = false;
    try {
      return await this.#within(timeout + this.#graceMs, this.#run(driver, work, timeout), () => {
        isLost = true;
      });
    } finally {
      this.#give(driver, isLost);
    }
  }

  async #run<T>(driver: Driver, work: (tx: Runner) => Promise<T>, timeout: number): Promise<T> {
    const { database } = this.#settings;
    const session = driver.session({
      defaultAccessMode: neo4j.session.READ,
      bookmarkManager: this.executeQueryBookmarkManager,
      fetchSize: FETCH_SIZE,
      ...(database === undefined ? {} : { database }),
    });
    try {
      const run: Runner["run"] = async (text, params) => {
        const result = session.run(text, params, { timeout });
        const records: Row[] = [];
        const left = { ...this.#bounds };
        for await (const record of result) {
          spend(left, record);
          records.push(record);
        }
        const summary: ResultSummary = await result.summary();
        return { records, summary };
      };
      return await work({ run });
    } finally {
      await session.close();
    }
  }

  /** What a promise settles to, unless it takes too long: then `giveUp`, and UNAVAILABLE. */
  async #within<T>(milliseconds: number, promise: Promise<T>, giveUp: () => void): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        giveUp();
        reject(new ProoflineError("UNAVAILABLE", "Neo4j took too long; ask the catalogue for less"));
      }, milliseconds);
    });
    try {
      return await Promise.race([promise, late]);
    } finally {
      clearTimeout(timer);
      // what is given up fails later, when its connection is destroyed
      promise.catch(() => {});
    }
  }

  async #take(): Promise<Driver> {
    while (this.#free.length === 0 && this.#busy.size >= CONNECTIONS) await this.#wait();
    const driver = this.#free.pop() ?? this.#connect();
    this.#busy.add(driver);
    return driver;
  }

  #wait(): Promise<void> {
    return new Promise((resolve, reject) => {
      const go = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(go), 1);
        reject(new ProoflineError("UNAVAILABLE", "too many ask the catalogue at once; try again"));
      }, WAIT_MS);
      this.#waiting.push(go);
    });
  }

  #connect(): Driver {
    const { uri, username, password } = this.#settings;
    return neo4j.driver(uri, neo4j.auth.basic(username, password), {
      disableLosslessIntegers: true,
      connectionTimeout: 5_000,
      maxConnectionPoolSize: 1,
      userAgent: "proofline catalogue",
    });
  }

  #give(driver: Driver, isLost: boolean): void {
    this.#busy.delete(driver);
    if (isLost) driver.close().catch(() => {});
    else this.#free.push(driver);
    this.#waiting.shift()?.();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#free.splice(0), ...this.#busy].map((driver) => driver.close()));
  }
}

/** Takes what a row holds from what is left. Throws LIMIT_EXCEEDED. Not recursive: rows hold rows. */
function spend(left: { values: number; characters: number }, row: Row): void {
  const open: unknown[] = [...row.values()];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === "string") left.characters -= value.length;
    if (Array.isArray(value)) for (const item of value) open.push(item);
    else if (typeof value === "object" && value !== null) open.push(...Object.values(value));
    else left.values -= 1;
    if (left.values < 0 || left.characters < 0)
      throw new ProoflineError(
        "LIMIT_EXCEEDED",
        "the catalogue's answer would be too large: ask for fewer fields, give smaller limits, or page by `limit` and `offset`",
      );
  }
}
