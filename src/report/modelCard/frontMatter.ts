/** Values as YAML that readers of YAML 1.1 and 1.2 take alike. */
export type YamlValue = string | number | readonly YamlValue[] | YamlObject;
export interface YamlObject {
  readonly [name: string]: YamlValue;
}

/** The YAML between two lines of "---" that stands before a Markdown text. Names are the caller's own, and values any. */
export const frontMatter = (values: YamlObject): string => `---\n${blockOf(values, "")}---\n`;

const blockOf = (object: YamlObject, indent: string): string =>
  Object.entries(object)
    .map(([name, value]) => `${indent}${name}:${yamlOf(value, indent)}`)
    .join("");

function yamlOf(value: YamlValue, indent: string): string {
  if (typeof value === "string") return ` ${quoted(value)}\n`;
  if (typeof value === "number") return ` ${numberText(value)}\n`;
  if (!isList(value)) return `\n${blockOf(value, `${indent}  `)}`;
  return `\n${value.map((item) => `${indent}-${itemOf(item, indent)}`).join("")}`;
}

/** An object in a list begins on the line of its dash. */
function itemOf(item: YamlValue, indent: string): string {
  if (typeof item !== "object" || isList(item)) return yamlOf(item, `${indent}  `);
  return ` ${blockOf(item, `${indent}  `).trimStart()}`;
}

// Array.isArray does not tell a readonly array from an object
const isList = (value: readonly YamlValue[] | YamlObject): value is readonly YamlValue[] =>
  Array.isArray(value);

/** YAML 1.1 takes a number with an exponent for text unless it has a point. */
const numberText = (value: number): string => String(value).replace(/^(-?\d+)e/, "$1.0e");

/**
 * A text in double quotes, on one line (YAML 1.2, section 7.3.1). What readers refuse, what ends a line for some, and what can't be
 * seen or turns the direction of writing stands by its number.
 */
const quoted = (text: string): string =>
  `"${text.replace(/["\\]/g, "\\$&").replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2028\u2029]/gu, escaped)}"`;

function escaped(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  if (hex.length <= 2) return `\\x${hex.padStart(2, "0")}`;
  return hex.length <= 4 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}
