import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { ProoflineError } from "../../facts/error.js";
import { nextTurn } from "../../graph/nextTurn.js";
import { jsonAnswer, partialOf, protobufAnswer } from "../../ingest/otlp/answer.js";
import { logRecordsOf, spansOf } from "../../ingest/otlp/items.js";
import { predictionsOfLogs } from "../../ingest/otlp/logs.js";
import type { Mapped } from "../../ingest/otlp/prediction.js";
import { predictionsOfSpans } from "../../ingest/otlp/spans.js";
import { readExport } from "../../ingest/otlp/wire.js";
import type { Services } from "../context.js";
import { jsonBody, readBody } from "../request/body.js";
import { recordEach } from "./record.js";

const PROTOBUF = "application/x-protobuf";

const SIGNALS = [
  {
    url: "/v1/logs",
    signal: "logs",
    counted: "rejectedLogRecords",
    map: (body: unknown) => predictionsOfLogs(logRecordsOf(body)),
  },
  {
    url: "/v1/traces",
    signal: "traces",
    counted: "rejectedSpans",
    map: (body: unknown) => predictionsOfSpans(spansOf(body)),
  },
] as const;

/** Takes OTLP over HTTP (opentelemetry.io/docs/specs/otlp, "OTLP/HTTP"), in both of its forms, and answers in that of the request. */
export function addOtlpRoutes(http: FastifyInstance, services: () => Services): void {
  for (const { url, signal, counted, map } of SIGNALS)
    void http.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser("application/json", jsonBody(scope));
      scope.addContentTypeParser(
        PROTOBUF,
        async (request: FastifyRequest, payload: FastifyRequest["raw"]) => {
          const body = readExport(signal, await readBody(request, payload));
          // what it holds is looked at in a turn of its own
          if (request.isLarge) await nextTurn();
          return body;
        },
      );
      scope.post(url, { config: { access: "record", gzip: true } }, async (request, reply) => {
        const partial = await recordMapped(request, services(), map(request.body));
        return isProtobuf(request)
          ? sendProtobuf(reply, protobufAnswer(partial))
          : jsonAnswer(counted, partial);
      });
    });
}

/** Records what is a fact, and says what is none or was refused. Throws what is of all of them. */
async function recordMapped(request: FastifyRequest, services: Services, all: readonly Mapped[]) {
  const facts = all.flatMap((one) => ("facts" in one ? one.facts : []));
  const outcomes = await recordEach(request, services, facts);
  const refused = outcomes.flatMap((outcome, i) =>
    outcome instanceof ProoflineError
      ? [{ place: facts[i]?.path ?? "", text: `${outcome.code}: ${outcome.message}` }]
      : [],
  );
  const none = all.flatMap((one) => ("problem" in one ? [one.problem] : []));
  const notes = all.flatMap((one) => ("facts" in one && one.note !== undefined ? [one.note] : []));
  return partialOf([...none, ...refused], notes);
}

const isProtobuf = ({ headers }: FastifyRequest): boolean =>
  headers["content-type"]?.startsWith(PROTOBUF) === true;

const sendProtobuf = (reply: FastifyReply, bytes: Uint8Array): FastifyReply =>
  reply.type(PROTOBUF).send(bytes);
