import { badInputAt } from "../../facts/error.js";
import type { JsonValue } from "../../facts/json.js";
import type { ReadSetting } from "../../settings.js";
import type { Comparison } from "./counting.js";

/** What the rule GROUP_DISPARITY looks at. */
export interface DisparitySettings extends Comparison {
  /** Of `groups`, or else of the features. */
  readonly attributes: readonly string[];
  /** The answer that counts as selected. */
  readonly positive: JsonValue;
}

const MAX_ATTRIBUTES = 20;

/** Undefined where the rule is off. Throws BAD_USER_INPUT that names the setting. */
export function readDisparity(setting: ReadSetting): DisparitySettings | undefined {
  const attributes = [...new Set(setting("DISPARITY_ATTRIBUTES"))];
  if (attributes.length === 0) return undefined;
  if (attributes.length > MAX_ATTRIBUTES)
    throw badInputAt("DISPARITY_ATTRIBUTES", `has more than ${MAX_ATTRIBUTES} attributes`);
  const positive = setting("DISPARITY_POSITIVE");
  if (positive === undefined)
    throw badInputAt("DISPARITY_POSITIVE", "must be set where DISPARITY_ATTRIBUTES is");
  return { attributes, positive, ratio: setting("DISPARITY_RATIO"), window: setting("DISPARITY_WINDOW") };
}
