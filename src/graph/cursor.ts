import { badInputAt } from "../facts/error.js";
import { canonicalTime } from "../facts/time.js";
import type { Place } from "./page.js";

/** A cursor is opaque to clients: base64url of time, space, key. */
export const cursorOf = ({ time, key }: Place): string => Buffer.from(`${time} ${key}`).toString("base64url");

/** Throws BAD_USER_INPUT for text that is no cursor of this service. */
export function placeOf(cursor: string | null, path: string): Place | null {
  if (cursor === null) return null;
  const text = Buffer.from(cursor, "base64url").toString();
  const time = canonicalTime(text.slice(0, 24));
  if (time === undefined || text.charAt(24) !== " " || cursorOf({ time, key: text.slice(25) }) !== cursor)
    throw badInputAt(path, "is not a cursor of this connection");
  return { time, key: text.slice(25) };
}
