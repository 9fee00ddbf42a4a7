import { setMaxListeners } from "node:events";
import { CloseCode, type WebSocket as ProtocolSocket } from "graphql-ws";
import { WebSocket } from "ws";
import type { AuditedRequest, Caller } from "../../access/auditedRequest.js";
import { badInput, ProoflineError } from "../../facts/error.js";
import { ANONYMOUS, holds } from "../../facts/role.js";
import { abortableSleep } from "../../graph/abortableSleep.js";
import type { Services } from "../context.js";
import { type ReportError, refusalCode } from "../errors.js";
import { unrecorded } from "../httpError.js";
import { RateLimited, type RateLimiter, tooManyRequests } from "../rateLimit.js";
import { JsonBounds } from "../request/jsonBounds.js";

/** What is recorded of a socket that is refused, whatever it asks for. */
export const SOCKET_REQUEST: AuditedRequest = {
  operation: "GET /graphql",
  fields: ["/graphql"],
  facts: [],
  pageSize: null,
  text: null,
};

/** By IANA's registry of WebSocket close codes, of which a client tries again after 1013; then those of graphql-transport-ws. */
const CLOSES: Readonly<Record<string, readonly [code: number, reason: string]>> = {
  UNAVAILABLE: [1013, "Try again later"],
  RATE_LIMITED: [1013, "Too many sockets, subscriptions or requests"],
  BAD_USER_INPUT: [CloseCode.BadRequest, "Invalid message"],
  UNAUTHENTICATED: [CloseCode.Unauthorized, "Unauthorized"],
  FORBIDDEN: [CloseCode.Forbidden, "Forbidden"],
};
const INTERNAL = [CloseCode.InternalServerError, "Internal server error"] as const;

/** Bytes of answers that wait for a client to read them. */
const MAX_UNREAD = 1024 * 1024;

/** Between two looks at whether an identity still holds. */
const CHECK_MS = 1_000;

export type SubscriptionServices = Pick<Services, "authenticator" | "accessLog" | "alertFeed">;

export interface ConnectionSettings {
  readonly services: SubscriptionServices;
  readonly limiter: RateLimiter;
  readonly report: ReportError;
  /** Counts the socket as one of a known caller. Throws RateLimited. */
  readonly admit: (caller: Caller) => void;
}

/** Throws FORBIDDEN. */
export function mustAudit({ principal }: Caller): void {
  if (!holds(principal, "AUDIT")) throw new ProoflineError("FORBIDDEN", "subscriptions take the role AUDIT");
}

/**
 * A socket, and whose it is. What was shown at its start is verified again each second. Nothing is read from it or sent
 * after it was refused.
 */
export class Connection implements ProtocolSocket {
  readonly services: SubscriptionServices;
  /** The ids of subscriptions that have not ended, also of those that are being begun. */
  readonly subscriptions = new Set<string>();
  readonly #socket: WebSocket;
  readonly #settings: ConnectionSettings;
  readonly #closed = new AbortController();
  #caller: Caller;
  #authorization: string | undefined;
  #isRefused = false;

  /** @param authorization what a caller that is not anonymous has shown */
  constructor(
    socket: WebSocket,
    caller: Caller,
    authorization: string | undefined,
    settings: ConnectionSettings,
  ) {
    this.#socket = socket;
    this.#caller = caller;
    this.#authorization = authorization;
    this.#settings = settings;
    this.services = settings.services;
    setMaxListeners(0, this.#closed.signal);
    socket.once("close", () => this.#closed.abort());
    if (!this.#isAnonymous) void this.#watch();
  }

  get caller(): Caller {
    return this.#caller;
  }

  get protocol(): string {
    return this.#socket.protocol;
  }

  get #isAnonymous(): boolean {
    return this.#caller.principal === ANONYMOUS;
  }

  get #isOpen(): boolean {
    return !this.#isRefused && this.#socket.readyState === WebSocket.OPEN;
  }

  /** Resolves when the socket can take more: a reader that is slow makes its events wait. */
  send(data: string): Promise<void> {
    return new Promise((resolve, reject) => {
      if (!this.#isOpen) resolve();
      else this.#socket.send(data, (error) => (error ? reject(error) : resolve()));
    });
  }

  onMessage(handle: (data: string) => Promise<void>): void {
    this.#socket.on("message", async (data) => {
      if (!this.#isOpen) return;
      const text = String(data);
      try {
        // who asks on and reads nothing would have the answers kept here
        if (this.#socket.bufferedAmount > MAX_UNREAD) throw new RateLimited(503, "answers are not read");
        mustBeBounded(text);
        await handle(text);
      } catch (error) {
        await this.refuse(error);
      }
    });
  }

  /** Closes the socket, once that is recorded where it refuses what was sent. */
  async close(code = 1000, reason = ""): Promise<void> {
    const wantsIdentity =
      code === CloseCode.Unauthorized || code === CloseCode.ConnectionInitialisationTimeout;
    const error = wantsIdentity && this.#isAnonymous ? "UNAUTHENTICATED" : "BAD_USER_INPUT";
    if (code >= CloseCode.BadRequest && code < CloseCode.InternalServerError)
      await this.refuse(new ProoflineError(error, reason), [code, reason]);
    else this.#socket.close(code, clipped(reason));
  }

  /** Closes the socket for an error, once that is recorded. */
  async refuse(error: unknown, close = CLOSES[refusalCode(error)] ?? INTERNAL): Promise<void> {
    if (this.#isRefused) return;
    this.#isRefused = true;
    const { report, services } = this.#settings;
    const code = refusalCode(error);
    if (code === "INTERNAL") report("a socket failed", error);
    // what was shown says nothing any more
    const caller = code === "UNAUTHENTICATED" ? { ...this.#caller, principal: ANONYMOUS } : this.#caller;
    // a failure of the service is no refusal
    const isRefusal = code !== "INTERNAL" && code !== "UNAVAILABLE";
    const recorded = isRefusal ? services.accessLog.refused(caller, SOCKET_REQUEST, code) : Promise.resolve();
    const [number, reason] = await recorded.then(
      () => close,
      (cause: unknown) => CLOSES[unrecorded(cause, report).code] ?? INTERNAL,
    );
    this.#socket.close(number, clipped(reason));
  }

  /** Of a socket that showed nothing at its upgrade. Throws UNAUTHENTICATED, FORBIDDEN, RateLimited or UNAVAILABLE. */
  async authenticate(authorization: string | undefined): Promise<void> {
    if (!this.#isAnonymous) return;
    this.#authorization = authorization;
    await this.#identify();
    if (!this.#settings.limiter.allows(this.#caller.principal)) throw tooManyRequests();
    this.#settings.admit(this.#caller);
    void this.#watch();
  }

  /** Resolves once the identity holds at this moment, or else the socket is closed. Waits where the store can't say. */
  async verify(): Promise<void> {
    while (this.#isOpen) {
      try {
        return await this.#identify();
      } catch (error) {
        if (refusalCode(error) !== "UNAVAILABLE") return this.refuse(error);
        await abortableSleep(CHECK_MS, this.#closed.signal);
      }
    }
  }

  async #identify(): Promise<void> {
    const principal = await this.services.authenticator.authenticate(this.#authorization);
    this.#caller = { ...this.#caller, principal };
    mustAudit(this.#caller);
  }

  async #watch(): Promise<void> {
    while (this.#isOpen) {
      await abortableSleep(CHECK_MS, this.#closed.signal);
      await this.verify();
    }
  }
}

/** A close frame has room for 123 bytes of a reason (RFC 6455 section 5.5.1). A client's id may be part of it. */
const clipped = (reason: string): string =>
  Buffer.byteLength(reason) <= MAX_REASON ? reason : reason.slice(0, MAX_REASON / 3).toWellFormed();
const MAX_REASON = 123;

/** Throws BAD_USER_INPUT for a message that would be too much to parse. */
function mustBeBounded(text: string): void {
  try {
    new JsonBounds().add(Buffer.from(text));
  } catch (error) {
    throw error instanceof ProoflineError ? badInput(error.message) : error;
  }
}
