import type { FastifyInstance, FastifyRequest } from "fastify";
import { badInputAt, ProoflineError } from "../../facts/error.js";
import type { JsonValue } from "../../facts/json.js";
import { holds } from "../../facts/role.js";
import { readEvent } from "../../ingest/kserve/event.js";
import { checkHalf } from "../../ingest/kserve/facts.js";
import type { Services } from "../context.js";
import { jsonBody } from "../request/body.js";
import { callerOf } from "./record.js";

/**
 * Takes the events of KServe's inference logger. Its sidecar neither retries nor waits for what becomes of an event, so the answer
 * goes out as soon as the half is durable.
 */
export function addKserveRoutes(http: FastifyInstance, services: () => Services): void {
  void http.register(async (scope) => {
    // the logger passes the type on that the model's caller sent, whatever it is, and KServe's servers read JSON all the same
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", jsonBody(scope));
    scope.post(
      "/api/v1/kserve",
      { config: { access: "record", gzip: true } },
      async (request: FastifyRequest<{ Body?: JsonValue }>, reply) => {
        const { kserve } = services();
        const { principal } = callerOf(request);
        if (!holds(principal, "INGEST")) throw new ProoflineError("FORBIDDEN", "this takes the role INGEST");
        if (/^application\/cloudevents/i.test(request.headers["content-type"] ?? ""))
          throw badInputAt(
            "content-type",
            "events are taken in binary mode only, with their attributes as headers",
          );
        if (request.body === undefined) throw badInputAt("body", "is missing");
        const half = readEvent(request.headers, request.body, kserve.deployment);
        checkHalf(half);
        const state = await kserve.pairing.add(half, principal.name);
        const { part, requestId, eventId, deployment } = half;
        return reply.code(202).send({ requestId: requestId ?? eventId, deployment, half: part, state });
      },
    );
  });
}
