import { Neo4jError } from "neo4j-driver";
import { badInput, ProoflineError } from "../facts/error.js";

const UNREACHABLE = new Set(["ServiceUnavailable", "SessionExpired", "N/A"]);

/**
 * What the store said, as this project's error: UNAVAILABLE where a later try may go well, else INTERNAL. A later try may go
 * well too where the server failed at something, as with a full disk.
 */
export function storeError(cause: unknown): ProoflineError {
  if (cause instanceof ProoflineError) return cause;
  if (cause instanceof Neo4jError) {
    if (UNREACHABLE.has(cause.code) || cause.code.startsWith("Neo.TransientError"))
      return new ProoflineError("UNAVAILABLE", "Neo4j can't be reached or is too busy; try again", { cause });
    if (cause.code.startsWith("Neo.ClientError.Security"))
      return new ProoflineError("UNAVAILABLE", "Neo4j refused the service's credentials", { cause });
    if (cause.code.includes("Transaction.Terminated") || cause.code.includes("TransactionTimedOut"))
      return new ProoflineError("UNAVAILABLE", "Neo4j took too long; try again", { cause });
    if (isFailure(cause))
      return new ProoflineError("UNAVAILABLE", "Neo4j failed; its log says why, a full disk perhaps", {
        cause,
      });
  }
  return new ProoflineError("INTERNAL", "the store could not do this", { cause });
}

const isFailure = ({ code }: Neo4jError): boolean => code.startsWith("Neo.DatabaseError");

/** Whether the server itself failed. So it does too at a text that an index can't take, which is its sender's fault. */
export const isServerFailure = ({ cause }: ProoflineError): boolean =>
  cause instanceof Neo4jError && isFailure(cause);

/** What @neo4j/graphql passes on of the driver's errors. A statement that Neo4j refuses came from the caller's arguments. */
export function catalogueError(cause: unknown): ProoflineError | undefined {
  if (!(cause instanceof Neo4jError)) return undefined;
  if (cause.code.startsWith("Neo.ClientError.Statement"))
    return badInput(
      "the catalogue can't do this: limit, offset and first must not be negative, and a time must be RFC 3339",
      cause,
    );
  return storeError(cause);
}
