import { isObject } from "../../facts/json.js";

/** What an MLflow server sends, read by name: what is not there, or of another type, is undefined or an empty list. */
export type Answer = Readonly<Record<string, unknown>>;

export const objectAt = (from: Answer, name: string): Answer => {
  const value = from[name];
  return isObject(value) ? value : {};
};

export const listAt = (from: Answer, name: string): readonly Answer[] => {
  const value = from[name];
  return Array.isArray(value) ? value.filter(isObject) : [];
};

/** An empty text says nothing. */
export const textAt = (from: Answer, name: string): string | undefined => {
  const value = from[name];
  return typeof value === "string" && value !== "" ? value : undefined;
};

/** Protocol buffers write whole numbers of 64 bits as texts at times, and what is no number as NaN or Infinity. */
export const numberAt = (from: Answer, name: string): number | undefined => {
  const value = from[name];
  if (typeof value === "number") return value;
  return typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
};

/** A list of `{key, value}` as a map. */
export const pairsAt = (from: Answer, name: string): ReadonlyMap<string, string> =>
  new Map(
    listAt(from, name).flatMap((one) => {
      const key = textAt(one, "key");
      const value = one.value;
      return key !== undefined && typeof value === "string" ? [[key, value] as const] : [];
    }),
  );

/** Milliseconds since 1970, as MLflow has times, in RFC 3339 form. Undefined for 0, which MLflow has for none. */
export const timeAt = (from: Answer, name: string): string | undefined => {
  const ms = numberAt(from, name);
  // a date holds no more than this
  return ms === undefined || ms <= 0 || ms > 8.64e15 ? undefined : new Date(ms).toISOString();
};

/** A JSON text that a field holds, as MLflow has sources and schemas. */
export const parsedAt = (from: Answer, name: string): Answer => {
  const text = textAt(from, name);
  if (text === undefined) return {};
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    // what is no JSON says nothing that is mapped
    return {};
  }
};
