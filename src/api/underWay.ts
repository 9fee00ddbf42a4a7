import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyInstance, FastifyReply } from "fastify";
import { BARE_HEADERS } from "./headers.js";
import { errorBody } from "./httpError.js";

/** What may be lost on the way is lost: whoever does not read an answer can't hold up the end. */
const SENDING_MS = 500;
const STOPPING = errorBody(
  "UNAVAILABLE",
  "the service is stopping, and the store did not answer: send it again",
);

/**
 * Keeps account of the requests that are not answered yet. What it returns answers them all as UNAVAILABLE, for a service that
 * can't wait for its store any longer.
 */
export function requestsUnderWay(http: FastifyInstance): () => Promise<void> {
  const replies = new Set<FastifyReply>();
  http.addHook("onRequest", (_request, reply, done) => {
    replies.add(reply);
    reply.raw.once("close", () => replies.delete(reply));
    done();
  });
  return async () => {
    const sent = [...replies].map(({ raw }) => {
      // an answer that has begun can only be cut off, so that nobody takes it for a whole one
      if (raw.headersSent || raw.socket === null) return raw.destroy();
      return new Promise<void>((resolve) => {
        raw.writeHead(503, { ...BARE_HEADERS, connection: "close" }).end(JSON.stringify(STOPPING), resolve);
      });
    });
    await Promise.race([Promise.all(sent), sleep(SENDING_MS, undefined, { ref: false })]);
  };
}
