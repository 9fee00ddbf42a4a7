import type { FastifyInstance, FastifyRequest } from "fastify";
import { badInputAt, ProoflineError } from "../../facts/error.js";
import { nextTurn } from "../../graph/nextTurn.js";
import { type LineageEvent, readEvent } from "../../ingest/openlineage/event.js";
import { withExactIntegers } from "../../ingest/openlineage/integers.js";
import type { Services } from "../context.js";
import { errorBody } from "../httpError.js";
import { readJsonBodies } from "../request/body.js";
import { recordFacts, recordRefused } from "./record.js";

const RECORDING = { config: { access: "record", gzip: true } } as const;
/** Events that are recorded at a time. */
const CHUNK = 1_000;
/** Events that are read before others have their turn. */
const TURN = 50;

/** An event of a batch that is not recorded. */
interface Failed {
  readonly index: number;
  readonly error: ProoflineError;
}
interface Placed {
  readonly index: number;
  readonly event: LineageEvent;
}

/** OpenLineage's HTTP interface (spec/OpenLineage.yml, 2-0-2), at the address that its clients have by default. */
export async function addOpenLineageRoutes(http: FastifyInstance, services: () => Services): Promise<void> {
  await http.register(async (routes) => {
    readJsonBodies(routes, withExactIntegers);
    routes.post("/api/v1/lineage", RECORDING, async (request, reply) => {
      const { key, fact, notes } = readEvent(request.body, "");
      const [receipt] = await recordFacts(request, services(), [fact]);
      return reply
        .code(201)
        .send({ runEvent: key, index: receipt?.index, leafHash: receipt?.leafHash, ...notes });
    });
    routes.post("/api/v1/lineage/batch", RECORDING, async (request, reply) => {
      const { body } = request;
      if (!Array.isArray(body)) throw badInputAt("events", "must be a list of events");
      const failed = await recordBatch(request, services(), body);
      if (failed.length === 0) return reply.code(204).send();
      const [first] = failed;
      const isAll = first !== undefined && failed.length === body.length;
      if (isAll && first.error.code === "UNAVAILABLE") throw first.error;
      if (first !== undefined) recordRefused(request, services(), first.error.code);
      const summary = summaryOf(body.length, failed);
      // nothing of it was taken
      if (isAll)
        return reply.code(400).send({ ...errorBody(first.error.code, first.error.message), ...summary });
      return reply.send({ status: "partial_success", ...summary });
    });
  });
}

const isRetriable = ({ error }: Failed): boolean => error.code === "UNAVAILABLE";

function summaryOf(received: number, failed: readonly Failed[]) {
  const retriable = failed.filter(isRetriable).length;
  return {
    summary: {
      received,
      successful: received - failed.length,
      failed: failed.length,
      retriable,
      non_retriable: failed.length - retriable,
    },
    failed_events: failed.map((one) => ({
      index: one.index,
      reason: one.error.message,
      retriable: isRetriable(one),
    })),
  };
}

/** Records the events that can be; resolves to the others, in their order. Throws FORBIDDEN. */
async function recordBatch(
  request: FastifyRequest,
  services: Services,
  given: readonly unknown[],
): Promise<readonly Failed[]> {
  const failed: Failed[] = [];
  for (let from = 0; from < given.length; from += CHUNK) {
    const events: Placed[] = [];
    for (const [i, value] of given.slice(from, from + CHUNK).entries()) {
      const index = from + i;
      try {
        events.push({ index, event: readEvent(value, `[${index}]`) });
      } catch (error) {
        failed.push({ index, error: refusalOf(error) });
      }
      if (i % TURN === TURN - 1) await nextTurn();
    }
    failed.push(...(await recordEvents(request, services, events)));
  }
  return failed.sort((a, b) => a.index - b.index);
}

/** Where one is refused its half is recorded apart, so that of many only that one is not. */
async function recordEvents(
  request: FastifyRequest,
  services: Services,
  events: readonly Placed[],
): Promise<readonly Failed[]> {
  if (events.length === 0) return [];
  try {
    await recordFacts(
      request,
      services,
      events.map(({ event }) => event.fact),
      { path: "events" },
    );
    return [];
  } catch (cause) {
    const error = refusalOf(cause);
    if (events.length === 1 || error.code === "UNAVAILABLE")
      return events.map(({ index }) => ({ index, error }));
    const half = events.length >> 1;
    return [
      ...(await recordEvents(request, services, events.slice(0, half))),
      ...(await recordEvents(request, services, events.slice(half))),
    ];
  }
}

/** What is wrong with one event, or can be tried again; all else is of the whole request. */
function refusalOf(error: unknown): ProoflineError {
  const isOfEvent =
    error instanceof ProoflineError && error.code !== "FORBIDDEN" && error.code !== "INTERNAL";
  if (isOfEvent) return error;
  throw error;
}
