import { type ExecutionArgs, type ExecutionResult, type GraphQLError, subscribe } from "graphql";
import type { AccessLog } from "../../access/accessLog.js";
import type { Caller } from "../../access/auditedRequest.js";
import { ProoflineError } from "../../facts/error.js";
import type { RequestParams } from "../access/auditedRequest.js";
import { asGraphQLError, codeOf } from "../errors.js";
import { type Rate, TOO_OFTEN } from "../rateLimit.js";
import type { SubscriptionContext } from "../resolvers/accesses.js";
import type { RuledSchema } from "../schema.js";
import { CONNECTION } from "./connection.js";
import { prepareSubscription } from "./operation.js";

export type Events = AsyncGenerator<ExecutionResult, void, void>;

export interface Sources {
  readonly schema: RuledSchema;
  readonly accessLog: Pick<AccessLog, "allowed" | "refused">;
  readonly context: SubscriptionContext;
  readonly rate: Rate;
}

/** The events of a subscription whose access is recorded, or why it is refused, which is recorded as well. */
export async function beginSubscription(
  { schema, accessLog, context, rate }: Sources,
  caller: Caller,
  sent: RequestParams & { readonly query: string },
): Promise<{ readonly args: ExecutionArgs; readonly events: Events } | readonly GraphQLError[]> {
  try {
    if (!rate.allows(caller.principal.name)) {
      await accessLog.refused(caller, CONNECTION, "RATE_LIMITED");
      return [asGraphQLError(new ProoflineError("LIMIT_EXCEEDED", TOO_OFTEN))];
    }
    const prepared = prepareSubscription(schema, sent, caller.principal);
    if ("errors" in prepared) {
      await accessLog.refused(caller, prepared.asked, codeOf(prepared.errors[0]));
      return prepared.errors;
    }
    const args = { ...prepared.args, contextValue: context };
    // before it is recorded, so that nothing is missed from what the record says on
    const events = await subscribe(args);
    const recorded = accessLog.allowed(caller, prepared.asked);
    if (!(Symbol.asyncIterator in events)) {
      await recorded;
      return events.errors ?? [];
    }
    await recorded.catch(async (error: unknown) => {
      await events.return();
      throw error;
    });
    return { args, events };
  } catch (error) {
    if (!(error instanceof ProoflineError)) throw error;
    return [asGraphQLError(new ProoflineError(error.code, `this could not be recorded: ${error.message}`))];
  }
}
