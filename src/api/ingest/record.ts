import type { FastifyRequest } from "fastify";
import type { Caller, RefusalCode } from "../../access/auditedRequest.js";
import { ProoflineError } from "../../facts/error.js";
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
  { recorder, accessLog }: Recording,
  facts: readonly FactInput[],
  options: BatchOptions = {},
): Promise<readonly Receipt[]> {
  const caller = callerOf(request);
  const receipts = await recorder.record(facts, caller.principal, options);
  request.isAudited = true;
  const duplicates = receipts.filter(({ duplicate }) => duplicate);
  if (duplicates.length > 0)
    alsoAwait(request, accessLog.allowed(caller, { ...auditedRoute(request), facts: duplicates }));
  return receipts;
}

/** Records that a part of a request was refused which is answered all the same. */
export function recordRefused(request: FastifyRequest, { accessLog }: Recording, code: RefusalCode): void {
  request.isAudited = true;
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
