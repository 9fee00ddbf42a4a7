import type { Server } from "graphql-ws";
import { WebSocket } from "ws";
import type { ReportError } from "../errors.js";
import { type Close, closeFor } from "./close.js";
import type { Connection } from "./connection.js";

const KEEP_ALIVE_MS = 12_000;
/** A socket whose other end doesn't say goodbye is cut off. */
const GOODBYE_MS = 1_000;

/** Closes a socket, whatever its other end does. */
export function closeSocket(socket: WebSocket, { code, reason }: Close): void {
  if (socket.readyState === WebSocket.CLOSED) return;
  socket.close(code, reason);
  const cutOff = setTimeout(() => socket.terminate(), GOODBYE_MS);
  socket.once("close", () => clearTimeout(cutOff));
}

/** Lets a socket speak the protocol until it closes. What was asked for and can't be done closes it. */
export function serveSocket(
  socket: WebSocket,
  protocol: Server<Connection>,
  connection: Connection,
  report: ReportError,
): void {
  const fail = (error: unknown): void => {
    report("a socket failed", error);
    closeSocket(socket, closeFor("INTERNAL"));
  };
  // ws closes it by itself, with the code of what its other end did wrong
  socket.on("error", () => {});
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send: async (data) => {
        if (!connection.isTurnedAway) await send(socket, data);
      },
      close: (code = 1000, reason = "") => connection.close({ code, reason }).catch(fail),
      onMessage: (handle) =>
        socket.on("message", (data) => {
          // what comes after it was closed is not answered any more
          if (socket.readyState !== WebSocket.OPEN || connection.isTurnedAway) return;
          connection.handle(String(data), handle).catch(fail);
        }),
    },
    connection,
  );
  const ping = keepAlive(socket);
  socket.once("close", (code, reason) => {
    clearInterval(ping);
    closed(code, String(reason)).catch(fail);
  });
}

/** Resolves when the socket can take more: a reader that is slow makes its events wait. */
const send = (socket: WebSocket, data: string): Promise<void> =>
  new Promise((resolve, reject) => {
    if (socket.readyState !== WebSocket.OPEN) resolve();
    else socket.send(data, (error) => (error ? reject(error) : resolve()));
  });

function keepAlive(socket: WebSocket): NodeJS.Timeout {
  let isAlive = true;
  socket.on("pong", () => {
    isAlive = true;
  });
  return setInterval(() => {
    if (!isAlive) socket.terminate();
    else if (socket.readyState === WebSocket.OPEN) {
      isAlive = false;
      socket.ping();
    }
  }, KEEP_ALIVE_MS);
}
