import { type IncomingMessage, type Server, ServerResponse } from "node:http";
import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { Server as TlsServer } from "node:tls";
import type { FastifyInstance, FastifyRequest } from "fastify";

/** The socket of a request for a WebSocket, and what was read of it after the request. */
interface Upgrade {
  readonly socket: Socket;
  readonly head: Buffer;
}

const upgrades = new WeakMap<IncomingMessage, Upgrade>();

/** Of a request for a WebSocket; undefined for every other one. */
export const upgradeOf = ({ raw }: FastifyRequest): Upgrade | undefined => upgrades.get(raw);

/**
 * Hands requests for a WebSocket to Fastify, so that they are authenticated, limited and recorded as every request is. What
 * answers one closes its socket, unless a handler has taken it.
 */
export function routeUpgrades(http: FastifyInstance): void {
  http.server.on("upgrade", (request, socket, head) => {
    const { method, headers } = request;
    const isWebSocket = method === "GET" && headers.upgrade?.toLowerCase() === "websocket";
    if (!isWebSocket || !(socket instanceof Socket)) return ignoreUpgrade(http.server, request, socket, head);
    socket.on("error", () => socket.destroy());
    const response = new ServerResponse(request);
    response.shouldKeepAlive = false;
    response.assignSocket(socket);
    response.once("finish", () => socket.destroySoon());
    upgrades.set(request, { socket, head });
    http.routing(request, response);
  });
}

/**
 * Some clients offer another upgrade with ordinary requests (Java's offers h2c), which a server may ignore (RFC 9110
 * section 7.8). Node hands them over as soon as anybody listens for upgrades, so the request is given back without the
 * offer.
 */
function ignoreUpgrade(
  server: Server,
  { method, url, httpVersion, rawHeaders }: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let i = 0; i < rawHeaders.length; i += 2)
    if (!/^(upgrade|connection|http2-settings)$/i.test(rawHeaders[i] ?? ""))
      lines.push(`${rawHeaders[i]}: ${rawHeaders[i + 1]}`);
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), head]));
  server.emit(server instanceof TlsServer ? "secureConnection" : "connection", socket);
}
