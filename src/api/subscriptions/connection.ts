import { MessageType, parseMessage } from "graphql-ws";
import type { AccessLog } from "../../access/accessLog.js";
import type { AuditedRequest, Caller, RefusalCode } from "../../access/auditedRequest.js";
import type { Authenticator } from "../../access/authenticate.js";
import { ProoflineError } from "../../facts/error.js";
import { ANONYMOUS } from "../../facts/role.js";
import type { ReportError } from "../errors.js";
import { type Rate, TOO_OFTEN } from "../rateLimit.js";
import { JsonBounds } from "../request/jsonBounds.js";
import {
  type Close,
  closeFor,
  codeOf,
  INVALID_MESSAGE,
  isForWantOfIdentity,
  SUBSCRIBER_EXISTS,
} from "./close.js";
import type { Places } from "./places.js";
import { Session } from "./session.js";

/** What is recorded of a socket that is refused, whatever it asks for. */
export const CONNECTION: AuditedRequest = {
  operation: "GET /graphql",
  fields: ["/graphql"],
  facts: [],
  pageSize: null,
  text: null,
};

export interface ConnectionSettings {
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly authenticator: Authenticator;
  readonly accessLog: Pick<AccessLog, "refused">;
  readonly places: Places;
  readonly rate: Rate;
  readonly close: (how: Close) => void;
  readonly report: ReportError;
}

/** What is kept of a socket: whose it is, the place it takes, and the subscriptions it has. */
export class Connection {
  readonly session: Session;
  readonly #settings: ConnectionSettings;
  readonly #subscriptions = new Set<string>();
  #leavePlace = (): void => {};
  #isTurnedAway = false;
  #isEnded = false;

  constructor(settings: ConnectionSettings) {
    this.#settings = settings;
    this.session = new Session({ ...settings, onLapse: (error) => void this.turnAway(error) });
  }

  get caller(): Caller {
    return this.session.caller;
  }

  /** Nothing is read from it any more, nor sent. */
  get isTurnedAway(): boolean {
    return this.#isTurnedAway;
  }

  /** Subscriptions that have not ended, also those that are being begun. */
  get subscriptions(): number {
    return this.#subscriptions.size;
  }

  /** Takes the place of one who has not shown yet who they are. Throws LIMIT_EXCEEDED. */
  wait(): void {
    this.#leavePlace = this.#settings.places.takeUnknown(this.#settings.address);
  }

  /** Lets in who shows this. Throws UNAUTHENTICATED, FORBIDDEN without the role AUDIT, LIMIT_EXCEEDED or UNAVAILABLE. */
  async open(authorization: string | undefined): Promise<void> {
    await this.session.identify(authorization);
    if (!this.#settings.rate.allows(this.caller.principal.name))
      throw new ProoflineError("LIMIT_EXCEEDED", TOO_OFTEN);
    // closed meanwhile, it would keep its place for ever
    if (this.#isEnded) return;
    const leave = this.#settings.places.takeKnown();
    this.#leavePlace();
    this.#leavePlace = leave;
    this.session.start();
  }

  /**
   * Handles a message. A subscription's id is taken until all of its handling is over: graphql-ws frees it as soon as it is
   * completed, and would lose what is still being begun under it once the id is used again.
   */
  async handle(data: string, handle: (data: string) => Promise<void>): Promise<void> {
    const problem = problemOf(data);
    if (problem !== undefined) return this.turnAway(problem, INVALID_MESSAGE);
    const id = subscribedId(data);
    if (id === undefined) return handle(data);
    if (this.#subscriptions.has(id)) return this.close(SUBSCRIBER_EXISTS);
    this.#subscriptions.add(id);
    try {
      await handle(data);
    } finally {
      this.#subscriptions.delete(id);
    }
  }

  /** Closes it, once it is recorded where nobody has said who they are. */
  async close(how: Close): Promise<void> {
    if (this.#isTurnedAway) return;
    if (isForWantOfIdentity(how) && !this.session.isKnown)
      await this.turnAway(new ProoflineError("UNAUTHENTICATED", how.reason), how);
    else this.#settings.close(how);
  }

  /** Closes it for an error, once that is recorded. */
  async turnAway(error: unknown, how?: Close): Promise<void> {
    if (this.#isTurnedAway) return;
    this.#isTurnedAway = true;
    const told = await this.refused(error);
    const code = codeOf(told);
    if (code === "INTERNAL") this.#settings.report("a socket could not be let in", told);
    this.#settings.close(told === error && how !== undefined ? how : closeFor(code));
  }

  /** Records a refusal. Resolves to what is to be told: without its record it is to be tried again. */
  refused(error: unknown): Promise<unknown> {
    const code = recordedAs(error);
    if (code === undefined) return Promise.resolve(error);
    const caller = code === "UNAUTHENTICATED" ? { ...this.caller, principal: ANONYMOUS } : this.caller;
    return this.#settings.accessLog.refused(caller, CONNECTION, code).then(
      () => error,
      (cause: unknown) => cause,
    );
  }

  /** Gives back what it has: its socket is closed. */
  end(): void {
    this.#isEnded = true;
    this.session.end();
    this.#leavePlace();
  }
}

function recordedAs(error: unknown): RefusalCode | undefined {
  const code = codeOf(error);
  if (code === "LIMIT_EXCEEDED") return "RATE_LIMITED";
  return code === "UNAUTHENTICATED" || code === "FORBIDDEN" || code === "BAD_USER_INPUT" ? code : undefined;
}

/** Why a message is not parsed: it would be too much. */
function problemOf(data: string): ProoflineError | undefined {
  try {
    new JsonBounds().add(Buffer.from(data));
    return undefined;
  } catch (error) {
    if (error instanceof ProoflineError) return new ProoflineError("BAD_USER_INPUT", error.message);
    throw error;
  }
}

function subscribedId(data: string): string | undefined {
  try {
    const message = parseMessage(data);
    return message.type === MessageType.Subscribe ? message.id : undefined;
  } catch {
    // graphql-ws closes the socket for it
    return undefined;
  }
}
