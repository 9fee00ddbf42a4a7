import type { AddressInfo } from "node:net";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import Fastify, { type FastifyError, type FastifyInstance } from "fastify";
import type { ErrorCode } from "../facts/error.js";
import { createApollo } from "./apollo.js";
import type { Context, Services } from "./context.js";
import type { ReportError } from "./errors.js";
import { graphiqlPage } from "./graphiql.js";
import { BODY_LIMIT } from "./limits.js";
import { addLogRoutes } from "./logRoutes.js";

export interface HttpServer extends AsyncDisposable {
  /** `http://host:port`, with the port that was given by the system where 0 was asked for. */
  readonly url: string;
}

/** Serves GraphQL and the pages beside it. Stops taking requests on disposal and waits for those under way. */
export async function serveHttp(
  services: Services,
  { host, port, report }: { host: string; port: number; report: ReportError },
): Promise<HttpServer> {
  const apollo = await createApollo(report);
  const http = Fastify({
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: "idle",
    routerOptions: { ignoreTrailingSlash: true },
  });
  http.setErrorHandler((error: FastifyError, _request, reply) => {
    const { status, code, message } = refusal(error, report);
    return reply.code(status).send({ errors: [{ message, extensions: { code } }] });
  });
  const context: Context = {
    ...services,
    principal: "local",
    executionContext: services.graph.driver,
    sessionConfig: services.graph.database === undefined ? {} : { database: services.graph.database },
  };
  http.route({
    method: ["GET", "POST", "OPTIONS"],
    url: "/graphql",
    handler: fastifyApolloHandler(apollo, { context: () => Promise.resolve(context) }),
  });
  http.get("/", (_request, reply) => reply.redirect("/graphiql"));
  http.get("/graphiql", async (_request, reply) => reply.type("text/html").send(await graphiqlPage()));
  addLogRoutes(http, services);
  addHealth(http, services);
  await http.listen({ host, port });
  return {
    url: urlOf(http, host),
    [Symbol.asyncDispose]: async () => {
      await http.close();
      await apollo.stop();
    },
  };
}

/** /livez: the process answers. /readyz: so does Neo4j; migrations were done before the port was opened. */
function addHealth(http: FastifyInstance, { graph }: Services): void {
  http.get("/livez", () => ({ status: "live" }));
  http.get("/readyz", async (_request, reply) => {
    try {
      await graph.ping();
      return { status: "ready" };
    } catch {
      return reply.code(503).send({ status: "unavailable" });
    }
  });
}

/** What Fastify refuses before GraphQL sees it: bodies that are too large, no JSON, or of another type. */
function refusal(
  error: FastifyError,
  report: ReportError,
): { status: number; code: ErrorCode; message: string } {
  const status = error.statusCode ?? 500;
  if (status === 413)
    return { status, code: "LIMIT_EXCEEDED", message: `a request has at most ${BODY_LIMIT} bytes` };
  if (status < 500) return { status, code: "BAD_USER_INPUT", message: error.message };
  report("a request failed", error);
  return { status: 500, code: "INTERNAL", message: "an internal error" };
}

function urlOf(http: FastifyInstance, host: string): string {
  const address: AddressInfo | string | null = http.server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
