import { Neo4jError } from "neo4j-driver";
import { describe, expect, it } from "vitest";
import { ProoflineError } from "../../../src/facts/error.js";
import { catalogueError, storeError } from "../../../src/graph/errors.js";

/** An error of the driver, or of Neo4j by way of it. */
const driverError = (message: string, code: string) =>
  new Neo4jError(message, code, "50N42", "general error");

const SECRET = "MATCH (n) RETURN n.secret";

describe("storeError", () => {
  it.each([
    ["ServiceUnavailable", "UNAVAILABLE"],
    ["SessionExpired", "UNAVAILABLE"],
    ["N/A", "UNAVAILABLE"],
    ["Neo.TransientError.Transaction.DeadlockDetected", "UNAVAILABLE"],
    ["Neo.TransientError.General.DatabaseUnavailable", "UNAVAILABLE"],
    ["Neo.ClientError.Security.Unauthorized", "UNAVAILABLE"],
    ["Neo.ClientError.Transaction.TransactionTimedOut", "UNAVAILABLE"],
    ["Neo.TransientError.Transaction.Terminated", "UNAVAILABLE"],
    ["Neo.ClientError.Statement.SyntaxError", "INTERNAL"],
    ["Neo.ClientError.Schema.ConstraintValidationFailed", "INTERNAL"],
    ["Neo.DatabaseError.Transaction.TransactionStartFailed", "UNAVAILABLE"],
    ["Neo.DatabaseError.General.UnknownError", "UNAVAILABLE"],
  ])("%s is %s", (code, expected) => {
    const cause = driverError(SECRET, code);
    const error = storeError(cause);
    expect(error).toMatchObject({ code: expected, cause });
    expect(error.message).not.toContain(SECRET);
  });

  it("leaves an error of our own as it is", () => {
    const own = new ProoflineError("CONFLICT", "other content");
    expect(storeError(own)).toBe(own);
  });

  it("takes anything else for INTERNAL, with its cause", () => {
    const cause = new TypeError("x is undefined");
    expect(storeError(cause)).toMatchObject({ code: "INTERNAL", cause });
  });
});

describe("catalogueError", () => {
  it("blames the caller's arguments for a statement that Neo4j refuses", () => {
    const error = catalogueError(driverError(SECRET, "Neo.ClientError.Statement.ArgumentError"));
    expect(error?.code).toBe("BAD_USER_INPUT");
    expect(error?.message).not.toContain(SECRET);
  });

  it("says UNAVAILABLE where Neo4j is not there", () => {
    expect(catalogueError(driverError("", "ServiceUnavailable"))?.code).toBe("UNAVAILABLE");
  });

  it("knows nothing of other errors", () => {
    expect(catalogueError(new Error("other"))).toBeUndefined();
  });
});
