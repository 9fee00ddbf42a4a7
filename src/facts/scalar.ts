import { utf8 } from "./bytes.js";
import { badInputAt, type ProoflineError, tooMuchAt } from "./error.js";
import type { EnumField, ScalarField } from "./field.js";
import { isObject, type JsonValue } from "./json.js";
import { LIMITS } from "./limits.js";
import { canonicalTime } from "./time.js";

/** For a field whose value is longer than a sealed one may be. */
export const tooLong = (path: string): ProoflineError =>
  tooMuchAt(
    path,
    `is longer than ${LIMITS.sealedBytes / 1_024} KiB: keep it where it is, and record its digest`,
  );

export function parseText(value: unknown, path: string): string {
  if (typeof value !== "string") throw badInputAt(path, "must be a string");
  if (!value.isWellFormed())
    throw badInputAt(path, "must be well-formed Unicode: it has half of a surrogate pair");
  return value;
}

/** A key: one to 512 bytes of UTF-8 without control characters. */
export function parseKey(value: unknown, path: string): string {
  const key = parseText(value, path);
  const problem = keyProblem(key);
  if (problem !== undefined) throw badInputAt(path, problem);
  return key;
}

/** Whether a text can be a key. */
export const isKey = (text: string): boolean => text.isWellFormed() && keyProblem(text) === undefined;

function keyProblem(key: string): string | undefined {
  if (key === "") return "must not be empty";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(key)) return "must not have control characters";
  const isLong =
    key.length > LIMITS.keyBytes || (key.length > LIMITS.keyBytes / 3 && utf8(key).length > LIMITS.keyBytes);
  return isLong ? `must be at most ${LIMITS.keyBytes} bytes` : undefined;
}

function parseCount(value: unknown, path: string): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0)
    throw badInputAt(path, "must be a whole number from 0 to 2^53 - 1");
  return value;
}

function parseFloatNumber(value: unknown, path: string): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw badInputAt(path, "must be a finite number");
  return value;
}

function parseDigest(value: unknown, path: string): string {
  const match = typeof value === "string" ? /^(?:sha256:)?([0-9a-f]{64})$/.exec(value) : null;
  if (!match?.[1])
    throw badInputAt(
      path,
      'must be a SHA-256 digest: 64 lower-case hex digits, "sha256:" before them at will',
    );
  return match[1];
}

/** A time in canonical form, of RFC 3339 text or a date. Throws BAD_USER_INPUT for what is none, as 30 February. */
export function parseTime(value: unknown, path: string): string {
  const time = typeof value === "string" ? canonicalTime(value) : undefined;
  if (time === undefined)
    throw badInputAt(
      path,
      "must be an RFC 3339 date and time, as 2026-11-21T22:00:00Z, or a date, as 2026-11-21, which is its start in UTC",
    );
  return time;
}

/**
 * A JSON value that RFC 8785 can write and that no reader takes for another: see LIMITS and the messages. One that is too
 * long is given up when that is certain, and not walked to its end.
 */
function parseJson(value: unknown, path: string): JsonValue {
  const check = new JsonCheck(path);
  check.value(value);
  return value as JsonValue;
}

/** Looks through a value, and keeps the way to where it looks: a text for the place of each member would be garbage. */
class JsonCheck {
  readonly #path: string;
  readonly #at: (string | number)[] = [];
  /** The bytes that the value may still have. */
  #left: number = LIMITS.sealedBytes;

  constructor(path: string) {
    this.#path = path;
  }

  /** Throws BAD_USER_INPUT or LIMIT_EXCEEDED that names the place. */
  value(value: unknown): void {
    if (this.#at.length > LIMITS.jsonDepth)
      throw tooMuchAt(this.#place, `is nested deeper than ${LIMITS.jsonDepth} levels`);
    // a value has one byte at least, a text no fewer than it has units
    this.#spend(typeof value === "string" ? value.length + 2 : 1);
    switch (typeof value) {
      case "boolean":
        return;
      case "string":
        if (!value.isWellFormed()) parseText(value, this.#place);
        return;
      case "number":
        this.#number(value);
        return;
    }
    if (value === null) return;
    if (Array.isArray(value)) this.#list(value);
    else if (isObject(value)) this.#object(value);
    else throw badInputAt(this.#place, "must be a JSON value");
  }

  #number(value: number): void {
    if (Number.isInteger(value) && !Number.isSafeInteger(value))
      throw badInputAt(
        this.#place,
        "is an integer beyond 2^53, which loses digits as a JSON number: send it as a string",
      );
    if (!Number.isFinite(value)) throw badInputAt(this.#place, "must be a finite number");
  }

  #list(list: readonly unknown[]): void {
    this.#spend(list.length);
    for (let i = 0; i < list.length; i++) {
      this.#at.push(i);
      this.value(list[i]);
      this.#at.pop();
    }
  }

  #object(object: Readonly<Record<string, unknown>>): void {
    for (const name in object) {
      if (!name.isWellFormed()) throw badInputAt(this.#place, "has a name that is not well-formed Unicode");
      this.#spend(name.length + 3);
      this.#at.push(name);
      this.value(object[name]);
      this.#at.pop();
    }
  }

  #spend(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0) throw tooLong(this.#path);
  }

  get #place(): string {
    return this.#at.reduce<string>(
      (place, step) => place + (typeof step === "number" ? `[${step}]` : `.${step}`),
      this.#path,
    );
  }
}

export function parseScalar(field: ScalarField | EnumField, value: unknown, path: string): JsonValue {
  if (field.type === "enum") {
    if (typeof value !== "string" || !field.values.includes(value))
      throw badInputAt(path, `must be one of ${field.values.join(", ")}`);
    return value;
  }
  switch (field.scalar) {
    case "String": {
      if (field.indexed) return parseKey(value, path);
      const text = parseText(value, path);
      if (field.required && text.trim() === "") throw badInputAt(path, "must not be empty");
      return text;
    }
    case "ID":
      return parseKey(value, path);
    case "DateTime":
      return parseTime(value, path);
    case "SHA256":
      return parseDigest(value, path);
    case "SafeInt":
      return parseCount(value, path);
    case "Float":
      return parseFloatNumber(value, path);
    case "Boolean":
      if (typeof value !== "boolean") throw badInputAt(path, "must be true or false");
      return value;
    case "JSON":
      return parseJson(value, path);
  }
}
