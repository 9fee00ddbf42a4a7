import type { Asked } from "../../access/asked.js";
import { namedIn } from "./named.js";
import type { Operation } from "./operation.js";

/** A GraphQL request as it was sent. */
export interface Sent {
  readonly query?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  readonly operationName?: string | null | undefined;
}

/** What a request asks for; of one that is no valid operation, what it calls itself. */
export function askedIn({ query, variables, operationName }: Sent, operation: Operation | undefined): Asked {
  const request = JSON.stringify({ query, variables });
  if (operation === undefined)
    return { operation: operationName || "not valid", fields: [], facts: [], pageSize: null, request };
  const fields = [...new Set(operation.roots.map(({ name }) => name.value))];
  return {
    operation: operation.name ?? fields.join(", "),
    fields,
    ...namedIn(operation, { ...operation.defaults, ...variables }),
    request,
  };
}
