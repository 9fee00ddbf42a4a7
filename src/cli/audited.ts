import { userInfo } from "node:os";
import { AccessLog } from "../access/accessLog.js";
import type { Caller } from "../access/auditedRequest.js";
import type { Config } from "../config.js";
import type { FactRef } from "../facts/kind.js";
import { LOCAL } from "../facts/role.js";
import type { Graph } from "../graph/graph.js";
import { Recorder } from "../graph/recorder/recorder.js";

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
export const recordRead = (
  accessLog: AccessLog,
  command: string,
  { facts = [], pageSize = null }: { facts?: readonly FactRef[]; pageSize?: number | null } = {},
): Promise<void> =>
  accessLog.allowed(caller(), {
    operation: command,
    fields: [`proofline ${command.replace(/ .*$/, "")}`],
    facts,
    pageSize,
    text: null,
  });

/** The same for a command that opens the graph alone. */
export async function recordReadOf(
  graph: Graph,
  { clockToleranceMs }: Config,
  command: string,
): Promise<void> {
  const now = () => new Date();
  const recorder = new Recorder(graph, { now, toleranceMs: clockToleranceMs }, () => {});
  try {
    await recordRead(new AccessLog(recorder, now), command);
  } finally {
    await recorder[Symbol.asyncDispose]();
  }
}

/** A model with its version is a fact; a model alone is none. */
export const modelFacts = (model: string): readonly FactRef[] =>
  model.includes("@") ? [{ kind: "ModelVersion", key: model }] : [];
