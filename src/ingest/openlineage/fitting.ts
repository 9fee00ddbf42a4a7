import { utf8 } from "../../facts/bytes.js";
import { LIMITS } from "../../facts/limits.js";

/** As many of the items, from the first on, as one field of a fact can hold. */
export function fitting<T extends object>(items: readonly T[]): readonly T[] {
  // the brackets
  let bytes = 2;
  for (const [i, item] of items.entries()) {
    bytes += utf8(JSON.stringify(item)).length + 1;
    if (bytes > LIMITS.sealedBytes) return items.slice(0, i);
  }
  return items;
}

/** A text of at most so many bytes. A longer one is cut, and says so. */
export function cutTo(text: string, bytes: number): string {
  const whole = utf8(text);
  if (whole.length <= bytes) return text;
  const end = "… (cut: the event has all of it)";
  const head = new TextDecoder().decode(whole.subarray(0, Math.max(0, bytes - utf8(end).length)));
  // half of a character at the cut was decoded to this sign
  return `${head.replace(/\uFFFD$/, "")}${end}`;
}
