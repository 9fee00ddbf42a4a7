import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { asRequestCode, codeOfStatus, type Door, doorOf, type RequestCode } from "../telemetry/doors.js";
import type { Log } from "../telemetry/log.js";
import { RequestLines } from "../telemetry/requestLines.js";
import type { Telemetry } from "../telemetry/telemetry.js";
import type { Span } from "../telemetry/tracing.js";
import { upgradeOf } from "./subscriptions/upgrade.js";

declare module "fastify" {
  interface FastifyRequest {
    /** The code that its answer has, where its status alone does not say it. */
    answeredAs: string | null;
    /** To be called for an answer that is not sent by Fastify. */
    answered: (() => void) | null;
  }
}

export const REQUEST_ID = "x-request-id";
const SENT_ID = /^[\w.:=;-]{1,128}$/;

/** A request's id: the one that it came with, where that can stand in a log line, else a new one. */
export function requestIdOf({ headers }: Pick<IncomingMessage, "headers">): string {
  const sent = headers[REQUEST_ID];
  return typeof sent === "string" && SENT_ID.test(sent) ? sent : randomUUID();
}

/** Asked by supervisors and scrapers all the time: a trace of that says nothing. */
const UNTRACED: ReadonlySet<Door> = new Set(["health", "metrics"]);

/**
 * Counts and times every request, gives its answer the request's id, and begins its trace. To be added before all other hooks,
 * so that what they do is in the trace, and what they refuse is counted.
 */
export function addRequestTelemetry(http: FastifyInstance, { metrics, tracer }: Telemetry, log: Log): void {
  const lines = new RequestLines(log);
  http.decorateRequest("answeredAs", null);
  http.decorateRequest("answered", null);
  http.addHook("onRequest", (request, reply, done) => {
    const since = performance.now();
    const { method, id: requestId } = request;
    reply.header(REQUEST_ID, requestId);
    const door = doorAt(request);
    const span = UNTRACED.has(door) ? undefined : tracer?.request(...spanOf(request));
    request.answered = () => {
      request.answered = null;
      const status = reply.raw.statusCode;
      const code = reply.raw.writableFinished || reply.sent ? codeOf(request, status) : "ABORTED";
      const seconds = (performance.now() - since) / 1_000;
      metrics.request(door, code, seconds);
      endSpan(span, status, code);
      lines.answered({ ...{ requestId, traceId: span?.traceId, door, method, status, code, seconds } });
    };
    reply.raw.once("close", () => request.answered?.());
    if (span === undefined) done();
    else span.within(done);
  });
}

function doorAt(request: FastifyRequest): Door {
  const door = doorOf(request.is404 ? undefined : request.routeOptions.url);
  return door === "graphql" && upgradeOf(request) !== undefined ? "socket" : door;
}

const codeOf = ({ answeredAs }: FastifyRequest, status: number): RequestCode =>
  answeredAs === null ? codeOfStatus(status) : asRequestCode(answeredAs);

/** OpenTelemetry's semantic conventions for HTTP servers, without the address: it may name people. */
function spanOf({ method, headers, routeOptions: { url } }: FastifyRequest): Parameters<SpanMaker> {
  const attributes = { "http.request.method": method, ...(url !== undefined && { "http.route": url }) };
  return [url === undefined ? method : `${method} ${url}`, headers, attributes];
}
type SpanMaker = NonNullable<Telemetry["tracer"]>["request"];

function endSpan(span: Span | undefined, status: number, code: RequestCode): void {
  span?.set({ "http.response.status_code": status, "proofline.code": code });
  span?.end(code === "INTERNAL" || code === "UNAVAILABLE" ? code : undefined);
}
