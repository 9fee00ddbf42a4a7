import type { EnumField, Field, Members, ScalarField } from "../facts/field.js";
import { FACT_KINDS, type FactKind, memberName } from "../facts/kind.js";
import {
  BATCHED,
  CATALOGUE,
  isBesideTrails,
  KINDS,
  PAGED,
  RECORDABLE,
  rolesFor,
  SECTIONS,
} from "../facts/kinds/index.js";
import { LIMITS } from "../facts/limits.js";
import type { Role } from "../facts/role.js";

const header = "# Generated from src/facts/kinds/ by `npm run generate`. Do not edit.\n\n";
const doc = (text: string, indent = ""): string => `${indent}"""${text}"""\n`;

/** What src/api reads: who may ask for a field, or for those of a type. */
const allow = (...roles: readonly Role[]): string => `@allow(roles: [${roles.join(", ")}])`;

export function inputsSdl(): string {
  const shared = new Map<string, string>();
  const kinds = RECORDABLE.map((kind) => {
    const { fields, key, own, doc: text } = KINDS[kind];
    const lines = [`${doc(key.doc, "  ")}  ${key.field}: ID!`];
    for (const [name, field] of Object.entries(fields)) {
      if (own?.includes(name)) continue;
      collect(shared, field, "Input");
      if (field.type === "anyRef") lines.push(`${doc("The kind of that fact.", "  ")}  kind: FactKind!`);
      lines.push(`${doc(field.doc, "  ")}  ${name}: ${inputType(field)}${field.required ? "!" : ""}`);
    }
    return `${doc(text)}input ${kind}Input {\n${lines.join("\n")}\n}\n`;
  });
  const fact = RECORDABLE.map((kind) => `  ${memberName(kind)}: ${kind}Input`).join("\n");
  const mutations = RECORDABLE.map(
    (kind) =>
      `${doc(`Records one ${kind}: ${uncapital(KINDS[kind].doc)}`, "  ")}  record${kind}(input: ${kind}Input!): Receipt! ${allow(...rolesFor(kind))}`,
  );
  const batches = BATCHED.map(
    (kind) =>
      `${doc(`Records up to ${LIMITS.batch.toLocaleString("en")} ${KINDS[kind].noun}s, all or none.`, "  ")}  record${kind}s(inputs: [${kind}Input!]!): [Receipt!]! ${allow(...rolesFor(kind))}`,
  );
  return `${header}${doc("The kinds of facts.")}enum FactKind {\n${FACT_KINDS.map((kind) => `${doc(KINDS[kind].doc, "  ")}  ${kind}`).join("\n")}\n}

${kinds.join("\n")}
${[...shared.values()].join("\n")}
${doc("One fact of any kind.")}input FactInput @oneOf {\n${fact}\n}

extend type Mutation {\n${[...mutations, ...batches].join("\n")}\n}
`;
}

const allFields = (): Field[] => FACT_KINDS.flatMap((kind) => Object.values(KINDS[kind].fields));

/** The types that both the records and the catalogue show. */
export function sharedSdl(): string {
  const shared = new Map<string, string>();
  const fields = allFields();
  for (const field of fields) if (field.type === "objects") collect(shared, field, "Record");
  for (const field of fields) {
    if (field.type === "enum") addEnum(shared, field);
    if (field.type === "refs" || field.type === "objects")
      for (const member of Object.values(field.type === "refs" ? field.props : field.fields))
        if (member.type === "enum") addEnum(shared, member);
  }
  return `${header}scalar JSON\nscalar SafeInt\n\n${[...shared.values()].join("\n")}`;
}

/** Of a fact in the log, the fields that say where it is there. */
const inLog = (nonNull: "" | "!"): string[] => [
  `${doc(`Its position in the log${nonNull === "" ? "; null for a fact that is not recorded" : ""}.`, "  ")}  index: SafeInt${nonNull}`,
  `${doc("Its leaf hash in the log (RFC 6962), in hex.", "  ")}  leafHash: String${nonNull}`,
  `${doc("When it was recorded.", "  ")}  recordedAt: DateTime${nonNull}`,
  `${doc("Who recorded it.", "  ")}  recordedBy: String${nonNull}`,
];

/** Who may see facts of a kind: what is not said to be in the catalogue is private. */
const seenBy = (kind: FactKind): string => allow(CATALOGUE.includes(kind) ? "READ" : "AUDIT");

/**
 * The types of a report's sections and of pages. @neo4j/graphql knows no @allow, so that the shared types get theirs here.
 */
export function recordsSdl(): string {
  const parts = new Map<string, string>();
  const fields = allFields();
  for (const field of fields) if (field.type === "refs") collect(parts, field, "Record", allow("READ"));
  for (const field of fields)
    if (field.type === "objects") parts.set(field.name, `extend type ${field.name}Record ${allow("READ")}\n`);
  const kinds = FACT_KINDS.map((kind) =>
    KINDS[kind].audit === undefined ? recordSdl(kind) : auditSdl(kind),
  );
  return [header, ...kinds, sectionsSdl(), ...PAGED.map(connectionSdl), ...parts.values()].join("\n");
}

function recordSdl(kind: FactKind): string {
  const { fields, key, doc: text } = KINDS[kind];
  const lines = [
    `${doc(key.doc, "  ")}  key: ID!`,
    ...(key.field === "key" ? [] : [`${doc(key.doc, "  ")}  ${key.field}: ID!`]),
    ...inLog(""),
  ];
  for (const [name, field] of Object.entries(fields)) {
    if (field.type === "anyRef") lines.push(`${doc("The kind of that fact.", "  ")}  kind: FactKind`);
    lines.push(`${doc(field.doc, "  ")}  ${name}: ${recordType(field)}`);
  }
  return `${doc(`${text} As a report shows it: null is what was not given, not recorded or erased.`)}type ${kind}Record ${seenBy(kind)} {\n${lines.join("\n")}\n}\n`;
}

/** No placeholder is on a page of the access audit, so that what every such fact has is not null. */
function auditSdl(kind: FactKind): string {
  const { fields, key, doc: text, audit } = KINDS[kind];
  const isAlwaysThere = (name: string, field: Field): boolean =>
    field.required ||
    field.type === "texts" ||
    field.type === "anyRefs" ||
    audit?.implied[name] !== undefined;
  const lines = [`${doc(key.doc, "  ")}  key: ID!`, ...inLog("!")];
  for (const [name, field] of Object.entries(fields))
    lines.push(
      `${doc(field.doc, "  ")}  ${name}: ${recordType(field)}${isAlwaysThere(name, field) ? "!" : ""}`,
    );
  return `${doc(text)}type ${kind} ${seenBy(kind)} {\n${lines.join("\n")}\n}\n`;
}

function sectionsSdl(): string {
  const lines = SECTIONS.map(({ name, kind }) => {
    const text = isBesideTrails(kind)
      ? `Each ${KINDS[kind].noun} that points at the trail.`
      : `Each ${KINDS[kind].noun} of the trail.`;
    return `${doc(text, "  ")}  ${name}: [${kind}Record!]!`;
  });
  return `extend type AuditReport {\n${lines.join("\n")}\n}\n`;
}

function connectionSdl(kind: FactKind): string {
  const node = KINDS[kind].audit === undefined ? `${kind}Record` : kind;
  return `type ${kind}Edge ${seenBy(kind)} {\n  cursor: String!\n  node: ${node}!\n}

type ${kind}Connection ${seenBy(kind)} {\n  edges: [${kind}Edge!]!\n  pageInfo: PageInfo!\n}
`;
}

function collect(shared: Map<string, string>, field: Field, suffix: "Input" | "Record", rule = ""): void {
  if (field.type === "anyRefs" && suffix === "Input") shared.set("FactRef", FACT_REF_INPUT);
  if (field.type !== "objects" && field.type !== "refs") return;
  const targets: Members = field.type === "refs" ? Object.fromEntries(targetFields(field)) : {};
  const members = Object.entries({ ...targets, ...(field.type === "refs" ? field.props : field.fields) });
  const lines = members.map(([name, member]) => {
    const type = name in targets ? "ID" : scalarType(member);
    return `${doc(member.doc, "  ")}  ${name}: ${type}${member.required && suffix === "Input" ? "!" : ""}`;
  });
  const name = `${suffix === "Input" ? "input" : "type"} ${field.name}${suffix}`;
  shared.set(
    field.name,
    `${doc(field.doc)}${rule === "" ? name : `${name} ${rule}`} {\n${lines.join("\n")}\n}\n`,
  );
}

const FACT_REF_INPUT = `${doc("The name of a fact.")}input FactRefInput {\n  kind: FactKind!\n  key: ID!\n}\n`;

export const targetFields = (field: Field & { type: "refs" }): [string, ScalarField][] =>
  Object.keys(field.targets).map((name) => [
    name,
    {
      type: "scalar",
      scalar: "String",
      sealed: false,
      doc: `Key of the ${name}.`,
      required: Object.keys(field.targets).length === 1,
    },
  ]);

const addEnum = (shared: Map<string, string>, { name, values, doc: text }: EnumField): void => {
  shared.set(name, `${doc(text)}enum ${name} {\n${values.map((value) => `  ${value}`).join("\n")}\n}\n`);
};

export const scalarType = (field: ScalarField | EnumField): string =>
  field.type === "enum" ? field.name : field.scalar;

export function inputType(field: Field): string {
  switch (field.type) {
    case "texts":
      return "[String!]";
    case "objects":
    case "refs":
      return `[${field.name}Input!]`;
    case "ref":
    case "anyRef":
      return "ID";
    case "anyRefs":
      return "[FactRefInput!]";
    default:
      return scalarType(field);
  }
}

export function recordType(field: Field): string {
  switch (field.type) {
    case "objects":
    case "refs":
      return `[${field.name}Record!]`;
    case "anyRefs":
      return "[FactRef!]";
    default:
      return inputType(field);
  }
}

const uncapital = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
