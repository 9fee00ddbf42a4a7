import type { AddressInfo } from "node:net";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import Fastify, { type FastifyInstance, type FastifyRequest, type FastifyServerFactory } from "fastify";
import { GraphQLError } from "graphql";
import type { AccessSettings } from "../access/settings.js";
import { badInputAt, type ErrorCode, ProoflineError } from "../facts/error.js";
import { READ_TIMEOUT_MS } from "../graph/graph.js";
import type { Log } from "../telemetry/log.js";
import type { Metrics } from "../telemetry/metrics.js";
import type { Telemetry } from "../telemetry/telemetry.js";
import { addAudit } from "./access/audit.js";
import { addAuthentication, OPEN } from "./access/authentication.js";
import { anyOrigin, developmentOrigins } from "./access/origin.js";
import { addAnswerTimeout } from "./answerTimeout.js";
import { createApollo } from "./apollo.js";
import { giveBookmark, takeBookmark } from "./bookmark.js";
import type { Context, Services } from "./context.js";
import type { ReportError } from "./errors.js";
import { addExplorer } from "./explorer.js";
import { graphiqlPage } from "./graphiql.js";
import { addHeaders, BARE_HEADERS, sandboxPolicy } from "./headers.js";
import { errorBody } from "./httpError.js";
import { addKserveRoutes } from "./ingest/kserve.js";
import { addMlflowRoute, readMlflowSecret } from "./ingest/mlflow.js";
import { addOpenLineageRoutes } from "./ingest/openLineage.js";
import { addOtlpRoutes } from "./ingest/otlp.js";
import { addLogRoutes } from "./logRoutes.js";
import { addMetricsRoute, readMetricsToken } from "./metricsRoute.js";
import { listenForOwner } from "./ownerSocket.js";
import { RateLimiter } from "./rateLimit.js";
import { Readiness } from "./readiness.js";
import { addJsonBody } from "./request/body.js";
import { checkRequest } from "./request/queryText.js";
import { checkConditions } from "./request/subscriptionConditions.js";
import { addRequestTelemetry, requestIdOf } from "./requestTelemetry.js";
import { createSchema } from "./schema.js";
import { subscriptionHandler } from "./subscriptions.js";
import { secureServer } from "./tls.js";
import { requestsUnderWay } from "./underWay.js";
import { unusedConnections } from "./unusedConnections.js";

export interface HttpServer extends AsyncDisposable {
  /** `http://host:port`, with the port that was given by the system where 0 was asked for. */
  readonly url: string;
  /** From now on requests are answered; until then all but /livez and /readyz are UNAVAILABLE. */
  open(services: Services): void;
  /** From now on /readyz says no, so that no more requests are sent here; those that come are answered. */
  leave(): void;
  /** Answers all that is under way as UNAVAILABLE: for a service that must end and whose store does not answer. */
  abandon(): Promise<void>;
  /** Answers whoever may open the store at a socket file, too, until that is disposed of. To be ended before this server. */
  listenForOwner(path: string): Promise<AsyncDisposable>;
}

export interface HttpSettings {
  readonly host: string;
  readonly port: number;
  readonly access: AccessSettings;
  /** After it a request is answered as UNAVAILABLE. What it does goes on. */
  readonly answerTimeoutMs: number;
  readonly report: ReportError;
  readonly telemetry: Telemetry;
  readonly log: Log;
  /** Takes lines for people. */
  readonly progress: (line: string) => void;
}

/**
 * Serves GraphQL, the log and the pages beside them. The port is open before the store is, so that a supervisor sees
 * a live process. Stops taking requests on disposal and waits for those under way.
 */
export async function serveHttp(settings: HttpSettings): Promise<HttpServer> {
  const { host, port, access, answerTimeoutMs, report, progress, telemetry, log } = settings;
  let opened: Services | undefined;
  const services = (): Services => {
    if (opened !== undefined) return opened;
    throw new ProoflineError("UNAVAILABLE", "the service is starting: Neo4j has not answered yet");
  };
  const schema = await createSchema();
  const apollo = await createApollo(schema, report, telemetry.tracer);
  const secure = access.tls && (await secureServer(access.tls, { say: progress, report }));
  const http = createServer(access, telemetry.metrics, secure?.factory);
  addRequestTelemetry(http, telemetry, log);
  const closeUnused = unusedConnections(http.server);
  const abandon = requestsUnderWay(http);
  addAnswerTimeout(http, answerTimeoutMs);
  await addHeaders(http, access);
  addAudit(http, services, report);
  const checkOrigin = access.credentials === undefined ? developmentOrigins(access.corsOrigins) : anyOrigin;
  const limiter = new RateLimiter(access.requestsPerSecond);
  const mayScrape = await readMetricsToken(access.metricsTokenFile);
  addAuthentication(http, services, checkOrigin, limiter, progress, mayScrape);
  addJsonBody(http);
  http.route({
    method: ["GET", "POST", "OPTIONS"],
    url: "/graphql",
    config: { access: "graphql" },
    preHandler: [
      subscriptionHandler(http, { schema, services, limiter, report }),
      checkRequest,
      checkConditions(schema.schema),
      takeBookmark(services),
    ],
    onSend: [sandboxPolicy, giveBookmark(services)],
    handler: fastifyApolloHandler(apollo, { context: async (request) => contextOf(services(), request) }),
  });
  await addExplorer(http);
  http.get("/graphiql", OPEN, async (_request, reply) => {
    const { html, policy } = await graphiqlPage();
    return reply.type("text/html; charset=utf-8").header("content-security-policy", policy).send(html);
  });
  addLogRoutes(http, services);
  addMlflowRoute(http, services, await readMlflowSecret(access.mlflowSecretFile));
  addKserveRoutes(http, services);
  addOtlpRoutes(http, services);
  await addOpenLineageRoutes(http, services);
  const leave = addHealth(http, services);
  addMetricsRoute(http, telemetry.metrics);
  await http.listen({ host, port }).catch((cause: unknown) => {
    secure?.[Symbol.dispose]();
    const isTaken = cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE";
    throw isTaken ? badInputAt("PORT", `${port} is in use by another program: set another`, cause) : cause;
  });
  return {
    url: urlOf(http, host, access),
    open: (ready) => {
      opened = ready;
    },
    leave,
    abandon,
    listenForOwner: (path) => listenForOwner(http, path, REQUEST_TIMEOUT_MS),
    [Symbol.asyncDispose]: async () => {
      secure?.[Symbol.dispose]();
      const closed = http.close();
      closeUnused();
      await closed;
      await apollo.stop();
    },
  };
}

/** From its first byte to its last: who sends slower than the largest body takes holds memory for nothing. */
const REQUEST_TIMEOUT_MS = 120_000;

const BAD_ADDRESS = errorBody("BAD_USER_INPUT", "the address is malformed");

function createServer(
  { trustedProxies }: AccessSettings,
  metrics: Metrics,
  serverFactory: FastifyServerFactory | undefined,
): FastifyInstance {
  return Fastify({
    requestTimeout: REQUEST_TIMEOUT_MS,
    genReqId: requestIdOf,
    forceCloseConnections: "idle",
    // without it X-Forwarded-For is what anybody says
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    routerOptions: { ignoreTrailingSlash: true },
    ...(serverFactory && { serverFactory }),
    // for an address that can't be decoded no hook is asked, and Fastify would repeat it
    frameworkErrors: (_error, _request, { raw }) => {
      metrics.request("none", "BAD_USER_INPUT", 0);
      raw.writeHead(400, BARE_HEADERS).end(JSON.stringify(BAD_ADDRESS));
    },
  });
}

function contextOf(services: Services, request: FastifyRequest): Context {
  const { caller } = request;
  // who asks for the page of Sandbox has no caller, and gets no more than it
  if (caller === null)
    throw new GraphQLError("a request needs a query", {
      extensions: { code: "BAD_USER_INPUT" satisfies ErrorCode, http: { status: 400 } },
    });
  const { graph, notary, recorder, authenticator, accessLog, alertFeed, policy, kserve, now } = services;
  // V8 takes over 10 µs for this object where it begins with `...services`, and under one where all is named
  return {
    graph,
    notary,
    recorder,
    authenticator,
    accessLog,
    alertFeed,
    policy,
    kserve,
    now,
    caller,
    written: { duplicates: 0, forgotten: 0 },
    access: { recorded: undefined },
    isLarge: request.isLarge,
    requestId: request.id,
    answeredAs: (code) => {
      request.answeredAs = code;
    },
    isGone: () => request.raw.socket.destroyed,
    audited: () => {
      request.isAudited = true;
    },
    executionContext: graph.catalogue.forOperation(),
    transaction: { timeout: READ_TIMEOUT_MS },
    sessionConfig: graph.database === undefined ? {} : { database: graph.database },
  };
}

/** /livez: the process answers. /readyz: facts can be recorded, until what this returns is called. */
function addHealth(http: FastifyInstance, services: () => Services): () => void {
  let isLeaving = false;
  http.get("/livez", OPEN, () => ({ status: "live" }));
  const readiness = new Readiness(async () => services().recorder.check());
  http.get("/readyz", OPEN, async (_request, reply) =>
    !isLeaving && (await readiness.isReady())
      ? { status: "ready" }
      : reply.code(503).send({ status: "unavailable" }),
  );
  return () => {
    isLeaving = true;
  };
}

function urlOf(http: FastifyInstance, host: string, { tls }: AccessSettings): string {
  const address: AddressInfo | string | null = http.server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return `${tls === undefined ? "http" : "https"}://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
