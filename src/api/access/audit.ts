import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { AuditedRequest, RefusalCode } from "../../access/auditedRequest.js";
import type { ProoflineError } from "../../facts/error.js";
import { AnswerTimeout } from "../answerTimeout.js";
import type { Services } from "../context.js";
import type { ReportError } from "../errors.js";
import { errorBody, httpErrorOf, unrecorded } from "../httpError.js";

declare module "fastify" {
  interface FastifyRequest {
    /** That this request was recorded, where it is by the route. */
    recorded: Promise<void> | null;
    /** Whether what this request asked for is recorded, or leaves nothing to record. */
    isAudited: boolean;
  }
}

/** RFC 6750 section 3. */
const CHALLENGE = 'Bearer realm="proofline"';

type AuditServices = () => Pick<Services, "accessLog">;

/**
 * Sees to it that no answer goes out before the request is recorded: what a route allowed, and what was refused outside of
 * GraphQL, which records each operation itself (plugin.ts).
 */
export function addAudit(http: FastifyInstance, services: AuditServices, report: ReportError): void {
  http.decorateRequest("recorded", null);
  http.decorateRequest("isAudited", false);
  http.setErrorHandler(async (error: FastifyError | ProoflineError, request, reply) => {
    // no more is told than that, and nothing waits for a store that does not answer
    if (error instanceof AnswerTimeout) leaveUnrecorded(request);
    const told: ReportError = (message, cause) => report(message, cause, request.id);
    const refusal = httpErrorOf(error, told);
    const { status, code, message, recordedAs } = await recordRefusal(
      request,
      services,
      refusal.recordedAs,
    ).then(
      () => refusal,
      (cause: FastifyError | ProoflineError) => httpErrorOf(cause, told),
    );
    request.answeredAs = recordedAs;
    // what it still sends is not read
    if (status === 404) reply.header("connection", "close");
    if (status === 401) reply.header("www-authenticate", CHALLENGE);
    if (status === 429) reply.header("retry-after", "1");
    return reply.code(status).send(errorBody(code, message));
  });
  http.addHook("onSend", async (request, reply, payload) => {
    try {
      await (request.recorded ?? recordUnread(request, reply, services));
      return payload;
    } catch (error) {
      const { code, status } = unrecorded(error, (message, cause) => report(message, cause, request.id));
      request.answeredAs = code;
      reply.code(status).type("application/json").removeHeader("content-length");
      return JSON.stringify(errorBody(code, "this could not be recorded"));
    }
  });
}

function leaveUnrecorded(request: FastifyRequest): void {
  request.recorded?.catch(() => {});
  request.recorded = Promise.resolve();
  request.isAudited = true;
}

/** Who was not authenticated is recorded as such before (authentication.ts), and a read that was allowed is one fact. */
async function recordRefusal(
  request: FastifyRequest,
  services: AuditServices,
  code: RefusalCode,
): Promise<void> {
  if (request.caller === null || request.recorded !== null) return;
  request.isAudited = true;
  await services().accessLog.refused(request.caller, auditedRoute(request), code);
}

/** What Apollo refuses before it is an operation: a batch, a query that is no text, a form that a page could send. */
async function recordUnread(
  request: FastifyRequest,
  { statusCode }: FastifyReply,
  services: AuditServices,
): Promise<void> {
  if (request.caller === null || request.isAudited || statusCode < 400) return;
  await services().accessLog.refused(request.caller, auditedRoute(request), "BAD_REQUEST");
}

/** A request by its address alone: what it asks for of GraphQL is not read before it has shown who it is. */
export function auditedRoute({ method, url, routeOptions }: FastifyRequest): AuditedRequest {
  const path = url.replace(/\?.*$/s, "");
  return {
    operation: `${method} ${path}`,
    fields: [routeOptions.url ?? path],
    facts: [],
    pageSize: null,
    text: null,
  };
}
