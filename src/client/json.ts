import { ClientError } from "./errors.js";

/**
 * The JSON text of a value, which is read now. `JSON.stringify` writes null for NaN and leaves functions out: here what has no
 * form in JSON is an error (NOT_RECORDABLE), since a decision must not be recorded with other values than it had. Arrays of
 * numbers of any type are lists, and a Date is its time.
 */
export function toJson(value: unknown): string {
  try {
    return JSON.stringify(value, checked);
  } catch (cause) {
    if (cause instanceof ClientError) throw cause;
    throw new ClientError(
      "NOT_RECORDABLE",
      "a value that contains itself, or is nested too deep, has no form in JSON",
      {
        cause,
      },
    );
  }
}

/** Called by JSON.stringify for each value, of the object or array that has it. */
function checked(this: unknown, name: string, value: unknown): unknown {
  switch (typeof value) {
    case "number":
      if (Number.isFinite(value)) return value;
      throw noForm(name, "is not a finite number: send null or a text");
    case "undefined":
      // left out of an object; of a list it would move what follows, or be null
      if (!Array.isArray(this)) return undefined;
      throw noForm(name, "is undefined: send null");
    case "bigint":
      throw noForm(name, "is a bigint: send a text");
    case "function":
    case "symbol":
      throw noForm(name, `is a ${typeof value}`);
    case "object":
      if (value === null || PLAIN.has(tagOf(value))) return value;
      if (ArrayBuffer.isView(value) && !(value instanceof DataView))
        return Array.from(value as unknown as ArrayLike<unknown>);
      // of which JSON.stringify makes an empty object
      throw noForm(name, `is a ${tagOf(value)}: send an object or an array`);
  }
  return value;
}

const tagOf = (value: object): string => Object.prototype.toString.call(value).slice("[object ".length, -1);
const PLAIN: ReadonlySet<string> = new Set(["Object", "Array", "String", "Number", "Boolean"]);

const noForm = (name: string, why: string): ClientError =>
  new ClientError("NOT_RECORDABLE", `${name === "" ? "the value" : name} ${why}`);
