import { setTimeout as sleep } from "node:timers/promises";
import type { Caller } from "../../access/asked.js";
import type { Authenticator } from "../../access/authenticate.js";
import { ProoflineError } from "../../facts/error.js";
import { ANONYMOUS, holds, type Principal } from "../../facts/role.js";
import type { ReportError } from "../errors.js";
import { type Close, closeFor } from "./close.js";

export interface SessionSettings {
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly authenticator: Authenticator;
  readonly close: (reason: Close) => void;
  readonly report: ReportError;
}

const CHECK_MS = 1_000;

/** Whose a socket is. What was shown at its start is looked at again each second, and the socket closed once it lapses. */
export class Session {
  readonly #settings: SessionSettings;
  readonly #end = new AbortController();
  #principal: Principal = ANONYMOUS;
  #authorization: string | undefined;

  constructor(settings: SessionSettings) {
    this.#settings = settings;
  }

  get caller(): Caller {
    const { address, userAgent } = this.#settings;
    return { principal: this.#principal, address, userAgent };
  }

  /** Begins in the name of who shows this. Throws UNAUTHENTICATED, FORBIDDEN without the role AUDIT, or UNAVAILABLE. */
  async open(authorization: string | undefined): Promise<void> {
    this.#authorization = authorization;
    await this.#authenticate();
    void this.#watch();
  }

  /** Whether the identity holds at this moment. Waits where the store can't say; false once the socket is closed. */
  async isValid(): Promise<boolean> {
    while (!this.#end.signal.aborted) {
      const isValid = await this.#check();
      if (isValid !== undefined) return isValid;
      await this.#pause();
    }
    return false;
  }

  /** Ends what waits for it: the socket is closed. */
  end(): void {
    this.#end.abort();
  }

  async #authenticate(): Promise<void> {
    const { principal } = await this.#settings.authenticator.authenticate(this.#authorization);
    this.#principal = principal;
    if (!holds(principal, "AUDIT"))
      throw new ProoflineError("FORBIDDEN", "subscriptions take the role AUDIT");
  }

  async #watch(): Promise<void> {
    while (!this.#end.signal.aborted) {
      await this.#pause();
      if (!this.#end.signal.aborted) await this.#check();
    }
  }

  /** Closes the socket where the identity doesn't hold any more. Undefined where the store can't say. */
  async #check(): Promise<boolean | undefined> {
    try {
      await this.#authenticate();
      return true;
    } catch (error) {
      const code = error instanceof ProoflineError ? error.code : "INTERNAL";
      if (code === "UNAVAILABLE") return undefined;
      if (code === "INTERNAL") this.#settings.report("a subscriber's identity could not be checked", error);
      this.#settings.close(closeFor(code));
      return false;
    }
  }

  async #pause(): Promise<void> {
    // ended, nobody waits any more
    await sleep(CHECK_MS, undefined, { signal: this.#end.signal }).catch(() => {});
  }
}
