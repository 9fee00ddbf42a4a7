import type { DocumentFormat, ProvenReport } from "./format.js";

/**
 * The whole report, with all that it carries, in the names of the GraphQL schema. Who read it is not in it: whoever
 * verifies the document makes it again from the entries alone.
 */
export const json = {
  mediaType: "application/json",
  encoding: "UTF8",
  render: (report: ProvenReport): string => `${JSON.stringify(report, null, 2)}\n`,
} as const satisfies DocumentFormat;
