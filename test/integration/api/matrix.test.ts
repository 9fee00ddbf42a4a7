import { readFile } from "node:fs/promises";
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isScalarType,
} from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { createSchema } from "../../../src/api/schema.js";
import { ROLES, type Role } from "../../../src/facts/role.js";
import { type Answer, useService } from "../../support/client.js";
import { createKeys } from "../../support/keys.js";
import { newPrefix } from "../../support/prefix.js";

const rows = await readMatrix();
const { schema } = await createSchema();
const service = useService({ AUTH: "keys" });
const prefix = newPrefix();
const nameOf = (role: Role) => `${prefix}${role.toLowerCase()}`;
let keys: Record<string, string>;
let made = 0;

beforeAll(async () => {
  keys = await createKeys(Object.fromEntries(ROLES.map((role) => [nameOf(role), [role]])));
});

describe("the matrix of docs/security.md", () => {
  it("has every operation of the schema once", () => {
    const operations = [
      schema.getQueryType(),
      schema.getMutationType(),
      schema.getSubscriptionType(),
    ].flatMap((type) => Object.keys(type?.getFields() ?? {}));
    const listed = rows.map(({ name }) => name).filter((name) => !name.startsWith("GET "));
    expect(listed.sort()).toEqual(operations.sort());
  });

  const cases = rows.flatMap(({ name, allowed }) =>
    ROLES.map((role) => ({ name, role, isAllowed: allowed.has(role) })),
  );

  it.each(cases)("$name by $role: $isAllowed", async ({ name, role, isAllowed }) => {
    const code = await ask(name, keys[nameOf(role)], nameOf(role));
    if (isAllowed) expect(["FORBIDDEN", "UNAUTHENTICATED", "INTERNAL"]).not.toContain(code);
    else expect(code).toBe("FORBIDDEN");
  });

  it("refuses every operation without an identity", async () => {
    // together, since those of one address wait for each other
    const codes = await Promise.all(
      rows.map(async ({ name }) => [name, await ask(name, undefined, "nobody")]),
    );
    expect(codes).toEqual(rows.map(({ name }) => [name, "UNAUTHENTICATED"]));
  });
});

/** The code of the first error, undefined where there is none. */
async function ask(name: string, key: string | undefined, principal: string): Promise<string | undefined> {
  const { url } = service.client;
  const headers = {
    "content-type": "application/json",
    ...(key !== undefined && { authorization: `Bearer ${key}` }),
  };
  const response = name.startsWith("GET ")
    ? await fetch(`${url}${name.slice(4).replace("*", "000.p/1")}`, { headers })
    : await fetch(`${url}/graphql`, {
        method: "POST",
        headers,
        body: JSON.stringify({ query: operationOf(name, principal) }),
      });
  if (!/json/.test(response.headers.get("content-type") ?? "")) return undefined;
  const { errors }: Answer<unknown> = JSON.parse(await response.text());
  return errors?.[0]?.extensions.code;
}

/** The least operation that names a root field, with something in every argument that it needs. */
function operationOf(name: string, principal: string): string {
  for (const [keyword, type] of roots(schema)) {
    const field: GraphQLField<unknown, unknown> | undefined = type?.getFields()[name];
    if (field === undefined) continue;
    const args = field.args
      .filter(({ type: needed, defaultValue }) => isNonNullType(needed) && defaultValue === undefined)
      .map((arg) => `${arg.name}: ${literal(arg.type, arg.name, principal)}`);
    const selection = isLeafType(getNamedType(field.type)) ? "" : " { __typename }";
    return `${keyword} { ${name}${args.length > 0 ? `(${args.join(", ")})` : ""}${selection} }`;
  }
  throw new Error(`the schema has no ${name}`);
}

function roots(of: GraphQLSchema) {
  return [
    ["query", of.getQueryType()],
    ["mutation", of.getMutationType()],
    ["subscription", of.getSubscriptionType()],
  ] as const;
}

function literal(type: GraphQLInputType, name: string, principal: string): string {
  if (isNonNullType(type)) return literal(type.ofType, name, principal);
  if (isListType(type)) return `[${literal(type.ofType, name, principal)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? "";
  if (isScalarType(type)) return scalar(type.name, name, principal);
  if (!isInputObjectType(type)) throw new Error(`what is ${String(getNamedType(type))}?`);
  const fields = Object.values(type.getFields());
  // recordFacts gets a fact that INGEST and one that APPROVE may record
  const chosen = type.isOneOf
    ? fields.filter((field) => field.name === (principal.endsWith("approve") ? "approval" : "sourceTable"))
    : fields.filter(
        (field) => isNonNullType(field.type) || ["modelVersion", "requestId"].includes(field.name),
      );
  return `{${chosen.map((field) => `${field.name}: ${literal(field.type, field.name, principal)}`).join(", ")}}`;
}

function scalar(type: string, name: string, principal: string): string {
  if (type === "DateTime") return '"2026-11-21T14:00:00Z"';
  if (type === "SafeInt" || type === "Int") return "0";
  if (type === "JSON") return "{}";
  if (name === "approver") return `"${principal}"`;
  made += 1;
  return `"${prefix}${made}"`;
}

/** Operations by name, with the roles that the table says yes to. */
async function readMatrix(): Promise<{ name: string; allowed: ReadonlySet<Role> }[]> {
  const text = await readFile(new URL("../../../docs/security.md", import.meta.url), "utf8");
  const [head = "", , ...lines] =
    (text.split("<!-- matrix -->\n")[1] ?? "").split("\n\n")[0]?.split("\n") ?? [];
  const columns = cells(head).slice(1);
  expect(columns).toEqual(ROLES);
  return lines.flatMap((line) => {
    const [operations = "", ...answers] = cells(line);
    const allowed = new Set(ROLES.filter((_, i) => answers[i] === "yes"));
    return [...operations.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => ({ name, allowed }));
  });
}

function cells(line: string): string[] {
  return line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
}
