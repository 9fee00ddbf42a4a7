import { badInputAt } from "./error.js";
import { isObject } from "./json.js";
import { type FactKind, isFactKind, memberName } from "./kind.js";
import { Amendment } from "./kinds/amendment.js";
import { KINDS } from "./kinds/index.js";
import { type Given, isGiven, parsePlain, parseRefs } from "./parseField.js";

/** What follows from a correction, in the form of an input. */
export interface Correction {
  /** The fields that it corrects. */
  readonly names: readonly string[];
  /** The right references among them: the field, and what an item of that field says. */
  readonly references: readonly Given[];
}

/**
 * Reads what is right of a fact: an object of fields of its kind, each as the kind's own input has it. Null says that a
 * value is wrong and the right one not known. Throws BAD_USER_INPUT or LIMIT_EXCEEDED that names the place below `path`.
 */
export function correctionOf(kind: unknown, value: unknown, path: string): Correction {
  // what is no kind is refused by what reads the reference to the fact
  if (!isFactKind(kind)) return { names: [], references: [] };
  const { fields, own = [] } = KINDS[kind];
  if (!isObject(value))
    throw badInputAt(path, `must be an object of fields of ${kind} and what is right of them`);
  const given: Given = value;
  const names = Object.keys(given).sort();
  const unknown = names.find((name) => !Object.hasOwn(fields, name) || own.includes(name));
  if (unknown !== undefined) throw badInputAt(`${path}.${unknown}`, `is not a field of ${kind}`);
  if (names.length === 0)
    throw badInputAt(path, `must name at least one field of ${kind} and what is right of it`);
  const references: Given[] = [];
  for (const name of names) {
    const field = fields[name];
    const right = given[name];
    if (field === undefined || !isGiven(right)) continue;
    const at = `${path}.${name}`;
    switch (field.type) {
      case "ref":
        if (!CORRECTABLE.has(field.to)) throw asItIs(at);
        parseRefs(field, right, given, name, path);
        references.push({ field: name, [memberName(field.to)]: right });
        break;
      case "refs":
        parseRefs(field, right, given, name, path);
        for (const item of list(right)) references.push({ ...item, field: name });
        break;
      case "anyRef":
      case "anyRefs":
        throw asItIs(at);
      default:
        parsePlain(field, right, at);
    }
  }
  return { names, references };
}

/** What a reference of a trail leads to. One that only points at a trail from outside stays as it is. */
const CORRECTABLE: ReadonlySet<FactKind> = new Set(Object.values(Amendment.fields.references.targets));

const asItIs = (path: string) => badInputAt(path, "can't be corrected: record another fact");

const list = (value: unknown): readonly Given[] => (Array.isArray(value) ? value : []);
