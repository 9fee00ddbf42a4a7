import { isObject } from "../facts/json.js";
import { isRole, ROLES, type Role } from "../facts/role.js";

type Claims = Readonly<Record<string, unknown>>;

/**
 * A claim by its name, as `sub`, or by the path to it, as `realm_access.roles`. A claim whose own name has dots, as
 * `https://example.com/roles`, goes first.
 */
export function claimAt(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  let value: unknown = claims;
  for (const step of name.split(".")) {
    if (!isObject(value) || !Object.hasOwn(value, step)) return undefined;
    value = value[step];
  }
  return value;
}

/** The roles that a claim's value names: a list of texts, or one text with spaces between. What is no role of ours is none. */
export function rolesOf(value: unknown): readonly Role[] {
  const names: readonly unknown[] = typeof value === "string" ? value.split(" ") : list(value);
  const named = new Set(names.filter(isRole));
  return ROLES.filter((role) => named.has(role));
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
