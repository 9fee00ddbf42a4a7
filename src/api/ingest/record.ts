import type { FastifyRequest } from "fastify";
import type { Caller, RefusalCode } from "../../access/auditedRequest.js";
import { type ErrorCode, ProoflineError } from "../../facts/error.js";
import { nextTurn } from "../../graph/nextTurn.js";
import type { FactInput } from "../../graph/recorder/factInput.js";
import type { BatchOptions, Receipt } from "../../graph/recorder/submission.js";
import { auditedRoute } from "../access/audit.js";
import type { Services } from "../context.js";

type Recording = Pick<Services, "recorder" | "accessLog">;

/**
 * Records what came by a route in the caller's name, all or none. As by a mutation, new facts are their own evidence, and a
 * receipt of facts that were there is an access, which is durable before the answer goes out. Throws what the Recorder throws.
 */
export async function recordFacts(
  request: FastifyRequest,
  services: Recording,
  facts: readonly FactInput[],
  options: BatchOptions = {},
): Promise<readonly Receipt[]> {
  const receipts = await services.recorder.record(facts, callerOf(request).principal, options);
  noteDuplicates(request, services, receipts);
  return receipts;
}

function noteDuplicates(
  request: FastifyRequest,
  { accessLog }: Recording,
  receipts: readonly Receipt[],
): void {
  request.isAudited = true;
  const duplicates = receipts.filter(({ duplicate }) => duplicate);
  if (duplicates.length > 0)
    alsoAwait(request, accessLog.allowed(callerOf(request), { ...auditedRoute(request), facts: duplicates }));
}

/**
 * Records each of some facts by itself, in as few transactions as they fit: one that is refused does not keep the others out.
 * Resolves to a receipt or a refusal of each. Throws what is of all of them: FORBIDDEN, UNAVAILABLE and INTERNAL.
 */
export async function recordEach(
  request: FastifyRequest,
  services: Recording,
  facts: readonly FactInput[],
): Promise<readonly (Receipt | ProoflineError)[]> {
  const { principal } = callerOf(request);
  const outcomes: Promise<PromiseSettledResult<readonly Receipt[]>[]>[] = [];
  for (let from = 0; from < facts.length; from += IN_ONE_TURN) {
    if (from > 0) await nextTurn();
    const group = facts.slice(from, from + IN_ONE_TURN);
    outcomes.push(Promise.allSettled(group.map((fact) => services.recorder.record([fact], principal))));
  }
  const each = (await Promise.all(outcomes)).flat().flatMap<Receipt | ProoflineError>((outcome) => {
    if (outcome.status === "fulfilled") return outcome.value;
    const { reason }: { reason: unknown } = outcome;
    if (reason instanceof ProoflineError && OF_ONE.has(reason.code)) return reason;
    throw reason;
  });
  noteDuplicates(
    request,
    services,
    each.flatMap((one) => (one instanceof ProoflineError ? [] : [one])),
  );
  const refused = each.find((one) => one instanceof ProoflineError);
  if (refused instanceof ProoflineError) recordRefused(request, services, refused.code);
  return each;
}

/** Facts that are validated and sealed before others have their turn. */
const IN_ONE_TURN = 200;

/** What a fact alone can be refused for. */
const OF_ONE: ReadonlySet<ErrorCode> = new Set(["BAD_USER_INPUT", "CONFLICT", "LIMIT_EXCEEDED"]);

/** Records that a part of a request was refused which is answered all the same. */
export function recordRefused(request: FastifyRequest, { accessLog }: Recording, code: RefusalCode): void {
  request.isAudited = true;
  request.answeredAs = code;
  alsoAwait(request, accessLog.refused(callerOf(request), auditedRoute(request), code));
}

/** Of a route that is not open. */
export function callerOf({ caller }: FastifyRequest): Caller {
  if (caller === null) throw new ProoflineError("INTERNAL", "a request without a caller");
  return caller;
}

/** No answer goes out before it is there. */
function alsoAwait(request: FastifyRequest, recorded: Promise<void>): void {
  const both = Promise.all([request.recorded, recorded]).then(() => {});
  // it is awaited before the answer goes out
  both.catch(() => {});
  request.recorded = both;
}
