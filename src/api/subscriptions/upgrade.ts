import { type IncomingMessage, type Server, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { Server as TlsServer } from "node:tls";
import { ProoflineError } from "../../facts/error.js";
import { BARE_HEADERS } from "../headers.js";
import { CHALLENGE, errorBody, STATUS } from "../httpError.js";

export const isWebSocket = ({ headers }: IncomingMessage): boolean =>
  headers.upgrade?.toLowerCase() === "websocket";

/** Answers an upgrade that is refused, in the form of every refusal outside of GraphQL. */
export function refuseUpgrade(socket: Duplex, error: unknown): void {
  const isKnown = error instanceof ProoflineError;
  const code = isKnown ? error.code : "INTERNAL";
  const message = isKnown ? error.message : "an internal error";
  // there is no room now
  const status = code === "LIMIT_EXCEEDED" ? 503 : (STATUS[code] ?? 500);
  const body = JSON.stringify(errorBody(code, message));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "connection: close",
    ...(code === "UNAUTHENTICATED" ? [`www-authenticate: ${CHALLENGE}`] : []),
    ...Object.entries(BARE_HEADERS).map(([name, value]) => `${name}: ${value}`),
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  socket.once("finish", () => socket.destroy());
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}

/**
 * Some clients offer another upgrade with ordinary requests (Java's offers h2c), which a server may ignore (RFC 9110
 * section 7.8). Node hands them over as soon as anybody listens for upgrades, so the request is given back without the
 * offer.
 */
export function ignoreUpgrade(
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
