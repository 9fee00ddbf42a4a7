export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: JsonValue;
}

/**
 * The RFC 8785 (JCS) form of a JSON value. The value must hold no lone surrogate; parse.ts lets none in. Throws a
 * TypeError for what is no JSON value, as NaN.
 */
export function canonical(value: JsonValue): string {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value);
    case "boolean":
      return value ? "true" : "false";
    case "number":
      if (!Number.isFinite(value)) break;
      // ECMAScript writes numbers as RFC 8785 section 3.2.2.3 does, since that is where it takes them from
      return JSON.stringify(value);
    case "object":
      if (value === null) return "null";
      return isList(value) ? canonicalList(value) : canonicalObject(value);
  }
  throw new TypeError("not a JSON value");
}

// Array.isArray does not tell a readonly array from an object
const isList = (value: readonly JsonValue[] | JsonObject): value is readonly JsonValue[] =>
  Array.isArray(value);

function canonicalList(list: readonly JsonValue[]): string {
  let text = "";
  for (const item of list) text += text === "" ? canonical(item) : `,${canonical(item)}`;
  return `[${text}]`;
}

function canonicalObject(object: JsonObject): string {
  let text = "";
  for (const name of sortedNames(object)) {
    const value = object[name];
    if (value !== undefined) text += `${text === "" ? "" : ","}${JSON.stringify(name)}:${canonical(value)}`;
  }
  return `{${text}}`;
}

/** Names in the order of their UTF-16 units (RFC 8785 section 3.2.3). Few are sorted in place, which makes no garbage. */
function sortedNames(object: JsonObject): string[] {
  const names = Object.keys(object);
  if (names.length > 32) return names.sort();
  for (let i = 1; i < names.length; i++) {
    const name = names[i] ?? "";
    let at = i;
    for (; at > 0 && (names[at - 1] ?? "") > name; at--) names[at] = names[at - 1] ?? "";
    names[at] = name;
  }
  return names;
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
