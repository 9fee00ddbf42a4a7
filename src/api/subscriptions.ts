import type { IncomingHttpHeaders } from "node:http";
import type { FastifyInstance, preHandlerAsyncHookHandler } from "fastify";
import { handleProtocols } from "graphql-ws";
import { type WebSocket, WebSocketServer } from "ws";
import { addressBlock } from "../access/address.js";
import type { Caller } from "../access/auditedRequest.js";
import { badInput, ProoflineError } from "../facts/error.js";
import { ANONYMOUS } from "../facts/role.js";
import { RateLimited } from "./rateLimit.js";
import { Connection, mustAudit, type SubscriptionServices } from "./subscriptions/connection.js";
import { createProtocol, type ProtocolSettings } from "./subscriptions/protocol.js";
import { routeUpgrades, upgradeOf } from "./subscriptions/upgrade.js";

export interface SubscriptionSettings extends ProtocolSettings {
  readonly services: () => SubscriptionServices;
  /** Of those in this process who have shown who they are. */
  readonly maxSockets?: number;
}

const MAX_KNOWN = 1_000;
const MAX_ANONYMOUS = 200;
/** Of one address block, so that nobody alone has all of them. */
const MAX_ANONYMOUS_OF_BLOCK = 20;
/** Bytes of a message. */
const MAX_MESSAGE = 64 * 1024;
const KEEP_ALIVE_MS = 12_000;
/** A socket whose other end doesn't say goodbye is cut off; the types of ws don't know `closeTimeout` yet. */
const OPTIONS = { noServer: true, maxPayload: MAX_MESSAGE, handleProtocols, closeTimeout: 1_000 };

/**
 * Serves subscriptions by WebSocket (graphql-transport-ws) at the route that has this as its `preHandler`, after the hooks of
 * authentication. Who shows who they are with the upgrade is let in or not; who doesn't, as a browser can't, may say it in the
 * first message. All sockets are closed before the server is.
 */
export function subscriptionHandler(
  http: FastifyInstance,
  settings: SubscriptionSettings,
): preHandlerAsyncHookHandler {
  const { services, limiter, report, maxSockets = MAX_KNOWN } = settings;
  const protocol = createProtocol(settings);
  const connections = new Set<Connection>();
  const server = new WebSocketServer(OPTIONS);
  const stopPings = keepAlive(server);
  let isStopping = false;
  http.addHook("preClose", async () => {
    isStopping = true;
    stopPings();
    for (const socket of server.clients) socket.close(1001, "Going away");
  });
  routeUpgrades(http);
  return async (request, reply) => {
    const upgrade = upgradeOf(request);
    const { caller, headers } = request;
    if (upgrade === undefined || caller === null) return;
    if (isStopping) throw new ProoflineError("UNAVAILABLE", "the service is stopping");
    if (caller.principal !== ANONYMOUS) mustAudit(caller);
    mustHaveRoom(caller, connections, maxSockets);
    mustBeHandshake(headers);
    const { socket, head } = upgrade;
    reply.hijack();
    reply.raw.detachSocket(socket);
    request.answered?.();
    server.handleUpgrade(request.raw, socket, head, (opened) => {
      const connection = new Connection(opened, caller, headers.authorization, {
        services: services(),
        limiter,
        report,
        admit: (known) =>
          mustHaveRoom(
            known,
            [...connections].filter((one) => one !== connection),
            maxSockets,
          ),
      });
      // ws closes it by itself, with the code of what its other end did wrong
      opened.on("error", ({ message }) => void connection.refuse(badInput(message)));
      connections.add(connection);
      const closed = protocol.opened(connection, connection);
      opened.once("close", (code, reason) => {
        connections.delete(connection);
        closed(code, String(reason)).catch((error: unknown) => report("a socket failed", error));
      });
    });
  };
}

/** What ws would refuse by itself, after the hooks that record refusals (RFC 6455 section 4.2.1). Throws BAD_USER_INPUT. */
function mustBeHandshake(headers: IncomingHttpHeaders): void {
  const { "sec-websocket-key": key = "", "sec-websocket-version": version } = headers;
  if (!/^[+/0-9A-Za-z]{22}==$/.test(key) || (version !== "13" && version !== "8"))
    throw badInput("is no WebSocket handshake of version 13");
}

/**
 * Throws RateLimited where there are too many others. Those that have not shown who they are are counted apart, so that they
 * can't shut out those that have.
 */
function mustHaveRoom({ principal, address }: Caller, others: Iterable<Connection>, maxKnown: number): void {
  const callers = Array.from(others, ({ caller }) => caller);
  const anonymous = callers.filter((other) => other.principal === ANONYMOUS);
  const block = addressBlock(address ?? "");
  const isFull =
    principal === ANONYMOUS
      ? anonymous.length >= MAX_ANONYMOUS ||
        anonymous.filter((other) => addressBlock(other.address ?? "") === block).length >=
          MAX_ANONYMOUS_OF_BLOCK
      : callers.length - anonymous.length >= maxKnown;
  if (isFull) throw new RateLimited(503, "too many sockets are open");
}

/** Cuts off sockets whose other end is not there any more. Yields how to stop it. */
function keepAlive(server: WebSocketServer): () => void {
  const silent = new WeakSet<WebSocket>();
  const pings = setInterval(() => {
    for (const socket of server.clients) {
      if (silent.has(socket)) socket.terminate();
      silent.add(socket);
      socket.once("pong", () => silent.delete(socket)).ping();
    }
  }, KEEP_ALIVE_MS).unref();
  return () => clearInterval(pings);
}
