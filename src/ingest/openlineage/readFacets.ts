import { ProoflineError } from "../../facts/error.js";
import { isObject } from "../../facts/json.js";
import type { Said } from "./facets.js";
import { memberOf, type Shapes } from "./shape.js";

/** What becomes of an event's facets, by their paths in it. */
export interface FacetNotes {
  /** Facts are made from them. */
  readonly mapped: string[];
  /** They stand in the event and nowhere else. */
  readonly kept: string[];
  /** Those among the kept ones that would be mapped, were they what the specification says. */
  readonly problems: { readonly path: string; readonly reason: string }[];
}

/** Reads the facets that stand at a path, as far as they are what the specification says, and notes what becomes of each. */
export function readFacets<T extends object>(
  shapes: Shapes<T>,
  value: unknown,
  path: string,
  { canBeDeleted, notes }: { canBeDeleted: boolean; notes: FacetNotes },
): Said<T> {
  const said: { -readonly [N in keyof T]?: T[N] | undefined } = {};
  if (value === undefined || value === null) return said;
  if (!isObject(value)) {
    notes.kept.push(path);
    notes.problems.push({ path, reason: "must be an object" });
    return said;
  }
  for (const name in value) if (!Object.hasOwn(shapes, name)) notes.kept.push(memberOf(path, name));
  for (const name in shapes) {
    if (!Object.hasOwn(value, name) || value[name] === null) continue;
    const at = memberOf(path, name);
    const facet = value[name];
    if (canBeDeleted && isObject(facet) && facet._deleted === true) {
      said[name] = undefined;
      notes.mapped.push(at);
      continue;
    }
    try {
      said[name] = shapes[name](facet, at);
      notes.mapped.push(at);
    } catch (error) {
      if (!(error instanceof ProoflineError)) throw error;
      notes.kept.push(at);
      const path = error.path ?? at;
      notes.problems.push({ path, reason: error.message.replace(`${path}: `, "") });
    }
  }
  return said;
}
