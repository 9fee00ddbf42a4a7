import { isObject, type JsonValue } from "../facts/json.js";

/** What an amendment says, as the store has it. */
export interface Correction {
  /** The fields that it corrects. */
  readonly corrects: readonly string[];
  /** The JSON text of what is right; null where that is erased. */
  readonly correction: string | null;
}

/**
 * The value that holds of a field: what was recorded, or what the last amendment of it says. Null where it is erased, or
 * corrected to what is not known.
 *
 * @param recorded its JSON text, null where there is none
 * @param corrections in the order of the log
 */
export function correctedValue(
  field: string,
  recorded: string | null,
  corrections: readonly Correction[],
): JsonValue {
  const last = corrections.findLast(({ corrects }) => corrects.includes(field));
  if (last === undefined) return parse(recorded);
  const right = parse(last.correction);
  return isObject(right) && Object.hasOwn(right, field) ? ((right[field] ?? null) as JsonValue) : null;
}

const parse = (text: string | null): JsonValue => (text === null ? null : (JSON.parse(text) as JsonValue));
