import { ProoflineError } from "../facts/error.js";
import { isObject } from "../facts/json.js";
import type { SealedValue, SealedValues } from "../facts/seal.js";

/** The sealed values of facts, by index. */
export type SealedByIndex = ReadonlyMap<number, SealedValues>;

/** One JSON object a line for each value: `{"index":0,"field":"features","value":"<RFC 8785 text>","salt":"<hex>"}`. */
export function formatSealed(facts: SealedByIndex): string {
  let text = "";
  for (const [index, values] of facts)
    for (const [field, { value, salt }] of Object.entries(values))
      text += `${JSON.stringify({ index, field, value, salt })}\n`;
  return text;
}

/** Reads what `formatSealed` writes. Throws BAD_USER_INPUT that names the line. */
export function parseSealed(text: string, path: string): SealedByIndex {
  const facts = new Map<number, Record<string, SealedValue>>();
  const lines = text.split("\n");
  if (lines.pop() !== "") throw bad(path, lines.length + 1, "is cut off");
  for (const [i, line] of lines.entries()) {
    const { index, field, value, salt } = parseLine(line, path, i + 1);
    const values = facts.get(index) ?? {};
    if (Object.hasOwn(values, field)) throw bad(path, i + 1, "gives a value a second time");
    values[field] = { value, salt };
    facts.set(index, values);
  }
  return facts;
}

interface Line extends SealedValue {
  readonly index: number;
  readonly field: string;
}

function parseLine(line: string, path: string, number: number): Line {
  let given: unknown;
  try {
    given = JSON.parse(line);
  } catch {
    throw bad(path, number, "is not JSON");
  }
  if (isLine(given)) return given;
  throw bad(path, number, "is not a sealed value: {index, field, value, salt}");
}

const isLine = (value: unknown): value is Line & Readonly<Record<string, unknown>> =>
  isObject(value) &&
  typeof value.index === "number" &&
  typeof value.field === "string" &&
  typeof value.value === "string" &&
  typeof value.salt === "string" &&
  /^[0-9a-f]{64}$/.test(value.salt);

const bad = (path: string, line: number, message: string) =>
  new ProoflineError("BAD_USER_INPUT", `line ${line} ${message}`, { path });
