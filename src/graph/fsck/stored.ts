/** Values as fsck's statements return them. Whoever tampers with a store keeps to no type, so all are unknown. */
import { isObject } from "../../facts/json.js";

/** A time property's text, as Neo4j writes it; undefined for a value that is no zoned date and time. */
const timeText = (value: unknown): string | undefined =>
  isObject(value) && typeof value.time === "string" ? value.time : undefined;

/** Whether a stored value is a time of the entry's: Neo4j leaves out seconds and fractions that are zero. */
export function isTime(value: unknown, canonical: unknown): boolean {
  const text = timeText(value);
  if (text === undefined || typeof canonical !== "string" || !text.endsWith("Z")) return false;
  return text === canonical || padTime(text) === canonical;
}

function padTime(text: string): string {
  const time = text.slice(0, -1);
  const seconds = time.length === 16 ? `${time}:00` : time;
  return `${(seconds.length === 19 ? `${seconds}.` : seconds).padEnd(23, "0")}Z`;
}

export const isFloat = (value: unknown, number: unknown): boolean =>
  isObject(value) && value.float === number;

export const isTexts = (value: unknown, texts: readonly unknown[]): boolean =>
  Array.isArray(value) && value.length === texts.length && value.every((text, i) => text === texts[i]);

export const isIndex = (value: unknown): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0;

export const bytesOf = (value: unknown): Uint8Array | undefined =>
  value instanceof Int8Array ? new Uint8Array(value.buffer, value.byteOffset, value.length) : undefined;

export const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** A stored value in a message: short, and never a sealed one. */
export function show(value: unknown): string {
  const plain = timeText(value) ?? (isObject(value) && "float" in value ? value.float : value);
  const text = JSON.stringify(plain) ?? "nothing";
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
