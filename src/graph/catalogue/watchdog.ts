import type { Record as Row } from "neo4j-driver";
import { ProoflineError } from "../../facts/error.js";
import type { Budget } from "./budget.js";
import { bytesReceived } from "./bytesReceived.js";
import type { Lease } from "./connections.js";

const LOOK_MS = 5;

/**
 * Looks at a connection while a statement runs on it: whether it ends in time, and what arrives meanwhile. Where it is too
 * late or too much, the connection is given up at once, so that nothing more of it is read.
 */
export class Watchdog implements Disposable {
  /** Rejects with UNAVAILABLE or LIMIT_EXCEEDED when the connection is given up. */
  readonly givenUp: Promise<never>;
  readonly #lease: Lease;
  readonly #budget: Budget;
  readonly #reject: (error: unknown) => void;
  readonly #timer: NodeJS.Timeout;
  #seen: number;

  constructor(lease: Lease, budget: Budget, milliseconds: number) {
    this.#lease = lease;
    this.#budget = budget;
    this.#seen = bytesReceived(lease.driver);
    let reject: (error: unknown) => void = () => {};
    this.givenUp = new Promise((_, rejectIt) => {
      reject = rejectIt;
    });
    this.#reject = reject;
    const until = performance.now() + milliseconds;
    this.#timer = setInterval(() => this.#look(until), LOOK_MS);
  }

  /** Takes a row from the budget. Says whether there was enough left. */
  allows(row: Row): boolean {
    return this.#orGiveUp(() => this.#budget.takeRow(row));
  }

  /** Takes what has arrived since the last look from the budget. Says whether there was enough left. */
  allowsArrived(): boolean {
    return this.#orGiveUp(() => {
      const received = bytesReceived(this.#lease.driver);
      // a connection that broke is not counted any more
      this.#budget.takeBytes(Math.max(0, received - this.#seen));
      this.#seen = received;
    });
  }

  #look(until: number): void {
    if (!this.allowsArrived()) return;
    this.#orGiveUp(() => {
      if (performance.now() > until)
        throw new ProoflineError("UNAVAILABLE", "Neo4j took too long; ask the catalogue for less");
    });
  }

  #orGiveUp(check: () => void): boolean {
    try {
      check();
      return true;
    } catch (error) {
      clearInterval(this.#timer);
      this.#lease.giveUp();
      this.#reject(error);
      return false;
    }
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }
}
