import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Caller } from "../../access/auditedRequest.js";
import { ExpiryNotices, type KeyExpiry } from "../../access/keyExpiry.js";
import { badInput, ProoflineError } from "../../facts/error.js";
import { ANONYMOUS, holds, LOCAL, type Role } from "../../facts/role.js";
import type { Services } from "../context.js";
import type { TokenCheck } from "../metricsRoute.js";
import { isByOwner } from "../ownerSocket.js";
import { type RateLimiter, tooManyRequests } from "../rateLimit.js";
import { upgradeOf } from "../subscriptions/upgrade.js";
import { auditedRoute } from "./audit.js";
import type { OriginCheck } from "./origin.js";

/**
 * Who may ask for a route. Open ones show no audited data and are not recorded; of a role's ones each request is; GraphQL
 * authorises and records each operation (plugin.ts). One that records facts is for whoever shows who they are: the Recorder
 * authorises each fact by its kind, and what was recorded is the evidence (../ingest/record.ts). A signed one is for whoever signed
 * what is sent: who that is, is known when the body is read, and until then it is nobody, who can record nothing. Metrics
 * are for whoever shows their token, has the role READ, or asks in development mode; they show nothing audited, and are not recorded.
 */
export type RouteAccess = "open" | "graphql" | "record" | "signed" | "metrics" | { readonly role: Role };

/** The options of an open route. */
export const OPEN = { config: { access: "open" } } as const;

/** On answers to who shows an API key that ends within two weeks: when that is. */
export const KEY_EXPIRES = "x-proofline-key-expires";

type AuthenticationServices = Pick<Services, "authenticator" | "accessLog" | "now">;

declare module "fastify" {
  interface FastifyContextConfig {
    access?: RouteAccess;
  }
  interface FastifyRequest {
    /** Who asks, on every route that is not open. */
    caller: Caller | null;
  }
}

/** Authenticates every request, limits how often its principal asks, and refuses a route that doesn't say who may ask for it. */
export function addAuthentication(
  http: FastifyInstance,
  services: () => AuthenticationServices,
  checkOrigin: OriginCheck,
  limiter: RateLimiter,
  say: (line: string) => void,
  mayScrape: TokenCheck = () => false,
): void {
  const notices = new ExpiryNotices(say);
  http.decorateRequest("caller", null);
  http.addHook("onRoute", ({ url, config }) => {
    if (config?.access === undefined) throw new Error(`the route ${url} does not say who may ask for it`);
  });
  http.addHook("onRequest", async (request, reply) => {
    // for nobody, and before anything of its body is read
    if (request.is404) throw new ProoflineError("NOT_FOUND", "there is nothing here");
    const { access } = request.routeOptions.config;
    if (access === "signed") {
      request.caller = unknownCaller(request);
      // of nobody there would be one number for all
      if (!limiter.allows({ ...ANONYMOUS, name: `address ${request.ip}` })) throw tooManyRequests();
    } else if (access === "metrics" && mayScrape(request.headers.authorization)) {
      // nobody has to be asked who that is, so that it works without the store
    } else if (access !== undefined && access !== "open" && (isForSocket(request) || !isSandbox(request))) {
      const { caller, expiry } = await identify(request, services(), checkOrigin);
      if (expiry !== undefined) {
        reply.header(KEY_EXPIRES, new Date(expiry.at).toISOString());
        notices.used(expiry, services().now().getTime());
      }
      // from here on a refusal is recorded in the caller's name
      request.caller = caller;
      if (caller.principal !== ANONYMOUS && !limiter.allows(caller.principal)) throw tooManyRequests();
    }
    mustHaveAddress(request);
  });
  http.addHook("preValidation", async (request) => {
    const { caller, routeOptions } = request;
    const { access } = routeOptions.config;
    if (caller === null || access === undefined) return;
    const role = access === "metrics" ? "READ" : typeof access === "string" ? undefined : access.role;
    if (role === undefined) return;
    if (!holds(caller.principal, role)) throw new ProoflineError("FORBIDDEN", `this takes the role ${role}`);
    if (access === "metrics") return;
    const { accessLog } = services();
    request.recorded = accessLog.allowed(caller, auditedRoute(request));
    // it is awaited before the answer goes out
    request.recorded.catch(() => {});
  });
}

const unknownCaller = ({ ip, headers }: FastifyRequest): Caller => ({
  principal: ANONYMOUS,
  address: ip,
  userAgent: headers["user-agent"] ?? null,
});

/** What handles a request reads its address as a URL. */
function mustHaveAddress({ url, protocol, hostname }: FastifyRequest): void {
  if (!URL.canParse(url, `${protocol}://${hostname}/`))
    throw badInput("the address is malformed, or the header Host is");
}

const isForSocket = (request: FastifyRequest): boolean =>
  request.routeOptions.config.access === "graphql" && upgradeOf(request) !== undefined;

/** Apollo answers a GET without a query with the page of Sandbox. */
function isSandbox({ method, routeOptions, query }: FastifyRequest): boolean {
  const isAsking = typeof query === "object" && query !== null && ("query" in query || "extensions" in query);
  return method === "GET" && routeOptions.config.access === "graphql" && !isAsking;
}

async function identify(
  request: FastifyRequest,
  { authenticator, accessLog }: Pick<AuthenticationServices, "authenticator" | "accessLog">,
  checkOrigin: OriginCheck,
): Promise<{ readonly caller: Caller; readonly expiry?: KeyExpiry | undefined }> {
  const { authorization, "user-agent": userAgent = null } = request.headers;
  if (isByOwner(request)) return { caller: { principal: LOCAL, address: null, userAgent } };
  const from = { address: request.ip, userAgent };
  try {
    checkOrigin(request.headers);
    // a browser can't show who it is with the request for a WebSocket
    if (authorization === undefined && isForSocket(request))
      return { caller: { principal: ANONYMOUS, ...from } };
    const { expiry, ...principal } = await authenticator.authenticate(authorization);
    return { caller: { principal, ...from }, expiry };
  } catch (error) {
    if (error instanceof ProoflineError && (error.code === "UNAUTHENTICATED" || error.code === "FORBIDDEN"))
      await accessLog.refused({ principal: ANONYMOUS, ...from }, auditedRoute(request), error.code);
    throw error;
  }
}
