import { badInputAt } from "../../facts/error.js";
import { isObject } from "../../facts/json.js";
import { filled, list, object, pairs, type Shape, text } from "./shape.js";

type Operand = { readonly field: string } | { readonly value: string };
/** The condition of a subset facet (spec/facets/BaseSubsetDatasetFacet.json). */
export type Condition =
  | { readonly type: "location"; readonly locations: readonly string[] }
  | {
      readonly type: "partition";
      readonly partitions: readonly { readonly dimensions: readonly (readonly [string, string])[] }[];
    }
  | { readonly type: "compare"; readonly left: Operand; readonly right: Operand; readonly comparison: string }
  | {
      readonly type: "binary";
      readonly left: Condition;
      readonly right: Condition;
      readonly operator: string;
    };

const operand: Shape<Operand> = (value, path) =>
  isObject(value) && value.type === "field"
    ? object({ field: filled })(value, path)
    : object({ value: text })(value, path);
const plain: Shape<string> = (value, path) => {
  if (typeof value === "object" || value === undefined) throw badInputAt(path, "must be a plain value");
  return String(value);
};

export const condition: Shape<Condition> = (value, path) => {
  const { type } = object({ type: text })(value, path);
  switch (type) {
    case "location":
      return { type, ...object({ locations: list(text) })(value, path) };
    case "partition":
      return { type, ...object({ partitions: list(object({ dimensions: pairs(plain) })) })(value, path) };
    case "compare":
      return { type, ...object({ left: operand, right: operand, comparison: text })(value, path) };
    case "binary":
      return { type, ...object({ left: condition, right: condition, operator: text })(value, path) };
    default:
      throw badInputAt(`${path}.type`, "must be location, partition, compare or binary");
  }
};

const SIGNS: ReadonlyMap<string, string> = new Map([
  ["EQUAL", "="],
  ["GREATER_THAN", ">"],
  ["GREATER_EQUAL_THAN", ">="],
  ["LESS_THAN", "<"],
  ["LESS_EQUAL_THAN", "<="],
]);
/** The sign of a comparison, as SQL writes it; one that is not known stays as it is. */
export const signOf = (comparison: string) => SIGNS.get(comparison.toUpperCase()) ?? comparison;

const quoted = (value: string) => `'${value.replaceAll("'", "''")}'`;
const wordsOf = (side: Operand) => ("field" in side ? side.field : quoted(side.value));

/** A condition in words, as SQL writes it. */
export function conditionText(condition: Condition): string {
  switch (condition.type) {
    case "location":
      return `location IN (${condition.locations.map(quoted).join(", ")})`;
    case "partition":
      return condition.partitions
        .map(({ dimensions }) =>
          dimensions.map(([name, value]) => `${name} = ${quoted(value)}`).join(" AND "),
        )
        .map((words) => (condition.partitions.length > 1 ? `(${words})` : words))
        .join(" OR ");
    case "compare":
      return `${wordsOf(condition.left)} ${signOf(condition.comparison)} ${wordsOf(condition.right)}`;
    case "binary":
      return [condition.left, condition.right]
        .map((side) => (side.type === "binary" ? `(${conditionText(side)})` : conditionText(side)))
        .join(` ${condition.operator.toUpperCase()} `);
  }
}
