import { type ExecutionArgs, type ExecutionResult, type GraphQLError, subscribe } from "graphql";
import { CloseCode, makeServer, type Server, type SubscribePayload } from "graphql-ws";
import type { AuditedRequest } from "../../access/auditedRequest.js";
import { ProoflineError } from "../../facts/error.js";
import { asGraphQLError, formatError, type ReportError, refusalCode } from "../errors.js";
import { RateLimited, type RateLimiter, tooManyRequests } from "../rateLimit.js";
import type { RuledSchema } from "../schema.js";
import { checkSubscription } from "./checkSubscription.js";
import { type Connection, SOCKET_REQUEST } from "./connection.js";

const INIT_TIMEOUT_MS = 3_000;
/** Of one socket. */
const MAX_SUBSCRIPTIONS = 16;

type Events = AsyncGenerator<ExecutionResult, void, void>;

export interface ProtocolSettings {
  readonly schema: RuledSchema;
  readonly limiter: RateLimiter;
  readonly report: ReportError;
}

/**
 * The subprotocol graphql-transport-ws, for subscriptions alone: queries and mutations are sent by HTTP. No event goes out
 * before its subscription is recorded as the read that it is, nor to somebody whose identity has lapsed.
 */
export function createProtocol(settings: ProtocolSettings): Server<Connection> {
  const format = formatError(settings.report);
  const formatAll = (errors: readonly GraphQLError[]) => errors.map((error) => format(error.toJSON(), error));
  const begun = new WeakMap<ExecutionArgs, Events>();
  return makeServer<Record<string, unknown>, Connection>({
    connectionInitWaitTimeout: INIT_TIMEOUT_MS,
    onConnect: ({ connectionParams, extra }) => extra.authenticate(authorizationIn(connectionParams)),
    onSubscribe: async ({ extra }, id, payload) => {
      const { subscriptions } = extra;
      // graphql-ws takes an id for free once it is completed, and would lose what is still being begun under it
      if (subscriptions.has(id)) {
        await extra.close(CloseCode.SubscriberAlreadyExists, "Subscriber already exists");
        return [asGraphQLError(new ProoflineError("CONFLICT", "the id is in use"))];
      }
      if (subscriptions.size === MAX_SUBSCRIPTIONS)
        throw new RateLimited(503, `a socket has at most ${MAX_SUBSCRIPTIONS} subscriptions`);
      subscriptions.add(id);
      const result = await beginSubscription(settings, extra, payload);
      if ("events" in result) begun.set(result.args, result.events);
      else subscriptions.delete(id);
      return "events" in result ? result.args : result;
    },
    subscribe: (args) => {
      const events = begun.get(args);
      if (events === undefined) throw new ProoflineError("INTERNAL", "a subscription that was not begun");
      return events;
    },
    onNext: async ({ extra }, _id, _payload, _args, { data, errors }) => {
      await extra.verify();
      return errors && { data: data ?? null, errors: formatAll(errors) };
    },
    onError: (_context, _id, _payload, errors) => formatAll(errors),
    onComplete: ({ extra }, id) => void extra.subscriptions.delete(id),
  });
}

/** The events of a subscription whose access is recorded, or why it is refused, which is recorded as well. */
async function beginSubscription(
  { schema, limiter }: ProtocolSettings,
  { caller, services: { accessLog, alertFeed } }: Connection,
  payload: SubscribePayload,
): Promise<{ readonly args: ExecutionArgs; readonly events: Events } | readonly GraphQLError[]> {
  const refuse = async (request: AuditedRequest, errors: readonly GraphQLError[]) => {
    await accessLog.refused(caller, request, refusalCode(errors[0]));
    return errors;
  };
  try {
    if (!limiter.allows(caller.principal))
      return await refuse(SOCKET_REQUEST, [asGraphQLError(tooManyRequests())]);
    const checked = checkSubscription(schema, payload, caller.principal);
    if ("errors" in checked) return await refuse(checked.request, checked.errors);
    const args = { ...checked.args, contextValue: { alertFeed } };
    // before it is recorded, so that nothing is missed from what the record says on
    const events = await subscribe(args);
    const isBegun = Symbol.asyncIterator in events;
    await accessLog.allowed(caller, checked.request).catch(async (error: unknown) => {
      if (isBegun) await events.return();
      throw error;
    });
    return isBegun ? { args, events } : (events.errors ?? []);
  } catch (error) {
    if (!(error instanceof ProoflineError)) throw error;
    return [asGraphQLError(new ProoflineError(error.code, `this could not be recorded: ${error.message}`))];
  }
}

/** Named as the header is, of which case says nothing. */
function authorizationIn(params: Readonly<Record<string, unknown>> = {}): string | undefined {
  const name = Object.keys(params).find((one) => one.toLowerCase() === "authorization");
  const given = name === undefined ? undefined : params[name];
  return typeof given === "string" ? given : undefined;
}
