import type { EnumField, Field, Members, ScalarField } from "../facts/field.js";
import { FACT_KINDS, type FactKind } from "../facts/kind.js";
import { KINDS, RECORDABLE, rolesFor } from "../facts/kinds/index.js";
import { LIMITS } from "../facts/limits.js";
import type { Role } from "../facts/role.js";
import { inputType, recordType, scalarType, targetFields } from "./sdl.js";

/** The field reference, docs/fields.md: of each kind what it is, who records it, and every field. */
export function fieldReference(): string {
  return `${[INTRODUCTION, ...FACT_KINDS.map(kindSection)].join("\n\n")}\n`;
}

const link = (kind: FactKind): string => `[${kind}](#${kind.toLowerCase()})`;
const kib = (bytes: number) => `${bytes / 1024} KiB`;

const INTRODUCTION = `<!-- Generated from src/facts/kinds/ by \`npm run generate\`. Do not edit. -->
# The fields of each kind of fact

What each mutation \`record…\` and each member of \`recordFacts\` takes. A field that is not required may be left out, and then
shows as never recorded.

- **Sealed: yes** means that the log holds a salted digest, and the value lies beside it and can be erased. Any other text,
  list or JSON is sealed too where it is longer than ${kib(LIMITS.plainBytes)}. No value is longer than
  ${kib(LIMITS.sealedBytes)}: what is stays where it is, and its digest is recorded.
- \`DateTime\` is RFC 3339, kept in UTC with milliseconds. \`SHA256\` is 64 hex digits, with \`sha256:\` before them or not.
  \`SafeInt\` is a whole number of at most 2^53 - 1. \`ID\` is a key, of at most ${LIMITS.keyBytes} bytes.
- A reference may name a fact that nobody has recorded yet. It is a gap in every report until somebody does. Behind the kind
  that it refers to stands the type of its relationship in Neo4j.
- A fact is at most ${kib(LIMITS.entryBytes + 1)} without its sealed values, and has at most ${LIMITS.refs} references.

${FACT_KINDS.map((kind) => link(kind)).join(" · ")}`;

function kindSection(kind: FactKind): string {
  const { doc, key, fields, own, check } = KINDS[kind];
  const given = Object.entries(fields).filter(([name]) => !own?.includes(name));
  const ours = Object.entries(fields).filter(([name]) => own?.includes(name));
  const rule = check?.(() => false);
  return [
    `## ${kind}`,
    doc,
    `- **Key:** \`${key.field}\`. ${cell(key.doc)}\n- **Recorded by:** ${recordedBy(kind)}${rule === undefined ? "" : `\n- **Between fields:** ${rule}.`}`,
    fieldTable(given, inputType),
    ...(ours.length === 0 ? [] : ["Proofline itself adds:", fieldTable(ours, recordType)]),
    ...Object.entries(fields).flatMap(([name, field]) => memberSection(name, field)),
  ].join("\n\n");
}

function recordedBy(kind: FactKind): string {
  const or = listed([...new Set<Role>([...rolesFor(kind), "ADMIN"])]);
  if (RECORDABLE.includes(kind))
    return `whoever has the role ${or}, with \`record${kind}\` or \`recordFacts\`.`;
  if (kind === "Erasure") return `Proofline itself, when somebody with the role ${or} calls \`erase\`.`;
  return kind === "RunEvent"
    ? `whoever has the role ${or}, by the routes of OpenLineage.`
    : "Proofline itself.";
}

const fieldTable = (
  fields: readonly (readonly [string, Field])[],
  typeName: (field: Field) => string,
): string =>
  tableOf(
    ["Field", "Type", "Required", "Sealed", "Refers to", "What it is"],
    fields.flatMap(([name, field]) => {
      const kindRow = ["`kind`", "`FactKind`", required(field), "", "", "The kind of that fact."];
      const row = [
        `\`${name}\``,
        typeOf(field, typeName(field)),
        required(field),
        isSealed(field),
        targets(field),
        field.doc,
      ];
      return field.type === "anyRef" ? [kindRow, row] : [row];
    }),
  );

/** The members of each object in a list. */
function memberSection(name: string, field: Field): string[] {
  if (field.type !== "objects" && field.type !== "refs") return [];
  const pointing: Members = field.type === "refs" ? Object.fromEntries(targetFields(field)) : {};
  const own: Members = field.type === "refs" ? field.props : field.fields;
  const rows = Object.entries<ScalarField | EnumField>({ ...pointing, ...own }).map(([member, one]) => [
    `\`${member}\``,
    member in pointing ? "`ID`" : typeOf(one, scalarType(one)),
    required(one),
    one.doc,
  ]);
  const names = Object.keys(pointing).map((target) => `\`${target}\``);
  const one = names.length > 1 ? ` Exactly one is given of ${listed(names)}.` : "";
  return [`Each of \`${name}\`:${one}`, tableOf(["Member", "Type", "Required", "What it is"], rows)];
}

const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join() : `${items.slice(0, -1).join(", ")} or ${items.at(-1)}`;

const required = ({ required }: { readonly required: boolean }): string => (required ? "yes" : "");

function isSealed(field: Field): string {
  if (field.type !== "scalar") return "";
  // what is in an index is neither sealed nor long
  if (field.indexed === true) return `never: at most ${LIMITS.keyBytes} bytes`;
  return field.sealed ? "yes" : "";
}

const typeOf = (field: Field, name: string): string =>
  field.type === "enum" ? `\`${name}\`: ${field.values.join(" or ")}` : `\`${name}\``;

function targets(field: Field): string {
  switch (field.type) {
    case "ref":
      return `${link(field.to)} (${field.rel})`;
    case "refs":
      return `${Object.values(field.targets).map(link).join(", ")} (${field.rel})`;
    case "anyRef":
    case "anyRefs":
      return `any kind (${field.rel})`;
    default:
      return "";
  }
}

const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.map(cell).join(" | ")} |`).join("\n");

const cell = (text: string): string => text.replaceAll("|", "\\|");
