import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from "graphql";
import { concurrently } from "../concurrently.js";
import { keyAt } from "../facts/keys.js";
import { at, bodyOf, dataOf, GraphqlClient, listAt } from "../http.js";
import type { Round, Side, Target } from "../protocol.js";
import { selectAll } from "../selectAll.js";
import { CALLERS } from "../sizes.js";

/** Whole audit reports, each from its request to the end of its answer. */
export async function openHttpReport({ url }: Target): Promise<Side> {
  const client = new GraphqlClient(url, CALLERS);
  const query = await reportQuery(client);
  return {
    round: async ({ keys, trail, callers = 1 }) => {
      const bodies = Array.from({ length: keys.count }, (_, place) =>
        bodyOf(query, { requestId: keyAt(keys, place) }),
      );
      const { results, times } = await concurrently(callers, bodies, (body) => client.post(body));
      for (const answer of results) check(dataOf(answer), trail);
      return times;
    },
    close: async () => client.close(),
  };
}

/** Every section and every field that needs no argument, as the service's own schema tells; no page of accesses. */
async function reportQuery(client: GraphqlClient): Promise<string> {
  const introspection = (await client.post(bodyOf(getIntrospectionQuery()))).body.toString();
  const { data }: { data: IntrospectionQuery } = JSON.parse(introspection);
  const fields = selectAll(buildClientSchema(data), "AuditReport", ["accesses"]);
  return `query ($requestId: ID!) { auditReport(requestId: $requestId) ${fields} }`;
}

function check(data: unknown, trail: Round["trail"]): void {
  const nodes = listAt(data, "auditReport", "graph", "nodes").length;
  const edges = listAt(data, "auditReport", "graph", "edges").length;
  if (nodes !== trail?.nodes || edges !== trail.edges)
    throw new Error(`a trail of ${nodes} nodes and ${edges} edges`);
  if (at(data, "auditReport", "completeness", "complete") === true) return;
  throw new Error(`gaps: ${JSON.stringify(at(data, "auditReport", "completeness", "gaps"))}`);
}
