import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from "graphql";
import { badInputAt } from "../../facts/error.js";
import { asGraphQLError } from "../errors.js";

/** Of a name that a request makes up. */
const MAX_SHOWN = 64;

/** What a value of a type must be, without a word of the value that is none. */
export function mustBe(type: GraphQLInputType): string {
  if (isNonNullType(type)) return mustBe(type.ofType);
  if (isListType(type)) return "must be a list";
  if (isEnumType(type))
    return `must be one of ${type
      .getValues()
      .map(({ name }) => name)
      .join(", ")}`;
  if (isInputObjectType(type)) return `must be an object with fields of ${type.name}`;
  return `must be ${/^[AEI]/.test(type.name) ? "an" : "a"} ${type.name}`;
}

export const unknownField = (type: GraphQLInputObjectType): string =>
  `is not a field of ${type.name}, which has ${Object.keys(type.getFields()).join(", ")}`;

export const IS_REQUIRED = "is required";

/** A name as a message shows it. */
export const shortened = (name: string): string =>
  name.length > MAX_SHOWN ? `${name.slice(0, MAX_SHOWN).toWellFormed()}…` : name;

/** An error of an input, its place first. */
export const inputError = (path: string, problem: string) => asGraphQLError(badInputAt(path, problem));
