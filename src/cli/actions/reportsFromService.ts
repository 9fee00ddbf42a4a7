import type { FormatName } from "../../report/formats/format.js";
import { at, documentBytes, optional, type ServiceAddress, send } from "../client.js";
import { type Listed, PAGE, type ReportsSource } from "./reportsSource.js";

/**
 * @param operation what the accesses of this run are called
 * @param asksAgain whether nothing else can be asked
 */
export function reportsFromService(
  service: ServiceAddress,
  operation: string,
  format: FormatName,
  asksAgain: boolean,
): ReportsSource {
  const listing = `query ${operation}($filter: PredictionFilter!, $first: Int!, $after: String) {
    predictions(filter: $filter, first: $first, after: $after) {
      edges { node { key timestamp index } }
      pageInfo { hasNextPage endCursor }
    }
  }`;
  const report = `query ${operation}($requestId: ID!, $asOf: SafeInt!, $format: ReportFormat!) {
    auditReport(requestId: $requestId, asOf: { index: $asOf }) {
      completeness { verdict gaps { code severity } }
      document(format: $format) { encoding content }
    }
  }`;
  return {
    asksAgain,
    log: async () => {
      const checkpoint = at(
        await send(service, "{ checkpoint { text origin size verifierKey } }", {}),
        "checkpoint",
      );
      return {
        origin: String(at(checkpoint, "origin")),
        verifierKey: String(at(checkpoint, "verifierKey")),
        checkpoint: String(at(checkpoint, "text")),
        size: Number(at(checkpoint, "size")),
      };
    },
    async *population(filter) {
      for (let after: unknown = null; after !== undefined; ) {
        const page: unknown = at(await send(service, listing, { filter, first: PAGE, after }), "predictions");
        yield listOf(at(page, "edges")).map((edge) => listedOf(at(edge, "node")));
        after = at(page, "pageInfo", "hasNextPage") === true ? at(page, "pageInfo", "endCursor") : undefined;
      }
    },
    report: async (requestId, asOf) => {
      const answer = at(await send(service, report, { requestId, asOf, format }), "auditReport");
      return {
        document: documentBytes(at(answer, "document")),
        verdict: String(at(answer, "completeness", "verdict")),
        gaps: listOf(at(answer, "completeness", "gaps")).map((gap) => ({
          code: String(at(gap, "code")),
          severity: String(at(gap, "severity")),
        })),
      };
    },
    reader: async () => {
      const query = `query ${operation}($operation: String!) {
        accesses(filter: { operation: $operation, outcome: ALLOWED }, first: 1) { edges { node { principal userAgent } } }
      }`;
      const [edge] = listOf(at(await send(service, query, { operation }), "accesses", "edges"));
      const userAgent = optional(edge, "node", "userAgent");
      return {
        principal: String(at(edge, "node", "principal")),
        userAgent: typeof userAgent === "string" ? userAgent : null,
      };
    },
  };
}

const listOf = (list: unknown): readonly unknown[] => (Array.isArray(list) ? list : []);

const listedOf = (node: unknown): Listed => ({
  requestId: String(at(node, "key")),
  timestamp: String(at(node, "timestamp")),
  index: Number(at(node, "index")),
});
