import { isUtf8 } from "node:buffer";
import { isObject } from "../../facts/json.js";
import { type FactKind, kindOfMember } from "../../facts/kind.js";
import { RECORDABLE } from "../../facts/kinds/index.js";
import { LINE_BYTES, type Line, linesOf } from "./ingestLines.js";

/** A line that is JSON and names one kind of fact. Whether it is a good one, what records it says. */
export interface FactLine extends Line {
  readonly kind: FactKind;
  readonly member: string;
  readonly input: unknown;
}

/** A line that is not recorded. */
export interface Reject {
  readonly line: Line;
  readonly reason: string;
}

/** Lines that are sent together. */
export interface Batch {
  /** The number of its first line. */
  readonly first: number;
  /** How many lines were read for it, also those that are no facts. */
  readonly lines: number;
  /** Where the source goes on after it. */
  readonly end: number;
  readonly facts: readonly FactLine[];
  readonly rejects: readonly Reject[];
}

const BATCH_FACTS = 2_000;
/** With what stands around them they are less than a service takes, 16 MiB. */
const BATCH_BYTES = LINE_BYTES;

/** How large batches are: made smaller by whoever finds that a service takes no larger ones. */
export interface BatchSize {
  facts: number;
}
export const batchSize = (): BatchSize => ({ facts: BATCH_FACTS });

/** The lines of a source in batches, from a line on. Empty lines are passed over. */
export async function* batchesOf(
  source: AsyncIterable<Uint8Array>,
  fromLine: number,
  size: BatchSize,
): AsyncGenerator<Batch> {
  let lines: Line[] = [];
  let bytes = 0;
  const take = (): Batch => {
    const batch = batchOf(lines);
    lines = [];
    bytes = 0;
    return batch;
  };
  for await (const piece of linesOf(source))
    for (const line of piece) {
      if (line.number < fromLine) continue;
      if (lines.length > 0 && (lines.length >= size.facts || bytes + line.length > BATCH_BYTES)) yield take();
      lines.push(line);
      bytes += line.length;
    }
  if (lines.length > 0) yield take();
}

function batchOf(lines: readonly Line[]): Batch {
  const facts: FactLine[] = [];
  const rejects: Reject[] = [];
  for (const line of lines) {
    const read = readFact(line);
    if (typeof read === "string") rejects.push({ line, reason: read });
    else if (read !== undefined) facts.push(read);
  }
  return { first: lines[0]?.number ?? 0, lines: lines.length, end: lines.at(-1)?.end ?? 0, facts, rejects };
}

/** Undefined of an empty line; a text that says why it is no fact. */
function readFact(line: Line): FactLine | string | undefined {
  if (line.length > LINE_BYTES) return `is longer than ${LINE_BYTES} bytes`;
  // a parser of texts would put other characters in place of what is none
  if (!isUtf8(line.bytes)) return "is not UTF-8";
  const text = line.bytes.toString();
  if (text.trim() === "") return undefined;
  let fact: unknown;
  try {
    fact = JSON.parse(text);
  } catch {
    return "is not JSON";
  }
  if (MAY_BE_FORBIDDEN.test(text) && hasForbiddenName(text))
    return "has a name that JavaScript gives a meaning to";
  if (!isObject(fact)) return "must be an object";
  const [member, ...others] = Object.keys(fact);
  const kind = member === undefined ? undefined : kindOfMember(member);
  if (member === undefined || others.length > 0 || !isObject(fact[member])) return ONE_FACT;
  if (kind === undefined || !RECORDABLE.includes(kind))
    return `${member.slice(0, 100)}: is no kind of fact that can be sent`;
  return { ...line, kind, member, input: fact[member] };
}

const MAY_BE_FORBIDDEN = /__proto__|constructor|\\u00/i;

/** Names that the service refuses in a request, too: `__proto__`, and `constructor` with a `prototype`. */
function hasForbiddenName(text: string): boolean {
  let isFound = false;
  JSON.parse(text, (name: string, value: unknown) => {
    if (name === "__proto__") isFound = true;
    if (name === "constructor" && isObject(value) && Object.hasOwn(value, "prototype")) isFound = true;
    return value;
  });
  return isFound;
}

const ONE_FACT = 'must be one fact with its kind, as {"prediction": {…}}';
