import { userInfo } from "node:os";
import type { AccessLog } from "../access/accessLog.js";
import type { AuditedRequest, Caller } from "../access/auditedRequest.js";
import type { FactRef } from "../facts/kind.js";
import { LOCAL } from "../facts/role.js";

/** Whoever can open the store has every role; the system's user is all that is known of them. */
const caller = (): Caller => ({
  principal: LOCAL,
  address: null,
  userAgent: `proofline command, as ${userName()}`,
});

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? "unknown"}`; // a container's user need not have a name
  }
}

/** Records that a command read audited data, before it prints anything. Throws UNAVAILABLE. */
export const recordRead = (accessLog: AccessLog, command: string, read: Partial<AuditedRequest> = {}): Promise<void> =>
  accessLog.allowed(caller(), {
    operation: command,
    fields: [`proofline ${command.replace(/ .*$/, "")}`],
    facts: [],
    pageSize: null,
    text: null,
    ...read,
  });

/** A model with its version is a fact; a model alone is none. */
export const modelFacts = (model: string): readonly FactRef[] =>
  model.includes("@") ? [{ kind: "ModelVersion", key: model }] : [];
