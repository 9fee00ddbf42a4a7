import type { FastifyInstance, preHandlerAsyncHookHandler } from "fastify";
import { handleProtocols } from "graphql-ws";
import { type WebSocket, WebSocketServer } from "ws";
import { ProoflineError } from "../facts/error.js";
import { ANONYMOUS } from "../facts/role.js";
import { Connection, mustAudit, type SubscriptionServices } from "./subscriptions/connection.js";
import { createProtocol, type ProtocolSettings } from "./subscriptions/protocol.js";
import { SocketLimits } from "./subscriptions/socketLimits.js";
import { routeUpgrades, upgradeOf } from "./subscriptions/upgrade.js";

export interface SubscriptionSettings extends ProtocolSettings {
  readonly services: () => SubscriptionServices;
  /** Of those in this process who have shown who they are. */
  readonly maxSockets?: number;
}

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
  const { services, limiter, report, maxSockets } = settings;
  const protocol = createProtocol(settings);
  const limits = new SocketLimits(maxSockets);
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
    const { socket, head } = upgrade;
    limits.admit(socket, caller);
    reply.hijack();
    reply.raw.detachSocket(socket);
    server.handleUpgrade(request.raw, socket, head, (opened) => {
      // ws closes it by itself, with the code of what its other end did wrong
      opened.on("error", () => {});
      const connection = new Connection(opened, caller, headers.authorization, {
        services: services(),
        limiter,
        report,
        admit: (known) => limits.admit(socket, known),
      });
      const closed = protocol.opened(connection, connection);
      opened.once("close", (code, reason) => {
        closed(code, String(reason)).catch((error: unknown) => report("a socket failed", error));
      });
    });
  };
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
  }, KEEP_ALIVE_MS);
  return () => clearInterval(pings);
}
