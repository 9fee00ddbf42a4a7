import neo4j, { type Driver } from "neo4j-driver";
import { ProoflineError } from "../../facts/error.js";
import type { GraphSettings } from "../graphSettings.js";

/** Of all callers together: more wait for one that is free. */
const CONNECTIONS = 8;
const WAIT_MS = 10_000;

/** A connection that nobody else uses until it is given back, which is when it is disposed of. */
export interface Lease extends Disposable {
  readonly driver: Driver;
  /** Destroys it, with whatever still runs on it or comes in. */
  giveUp(): void;
}

/**
 * The catalogue's connections: few, and its own, so that whatever callers ask the catalogue for, nothing else waits for it.
 * Each has a driver of its own, since only a driver that is closed destroys its connection.
 */
export class Connections implements AsyncDisposable {
  readonly #settings: GraphSettings;
  readonly #free: Driver[] = [];
  readonly #busy = new Set<Driver>();
  readonly #waiting: (() => void)[] = [];

  constructor(settings: GraphSettings) {
    this.#settings = settings;
  }

  /** Throws UNAVAILABLE where none gets free in time. */
  async take(): Promise<Lease> {
    while (this.#free.length === 0 && this.#busy.size >= CONNECTIONS) await this.#wait();
    const driver = this.#free.pop() ?? this.#connect();
    this.#busy.add(driver);
    let isLost = false;
    return {
      driver,
      giveUp: () => {
        isLost = true;
        driver.close().catch(() => {});
      },
      [Symbol.dispose]: () => {
        this.#busy.delete(driver);
        if (!isLost) this.#free.push(driver);
        this.#waiting.shift()?.();
      },
    };
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

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#free.splice(0), ...this.#busy].map((driver) => driver.close()));
  }
}
