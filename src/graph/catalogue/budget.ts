import type { Record as Row } from "neo4j-driver";
import { ProoflineError } from "../../facts/error.js";

/** What one operation may be answered by the catalogue, in all its fields together. More is LIMIT_EXCEEDED. */
export interface CatalogueBounds {
  /** Values of fields: decoding and completing an answer costs by them. */
  readonly values: number;
  /** As Neo4j sends them. */
  readonly bytes: number;
}

/** A text that is JSON is parsed and completed, and counts as a value for each so many characters. */
const JSON_CHARACTERS = 32;

/** What is left of the bounds. */
export class Budget {
  #values: number;
  #bytes: number;

  constructor({ values, bytes }: CatalogueBounds) {
    this.#values = values;
    this.#bytes = bytes;
  }

  /** Takes bytes that arrived, of which a row may not yet be whole. Throws LIMIT_EXCEEDED. */
  takeBytes(count: number): void {
    this.#bytes -= count;
    if (this.#bytes < 0) throw tooLarge();
  }

  /** Takes the values of a row. Throws LIMIT_EXCEEDED. Not recursive: rows hold rows. */
  takeRow(row: Row): void {
    const open: unknown[] = [...row.values()];
    while (open.length > 0) {
      const value = open.pop();
      if (Array.isArray(value)) for (const item of value) open.push(item);
      else if (typeof value === "object" && value !== null) open.push(...Object.values(value));
      else this.#values -= costOf(value);
      if (this.#values < 0) throw tooLarge();
    }
  }
}

const costOf = (value: unknown): number =>
  typeof value === "string" && /^[[{]/.test(value) ? 1 + value.length / JSON_CHARACTERS : 1;

const tooLarge = () =>
  new ProoflineError(
    "LIMIT_EXCEEDED",
    "the catalogue's answer would be too large: ask for fewer fields, give smaller limits, or page by `limit` and `offset`",
  );
