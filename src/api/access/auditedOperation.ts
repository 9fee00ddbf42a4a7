import { type FieldNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from "graphql";
import type { AuditedRequest } from "../../access/auditedRequest.js";
import { isObject } from "../../facts/json.js";
import {
  FACT_KINDS,
  type FactKind,
  type FactRef,
  isFactKind,
  kindOfMember,
  memberName,
} from "../../facts/kind.js";
import { BATCHED, CATALOGUE, KINDS, PAGED } from "../../facts/kinds/index.js";
import { holds, type Principal } from "../../facts/role.js";
import { DEFAULT_FIRST } from "../page.js";
import { literalValue, type Operation } from "./operation.js";

type Args = Readonly<Record<string, unknown>>;

/** The facts that a root field's arguments name, as far as they can be read before they are checked. */
type Namer = (args: Args) => readonly FactRef[];

/** The parameters of a GraphQL request, as they were sent. */
export interface RequestParams {
  readonly query?: string | undefined;
  readonly variables?: Args | null | undefined;
  readonly operationName?: string | null | undefined;
}

/** What a request asks for; of one that is no valid operation, what it calls itself. Never throws. */
export function auditedOperation(params: RequestParams, operation: Operation | undefined): AuditedRequest {
  const text = textOf(params);
  const name = params.operationName?.trim() || undefined;
  if (operation === undefined)
    return { operation: name ?? "not valid", fields: [], facts: [], pageSize: null, text };
  const { fields } = operation;
  return {
    operation: operation.name ?? (fields.join(", ") || "introspection"),
    fields,
    ...namedIn(operation, { ...operation.defaults, ...params.variables }),
    text,
  };
}

/** Null where it is nested too deep to be written. */
function textOf({ query, variables }: RequestParams): string | null {
  try {
    return JSON.stringify({ query, variables: variables ?? undefined });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The facts that an operation names, in its order, and how many rows of lists it asks for at most. */
export function namedIn(
  { roots, fragments }: Operation,
  variables: Args,
): { facts: readonly FactRef[]; pageSize: number | null } {
  const fields = roots.map((root) => ({ name: root.name.value, args: argumentsOf(root, variables) }));
  const lists = roots.flatMap((root) => {
    if (PAGES.has(root.name.value)) return [root];
    return root.name.value === "impact" ? selected(root.selectionSet, "predictions", fragments) : [];
  });
  const pages = lists.map((list) => sizeOf(argumentsOf(list, variables).first));
  return {
    facts: fields.flatMap(({ name, args }) => NAMERS.get(name)?.(args) ?? []),
    pageSize: pages.length === 0 ? null : pages.reduce((sum, size) => sum + size, 0),
  };
}

/**
 * The role that a principal lacks for what the arguments name, in words; undefined where it lacks none. A comparison shows what
 * its kind holds: predictions take AUDIT.
 */
export function missingRoleForArguments(
  { roots }: Operation,
  variables: Args,
  principal: Principal,
): string | undefined {
  const isPrivate = roots.some((root) => {
    if (root.name.value !== "compare") return false;
    const { kind } = argumentsOf(root, variables);
    return isFactKind(kind) && !CATALOGUE.includes(kind);
  });
  return isPrivate && !holds(principal, "AUDIT")
    ? "Query.compare takes the role AUDIT for predictions"
    : undefined;
}

const PAGES: ReadonlySet<string | undefined> = new Set([
  ...PAGED.map((kind) => KINDS[kind].pages),
  "pendingRuns",
  "search",
]);

const sizeOf = (first: unknown): number =>
  typeof first === "number" && Number.isSafeInteger(first) && first > 0 ? first : DEFAULT_FIRST;

/** The fields of a name in a selection, also those in fragments. */
function selected(
  selections: SelectionSetNode | undefined,
  name: string,
  fragments: readonly FragmentDefinitionNode[],
): readonly FieldNode[] {
  return (selections?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value === name ? [selection] : [];
    if (selection.kind === Kind.INLINE_FRAGMENT) return selected(selection.selectionSet, name, fragments);
    const fragment = fragments.find((one) => one.name.value === selection.name.value);
    return selected(fragment?.selectionSet, name, fragments);
  });
}

function argumentsOf(root: FieldNode, variables: Args): Args {
  return Object.fromEntries(
    (root.arguments ?? []).map(({ name, value }) => [name.value, literalValue(value, variables)]),
  );
}

/** GraphQL takes a whole number for an ID, too. */
function ref(kind: unknown, key: unknown): readonly FactRef[] {
  const text = typeof key === "number" ? String(key) : key;
  return isFactKind(kind) && typeof text === "string" ? [{ kind, key: text }] : [];
}
const refs = (kind: FactKind, keys: unknown): readonly FactRef[] =>
  (Array.isArray(keys) ? keys : [keys]).flatMap((key: unknown) => ref(kind, key));
const object = (value: unknown): Args => (isObject(value) ? value : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const byKindAndKey: Namer = ({ kind, key }) => ref(kind, key);
const byInput =
  (kind: FactKind): Namer =>
  ({ input }) =>
    ref(kind, object(input)[KINDS[kind].key.field]);
/** `where: {key: {eq: …}}` of the catalogue, also within AND, OR and NOT. */
const byWhere =
  (kind: FactKind, depth = 0): Namer =>
  ({ where }) => {
    const { key, AND, OR, NOT } = object(where);
    const { eq, in: among } = object(key);
    // a filter may be nested deeper than a stack goes
    const within = depth < MAX_DEPTH ? [AND, OR, NOT].flatMap(list) : [];
    return [
      ...refs(kind, eq),
      ...refs(kind, among),
      ...within.filter(isObject).flatMap((one) => byWhere(kind, depth + 1)({ where: one })),
    ];
  };
const MAX_DEPTH = 64;

const NAMERS: ReadonlyMap<string, Namer> = new Map<string, Namer>([
  ...FACT_KINDS.flatMap((kind): [string, Namer][] => [
    [`record${kind}`, byInput(kind)],
    [`${memberName(kind)}s`, byWhere(kind)],
    [`${memberName(kind)}sConnection`, byWhere(kind)],
  ]),
  ["auditReport", ({ requestId }) => ref("Prediction", requestId)],
  ["lineage", byKindAndKey],
  ["impact", byKindAndKey],
  ["columnLineage", byKindAndKey],
  ["pendingRuns", () => []],
  // what was typed is no fact's name, or not known to be one
  ["search", () => []],
  ["viewer", () => []],
  ["modelCard", ({ modelVersion }) => ref("ModelVersion", modelVersion)],
  ["compare", ({ kind, a, b }) => [...ref(kind, a), ...ref(kind, b)]],
  ["gate", ({ modelVersion }) => ref("ModelVersion", modelVersion)],
  [
    "coverage",
    ({ modelVersion, deployment }) => [
      ...refs("ModelVersion", modelVersion),
      ...refs("Deployment", deployment),
    ],
  ],
  ["fairness", ({ modelVersion }) => ref("ModelVersion", modelVersion)],
  ["erase", byKindAndKey],
  ["predictions", ({ filter }) => predictionFilter(object(filter))],
  [
    "outcomes",
    ({ filter }) => {
      const { prediction, deployment } = object(filter);
      return [...refs("Prediction", prediction), ...refs("Deployment", deployment)];
    },
  ],
  ["accesses", ({ filter }) => byKindAndKey(object(object(filter).fact))],
  ["alerts", () => []],
  ...BATCHED.map((kind): [string, Namer] => [
    `record${kind}s`,
    ({ inputs }) => list(inputs).flatMap((input) => byInput(kind)({ input })),
  ]),
  ["recordFacts", ({ facts }) => list(facts).flatMap((fact) => members(object(fact)))],
]);

const predictionFilter: Namer = ({ requestIds, model, modelVersion, deployment }) => [
  ...refs("Prediction", requestIds),
  // a name without a version is that of a model version too, whose version is not known
  ...refs("ModelVersion", model),
  ...refs("ModelVersion", modelVersion),
  ...refs("Deployment", deployment),
];

const members: Namer = (fact) =>
  Object.entries(fact).flatMap(([member, input]) => {
    const kind = kindOfMember(member);
    return kind === undefined ? [] : byInput(kind)({ input });
  });
