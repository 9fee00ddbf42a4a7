import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";
import { Server as TlsServer } from "node:tls";

/**
 * Keeps account of a server's connections that have sent no whole request yet; the answer closes them. Node takes them for busy,
 * so that a server that stops would wait for as long as they stay: a browser opens such connections, to be faster later.
 */
export function unusedConnections(server: Server): () => void {
  const unused = new Set<Socket>();
  const isUsed = ({ socket }: IncomingMessage) => unused.delete(socket);
  server.on(server instanceof TlsServer ? "secureConnection" : "connection", (socket: Socket) => {
    unused.add(socket);
    socket.once("close", () => unused.delete(socket));
  });
  server.on("request", isUsed);
  server.on("upgrade", isUsed);
  return () => {
    for (const socket of unused) socket.destroy();
  };
}
