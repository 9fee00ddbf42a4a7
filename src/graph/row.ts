import type { Record as DriverRecord } from "neo4j-driver";
import { ProoflineError } from "../facts/error.js";

const NOTHING: Readonly<Record<string, unknown>> = {};

/** One row of a result, read by name and type. A row that is not as its statement promises is an INTERNAL error. */
export class Row {
  readonly #record: DriverRecord;
  readonly #instead: Readonly<Record<string, unknown>>;

  /** @param instead values of columns in the place of the record's own */
  constructor(record: DriverRecord, instead: Readonly<Record<string, unknown>> = NOTHING) {
    this.#record = record;
    this.#instead = instead;
  }

  #get(name: string): unknown {
    return Object.hasOwn(this.#instead, name) ? this.#instead[name] : this.#record.get(name);
  }

  text(name: string): string {
    const value: unknown = this.#get(name);
    return typeof value === "string" ? value : unexpected(name, value);
  }

  textOrNull(name: string): string | null {
    return this.#get(name) === null ? null : this.text(name);
  }

  integer(name: string): number {
    const value: unknown = this.#get(name);
    return typeof value === "number" && Number.isSafeInteger(value) ? value : unexpected(name, value);
  }

  integerOrNull(name: string): number | null {
    return this.#get(name) === null ? null : this.integer(name);
  }

  /** Milliseconds since 1970 as canonical time. */
  time(name: string): string {
    return new Date(this.integer(name)).toISOString();
  }

  timeOrNull(name: string): string | null {
    return this.#get(name) === null ? null : this.time(name);
  }

  boolean(name: string): boolean {
    const value: unknown = this.#get(name);
    return typeof value === "boolean" ? value : unexpected(name, value);
  }

  /** A byte array; null reads as empty. */
  bytes(name: string): Uint8Array {
    const value: unknown = this.#get(name);
    if (value === null) return new Uint8Array();
    return value instanceof Int8Array
      ? new Uint8Array(value.buffer, value.byteOffset, value.length)
      : unexpected(name, value);
  }

  list(name: string): readonly unknown[] {
    const value: unknown = this.#get(name);
    return Array.isArray(value) ? value : unexpected(name, value);
  }

  /** A map of texts; entries that are null are left out. */
  texts(name: string): Readonly<Record<string, string>> {
    const value: unknown = this.#get(name);
    if (typeof value !== "object" || value === null) return unexpected(name, value);
    return Object.fromEntries(
      Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    );
  }
}

/** The driver's form of a byte array parameter. */
export const bytesParam = (bytes: Uint8Array): Int8Array =>
  new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);

function unexpected(name: string, value: unknown): never {
  throw new ProoflineError("INTERNAL", `the store answered with a ${typeof value} for ${name}`);
}
