import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  parse,
  validate,
} from "graphql";
import type { Draw } from "./draw.js";

/** An operation as it is sent. */
export interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName?: unknown;
}

/** Written without quotation marks in a literal. */
class Name {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

const TIMES = [
  "2026-11-21T14:02:11Z",
  "2026-11-21T14:02:11.123456789+14:00",
  "9999-12-31T23:59:59.999999999Z",
  "0000-01-01T00:00:00Z",
  "-271821-04-20T00:00:00Z",
  "2026-13-45T25:61:61Z",
  "now",
];
const NUMBERS = [
  0,
  1,
  2,
  5,
  -1,
  100,
  1_000,
  1_001,
  2_147_483_647,
  2_147_483_648,
  -2_147_483_648,
  1.5,
  2 ** 53,
];

const RIGHT_TIMES = TIMES.slice(0, 3);
const RIGHT_NUMBERS = [1, 1, 2, 2, 5, 5, 20, 100];
/** Types that the service takes no alias in. */
const WITHOUT_ALIAS = new Set(["FactRef", "Receipt"]);

/** How often an operation is written that may turn out to be invalid, where it is to be right. */
const TRIES = 20;

/**
 * An operation of a schema by chance. Most are valid, so that they come to where work is done; the others have something wrong
 * here and there.
 *
 * @param keys of facts that are there, so that an operation finds something
 */
export function writeOperation(schema: GraphQLSchema, keys: readonly string[], draw: Draw): Operation {
  const isWrong = draw.percent(35);
  for (let left = TRIES; ; left--) {
    const operation = new OperationWriter(schema, keys, draw, isWrong).write();
    if (isWrong || left === 0 || isValid(schema, operation)) return operation;
  }
}

function isValid(schema: GraphQLSchema, { query }: Operation): boolean {
  try {
    return validate(schema, parse(query)).length === 0;
  } catch {
    // a rule of graphql-js throws at a subscription with a condition that is a variable
    return false;
  }
}

class OperationWriter {
  readonly #schema: GraphQLSchema;
  readonly #keys: readonly string[];
  readonly #draw: Draw;
  /** Whether something may be wrong. */
  readonly #isWrong: boolean;
  readonly #declared: string[] = [];
  readonly #fragments: string[] = [];
  readonly #variables: Record<string, unknown> = {};

  constructor(schema: GraphQLSchema, keys: readonly string[], draw: Draw, isWrong: boolean) {
    this.#schema = schema;
    this.#keys = keys;
    this.#draw = draw;
    this.#isWrong = isWrong;
  }

  /** Something wrong, so many times of a hundred. */
  #wrong(chance: number): boolean {
    return this.#isWrong && this.#draw.percent(chance);
  }

  write(): Operation {
    const draw = this.#draw;
    const kind = this.#wrong(3) ? "subscription" : draw.percent(22) ? "mutation" : "query";
    const types = {
      query: this.#schema.getQueryType(),
      mutation: this.#schema.getMutationType(),
      subscription: this.#schema.getSubscriptionType(),
    };
    const root = types[kind];
    if (root === undefined || root === null) throw new TypeError(`the schema has no ${kind}`);
    const body = this.#selection(root, 2 + draw.below(draw.percent(8) ? 14 : 5));
    const directives = this.#wrong(5) ? this.#directives() : "";
    const declared = this.#declared.length > 0 ? `(${this.#declared.join(", ")})` : "";
    const operation = `${kind} Op${declared} ${directives}${body}`;
    const query = this.#spoiled([operation, ...this.#fragments].join("\n"));
    const name = this.#wrong(10) ? { operationName: draw.of<unknown>(["Op", "Other", "", null, 7]) } : {};
    return { query, variables: this.#variables, ...name };
  }

  /** In some of them a character is missing, or one too many. */
  #spoiled(text: string): string {
    const draw = this.#draw;
    if (!this.#wrong(5)) return text;
    const at = draw.below(text.length);
    return draw.percent(50) ? text.slice(0, at) : text.slice(0, at) + draw.text() + text.slice(at);
  }

  #selection(type: GraphQLNamedType, depth: number): string {
    const draw = this.#draw;
    if (!isCompositeType(type)) return "";
    const fields = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
    // without depth left, what has no fields of its own
    const possible =
      depth > 0 ? fields : fields.filter((field) => !isCompositeType(getNamedType(field.type)));
    const count = 1 + draw.below(4);
    const parts = Array.from({ length: count }, () =>
      possible.length === 0 || draw.percent(4)
        ? "__typename"
        : this.#field(type, draw.of(possible), depth - 1),
    );
    if (this.#wrong(2)) parts.push("noSuchField");
    if (isAbstractType(type) && depth > 0)
      for (const one of this.#schema.getPossibleTypes(type).slice(0, 3))
        parts.push(`... on ${one.name} ${this.#selection(one, depth - 1)}`);
    if (draw.percent(6) && depth > 0) parts.push(this.#fragment(type, depth - 1));
    return `{ ${parts.join(" ")} }`;
  }

  #field(parent: GraphQLNamedType, field: GraphQLField<unknown, unknown>, depth: number): string {
    const draw = this.#draw;
    const given = field.args
      // of cursors it knows none
      .filter((arg) =>
        isRequiredArgument(arg) ? !this.#wrong(2) : draw.percent(arg.name === "after" ? 5 : 35),
      )
      .map((arg) => `${arg.name}: ${this.#argument(arg.type)}`);
    if (this.#wrong(1)) given.push(`noSuchArgument: ${literal(draw.json())}`);
    const takesAlias = this.#isWrong || !WITHOUT_ALIAS.has(parent.name);
    const alias = takesAlias && draw.percent(15) ? `a${draw.below(5)}: ` : "";
    const args = given.length > 0 ? `(${given.join(", ")})` : "";
    return `${alias}${field.name}${args} ${this.#directives()}${this.#selectionOf(field.type, depth)}`;
  }

  #selectionOf(type: GraphQLOutputType, depth: number): string {
    return this.#selection(getNamedType(type), depth);
  }

  #argument(type: GraphQLInputType): string {
    const draw = this.#draw;
    const value = this.#value(type, 4);
    if (!draw.percent(35)) return literal(value);
    const name = `v${this.#declared.length}`;
    const declared = this.#wrong(4)
      ? draw.of(["Int", "[ID!]", "NoSuchType", "JSON", "String!"])
      : String(type);
    const byDefault = draw.percent(10) ? ` = ${literal(this.#value(type, 2))}` : "";
    this.#declared.push(`$${name}: ${declared}${byDefault}`);
    if (!(isNonNullType(type) ? this.#wrong(5) : draw.percent(15))) this.#variables[name] = plain(value);
    return `$${name}`;
  }

  #fragment(type: GraphQLNamedType, depth: number): string {
    const draw = this.#draw;
    const other = this.#wrong(10) ? draw.of(["Prediction", "Query", "NoSuchType", "Int"]) : type.name;
    if (draw.percent(50)) return `... on ${other} ${this.#directives()}${this.#selection(type, depth)}`;
    const name = `F${this.#fragments.length}`;
    // its place is taken before what it holds takes one
    const place = this.#fragments.push("") - 1;
    const own = this.#wrong(4) ? ` ...${name}` : "";
    const body = this.#selection(type, depth);
    this.#fragments[place] = `fragment ${name} on ${other} { ...on ${type.name} ${body}${own} }`;
    return `...${name} ${this.#directives()}`;
  }

  #directives(): string {
    const draw = this.#draw;
    if (!draw.percent(5)) return "";
    if (this.#wrong(20)) {
      const condition = draw.of(["true", "$noSuchVariable", '"yes"', "null"]);
      return `${draw.of(["@include(if: ", "@noSuchDirective(if: ", "@include(unless: "])}${condition}) `;
    }
    return `${draw.of(["@include(if: ", "@skip(if: "])}${draw.of(["true", "false", ""]) || this.#condition()}) `;
  }

  #condition(): string {
    const name = `v${this.#declared.length}`;
    this.#declared.push(`$${name}: Boolean!`);
    this.#variables[name] = this.#draw.percent(50);
    return `$${name}`;
  }

  #value(type: GraphQLInputType, depth: number): unknown {
    const draw = this.#draw;
    if (this.#wrong(3)) return draw.odd();
    if (isNonNullType(type)) return this.#present(type.ofType, depth);
    return draw.percent(this.#isWrong ? 8 : 1) ? null : this.#present(type, depth);
  }

  #present(type: GraphQLInputType, depth: number): unknown {
    const draw = this.#draw;
    if (isNonNullType(type)) return this.#present(type.ofType, depth);
    if (isListType(type)) return Array.from({ length: draw.below(4) }, () => this.#value(type.ofType, depth));
    if (isEnumType(type)) return new Name(draw.of(type.getValues()).name);
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields());
      const given = type.isOneOf
        ? [draw.of(fields)]
        : fields.filter((field) => draw.percent(isRequiredInputField(field) ? 100 : depth > 0 ? 25 : 0));
      return Object.fromEntries(given.map((field) => [field.name, this.#value(field.type, depth - 1)]));
    }
    return this.#scalar(type.name);
  }

  #scalar(name: string): unknown {
    const draw = this.#draw;
    switch (name) {
      case "Int":
      case "Float":
      case "SafeInt":
        return draw.of(this.#isWrong ? NUMBERS : RIGHT_NUMBERS);
      case "Boolean":
        return draw.percent(50);
      case "DateTime":
        return draw.of(this.#isWrong ? TIMES : RIGHT_TIMES);
      case "JSON":
        return draw.json();
      default:
        return draw.percent(65) ? draw.of(this.#keys) : draw.text();
    }
  }
}

/** A value in the text of a query. */
function literal(value: unknown): string {
  if (value instanceof Name) return value.name;
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const members = Object.entries(value).map(
    ([name, one]) => `${/^\w+$/.test(name) ? name : "odd"}: ${literal(one)}`,
  );
  return `{${members.join(", ")}}`;
}

/** A value of a variable. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, one) => (one instanceof Name ? one.name : one)) ?? "null");
