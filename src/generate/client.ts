import { codegen } from "@graphql-codegen/core";
import * as typescriptPlugin from "@graphql-codegen/typescript";
import { type DefinitionNode, type DocumentNode, Kind, parse, visit } from "graphql";
import { ownTypeDefs } from "../api/typeDefs.js";
import { memberName } from "../facts/kind.js";
import { KINDS, RECORDABLE } from "../facts/kinds/index.js";

/** The types of what a client sends, of the schema. */
export const clientTypes = (): Promise<string> =>
  codegen({
    filename: "inputs.ts",
    schema: inputsOnly(parse(ownTypeDefs().join("\n"))),
    documents: [],
    plugins: [{ typescript: {} }],
    pluginMap: { typescript: typescriptPlugin },
    config: {
      enumsAsTypes: true,
      skipTypename: true,
      immutableTypes: true,
      inputMaybeValue: "T | null | undefined",
      scalars: {
        ID: "string",
        DateTime: "string | Date",
        SHA256: "string",
        SafeInt: "number",
        JSON: "unknown",
      },
    },
  });

/** What FactInput is made of. */
function inputsOnly({ definitions }: DocumentNode): DocumentNode {
  const byName = new Map<string, DefinitionNode>();
  for (const definition of definitions)
    if (
      definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION ||
      definition.kind === Kind.ENUM_TYPE_DEFINITION ||
      definition.kind === Kind.SCALAR_TYPE_DEFINITION
    )
      byName.set(definition.name.value, definition);
  const found = new Set<string>();
  const add = (name: string): void => {
    const definition = byName.get(name);
    if (definition === undefined || found.has(name)) return;
    found.add(name);
    visit(definition, { NamedType: ({ name: { value } }) => add(value) });
  };
  add("FactInput");
  return {
    kind: Kind.DOCUMENT,
    definitions: [...byName].flatMap(([name, definition]) => (found.has(name) ? [definition] : [])),
  };
}

/** The kinds that a client records, and a method for each. */
export const clientKinds =
  (): string => `// Generated from src/facts/kinds/ by \`npm run generate\`. Do not edit.
import type {
${RECORDABLE.map((kind) => `  ${kind}Input,`).join("\n")}
} from "./inputs.js";

/** The input of each kind of fact. */
export interface Inputs {
${RECORDABLE.map((kind) => `  readonly ${kind}: ${kind}Input;`).join("\n")}
}
export type RecordableKind = keyof Inputs;

/** What \`recordFacts\` calls each kind, and the field that has its key. */
export const KINDS: { readonly [K in RecordableKind]: { readonly member: string; readonly key: string } } = {
${RECORDABLE.map((kind) => `  ${kind}: { member: "${memberName(kind)}", key: "${KINDS[kind].key.field}" },`).join("\n")}
};

/** A method for each kind. */
export abstract class Facts {
  /** Logs a fact of a kind, and returns its key. */
  abstract record<K extends RecordableKind>(kind: K, input: Inputs[K]): string;
${RECORDABLE.map(
  (kind) => `
  /** ${KINDS[kind].doc} Returns its key. */
  ${memberName(kind)}(input: ${kind}Input): string {
    return this.record("${kind}", input);
  }`,
).join("\n")}
}
`;
