import { abortableSleep } from "../../access/abortableSleep.js";
import type { Caller } from "../../access/auditedRequest.js";
import type { Authenticator } from "../../access/authenticate.js";
import { ProoflineError } from "../../facts/error.js";
import { ANONYMOUS, holds, type Principal } from "../../facts/role.js";

export interface SessionSettings {
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly authenticator: Authenticator;
  /** Told, each second, of an identity that doesn't hold any more, until `end`. */
  readonly onLapse: (error: unknown) => void;
}

const CHECK_MS = 1_000;

/** Whose a socket is. What was shown at its start is looked at again each second. */
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

  get isKnown(): boolean {
    return this.#principal !== ANONYMOUS;
  }

  /** From now on it is of who shows this. Throws UNAUTHENTICATED or UNAVAILABLE. */
  async identify(authorization: string | undefined): Promise<void> {
    this.#authorization = authorization;
    await this.#identify();
  }

  /** Watches the identity. Throws FORBIDDEN without the role AUDIT. */
  start(): void {
    this.#mustAudit();
    void this.#watch();
  }

  /** Whether the identity holds at this moment. Waits where the store can't say; false once the socket is closed. */
  async isValid(): Promise<boolean> {
    while (!this.#end.signal.aborted) {
      const isValid = await this.#check();
      if (isValid !== undefined) return isValid;
      await this.#abortableSleep();
    }
    return false;
  }

  /** Ends what waits for it: the socket is closed. */
  end(): void {
    this.#end.abort();
  }

  async #identify(): Promise<void> {
    const { principal } = await this.#settings.authenticator.authenticate(this.#authorization);
    this.#principal = principal;
  }

  #mustAudit(): void {
    if (!holds(this.#principal, "AUDIT"))
      throw new ProoflineError("FORBIDDEN", "subscriptions take the role AUDIT");
  }

  async #watch(): Promise<void> {
    while (!this.#end.signal.aborted) {
      await this.#abortableSleep();
      if (!this.#end.signal.aborted) await this.#check();
    }
  }

  /** Undefined where the store can't say. */
  async #check(): Promise<boolean | undefined> {
    try {
      await this.#identify();
      this.#mustAudit();
      return true;
    } catch (error) {
      if (error instanceof ProoflineError && error.code === "UNAVAILABLE") return undefined;
      this.#settings.onLapse(error);
      return false;
    }
  }

  #abortableSleep(): Promise<void> {
    return abortableSleep(CHECK_MS, this.#end.signal);
  }
}
