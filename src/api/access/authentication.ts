import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { AuditedRequest, Caller, RefusalCode } from "../../access/auditedRequest.js";
import { ProoflineError } from "../../facts/error.js";
import { ANONYMOUS, holds, type Role } from "../../facts/role.js";
import type { Services } from "../context.js";
import type { ReportError } from "../errors.js";
import { errorBody, unrecorded } from "../httpError.js";
import type { OriginCheck } from "./origin.js";

/**
 * Who may ask for a route. Open ones show no audited data and are not recorded; of a role's ones each request is; GraphQL
 * authorises and records each operation (plugin.ts).
 */
export type RouteAccess = "open" | "graphql" | { readonly role: Role };

declare module "fastify" {
  interface FastifyContextConfig {
    access?: RouteAccess;
  }
  interface FastifyRequest {
    /** Who asks, on every route that is not open. */
    caller: Caller | null;
    /** That this request was recorded, where it is by the route. */
    settled: Promise<void> | null;
    /** Whether what this request asked for is recorded, or leaves nothing to record. */
    isAudited: boolean;
  }
}

/** Asks every request who it is, and refuses a route that doesn't say who may ask for it. */
export function addAuthentication(
  http: FastifyInstance,
  services: () => Services,
  checkOrigin: OriginCheck,
  report: ReportError,
): void {
  http.decorateRequest("caller", null);
  http.decorateRequest("settled", null);
  http.decorateRequest("isAudited", false);
  http.addHook("onRoute", ({ url, config }) => {
    if (config?.access === undefined) throw new Error(`the route ${url} does not say who may ask for it`);
  });
  http.addHook("onRequest", async (request) => {
    // for nobody, and before anything of its body is read
    if (request.is404) throw new ProoflineError("NOT_FOUND", "there is nothing here");
    const { access } = request.routeOptions.config;
    if (access !== undefined && access !== "open" && !isSandbox(request)) {
      const caller = await identify(request, services(), checkOrigin);
      // from here on a refusal is recorded in the caller's name
      request.caller = caller;
    }
    mustHaveAddress(request);
  });
  // after the rate limit, so that what it refuses is no read
  http.addHook("preValidation", async (request) => {
    const { caller, routeOptions } = request;
    const { access } = routeOptions.config;
    if (caller === null || access === undefined || typeof access === "string") return;
    if (!holds(caller.principal, access.role))
      throw new ProoflineError("FORBIDDEN", `this takes the role ${access.role}`);
    const { accessLog } = services();
    request.settled = accessLog.allowed(caller, auditedRoute(request));
    // it is awaited before the answer goes out
    request.settled.catch(() => {});
  });
  http.addHook("onSend", async (request, reply, payload) => {
    try {
      await (request.settled ?? settleUnread(request, reply, services));
      return payload;
    } catch (error) {
      const { code, status } = unrecorded(error, report);
      reply.code(status).type("application/json").removeHeader("content-length");
      return JSON.stringify(errorBody(code, "this could not be recorded"));
    }
  });
}

/**
 * Records that a request was refused outside of GraphQL, before its answer goes out. What the door refused it has recorded
 * itself, and what is recorded as a read needs no second fact.
 */
export async function recordRefusal(
  request: FastifyRequest,
  services: () => Services,
  code: RefusalCode,
): Promise<void> {
  if (request.caller === null || request.settled !== null) return;
  request.isAudited = true;
  await services().accessLog.refused(request.caller, auditedRoute(request), code);
}

/** What Apollo refuses before it is an operation: a batch, a query that is no text, a form that a page could send. */
async function settleUnread(
  request: FastifyRequest,
  { statusCode }: FastifyReply,
  services: () => Services,
): Promise<void> {
  if (request.caller === null || request.isAudited || statusCode < 400) return;
  await services().accessLog.refused(request.caller, auditedRoute(request), "BAD_REQUEST");
}

/** What handles a request reads its address as a URL. */
function mustHaveAddress({ url, protocol, hostname }: FastifyRequest): void {
  if (!URL.canParse(url, `${protocol}://${hostname}/`))
    throw new ProoflineError("BAD_USER_INPUT", "the address is malformed, or the header Host is");
}

/** Apollo answers a GET without a query with the page of Sandbox. */
function isSandbox({ method, routeOptions, query }: FastifyRequest): boolean {
  const isAsking = typeof query === "object" && query !== null && ("query" in query || "extensions" in query);
  return method === "GET" && routeOptions.config.access === "graphql" && !isAsking;
}

async function identify(
  request: FastifyRequest,
  { authenticator, accessLog }: Services,
  checkOrigin: OriginCheck,
): Promise<Caller> {
  const from = { address: request.ip, userAgent: request.headers["user-agent"] ?? null };
  try {
    checkOrigin(request.headers);
    const { principal } = await authenticator.authenticate(request.headers.authorization);
    return { principal, ...from };
  } catch (error) {
    if (error instanceof ProoflineError && (error.code === "UNAUTHENTICATED" || error.code === "FORBIDDEN"))
      await accessLog.refused({ principal: ANONYMOUS, ...from }, auditedRoute(request), error.code);
    throw error;
  }
}

/** A request by its address alone: what it asks for of GraphQL is not read before it has shown who it is. */
function auditedRoute({ method, url, routeOptions }: FastifyRequest): AuditedRequest {
  const path = url.replace(/\?.*$/s, "");
  return {
    operation: `${method} ${path}`,
    fields: [routeOptions.url ?? path],
    facts: [],
    pageSize: null,
    text: null,
  };
}
