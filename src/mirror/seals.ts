import type { Entry } from "../facts/entry.js";
import { isSeal, opens, type SealedValue, type SealedValues } from "../facts/seal.js";

/** An entry's seals held against the values that are said to be in them. */
export interface Seals {
  /** Those that open their seals. */
  readonly values: SealedValues;
  /** The names of fields without a value: erased, or lost. */
  readonly missing: readonly string[];
  /** The names of fields with a value that was not sealed there. */
  readonly wrong: readonly string[];
}

export function checkSeals({ body }: Entry, found: SealedValues): Seals {
  const values: Record<string, SealedValue> = {};
  const missing: string[] = [];
  const wrong: string[] = [];
  for (const [name, seal] of Object.entries(body)) {
    if (!isSeal(seal)) continue;
    const value = found[name];
    if (value === undefined) missing.push(name);
    else if (/^[0-9a-f]{64}$/.test(value.salt) && opens(seal, value)) values[name] = value;
    else wrong.push(name);
  }
  return { values, missing, wrong };
}

/**
 * Facts whose sealed values are not there. An Erasure explains it, and comes later in the log than what it erases.
 * Facts are to be told in the log's order; takes memory for erased facts alone, where nothing is lost.
 */
export class Unexplained {
  readonly #ids = new Set<string>();

  add(id: string): void {
    this.#ids.add(id);
  }

  explain(id: string): void {
    this.#ids.delete(id);
  }

  get first(): string | undefined {
    const [first] = this.#ids;
    return first;
  }
}
