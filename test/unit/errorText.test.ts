import { readFile } from "node:fs/promises";
import { GraphQLError } from "graphql";
import { describe, expect, it } from "vitest";
import { errorText } from "../../src/errorText.js";
import { ProoflineError } from "../../src/facts/error.js";

const SECRET = "income 31415";
const thrownBy = (run: () => unknown): unknown => {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
};

describe("errorText", () => {
  it("says what this project says, where it was thrown, and why", () => {
    const cause = Object.assign(new Error("ignored"), { code: "Neo.ClientError.Statement.TypeError" });
    const lines = errorText(new ProoflineError("INTERNAL", "the store could not do this", { cause })).split(
      "\n",
    );
    expect(lines[0]).toBe("ProoflineError INTERNAL: the store could not do this");
    expect(lines[1]).toMatch(/^ {4}at .*errorText\.test\.ts:\d+:\d+\)?$/);
    expect(lines).toContain("  caused by Error Neo.ClientError.Statement.TypeError");
  });

  it("says what the system says", async () => {
    const missing: unknown = await readFile("/nowhere/key").catch((error: unknown) => error);
    expect(errorText(missing)).toContain(
      "Error ENOENT: ENOENT: no such file or directory, open '/nowhere/key'",
    );
  });

  it("shows nothing of what a parser was given", () => {
    const error = thrownBy(() => JSON.parse(SECRET));
    expect(String(error)).toContain("income");
    const text = errorText(new ProoflineError("INTERNAL", "a damaged value", { cause: error }));
    expect(text).toContain("caused by SyntaxError\n    at ");
    expect(text).not.toContain("income");
  });

  it("shows neither the fields of an error nor a message in the form of a stack", () => {
    const error = new TypeError(`first line\n    at ${SECRET} (file.js:1:1)\n    at end`);
    const text = errorText(Object.assign(error, { body: SECRET, parameters: { features: SECRET } }));
    expect(text).toMatch(/^TypeError\n {4}at /);
    expect(text).not.toContain(SECRET);
  });

  it("shows no stack where it can't be told from the message", () => {
    const error = new Error("another");
    error.stack = `Error: ${SECRET}\n    at ${SECRET} (file.js:1:1)`;
    expect(errorText(error)).toBe("Error");
  });

  it("looks into GraphQL's errors", () => {
    const originalError = new RangeError(SECRET);
    const text = errorText(new GraphQLError(SECRET, { originalError, extensions: { features: SECRET } }));
    expect(text).toMatch(/^RangeError\n {4}at /);
    expect(text).not.toContain(SECRET);
  });

  it("ends where causes go round, and says little of what is no error", () => {
    const error = new Error("round");
    error.cause = error;
    expect(errorText(error).match(/^( {2}caused by )?Error$/gm)).toHaveLength(5);
    expect(errorText(SECRET)).toBe("a thrown string");
  });
});
