import type { FastifyInstance } from "fastify";
import { ProoflineError } from "../facts/error.js";

/** Tells that a request had no answer in time. */
export class AnswerTimeout extends ProoflineError {
  constructor() {
    super(
      "UNAVAILABLE",
      "there was no answer in time (ANSWER_TIMEOUT_SECONDS): send it again; what was recorded all the same is then a duplicate",
    );
  }
}

/**
 * Answers each request after a time as UNAVAILABLE: a store that stands still answers nothing, and whoever asks may not know how
 * long to wait. What the request does goes on. Fastify's `handlerTimeout` ends with a request's body, and not with its answer.
 */
export function addAnswerTimeout(http: FastifyInstance, timeoutMs: number): void {
  http.addHook("onRequest", (_request, reply, done) => {
    const timer = setTimeout(() => {
      // it may be a WebSocket by now, or an answer that is on its way
      if (!reply.sent && !reply.raw.headersSent) reply.send(new AnswerTimeout());
    }, timeoutMs);
    timer.unref();
    reply.raw.once("close", () => clearTimeout(timer));
    done();
  });
}
