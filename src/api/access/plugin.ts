import type { ApolloServerPlugin, GraphQLRequestContext } from "@apollo/server";
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from "graphql";
import type { AuditedRequest, RefusalCode } from "../../access/auditedRequest.js";
import { badInput, ProoflineError } from "../../facts/error.js";
import { nextTurn } from "../../graph/nextTurn.js";
import { checkQuery } from "../catalogueLimits.js";
import type { Context } from "../context.js";
import { answeredCode, asGraphQLError, errorsOf, type ReportError, refusalCode } from "../errors.js";
import { errorBody, unrecorded } from "../httpError.js";
import { mustBeBatches } from "../operationLimits.js";
import { auditedOperation, missingRoleForArguments } from "./auditedOperation.js";
import { missingRole, type Operation, readOperation } from "./operation.js";
import type { Rules } from "./rules.js";

type Request = GraphQLRequestContext<Context>;

const TOO_LARGE = "so large a request must be one mutation";
const ELSEWHERE = "subscriptions are served over WebSocket, at this address";

/**
 * Authorises each operation as a whole, and sees to it that every read and every refusal is recorded before its answer
 * goes out. A read is recorded when it is authorised, so that its access is written while the operation runs. A mutation
 * is its own evidence where all that it sent is new; else what it was told is an access: a refusal, or a receipt of facts
 * that were there.
 */
export function accessPlugin(rules: Rules, report: ReportError): ApolloServerPlugin<Context> {
  const operations = new OperationCache(rules);
  return {
    requestDidStart: async () => {
      let recorded: Promise<void> | undefined;
      let operation: Operation | undefined;
      const record = (request: Request, refused?: RefusalCode): void =>
        recordAs(request, auditedOperation(request.request, operation), refused);
      const recordAs = ({ contextValue }: Request, audited: AuditedRequest, refused?: RefusalCode): void => {
        const { accessLog, caller } = contextValue;
        recorded =
          refused === undefined
            ? accessLog.allowed(caller, audited)
            : accessLog.refused(caller, audited, refused);
        // it is awaited before the answer goes out; should it fail before that, nobody has to hear of it twice
        recorded.catch(() => {});
        contextValue.access.recorded = recorded;
      };
      return {
        didResolveOperation: async (request) => {
          // a name that no operation of the document has: Apollo refuses it
          if (request.operation === undefined) return;
          operation = operations.of(request.schema, request.document, request.operation);
          if (request.contextValue.isLarge && (operation.type !== "mutation" || operation.roots.length > 1)) {
            // what it names is not read, since it may be very much
            const { query, variables } = request.request;
            recordAs(
              request,
              auditedOperation({ query, variables, operationName: operation.name }, undefined),
              "LIMIT_EXCEEDED",
            );
            throw asGraphQLError(new ProoflineError("LIMIT_EXCEEDED", TOO_LARGE), 413);
          }
          if (operation.roots.length === 0) return;
          const { principal } = request.contextValue.caller;
          const variables = { ...operation.defaults, ...request.request.variables };
          const refusal =
            missingRole(operation, principal) ?? missingRoleForArguments(operation, variables, principal);
          if (refusal !== undefined) {
            record(request, "FORBIDDEN");
            throw asGraphQLError(new ProoflineError("FORBIDDEN", refusal), 403);
          }
          if (operation.type === "subscription") throw asGraphQLError(badInput(ELSEWHERE), 400);
          if (operation.type === "mutation") mustBeBatches(request.operation, request.request.variables);
          // what coerces its variables has a turn of its own
          if (request.contextValue.isLarge) await nextTurn();
          if (operation.type === "query") {
            mustBeBounded(request, operation);
            record(request);
          }
        },
        didEncounterErrors: async ({ errors, contextValue }) => errorsOf(contextValue.requestId, errors),
        willSendResponse: async (request) => {
          request.contextValue.audited();
          const isIntrospection = operation?.roots.length === 0;
          const [error] = request.errors ?? [];
          if (error !== undefined) request.contextValue.answeredAs(answeredCode(error));
          if (recorded === undefined && !isIntrospection) {
            if (error !== undefined) record(request, refusalCode(error));
            else if (leavesAccess(request.contextValue)) record(request);
          }
          try {
            await recorded;
          } catch (error) {
            withhold(request, error, report);
          }
        },
      };
    },
  };
}

/** Whether there is something that no new fact tells of: a receipt of facts that were there, or what was removed that was none. */
const leavesAccess = ({ written: { duplicates, forgotten } }: Context): boolean =>
  duplicates > 0 || forgotten > 0;

/** Throws what a query asks too much by. */
function mustBeBounded({ schema, request }: Request, { roots, fragments, defaults }: Operation): void {
  try {
    checkQuery(schema, roots, fragments, { ...defaults, ...request.variables });
  } catch (error) {
    throw error instanceof ProoflineError ? asGraphQLError(error, 400) : error;
  }
}

/** Reading a large document takes a while, and Apollo keeps the documents it has parsed. */
class OperationCache {
  readonly #rules: Rules;
  readonly #read = new WeakMap<OperationDefinitionNode, Operation>();

  constructor(rules: Rules) {
    this.#rules = rules;
  }

  of(schema: GraphQLSchema, document: DocumentNode, node: OperationDefinitionNode): Operation {
    const known = this.#read.get(node);
    if (known !== undefined) return known;
    const operation = readOperation(schema, this.#rules, document, node);
    this.#read.set(node, operation);
    return operation;
  }
}

/** No answer without its record. */
function withhold({ response, contextValue }: Request, error: unknown, report: ReportError): void {
  const { requestId, answeredAs } = contextValue;
  const { code, status, why } = unrecorded(error, (message, cause) => report(message, cause, requestId));
  answeredAs(code);
  response.http.status = status;
  response.body = { kind: "single", singleResult: errorBody(code, `this could not be recorded: ${why}`) };
}
