import type { ExecutionArgs, GraphQLError, GraphQLFormattedError } from "graphql";
import { makeServer, type Server } from "graphql-ws";
import type { Asked } from "../../access/asked.js";
import { type ErrorCode, ProoflineError } from "../../facts/error.js";
import { formatError, type ReportError } from "../errors.js";
import { beginSubscription, type Events, type Sources } from "./begin.js";
import { type Close, closeFor } from "./close.js";
import { asGraphQLError } from "./operation.js";
import type { Session } from "./session.js";

/** What the protocol keeps of a socket. */
export interface Connection {
  readonly session: Session;
  /** The header Authorization of the upgrade. */
  readonly authorization: string | undefined;
  /** Subscriptions that are being begun. */
  pending: number;
  readonly close: (how: Close) => void;
}

const INIT_TIMEOUT_MS = 3_000;
/** Of one socket. */
const MAX_SUBSCRIPTIONS = 16;

const TOO_MANY = asGraphQLError(
  new ProoflineError("LIMIT_EXCEEDED", `a socket has at most ${MAX_SUBSCRIPTIONS} subscriptions`),
);

/** What is recorded of a socket that is refused before it asks for anything. */
export const CONNECTION: Asked = {
  operation: "GET /graphql",
  fields: ["/graphql"],
  facts: [],
  pageSize: null,
  request: null,
};

/**
 * The subprotocol graphql-transport-ws, for subscriptions alone: queries and mutations have a door of their own. No event
 * goes out before its subscription is recorded as the read that it is, nor to somebody whose identity has lapsed.
 */
export function createProtocol(sources: Sources, report: ReportError): Server<Connection> {
  const format = (error: GraphQLError): GraphQLFormattedError => formatError(report)(error.toJSON(), error);
  const begun = new WeakMap<ExecutionArgs, Events>();
  const refuse = async ({ caller }: Session, error: unknown): Promise<ErrorCode> => {
    const code = codeOf(error);
    if (code === "INTERNAL") report("a socket could not be let in", error);
    if (code !== "UNAUTHENTICATED" && code !== "FORBIDDEN") return code;
    // without its record it is to be tried again
    return sources.accessLog.refused(caller, CONNECTION, code).then(() => code, codeOf);
  };

  return makeServer<Record<string, unknown>, Connection>({
    connectionInitWaitTimeout: INIT_TIMEOUT_MS,
    onConnect: async ({ connectionParams, extra: { session, authorization, close } }) => {
      const given = connectionParams?.authorization;
      try {
        // a browser can't set the header
        await session.open(authorization ?? (typeof given === "string" ? given : undefined));
        return true;
      } catch (error) {
        close(closeFor(await refuse(session, error)));
        return false;
      }
    },
    onSubscribe: async ({ subscriptions, extra }, _id, payload) => {
      const open = Object.values(subscriptions).filter((events) => events !== null);
      if (open.length + extra.pending >= MAX_SUBSCRIPTIONS) {
        extra.close(closeFor("LIMIT_EXCEEDED"));
        await sources.accessLog.refused(extra.session.caller, CONNECTION, "RATE_LIMITED");
        return [TOO_MANY];
      }
      extra.pending++;
      try {
        const result = await beginSubscription(sources, extra.session.caller, payload);
        if (!("events" in result)) return result;
        begun.set(result.args, result.events);
        return result.args;
      } finally {
        extra.pending--;
      }
    },
    subscribe: (args) => {
      const events = begun.get(args);
      if (events === undefined) throw new ProoflineError("INTERNAL", "a subscription that was not begun");
      return events;
    },
    onNext: async ({ extra }, _id, _payload, _args, { data, errors }) => {
      // where it doesn't hold any more the socket is closed, and nothing is sent
      await extra.session.isValid();
      return errors === undefined ? undefined : { data: data ?? null, errors: errors.map(format) };
    },
    onError: (_context, _id, _payload, errors) => errors.map(format),
  });
}

const codeOf = (error: unknown): ErrorCode => (error instanceof ProoflineError ? error.code : "INTERNAL");
