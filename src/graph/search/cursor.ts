import { badInputAt } from "../../facts/error.js";
import { isObject } from "../../facts/json.js";

/** A place in the order of hits: by points, the most first, then the newest. */
export interface HitPlace {
  readonly points: number;
  /** In the log. */
  readonly index: number;
  /** The hits are those of what was meant, not of what was written. */
  readonly isCorrected: boolean;
}

/** A cursor is opaque to clients: base64url of JSON. */
export const hitCursorOf = ({ points, index, isCorrected }: HitPlace): string =>
  Buffer.from(JSON.stringify({ points, index, isCorrected })).toString("base64url");

/** Throws BAD_USER_INPUT for text that is no cursor of this connection. */
export function hitPlaceOf(cursor: string | null, path: string): HitPlace | null {
  if (cursor === null) return null;
  const place = parse(Buffer.from(cursor, "base64url").toString());
  if (place === undefined || hitCursorOf(place) !== cursor)
    throw badInputAt(path, "is not a cursor of this connection");
  return place;
}

function parse(text: string): HitPlace | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined; // no cursor, which the caller says
  }
  if (!isObject(value)) return undefined;
  const { points, index, isCorrected } = value;
  return isCount(points) && isCount(index) && typeof isCorrected === "boolean"
    ? { points, index, isCorrected }
    : undefined;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value);
