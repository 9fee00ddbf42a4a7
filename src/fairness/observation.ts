import { canonical, isObject, type JsonValue } from "../facts/json.js";

/** The opened values of a prediction that tell its group. Null for one that was not given, or is erased. */
export interface GroupValues {
  readonly groups: JsonValue;
  readonly features: JsonValue;
}

/** A longer value is a text about one person rather than the name of a group. */
const MAX_GROUP_LENGTH = 200;

/**
 * The group that a prediction is of: its member `attribute` of `groups`, or else of the features. A text names itself, and a
 * number, true and false are named as JSON writes them. Null where there is no value, or one that names no group: null, a
 * list, an object, the empty text, and a text of over 200 UTF-16 units.
 */
export function groupOf({ groups, features }: GroupValues, attribute: string): string | null {
  const value = memberOf(groups, attribute) ?? memberOf(features, attribute) ?? null;
  if (typeof value === "number" || typeof value === "boolean") return canonical(value);
  return typeof value === "string" && value !== "" && value.length <= MAX_GROUP_LENGTH ? value : null;
}

/** Where an answer of several members says what was decided: the first of these that it has. */
const DECISION_MEMBERS = ["decision", "prediction", "label", "class"] as const;

/**
 * Whether an answer, or an outcome in the form of one, is the positive one. Equal JSON values are; `1`, `true` and `"1"`
 * differ. Of an answer that is an object:
 * - an object is the positive one where the answer has each of its members with an equal value, whatever else it has:
 *   `{"decision": "approve"}` selects `{"decision": "approve", "score": 0.7}`;
 * - any other value is compared with its member `decision`, or else `prediction`, `label` or `class`: `"approve"` selects
 *   it too. An answer with none of them is not selected.
 */
export function isSelected(answer: JsonValue, positive: JsonValue): boolean {
  if (!isObject(answer)) return isEqual(answer, positive);
  if (isObject(positive))
    return Object.keys(positive).every((name) => {
      const value = memberOf(answer, name);
      return value !== undefined && isEqual(value, memberOf(positive, name) ?? null);
    });
  const name = DECISION_MEMBERS.find((one) => Object.hasOwn(answer, one));
  return name !== undefined && isEqual(memberOf(answer, name) ?? null, positive);
}

/** Only its own: `constructor` is no member of every object. */
function memberOf(value: unknown, name: string): JsonValue | undefined {
  if (!isObject(value) || !Object.hasOwn(value, name)) return undefined;
  return value[name] as JsonValue;
}

const isEqual = (a: JsonValue, b: JsonValue): boolean =>
  typeof a === "object" && typeof b === "object" ? canonical(a) === canonical(b) : a === b;
