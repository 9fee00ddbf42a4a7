import { canonical, isObject, type JsonValue } from "../../facts/json.js";
import type { PendingHalf } from "../../graph/pendingInferences.js";
import type { Half } from "./event.js";
import { keysOf } from "./facts.js";

/** A half as the store keeps it. */
export const toKeep = (half: Half, by: string): PendingHalf => ({
  id: half.pair,
  part: half.part,
  half: canonical({ ...half }),
  requestId: half.requestId ?? half.eventId,
  deployment: half.deployment,
  keys: keysOf(half),
  by,
});

/** The half that was kept so. Throws a TypeError for what no half was kept as. */
export function fromKept(text: string): Half {
  const value: unknown = JSON.parse(text);
  if (!isObject(value) || !isHalf(value)) throw new TypeError("a kept half of an inference can't be read");
  return value;
}

const isTextOrNull = (value: unknown): boolean => value === null || typeof value === "string";

const isHalf = (value: Readonly<Record<string, unknown>>): value is Half & Record<string, JsonValue> =>
  (value.part === "request" || value.part === "response") &&
  typeof value.pair === "string" &&
  typeof value.eventId === "string" &&
  typeof value.deployment === "string" &&
  isTextOrNull(value.requestId) &&
  isTextOrNull(value.time) &&
  value.body !== undefined;
