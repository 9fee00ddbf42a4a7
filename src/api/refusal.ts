import type { FastifyError, FastifyInstance } from "fastify";
import { type ErrorCode, ProoflineError } from "../facts/error.js";
import { recordRefusal } from "./access/authentication.js";
import type { Services } from "./context.js";
import type { ReportError } from "./errors.js";
import { CHALLENGE, errorBody, STATUS } from "./httpError.js";
import { TOO_OFTEN } from "./rateLimit.js";

/** What a client is told of a request that fails outside of GraphQL, once it is recorded. */
export function addRefusals(http: FastifyInstance, services: () => Services, report: ReportError): void {
  http.setErrorHandler(async (error: FastifyError | ProoflineError, request, reply) => {
    const refusal = refusalOf(error, report);
    // who has no caller was recorded by the door
    const told = await recordRefusal(request, services, refusal.recordedAs ?? refusal.code).then(
      () => refusal,
      (cause: FastifyError | ProoflineError) => refusalOf(cause, report),
    );
    // what it still sends is not read
    if (told.code === "NOT_FOUND") reply.header("connection", "close");
    if (told.code === "UNAUTHENTICATED") reply.header("www-authenticate", CHALLENGE);
    return reply.code(told.status).send(errorBody(told.code, told.message));
  });
}

interface Refusal {
  readonly status: number;
  readonly code: ErrorCode;
  readonly message: string;
  /** Where the audit says it more exactly than the client is told. */
  readonly recordedAs?: string;
}

/** No identity or not enough roles; too many requests; bodies and queries that are too large, no JSON, or of another type; a store that is not there. */
function refusalOf(error: FastifyError | ProoflineError, report: ReportError): Refusal {
  if (error instanceof ProoflineError) {
    const status = STATUS[error.code];
    if (status !== undefined) return { status, code: error.code, message: error.message };
  }
  const status = "statusCode" in error ? (error.statusCode ?? 500) : 500;
  if (status === 429)
    return {
      status,
      code: "LIMIT_EXCEEDED",
      message: TOO_OFTEN,
      recordedAs: "RATE_LIMITED",
    };
  if (status < 500) return { status, code: "BAD_USER_INPUT", message: error.message };
  report("a request failed", error);
  return { status: 500, code: "INTERNAL", message: "an internal error" };
}
