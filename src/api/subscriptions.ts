import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { handleProtocols } from "graphql-ws";
import { type WebSocket, WebSocketServer } from "ws";
import { ProoflineError } from "../facts/error.js";
import type { OriginCheck } from "./access/origin.js";
import type { Services } from "./context.js";
import type { ReportError } from "./errors.js";
import { Rate } from "./rateLimit.js";
import type { SubscriptionContext } from "./resolvers/accesses.js";
import type { RuledSchema } from "./schema.js";
import { type Close, GOING_AWAY } from "./subscriptions/close.js";
import { Connection } from "./subscriptions/connection.js";
import { Places } from "./subscriptions/places.js";
import { createProtocol } from "./subscriptions/protocol.js";
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
  /** That of the other doors: without it there is no limit. */
  readonly rate?: Rate;
  /** Of those in this process who have shown who they are. */
  readonly maxSockets?: number;
}

const PATH = /^\/graphql\/?(\?.*)?$/s;
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
  readonly #rate: Rate;
  readonly #places: Places;
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE, handleProtocols });
  #isStopping = false;

  constructor(settings: SubscriptionSettings) {
    this.#settings = settings;
    this.#rate = settings.rate ?? new Rate(0);
    this.#places = new Places(settings.maxSockets);
  }

  /** Upgrades a request, or refuses it. */
  async open(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on("error", () => socket.destroy());
    try {
      const services = this.#servicesFor(request);
      let opened: WebSocket | undefined;
      const close = (how: Close): void => {
        if (opened === undefined) socket.destroy();
        else closeSocket(opened, how);
      };
      const connection = this.#connect(request, services, close);
      socket.once("close", () => connection.end());
      await this.#admit(request, connection);
      this.#server.handleUpgrade(request, socket, head, (upgraded) => {
        opened = upgraded;
        this.#serve(upgraded, connection, services);
      });
    } catch (error) {
      if (!(error instanceof ProoflineError)) this.#settings.report("an upgrade failed", error);
      refuseUpgrade(socket, error);
    }
  }

  #servicesFor({ url = "" }: IncomingMessage): SubscriptionServices {
    if (!PATH.test(url)) throw new ProoflineError("NOT_FOUND", "there is nothing here");
    const services = this.#settings.services();
    this.#mustGoOn();
    return services;
  }

  #mustGoOn(): void {
    if (this.#isStopping) throw new ProoflineError("UNAVAILABLE", "the service is stopping");
  }

  #connect(
    request: IncomingMessage,
    { authenticator, accessLog }: SubscriptionServices,
    close: (how: Close) => void,
  ): Connection {
    return new Connection({
      address: this.#settings.addressOf(request),
      userAgent: request.headers["user-agent"] ?? null,
      authenticator,
      accessLog,
      places: this.#places,
      rate: this.#rate,
      close,
      report: this.#settings.report,
    });
  }

  /** Who shows who they are is let in or not; who doesn't, as a browser can't, may say it in the first message. */
  async #admit({ headers }: IncomingMessage, connection: Connection): Promise<void> {
    try {
      this.#settings.checkOrigin(headers);
      if (headers.authorization === undefined) connection.wait();
      else await connection.open(headers.authorization);
    } catch (error) {
      throw await connection.refused(error);
    }
    this.#mustGoOn();
  }

  #serve(socket: WebSocket, connection: Connection, { accessLog, alertFeed }: SubscriptionServices): void {
    const { schema, report } = this.#settings;
    const protocol = createProtocol({ schema, accessLog, context: { alertFeed }, rate: this.#rate }, report);
    serveSocket(socket, protocol, connection, report);
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
