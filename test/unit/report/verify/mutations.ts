import { isObject } from "../../../../src/facts/json.js";

export type Path = readonly (string | number)[];

/** Every place in a JSON value, the value itself first. */
export function* places(value: unknown, path: Path = []): Generator<{ path: Path; value: unknown }> {
  yield { path, value };
  if (Array.isArray(value)) for (const [i, item] of value.entries()) yield* places(item, [...path, i]);
  else if (isObject(value))
    for (const [name, member] of Object.entries(value)) yield* places(member, [...path, name]);
}

export const isLeaf = (value: unknown): boolean => typeof value !== "object" || value === null;

/** A copy with another value at a place; without it where the value is undefined. */
export function changed(value: unknown, [name, ...rest]: Path, to: unknown): unknown {
  if (name === undefined) return to;
  if (Array.isArray(value))
    return value.flatMap((item, i) => {
      if (i !== name) return [item];
      const other = changed(item, rest, to);
      return other === undefined ? [] : [other];
    });
  if (!isObject(value)) throw new TypeError("no such place");
  return { ...value, [name]: changed(value[name], rest, to) };
}

/** Other values for a leaf: near ones, and of another type. */
export function others(value: unknown): unknown[] {
  if (typeof value === "string") {
    const middle = value.length >> 1;
    const flipped = `${value.slice(0, middle)}${flip(value.charAt(middle))}${value.slice(middle + 1)}`;
    return value === "" ? [" ", null] : [`${value} `, flipped, null];
  }
  if (typeof value === "number") return [value + 1, value - 1, String(value)];
  if (typeof value === "boolean") return [!value, null];
  return [0, "", {}];
}

const flip = (char: string): string => String.fromCharCode(char.charCodeAt(0) ^ 1);
