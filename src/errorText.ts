import { ProoflineError } from "./facts/error.js";

const MAX_CAUSES = 5;
const FRAME = /^ {4}at .*:\d+:\d+\)?$/;

/**
 * An error for the log lines: what it is, where it was thrown, and the same of its causes. Only what this project and the
 * system say is in their words. Others quote what they were given: a parser the text, the store a statement's parameters.
 */
export function errorText(error: unknown): string {
  return causesOf(error).map(described).join("\n  caused by ");
}

function causesOf(error: unknown): readonly unknown[] {
  const causes = [unwrapped(error)];
  while (causes.length < MAX_CAUSES) {
    const last = causes.at(-1);
    if (!(last instanceof Error) || last.cause === undefined) break;
    causes.push(unwrapped(last.cause));
  }
  return causes;
}

/** GraphQL's errors stand for those that a resolver threw. */
function unwrapped(error: unknown): unknown {
  const original = error instanceof Error && "originalError" in error ? error.originalError : undefined;
  return original === undefined || original === null ? error : unwrapped(original);
}

function described(error: unknown): string {
  if (!(error instanceof Error)) return `a thrown ${typeof error}`;
  const code = "code" in error && typeof error.code === "string" ? ` ${error.code}` : "";
  const isPlain = error instanceof ProoflineError || "syscall" in error;
  const message = isPlain ? `: ${error.message}` : "";
  return [`${error.constructor.name}${code}${message}`, ...framesOf(error)].join("\n");
}

/** The stack begins with the message, which may have any form. */
function framesOf({ message, stack = "" }: Error): readonly string[] {
  const start = stack.indexOf(message);
  if (start < 0) return [];
  const lines = stack.slice(start + message.length).split("\n");
  return lines.filter((line) => FRAME.test(line));
}
