import { canonical, isObject, type JsonObject, type JsonValue } from "../facts/json.js";
import { memberPath } from "./comparePath.js";

/** A place where two values differ; undefined is what one of them does not have. */
export interface JsonDifference {
  readonly path: string;
  readonly a: JsonValue | undefined;
  readonly b: JsonValue | undefined;
}

/** Values that are nested deeper are compared as a whole. */
const MAX_DEPTH = 8;
/** Of more places a whole value is one difference: nobody reads them one by one, and each has a path. */
const MAX_PLACES = 1_000;

/** Where two values differ, member by member; of more than 1,000 places the values themselves. */
export function differencesIn(a: JsonValue, b: JsonValue): readonly JsonDifference[] {
  const found: JsonDifference[] = [];
  const isWhole = collect(found, "", a, b, 0);
  return isWhole ? found : [{ path: "", a, b }];
}

/** False where there are too many. */
function collect(
  found: JsonDifference[],
  path: string,
  a: JsonValue | undefined,
  b: JsonValue | undefined,
  depth: number,
): boolean {
  if (a === b) return true;
  if (depth < MAX_DEPTH && Array.isArray(a) && Array.isArray(b)) {
    for (let i = 0; i < Math.max(a.length, b.length); i++)
      if (!collect(found, `${path}[${i}]`, a[i], b[i], depth + 1)) return false;
    return true;
  }
  if (depth < MAX_DEPTH && isObject(a) && isObject(b)) {
    for (const name of new Set([...Object.keys(a), ...Object.keys(b)]))
      if (!collect(found, `${path}${memberPath(name)}`, member(a, name), member(b, name), depth + 1))
        return false;
    return true;
  }
  if (a !== undefined && b !== undefined && canonical(a) === canonical(b)) return true;
  found.push({ path, a, b });
  return found.length <= MAX_PLACES;
}

/** An own member: `__proto__` and the like are names as any other. */
const member = (value: JsonObject, name: string): JsonValue | undefined =>
  Object.hasOwn(value, name) ? value[name] : undefined;
