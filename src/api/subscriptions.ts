import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { handleProtocols } from "graphql-ws";
import { type WebSocket, WebSocketServer } from "ws";
import type { RefusalCode } from "../access/asked.js";
import { ProoflineError } from "../facts/error.js";
import { ANONYMOUS } from "../facts/role.js";
import type { OriginCheck } from "./access/origin.js";
import type { Services } from "./context.js";
import type { ReportError } from "./errors.js";
import type { SubscriptionContext } from "./resolvers/accesses.js";
import type { RuledSchema } from "./schema.js";
import { type Close, GOING_AWAY } from "./subscriptions/close.js";
import { CONNECTION, createProtocol } from "./subscriptions/protocol.js";
import { Session } from "./subscriptions/session.js";
import { closeSocket, serveSocket } from "./subscriptions/socket.js";
import { ignoreUpgrade, isWebSocket, refuseUpgrade } from "./subscriptions/upgrade.js";

type SubscriptionServices = Pick<Services, "authenticator" | "accessLog"> & SubscriptionContext;

export interface SubscriptionSettings {
  readonly schema: RuledSchema;
  /** Throws UNAVAILABLE until the store is open. */
  readonly services: () => SubscriptionServices;
  readonly checkOrigin: OriginCheck;
  /** Where a request comes from: behind a proxy not the other end of its socket. */
  readonly addressOf: (request: IncomingMessage) => string | null;
  readonly report: ReportError;
  /** Of this process. */
  readonly maxSockets?: number;
}

const PATH = /^\/graphql\/?(\?.*)?$/s;
const MAX_SOCKETS = 1_000;
/** Bytes of a message. */
const MAX_MESSAGE = 64 * 1024;

/**
 * Serves subscriptions at /graphql over WebSocket (graphql-transport-ws). Disposal closes all sockets, which an HTTP server
 * that closes waits for.
 */
export function addSubscriptions(server: Server, settings: SubscriptionSettings): AsyncDisposable {
  const sockets = new Sockets(settings);
  server.on("upgrade", (request, socket, head) => {
    if (isWebSocket(request)) void sockets.open(request, socket, head);
    else ignoreUpgrade(server, request, socket, head);
  });
  return sockets;
}

class Sockets implements AsyncDisposable {
  readonly #settings: SubscriptionSettings;
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE, handleProtocols });
  #isStopping = false;

  constructor(settings: SubscriptionSettings) {
    this.#settings = settings;
  }

  /** Upgrades a request, or refuses it. */
  async open(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on("error", () => socket.destroy());
    try {
      const services = await this.#admit(request);
      this.#server.handleUpgrade(request, socket, head, (opened) => this.#serve(opened, request, services));
    } catch (error) {
      if (!(error instanceof ProoflineError)) this.#settings.report("an upgrade failed", error);
      refuseUpgrade(socket, error);
    }
  }

  async #admit(request: IncomingMessage): Promise<SubscriptionServices> {
    const { services, checkOrigin, maxSockets = MAX_SOCKETS } = this.#settings;
    if (!PATH.test(request.url ?? "")) throw new ProoflineError("NOT_FOUND", "there is nothing here");
    const opened = services();
    if (this.#isStopping) throw new ProoflineError("UNAVAILABLE", "the service is stopping");
    const refuse = async (error: unknown, code: RefusalCode): Promise<never> => {
      const caller = { principal: ANONYMOUS, ...this.#from(request) };
      await opened.accessLog.refused(caller, CONNECTION, code);
      throw error;
    };
    try {
      checkOrigin(request.headers);
    } catch (error) {
      return refuse(error, "FORBIDDEN");
    }
    return this.#server.clients.size < maxSockets
      ? opened
      : refuse(new ProoflineError("LIMIT_EXCEEDED", "too many sockets are open"), "RATE_LIMITED");
  }

  #serve(
    socket: WebSocket,
    request: IncomingMessage,
    { authenticator, accessLog, alertFeed }: SubscriptionServices,
  ): void {
    const { schema, report } = this.#settings;
    const close = (how: Close): void => closeSocket(socket, how);
    const session = new Session({ ...this.#from(request), authenticator, close, report });
    const { authorization } = request.headers;
    const protocol = createProtocol({ schema, accessLog, context: { alertFeed } }, report);
    serveSocket(socket, protocol, { session, authorization, pending: 0, close }, report);
  }

  #from(request: IncomingMessage): { readonly address: string | null; readonly userAgent: string | null } {
    return {
      address: this.#settings.addressOf(request),
      userAgent: request.headers["user-agent"] ?? null,
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isStopping = true;
    const closed = [...this.#server.clients].map((socket) => {
      const end = new Promise((resolve) => socket.once("close", resolve));
      closeSocket(socket, GOING_AWAY);
      return end;
    });
    await Promise.all(closed);
  }
}
