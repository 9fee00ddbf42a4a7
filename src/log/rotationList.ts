import { badInput } from "../facts/error.js";
import { MAX_ROTATIONS } from "./rotation.js";

/** Statements of key rotations as a file: a JSON list of texts. */
export const formatRotations = (notes: readonly string[]): string => `${JSON.stringify(notes, null, 2)}\n`;

/** Reads what `formatRotations` writes; none of them is verified. Throws BAD_USER_INPUT for anything else. */
export function parseRotations(text: string): string[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw badInput("is no JSON list of key rotations", cause);
  }
  if (!Array.isArray(value) || !value.every((note) => typeof note === "string"))
    throw badInput("is no JSON list of key rotations");
  if (value.length > MAX_ROTATIONS) throw badInput(`has over ${MAX_ROTATIONS} key rotations`);
  return value;
}
