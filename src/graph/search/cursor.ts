import { badInputAt } from "../../facts/error.js";
import { isObject } from "../../facts/json.js";

/** A place in the order of hits: by points, the most first, then by kind and key. */
export interface HitPlace {
  readonly points: number;
  readonly kind: string;
  readonly key: string;
  /** The hits are those of what was meant, not of what was written. */
  readonly isCorrected: boolean;
}

/** A cursor is opaque to clients: base64url of JSON. */
export const hitCursorOf = ({ points, kind, key, isCorrected }: HitPlace): string =>
  Buffer.from(JSON.stringify({ points, kind, key, isCorrected })).toString("base64url");

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
  const { points, kind, key, isCorrected } = value;
  return Number.isSafeInteger(points) &&
    typeof points === "number" &&
    typeof kind === "string" &&
    typeof key === "string" &&
    typeof isCorrected === "boolean"
    ? { points, kind, key, isCorrected }
    : undefined;
}
