import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { FastifyInstance, FastifyRequest } from "fastify";

/** Requests that came by a socket file. */
const byOwner = new WeakSet<IncomingMessage>();

/** Whether whoever may open the store asks: who can open the socket file can open that, and does not show who they are. */
export const isByOwner = ({ raw }: FastifyRequest): boolean => byOwner.has(raw);

/** How long what is under way may take when the socket is closed. */
const ENDING_MS = 30_000;

/**
 * Answers at a socket file too, until disposed of, which removes the file and waits for the requests under way. Who may open
 * the file is the caller's to see to.
 */
export async function listenForOwner(
  http: FastifyInstance,
  path: string,
  requestTimeout: number,
): Promise<AsyncDisposable> {
  const server = createServer({ requestTimeout }, (request, response) => {
    byOwner.add(request);
    http.routing(request, response);
  }).listen(path);
  await once(server, "listening");
  return {
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, "close");
      server.close();
      const late = setTimeout(() => server.closeAllConnections(), ENDING_MS);
      await closed;
      clearTimeout(late);
    },
  };
}
