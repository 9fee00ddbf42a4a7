import { CATALOGUE_LIMIT } from "../api/typeDefs.js";
import type { Field, RefsField } from "../facts/field.js";
import { type FactKind, memberName } from "../facts/kind.js";
import { CATALOGUE, KINDS } from "../facts/kinds/index.js";

const LIMIT = `@limit(default: ${CATALOGUE_LIMIT.default}, max: ${CATALOGUE_LIMIT.max})`;
const READ_ONLY = `@node ${LIMIT} @query(read: true, aggregate: false) @mutation(operations: []) @subscription(events: [])`;
const HIDDEN =
  "@selectable(onRead: false, onAggregate: false) @filterable(byValue: false, byAggregate: false) @sortable(byValue: false)";

/** The hidden field that fetches a structured value's text; src/api/catalogue.ts parses it. */
const TEXT_SUFFIX = "Text";

/**
 * The type definitions of the catalogue, for @neo4j/graphql, whose connections collect a whole label before they page.
 * Only the key is non-null: a node may be a placeholder.
 */
export function catalogueSdl(): string {
  const types = CATALOGUE.map((kind) => {
    const lines = [
      '  """The key; unique within its kind."""\n  key: ID!',
      '  """Its position in the log; null for a placeholder."""\n  index: SafeInt',
      '  """When it was recorded."""\n  recordedAt: DateTime',
      '  """Who recorded it."""\n  recordedBy: String',
      ...Object.entries(KINDS[kind].fields).flatMap(([name, field]) => fieldLines(name, field)),
      ...CATALOGUE.flatMap((effect) => inverseLines(kind, effect)),
    ];
    const readable = kind === "SourceTable" || kind === "DatasetVersion" ? " implements Readable" : "";
    return `"""${KINDS[kind].doc}"""\ntype ${kind}${readable} ${READ_ONLY} {\n${lines.join("\n")}\n}\n`;
  });
  return `# Generated from src/facts/kinds/ by \`npm run generate\`. Do not edit.

"""What a run can read: a source table or a dataset version."""
interface Readable ${LIMIT} @query(read: false, aggregate: false) {
  key: ID!
}

${types.join("\n")}
${edgeTypes()}`;
}

function fieldLines(name: string, field: Field): string[] {
  const doc = `  """${field.doc}"""\n`;
  switch (field.type) {
    case "ref":
      return [`${doc}  ${name}: [${field.to}!]! ${relationship(field.rel, "OUT")}`];
    case "refs": {
      if (!isInCatalogue(field)) return [];
      const [first = "SourceTable", ...more] = Object.values(field.targets);
      return [
        `${doc}  ${name}: [${more.length > 0 ? "Readable" : first}!]! ${relationship(field.rel, "OUT", field.name)}`,
      ];
    }
    case "scalar":
      if (field.scalar === "JSON") return parsed(doc, name, "JSON");
      return [`${doc}  ${name}: ${field.scalar === "SHA256" ? "String" : field.scalar}`];
    case "enum":
      return [`${doc}  ${name}: ${field.name}`];
    case "objects":
      return parsed(doc, name, `[${field.name}Record!]`);
    case "texts":
      return [`${doc}  ${name}: [String!]`];
    default:
      return [];
  }
}

/** What leads to private facts is not shown to those who may not see them. */
const isInCatalogue = ({ targets }: RefsField): boolean =>
  Object.values(targets).every((kind) => CATALOGUE.includes(kind));

/** Structured values are one text in the store: a hidden field fetches it and a resolver parses it. */
const parsed = (doc: string, name: string, type: string): string[] => [
  `${doc}  ${name}: ${type} @customResolver(requires: "${name}${TEXT_SUFFIX}")`,
  `  ${name}${TEXT_SUFFIX}: String @alias(property: "${name}") ${HIDDEN}`,
];

const relationship = (rel: string, direction: "IN" | "OUT", properties?: string): string =>
  `@relationship(type: "${rel}", direction: ${direction}${properties === undefined ? "" : `, properties: "${properties}"`}, aggregate: false, nestedOperations: [])`;

/** From a cause to its effects of a kind: the plural of the effect's name. */
function inverseLines(cause: FactKind, effect: FactKind): string[] {
  return Object.values(KINDS[effect].fields).flatMap((field) => {
    const targets =
      field.type === "ref" ? [field.to] : field.type === "refs" ? Object.values(field.targets) : [];
    if (!targets.includes(cause) || (field.type !== "ref" && field.type !== "refs")) return [];
    const name = `${memberName(effect)}s`;
    const properties = field.type === "refs" ? field.name : undefined;
    return [
      `  """The other end of ${field.rel}."""\n  ${name}: [${effect}!]! ${relationship(field.rel, "IN", properties)}`,
    ];
  });
}

const edgeTypes = (): string =>
  CATALOGUE.flatMap((kind) => Object.values(KINDS[kind].fields))
    .flatMap((field) => {
      if (field.type !== "refs" || !isInCatalogue(field)) return [];
      const lines = Object.entries(field.props).map(
        ([name, member]) =>
          `  """${member.doc}"""\n  ${name}: ${member.type === "enum" ? member.name : member.scalar}`,
      );
      return [`"""${field.doc}"""\ntype ${field.name} @relationshipProperties {\n${lines.join("\n")}\n}\n`];
    })
    .join("\n");
