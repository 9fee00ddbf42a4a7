import { type DefinitionNode, Kind, parse, type TypeNode } from "graphql";

/** A field of an input, as Python has it. */
interface PythonField {
  readonly name: string;
  /** Its name in the schema. */
  readonly schemaName: string;
  /** Its type in the schema, as `[ReadInput!]!`. */
  readonly schemaType: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly doc: string;
}
interface PythonInput {
  readonly name: string;
  readonly doc: string;
  readonly fields: readonly PythonField[];
}

/** What the Python client has of the schema: an argument for each field, and a method for each kind that clients record. */
export function pythonClient(...sdl: readonly string[]): string {
  const definitions = parse(sdl.join("\n")).definitions;
  const enums = definitions.flatMap((node) => (node.kind === Kind.ENUM_TYPE_DEFINITION ? [node] : []));
  const inputs = definitions.flatMap(inputOf);
  const members = definitions.flatMap(membersOf);
  const kinds = new Set(members.map(({ kind }) => `${kind}Input`));
  return `# Generated from the schema by \`npm run generate\`. Do not edit.
"""The kinds of facts, with their fields."""

from __future__ import annotations

import datetime
from abc import ABC, abstractmethod
from typing import Any, Dict, Literal, Mapping, Optional, Sequence, Tuple, TypedDict, Union

#: RFC 3339 text, a date, or a time with its zone.
Time = Union[str, datetime.date, datetime.datetime]

${enums.map(({ name, values = [] }) => `${name.value} = Literal[${values.map((value) => JSON.stringify(value.name.value)).join(", ")}]`).join("\n")}

#: The kinds that clients record.
Kind = Literal[${members.map(({ kind }) => JSON.stringify(kind)).join(", ")}]

#: The member of \`FactInput\` for each kind.
MEMBERS: Mapping[str, str] = {
${members.map(({ kind, member }) => `    "${kind}": "${member}",`).join("\n")}
}

#: The fields of each input: the name here, and name and type in the schema.
INPUTS: Mapping[str, Dict[str, Tuple[str, str]]] = {
${inputs.map(tableOf).join("\n")}
}


${inputs
  .filter(({ name }) => !kinds.has(name))
  .map(typedDict)
  .join("\n\n")}

class Facts(ABC):
    """A method for each kind."""

    @abstractmethod
    def record(self, kind: Kind, /, **fields: Any) -> str:
        """Logs a fact of any kind."""

${inputs
  .filter(({ name }) => kinds.has(name))
  .map(method)
  .join("\n")}`;
}

function inputOf(node: DefinitionNode): PythonInput[] {
  if (node.kind !== Kind.INPUT_OBJECT_TYPE_DEFINITION || node.name.value === "FactInput") return [];
  const fields = (node.fields ?? []).map(({ name, type, description }) => ({
    name: snake(name.value),
    schemaName: name.value,
    schemaType: schemaType(type),
    type: pythonType(type),
    isRequired: type.kind === Kind.NON_NULL_TYPE,
    doc: description?.value ?? "",
  }));
  return [{ name: node.name.value, doc: node.description?.value ?? "", fields }];
}

function membersOf(node: DefinitionNode): { kind: string; member: string }[] {
  if (node.kind !== Kind.INPUT_OBJECT_TYPE_DEFINITION || node.name.value !== "FactInput") return [];
  return (node.fields ?? []).map(({ name, type }) => ({
    kind: schemaType(type).replace(/Input$/, ""),
    member: name.value,
  }));
}

const tableOf = ({ name, fields }: PythonInput): string =>
  `    "${name}": {\n${fields.map((field) => `        "${field.name}": ("${field.schemaName}", "${field.schemaType}"),`).join("\n")}\n    },`;

/** What must be given stands in a class of its own: before Python 3.11 a class has either all or nothing required. */
function typedDict({ name, doc, fields }: PythonInput): string {
  const own = name.replace(/Input$/, "");
  const lines = (of: readonly PythonField[]) =>
    of.map((field) => `    #: ${field.doc}\n    ${field.name}: ${field.type}`).join("\n");
  const required = fields.filter(({ isRequired }) => isRequired);
  const optional = fields.filter(({ isRequired }) => !isRequired);
  const docLine = `    """${doc}"""\n\n`;
  if (required.length === 0) return `class ${own}(TypedDict, total=False):\n${docLine}${lines(optional)}\n`;
  if (optional.length === 0) return `class ${own}(TypedDict):\n${docLine}${lines(required)}\n`;
  return `class _${own}(TypedDict):\n${lines(required)}\n\n\nclass ${own}(_${own}, total=False):\n${docLine}${lines(optional)}\n`;
}

function method({ name, doc, fields }: PythonInput): string {
  const kind = name.replace(/Input$/, "");
  const [key, ...others] = fields;
  if (key === undefined) throw new TypeError(`${name} has no key`);
  const sorted = [
    ...others.filter(({ isRequired }) => isRequired),
    ...others.filter(({ isRequired }) => !isRequired),
  ];
  const parameters = sorted.map((field) =>
    field.isRequired ? `${field.name}: ${field.type}` : `${field.name}: Optional[${field.type}] = None`,
  );
  return `    def ${snake(kind)}(
        self,
        ${key.name}: str,
        *,
${parameters.map((parameter) => `        ${parameter},\n`).join("")}    ) -> str:
        """
        ${doc}

${[key, ...sorted].map((field) => `        :param ${field.name}: ${field.doc}\n`).join("")}        :returns: its key
        """
        return self.record(
            "${kind}",
${[key, ...sorted].map((field) => `            ${field.name}=${field.name},\n`).join("")}        )
`;
}

function schemaType(type: TypeNode): string {
  switch (type.kind) {
    case Kind.NON_NULL_TYPE:
      return `${schemaType(type.type)}!`;
    case Kind.LIST_TYPE:
      return `[${schemaType(type.type)}]`;
    default:
      return type.name.value;
  }
}

const SCALARS: Readonly<Record<string, string>> = {
  ID: "str",
  String: "str",
  SHA256: "str",
  DateTime: "Time",
  SafeInt: "int",
  Float: "float",
  Boolean: "bool",
  JSON: "Any",
};

function pythonType(type: TypeNode): string {
  switch (type.kind) {
    case Kind.NON_NULL_TYPE:
      return pythonType(type.type);
    case Kind.LIST_TYPE:
      return `Sequence[${pythonType(type.type)}]`;
    default:
      return SCALARS[type.name.value] ?? type.name.value.replace(/Input$/, "");
  }
}

/** As Python names what the schema has as `modelVersion` or `artifactSha256`. */
const snake = (name: string): string => name.replace(/(?<=.)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
