import { badInputAt } from "../../facts/error.js";
import { isObject } from "../../facts/json.js";

/** Reads a value of a facet. Throws BAD_USER_INPUT that names the place where it is not what the specification says. */
export type Shape<T> = (value: unknown, path: string) => T;

/** The shapes of an object's members. */
export type Shapes<T> = { readonly [N in keyof T]: Shape<T[N]> };

/** A JSON object, not looked at yet. */
export type Given = Readonly<Record<string, unknown>>;

/** Null is as not given. */
export const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

/** The path of a member, which is its name alone where there is nothing before it. */
export const memberOf = (path: string, name: string): string => (path === "" ? name : `${path}.${name}`);

export const text: Shape<string> = (value, path) => {
  if (typeof value !== "string") throw badInputAt(path, "must be a string");
  return value;
};

export const filled: Shape<string> = (value, path) => {
  if (text(value, path).trim() === "") throw badInputAt(path, "must not be empty");
  return text(value, path);
};

export const count: Shape<number> = (value, path) => {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0)
    throw badInputAt(path, "must be a whole number from 0 to 2^53 - 1");
  return value;
};

export const flag: Shape<boolean> = (value, path) => {
  if (typeof value !== "boolean") throw badInputAt(path, "must be true or false");
  return value;
};

/** Whatever it is. */
export const anything: Shape<unknown> = (value) => value;

export const optional =
  <T>(shape: Shape<T>): Shape<T | undefined> =>
  (value, path) =>
    isGiven(value) ? shape(value, path) : undefined;

export const list =
  <T>(shape: Shape<T>): Shape<readonly T[]> =>
  (value, path) => {
    if (!Array.isArray(value)) throw badInputAt(path, "must be a list");
    return value.map((item, i) => shape(item, `${path}[${i}]`));
  };

/** An object whose names are data, as pairs: as properties of an object a name could mean something else. */
export const pairs =
  <T>(shape: Shape<T>): Shape<readonly (readonly [string, T])[]> =>
  (value, path) => {
    if (!isObject(value)) throw badInputAt(path, "must be an object");
    return Object.entries(value).map(([name, item]) => [name, shape(item, memberOf(path, name))]);
  };

/** An object with these members at least. What else it has is not read. */
export const object =
  <T extends object>(shapes: Shapes<T>): Shape<T> =>
  (value, path) => {
    if (!isObject(value)) throw badInputAt(path, "must be an object");
    const read: Partial<T> = {};
    for (const name in shapes)
      read[name] = shapes[name](Object.hasOwn(value, name) ? value[name] : undefined, memberOf(path, name));
    // each of T's members has been read
    return read as T;
  };
