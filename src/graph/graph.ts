import { LRUCache } from "lru-cache";
import neo4j, { type Driver, type Session } from "neo4j-driver";
import { Archives } from "../archive/archives.js";
import type { Telemetry } from "../telemetry/telemetry.js";
import { openRow } from "./archived.js";
import { CatalogueDriver } from "./catalogue/driver.js";
import { storeError } from "./errors.js";
import type { GraphSettings } from "./graphSettings.js";
import { observed } from "./observed.js";
import type { Query } from "./query.js";
import { RecentRecords } from "./recentRecords.js";

/** How long a statement may take. */
export const READ_TIMEOUT_MS = 30_000;

/** Of 8 KiB each: enough for the proofs of a quarter of a million recent facts. */
const TILES = 1_024;

/** The connection to Neo4j. Owned by who opened it. */
export class Graph implements AsyncDisposable {
  readonly driver: Driver;
  /** For @neo4j/graphql, which brings its own statements. */
  readonly catalogue: CatalogueDriver;
  readonly database: string | undefined;
  /** What hears of its statements; undefined in a command. */
  readonly telemetry: Telemetry | undefined;
  /** The full tiles of the log in this store that were used last, by their paths. A full tile never changes. */
  readonly tiles = new LRUCache<string, Uint8Array>({ max: TILES });
  readonly records = new RecentRecords();
  /** Where the entries are that have left the store. */
  readonly archives: Archives;

  constructor(settings: GraphSettings, telemetry?: Telemetry, archives = new Archives()) {
    const { uri, username, password, database } = settings;
    this.database = database;
    this.telemetry = telemetry;
    this.archives = archives;
    this.driver = neo4j.driver(uri, neo4j.auth.basic(username, password), {
      // indexes and counts stay below 2^53, so numbers can carry them
      disableLosslessIntegers: true,
      connectionTimeout: 5_000,
      connectionAcquisitionTimeout: 10_000,
      maxTransactionRetryTime: 5_000,
      userAgent: "proofline",
    });
    this.catalogue = new CatalogueDriver(settings, this.driver.executeQueryBookmarkManager, { telemetry });
  }

  /**
   * A session whose reads see all that this process has written (bookmarks), in a cluster too.
   *
   * @param fetchSize rows that are on the way at once; all of them where nothing is said
   * @param bookmarks of what another process has written, to be seen too
   */
  session(mode: "READ" | "WRITE", fetchSize = -1, bookmarks: readonly string[] = []): Session {
    return this.driver.session({
      defaultAccessMode: mode === "READ" ? neo4j.session.READ : neo4j.session.WRITE,
      bookmarkManager: this.driver.executeQueryBookmarkManager,
      fetchSize,
      bookmarks: [...bookmarks],
      ...(this.database === undefined ? {} : { database: this.database }),
    });
  }

  /** Throws UNAVAILABLE or INTERNAL. */
  async read<Params extends object, Result>(query: Query<Params, Result>, params: Params): Promise<Result[]> {
    return this.#run("READ", query, params);
  }

  /** One statement that is a transaction of its own, for what is no fact. Facts are written by the Recorder alone. */
  async write<Params extends object, Result>(
    query: Query<Params, Result>,
    params: Params,
  ): Promise<Result[]> {
    return this.#run("WRITE", query, params);
  }

  async #run<Params extends object, Result>(
    mode: "READ" | "WRITE",
    query: Query<Params, Result>,
    params: Params,
  ): Promise<Result[]> {
    const session = this.session(mode);
    try {
      const { records } = await observed(this.telemetry, query.file, () =>
        session.run(query.text, params, { timeout: READ_TIMEOUT_MS }),
      );
      const rows: Result[] = [];
      for (const record of records) {
        const row = openRow(this.archives, record);
        rows.push(query.parse(row instanceof Promise ? await row : row));
      }
      return rows;
    } catch (error) {
      throw storeError(error);
    } finally {
      await session.close();
    }
  }

  /** Throws UNAVAILABLE where Neo4j does not answer. */
  async ping(): Promise<void> {
    try {
      await this.driver.verifyConnectivity(this.database === undefined ? {} : { database: this.database });
    } catch (error) {
      throw storeError(error);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.catalogue[Symbol.asyncDispose]();
    await this.driver.close();
  }
}
