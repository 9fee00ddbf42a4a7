import type { ExecutionArgs, GraphQLError, GraphQLFormattedError } from "graphql";
import { makeServer, type Server } from "graphql-ws";
import { ProoflineError } from "../../facts/error.js";
import { asGraphQLError, formatError, type ReportError } from "../errors.js";
import { beginSubscription, type Events, type Sources } from "./begin.js";
import { closeFor } from "./close.js";
import { CONNECTION, type Connection } from "./connection.js";

const INIT_TIMEOUT_MS = 3_000;
/** Of one socket. */
const MAX_SUBSCRIPTIONS = 16;

const TOO_MANY = asGraphQLError(
  new ProoflineError("LIMIT_EXCEEDED", `a socket has at most ${MAX_SUBSCRIPTIONS} subscriptions`),
);

/**
 * The subprotocol graphql-transport-ws, for subscriptions alone: queries and mutations have a door of their own. No event
 * goes out before its subscription is recorded as the read that it is, nor to somebody whose identity has lapsed.
 */
export function createProtocol(sources: Sources, report: ReportError): Server<Connection> {
  const format = (error: GraphQLError): GraphQLFormattedError => formatError(report)(error.toJSON(), error);
  const begun = new WeakMap<ExecutionArgs, Events>();
  return makeServer<Record<string, unknown>, Connection>({
    connectionInitWaitTimeout: INIT_TIMEOUT_MS,
    onConnect: async ({ connectionParams, extra }) => {
      // shown at the upgrade; a browser can't
      if (extra.session.isKnown) return true;
      try {
        await extra.open(authorizationIn(connectionParams));
        return true;
      } catch (error) {
        await extra.turnAway(error);
        return false;
      }
    },
    onSubscribe: async ({ extra }, _id, payload) => {
      if (extra.subscriptions > MAX_SUBSCRIPTIONS) {
        await extra.close(closeFor("LIMIT_EXCEEDED"));
        await sources.accessLog.refused(extra.caller, CONNECTION, "RATE_LIMITED");
        return [TOO_MANY];
      }
      const result = await beginSubscription(sources, extra.caller, payload);
      if (!("events" in result)) return result;
      begun.set(result.args, result.events);
      return result.args;
    },
    subscribe: (args) => {
      const events = begun.get(args);
      if (events === undefined) throw new ProoflineError("INTERNAL", "a subscription that was not begun");
      return events;
    },
    onNext: async ({ extra }, _id, _payload, _args, { data, errors }) => {
      // where it doesn't hold any more the socket is turned away, and nothing is sent
      await extra.session.isValid();
      return errors === undefined ? undefined : { data: data ?? null, errors: errors.map(format) };
    },
    onError: (_context, _id, _payload, errors) => errors.map(format),
  });
}

/** Named as the header is, of which case says nothing. */
function authorizationIn(params: Readonly<Record<string, unknown>> = {}): string | undefined {
  const name = Object.keys(params).find((one) => one.toLowerCase() === "authorization");
  const given = name === undefined ? undefined : params[name];
  return typeof given === "string" ? given : undefined;
}
