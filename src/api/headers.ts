import cors from "@fastify/cors";
import helmet from "@fastify/helmet";
import type { FastifyInstance, onSendAsyncHookHandler } from "fastify";
import type { AccessSettings } from "../access/settings.js";
import { KEY_EXPIRES } from "./access/authentication.js";
import { BOOKMARK } from "./bookmark.js";
import { REQUEST_ID } from "./requestTelemetry.js";

const YEAR_S = 31_536_000;
/** How long a browser need not ask again whether a page elsewhere may send a request. */
const PREFLIGHT_S = 600;
/** A copy kept on the way would be read without a record. Routes that show nothing audited say otherwise. */
const NEVER_KEPT = "no-store";

/**
 * What Apollo Sandbox can't forbid by itself. Which scripts and styles of its makers run is said in its page, with a
 * nonce: to say it here once more would forbid what changes there.
 */
const SANDBOX_POLICY = "base-uri 'none'; object-src 'none'; form-action 'none'; frame-ancestors 'none'";

/** Of JSON that goes out before all else. */
export const BARE_HEADERS = {
  "content-type": "application/json; charset=utf-8",
  "content-security-policy": "default-src 'none';frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "cache-control": NEVER_KEPT,
};

/** Says to browsers what an answer may be used for. Asked for before what may refuse a request, so that all answers say it. */
export async function addHeaders(http: FastifyInstance, { tls, corsOrigins }: AccessSettings): Promise<void> {
  await http.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { "default-src": ["'none'"], "frame-ancestors": ["'none'"] },
    },
    xFrameOptions: { action: "deny" },
    // where a proxy ends TLS, the proxy says it
    strictTransportSecurity: tls === undefined ? false : { maxAge: YEAR_S, includeSubDomains: false },
  });
  if (corsOrigins.length > 0)
    await http.register(cors, {
      origin: [...corsOrigins],
      methods: ["GET", "POST"],
      allowedHeaders: ["authorization", "content-type", BOOKMARK],
      exposedHeaders: [BOOKMARK, KEY_EXPIRES, REQUEST_ID],
      maxAge: PREFLIGHT_S,
    });
  http.addHook("onRequest", async (_request, reply) => {
    reply.header("cache-control", NEVER_KEPT);
  });
  http.addHook("onSend", async (_request, reply, payload) => {
    // also of a route that had said how long its answer may be kept, and then failed
    if (reply.statusCode >= 400) reply.header("cache-control", NEVER_KEPT);
    return payload;
  });
}

/** Lets the page of Apollo Sandbox run, on a route that answers with data, too. */
export const sandboxPolicy: onSendAsyncHookHandler = async (_request, reply, payload) => {
  const type = String(reply.getHeader("content-type"));
  if (type.startsWith("text/html")) reply.header("content-security-policy", SANDBOX_POLICY);
  return payload;
};
