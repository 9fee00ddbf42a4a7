import { badInput, badInputAt } from "../facts/error.js";
import { isObject } from "../facts/json.js";
import { type SealedValue, type SealedValues, saltOf } from "../facts/seal.js";

/** One sealed value of the fact at an index. */
interface SealedLine extends SealedValue {
  readonly index: number;
  readonly field: string;
}

/**
 * One JSON object a line for each value: `{"index":0,"field":"features","value":"<RFC 8785 text>","salt":"<hex>"}`, and the
 * `seed` of which the salt was made, where there is one.
 */
export function formatSealed(index: number, values: SealedValues): string {
  let text = "";
  for (const [field, { value, salt, seed }] of Object.entries(values))
    text += `${JSON.stringify({ index, field, value, salt, seed })}\n`;
  return text;
}

/**
 * Reads what `formatSealed` writes, fact by fact, so that no more than one fact's values are held. Throws BAD_USER_INPUT
 * that names the line, also where the lines are not in the order of their facts.
 *
 * @param lines each with its line break
 */
export async function* parseSealed(
  lines: AsyncIterable<string>,
  path: string,
): AsyncGenerator<readonly [index: number, values: SealedValues], void, undefined> {
  let number = 0;
  let fact: { readonly index: number; readonly values: Record<string, SealedValue> } | undefined;
  for await (const text of lines) {
    number++;
    const { index, field, value, salt, seed } = parseLine(text, path, number);
    if (fact !== undefined && index < fact.index)
      throw bad(path, number, `is of the fact at index ${index}, and one before it of ${fact.index}`);
    if (fact?.index !== index) {
      if (fact !== undefined) yield [fact.index, fact.values];
      fact = { index, values: {} };
    }
    if (Object.hasOwn(fact.values, field)) throw bad(path, number, "gives a value a second time");
    fact.values[field] = { value, salt, ...(seed === undefined ? {} : { seed }) };
  }
  if (fact !== undefined) yield [fact.index, fact.values];
}

function parseLine(text: string, path: string, number: number): SealedLine {
  if (!text.endsWith("\n")) throw bad(path, number, "is cut off");
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw bad(path, number, "is not JSON");
  }
  if (isLine(given)) return given;
  throw bad(
    path,
    number,
    "is not a sealed value: {index, field, value, salt}, and the seed of that salt if it has one",
  );
}

const isLine = (value: unknown): value is SealedLine & Readonly<Record<string, unknown>> =>
  isObject(value) &&
  typeof value.index === "number" &&
  typeof value.field === "string" &&
  typeof value.value === "string" &&
  typeof value.salt === "string" &&
  /^[0-9a-f]{64}$/.test(value.salt) &&
  (value.seed === undefined || (typeof value.seed === "string" && saltOf(value.seed) === value.salt));

const bad = (path: string, line: number, message: string) => badInputAt(path, `line ${line} ${message}`);

const LINE_FEED = 0x0a;
/** No value is as long. A file without line breaks is not read into memory to find that out. */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * The lines of UTF-8 text that comes in chunks, each with its line break; the last one without where the text ends so.
 * Node's readline takes U+2028 for a line break, which JSON text may hold. Throws BAD_USER_INPUT for what is no UTF-8, and
 * for a line over 256 MiB.
 */
export async function* linesOf(
  chunks: AsyncIterable<Buffer>,
  path: string,
): AsyncGenerator<string, void, undefined> {
  let begun: Buffer[] = [];
  let size = 0;
  const end = (last: Buffer): string => {
    const line = Buffer.concat([...begun, last]);
    begun = [];
    size = 0;
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(line);
    } catch (cause) {
      throw badInput(`${path} is not UTF-8`, cause);
    }
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, start)) {
      yield end(chunk.subarray(start, at + 1));
      start = at + 1;
    }
    begun.push(chunk.subarray(start));
    size += chunk.length - start;
    if (size > MAX_BYTES) throw badInput(`${path} has a line over 256 MiB`);
  }
  if (size > 0) yield end(Buffer.alloc(0));
}
