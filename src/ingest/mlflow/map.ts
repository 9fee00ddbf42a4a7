import { badInputAt } from "../../facts/error.js";
import { isObject } from "../../facts/json.js";

/** Gives a data set's `namespace/name` where its user says it; undefined where nothing is said. */
export type NameMap = (told: readonly string[]) => string | undefined;

export const NO_NAMES: NameMap = () => undefined;

/**
 * Reads the file of `--map`: an object of what MLflow has, the name of a data set or where it lies, to the name that others give
 * the same data. What ends with a slash stands for all that begins with it. Throws BAD_USER_INPUT that names the place.
 */
export function parseNameMap(text: string, place: string): NameMap {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (cause) {
    throw badInputAt(place, "is not JSON", cause);
  }
  if (!isObject(given)) throw badInputAt(place, 'must be an object, as {"iris": "s3://shop/iris.csv"}');
  const exact = new Map<string, string>();
  const prefixes: [string, string][] = [];
  for (const [from, to] of Object.entries(given)) {
    if (typeof to !== "string" || !/.\/./s.test(to))
      throw badInputAt(`${place}.${from}`, "must be a namespace and a name with a slash between");
    if (from.endsWith("/")) prefixes.push([from, to]);
    else exact.set(from, to);
  }
  // the longest one says most
  prefixes.sort(([a], [b]) => b.length - a.length);
  return (told) => {
    for (const one of told) {
      const named = exact.get(one);
      if (named !== undefined) return named;
    }
    for (const one of told)
      for (const [from, to] of prefixes)
        if (one.startsWith(from) && one.length > from.length)
          return `${to.replace(/\/+$/, "")}/${one.slice(from.length)}`;
    return undefined;
  };
}
