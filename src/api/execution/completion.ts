import {
  GraphQLError,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  locatedError,
  type ResponsePath,
  responsePathAsArray,
} from "graphql";
import type { Field, FieldPlace, FieldsOf } from "./field.js";
import type { Run } from "./run.js";

/**
 * Completes a value, an error or a promise at a place of an answer (GraphQL section 6.4.3). Where that fails, the place is null and
 * the error is collected; where the place can't be null, this throws or rejects with the located error.
 */
export type Complete = (found: unknown, run: Run, path: ResponsePath) => unknown;

/** As `Complete`, of a value that is there and is no error. Throws what is wrong with it. */
type CompleteValue = Complete;

/** How to complete a field, or an item of a list that it is. */
export function completer(
  fieldsOf: FieldsOf,
  field: FieldPlace,
  type: GraphQLOutputType = field.definition.type,
): Complete {
  const isRequired = isNonNullType(type);
  const completeValue = valueCompleter(fieldsOf, field, isRequired ? type.ofType : type);
  const now: CompleteValue = (value, run, path) => {
    if (value instanceof Error) throw value;
    if (value !== null && value !== undefined) return completeValue(value, run, path);
    if (isRequired) throw new Error(`Cannot return null for non-nullable field ${coordinate(field)}.`);
    return null;
  };
  const failed = (error: unknown, { errors }: Run, path: ResponsePath): null => {
    const located = locatedError(error, field.nodes, responsePathAsArray(path));
    if (isRequired) throw located;
    errors.add(located, path);
    return null;
  };
  return (found, run, path) => {
    try {
      const completed = isPromise(found)
        ? found.then((value) => now(value, run, path))
        : now(found, run, path);
      return isPromise(completed)
        ? completed.then(undefined, (error: unknown) => failed(error, run, path))
        : completed;
    } catch (error) {
      return failed(error, run, path);
    }
  };
}

const coordinate = ({ parent, definition }: FieldPlace): string => `${parent.name}.${definition.name}`;

function valueCompleter(fieldsOf: FieldsOf, field: FieldPlace, type: GraphQLOutputType): CompleteValue {
  if (isListType(type)) return listCompleter(field, completer(fieldsOf, field, type.ofType));
  if (isLeafType(type)) return leafCompleter(type);
  if (isObjectType(type) && type.isTypeOf === undefined) return objectCompleter(fieldsOf, field, type);
  throw new TypeError(`no plan is made of a field of type ${String(type)}`);
}

function listCompleter(field: FieldPlace, complete: Complete): CompleteValue {
  return (list, run, path) => {
    if (!isIterable(list))
      throw new GraphQLError(`Expected Iterable, but did not find one for field "${coordinate(field)}".`);
    const items: unknown[] = [];
    let isAsync = false;
    try {
      for (const item of list) {
        const completed = complete(item, run, { prev: path, key: items.length, typename: undefined });
        items.push(completed);
        isAsync ||= isPromise(completed);
      }
    } catch (error) {
      // what is under way may fail as well, and nobody waits for it any more
      for (const item of items) if (isPromise(item)) item.catch(() => {});
      throw error;
    }
    return isAsync ? Promise.all(items) : items;
  };
}

const leafCompleter =
  (type: GraphQLLeafType): CompleteValue =>
  (value) => {
    const answer: unknown = type.serialize(value);
    if (answer !== null && answer !== undefined) return answer;
    throw new Error(`${type.name} can't be answered with ${typeof value}`);
  };

/** Its fields are collected when the first object is there: what is nested in empty lists costs nothing. */
function objectCompleter(fieldsOf: FieldsOf, { nodes }: FieldPlace, type: GraphQLObjectType): CompleteValue {
  let fields: readonly Field[] | undefined;
  return (value, run, path) => {
    fields ??= fieldsOf(
      type,
      nodes.map(({ selectionSet }) => selectionSet),
    );
    return completeFields(fields, value, run, path);
  };
}

type Answer = Record<string, unknown>;

/** The fields of an object, all at the same time. */
export function completeFields(
  fields: readonly Field[],
  source: unknown,
  run: Run,
  path: ResponsePath | undefined,
): Answer | Promise<Answer> {
  const answer: Answer = {};
  let isAsync = false;
  try {
    for (const { name, value } of fields) {
      const completed = value(source, run, path);
      answer[name] = completed;
      isAsync ||= isPromise(completed);
    }
  } catch (error) {
    if (!isAsync) throw error;
    // what is under way may fail as well, which is not to go unheard
    return settled(answer).finally(() => {
      throw error;
    });
  }
  return isAsync ? settled(answer) : answer;
}

/** An answer in which no promise is left; what was there keeps its order. */
async function settled(answer: Answer): Promise<Answer> {
  const names = Object.keys(answer);
  const values = await Promise.all(Object.values(answer));
  names.forEach((name, i) => {
    answer[name] = values[i];
  });
  return answer;
}

export const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === "object" && value !== null && Symbol.iterator in value;
