import { unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { RefusalCode } from "../access/auditedRequest.js";
import { type ErrorCode, ProoflineError } from "../facts/error.js";
import { catalogueError } from "../graph/errors.js";
import { RateLimited } from "./rateLimit.js";
import { requestErrorCode, withoutValues } from "./request/requestError.js";

/** Where an error goes that no client can do anything about. */
export type ReportError = (message: string, cause: unknown, requestId?: string) => void;

/** Apollo formats errors without their request. */
const requestIds = new WeakMap<object, string>();

/** Says whose errors they are, for what is reported of them. */
export function errorsOf(requestId: string, errors: readonly GraphQLError[]): void {
  for (const error of errors) requestIds.set(error, requestId);
}

const requestIdOf = (error: unknown): string | undefined =>
  typeof error === "object" && error !== null ? requestIds.get(error) : undefined;

/** What a client sees of an error: a code of the closed list, a message, never a stack or a statement. */
export function formatError(report: ReportError) {
  return (formatted: GraphQLFormattedError, raised: unknown): GraphQLFormattedError => {
    const { locations, path } = formatted;
    const place = { ...(locations && { locations }), ...(path && { path }) };
    const error = knownError(unwrapResolverError(raised));
    if (error !== undefined) {
      if (error.code === "INTERNAL") report(error.message, error.cause, requestIdOf(raised));
      return {
        message: error.message,
        ...place,
        extensions: { code: error.code, ...(error.path && { path: error.path }) },
      };
    }
    const code = requestErrorCode(raised);
    if (code !== undefined)
      return { message: withoutValues(formatted.message), ...place, extensions: { code } };
    report("an unexpected error", raised, requestIdOf(raised));
    return { message: "an internal error", ...place, extensions: { code: "INTERNAL" satisfies ErrorCode } };
  };
}

function knownError(error: unknown): ProoflineError | undefined {
  if (error instanceof ProoflineError) return error;
  if (error instanceof GraphQLError && error.originalError instanceof ProoflineError)
    return error.originalError;
  return catalogueError(error);
}

/** An error of ours as one of GraphQL's, in which `formatError` finds it again. */
export const asGraphQLError = (error: ProoflineError, status?: number): GraphQLError =>
  new GraphQLError(error.message, {
    originalError: error,
    extensions: { code: error.code, ...(status !== undefined && { http: { status } }) },
  });

/** The code of an error as its client is told it, but for what there is too much of. */
export function answeredCode(error: unknown): string {
  const own = unwrapResolverError(error);
  if (own instanceof RateLimited) return "RATE_LIMITED";
  return knownError(own)?.code ?? requestErrorCode(error) ?? "INTERNAL";
}

/** The code by which a refusal is recorded. */
export function refusalCode(error: unknown): RefusalCode {
  const own = error instanceof GraphQLError ? error.originalError : error;
  if (own instanceof RateLimited) return "RATE_LIMITED";
  if (own instanceof ProoflineError) return own.code;
  return requestErrorCode(error) ?? "INTERNAL";
}
