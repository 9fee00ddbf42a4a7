import type { AddressInfo } from "node:net";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import Fastify, { type FastifyError, type FastifyInstance } from "fastify";
import { type ErrorCode, ProoflineError } from "../facts/error.js";
import { createApollo } from "./apollo.js";
import type { Context, Services } from "./context.js";
import type { ReportError } from "./errors.js";
import { graphiqlPage } from "./graphiql.js";
import { BODY_LIMIT } from "./limits.js";
import { addLogRoutes } from "./logRoutes.js";

export interface HttpServer extends AsyncDisposable {
  /** `http://host:port`, with the port that was given by the system where 0 was asked for. */
  readonly url: string;
  /** From now on requests are answered; until then all but /livez and /readyz are UNAVAILABLE. */
  open(services: Services): void;
}

/**
 * Serves GraphQL, the log and the pages beside them. The port is open before the store is, so that a supervisor sees
 * a live process. Stops taking requests on disposal and waits for those under way.
 */
export async function serveHttp({
  host,
  port,
  report,
}: {
  host: string;
  port: number;
  report: ReportError;
}): Promise<HttpServer> {
  let opened: Services | undefined;
  const services = (): Services => {
    if (opened !== undefined) return opened;
    throw new ProoflineError("UNAVAILABLE", "the service is starting: Neo4j has not answered yet");
  };
  const apollo = await createApollo(report);
  const http = Fastify({
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: "idle",
    routerOptions: { ignoreTrailingSlash: true },
  });
  http.setErrorHandler((error: FastifyError | ProoflineError, _request, reply) => {
    const { status, code, message } = refusal(error, report);
    return reply.code(status).send({ errors: [{ message, extensions: { code } }] });
  });
  http.route({
    method: ["GET", "POST", "OPTIONS"],
    url: "/graphql",
    preHandler: async () => {
      services();
    },
    handler: fastifyApolloHandler(apollo, { context: async () => contextOf(services()) }),
  });
  http.get("/", (_request, reply) => reply.redirect("/graphiql"));
  http.get("/graphiql", async (_request, reply) => reply.type("text/html").send(await graphiqlPage()));
  addLogRoutes(http, services);
  addHealth(http, services);
  await http.listen({ host, port }).catch((cause: unknown) => {
    const isTaken = cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE";
    throw isTaken
      ? new ProoflineError("BAD_USER_INPUT", `${port} is in use by another program: set another`, {
          path: "PORT",
          cause,
        })
      : cause;
  });
  return {
    url: urlOf(http, host),
    open: (ready) => {
      opened = ready;
    },
    [Symbol.asyncDispose]: async () => {
      await http.close();
      await apollo.stop();
    },
  };
}

const contextOf = (services: Services): Context => ({
  ...services,
  principal: "local",
  executionContext: services.graph.driver,
  sessionConfig: services.graph.database === undefined ? {} : { database: services.graph.database },
});

/** /livez: the process answers. /readyz: so does Neo4j, and its migrations are done. */
function addHealth(http: FastifyInstance, services: () => Services): void {
  http.get("/livez", () => ({ status: "live" }));
  http.get("/readyz", async (_request, reply) => {
    try {
      await services().graph.ping();
      return { status: "ready" };
    } catch {
      return reply.code(503).send({ status: "unavailable" });
    }
  });
}

/** What is refused outside of GraphQL: bodies that are too large, no JSON, or of another type; a store that is not there. */
function refusal(
  error: FastifyError | ProoflineError,
  report: ReportError,
): { status: number; code: ErrorCode; message: string } {
  if (error instanceof ProoflineError && error.code === "UNAVAILABLE")
    return { status: 503, code: error.code, message: error.message };
  const status = "statusCode" in error ? (error.statusCode ?? 500) : 500;
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
