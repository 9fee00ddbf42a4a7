import type { Asked } from "../../access/asked.js";
import { namedIn } from "./named.js";
import type { Operation } from "./operation.js";

/** A GraphQL request as it was sent. */
export interface Sent {
  readonly query?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  readonly operationName?: string | null | undefined;
}

/** What a request asks for; of one that is no valid operation, what it calls itself. Never throws. */
export function askedIn(sent: Sent, operation: Operation | undefined): Asked {
  const request = textOf(sent);
  const name = sent.operationName?.trim() || undefined;
  if (operation === undefined)
    return { operation: name ?? "not valid", fields: [], facts: [], pageSize: null, request };
  const { fields } = operation;
  return {
    operation: operation.name ?? (fields.join(", ") || "introspection"),
    fields,
    ...namedIn(operation, { ...operation.defaults, ...sent.variables }),
    request,
  };
}

/** Null where it is nested too deep to be written. */
function textOf({ query, variables }: Sent): string | null {
  try {
    return JSON.stringify({ query, variables: variables ?? undefined });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
