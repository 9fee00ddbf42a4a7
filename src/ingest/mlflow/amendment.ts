import { sha256Hex } from "#sha256";
import { canonical, type JsonValue } from "../../facts/json.js";
import { LIMITS } from "../../facts/limits.js";
import type { FactInput } from "../../graph/recorder/factInput.js";
import type { LookedUp, Recorded } from "./destination.js";

/**
 * The correction of a fact whose source says something else now. A fact never changes: this stands beside it. The same
 * difference is the same correction, however often it is seen. Undefined where nothing differs.
 *
 * @param names the fields to compare
 * @param reason why, for people
 */
export function amendment(
  kind: LookedUp,
  key: string,
  recorded: Recorded,
  now: Recorded,
  names: readonly string[],
  reason: string,
): FactInput | undefined {
  const changed = names.flatMap((name) => {
    const was = plain(recorded[name] ?? null);
    const is = plain(now[name] ?? null);
    return canonical(was) === canonical(is) || mayBeErased(was, is) ? [] : [[name, is] as const];
  });
  if (changed.length === 0) return undefined;
  const correction = Object.fromEntries(changed);
  const digest = sha256Hex(canonical([kind, key, correction]));
  return {
    kind: "Amendment",
    path: `amendments.${key}`,
    input: { key: `mlflow:${digest}`, kind, fact: key, correction, reason },
  };
}

/** Long values are sealed and can be erased. What is gone and long may have been erased, and must not come back. */
const mayBeErased = (was: JsonValue, is: JsonValue): boolean =>
  was === null && Buffer.byteLength(canonical(is)) > LIMITS.plainBytes;

/** Members that are null are as not given, and so are undefined ones, as facts have it. */
function plain(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) =>
      member === null || member === undefined ? [] : [[name, plain(member)]],
    ),
  );
}
