import { badInputAt, ProoflineError } from "../../facts/error.js";
import { isObject } from "../../facts/json.js";
import type { FactKind } from "../../facts/kind.js";
import { OWN_SYSTEM } from "../../facts/kinds/access.js";
import { KINDS, rolesFor } from "../../facts/kinds/index.js";
import { holds, looksLike, type Principal, SERVICE } from "../../facts/role.js";
import type { FactInput } from "./factInput.js";

/**
 * Whether a principal may record these facts, however they came. Throws FORBIDDEN, or BAD_USER_INPUT for
 * what only Proofline itself says.
 */
export function authorise(inputs: readonly FactInput[], by: Principal): void {
  if (by === SERVICE) return;
  for (const { kind, path } of inputs)
    if (!rolesFor(kind).some((role) => holds(by, role)))
      throw forbidden(path, `${kind} facts ${needed(kind)}`);
  for (const { kind, input, path } of inputs) {
    // what is no object is refused by what parses it
    if (!isObject(input)) continue;
    mustBeOwnDecision(kind, input, path, by);
    mustNotSpeakForUs(kind, input, path);
  }
}

function needed(kind: FactKind): string {
  const roles = rolesFor(kind);
  return roles.length === 0 ? "are recorded by Proofline itself" : `take the role ${roles.join(" or ")}`;
}

/** Who decides and who records is one person, unless an ADMIN records it on their behalf: `recordedBy` shows it. */
function mustBeOwnDecision(kind: FactKind, input: Given, path: string, by: Principal): void {
  const { inOwnName } = KINDS[kind];
  if (inOwnName !== undefined && input[inOwnName] !== by.name && !holds(by, "ADMIN"))
    throw forbidden(
      `${path}.${inOwnName}`,
      `must be the caller: the role ${rolesFor(kind).join(" or ")} is for decisions in one's own name`,
    );
}

function mustNotSpeakForUs(kind: FactKind, input: Given, path: string): void {
  const own = KINDS[kind].own?.find((name) => input[name] !== undefined && input[name] !== null);
  if (own !== undefined) throw badInputAt(`${path}.${own}`, "is not a field of this input");
  if (kind === "Access" && typeof input.system === "string" && looksLike(input.system) === OWN_SYSTEM)
    throw badInputAt(`${path}.system`, "Proofline records its own accesses itself");
}

type Given = Readonly<Record<string, unknown>>;
const forbidden = (path: string, message: string) => new ProoflineError("FORBIDDEN", message, { path });
