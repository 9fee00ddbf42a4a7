import type { DocumentFormat } from "./format.js";

/** The whole report, with all that it carries, in the names of the GraphQL schema. */
export const json: DocumentFormat = {
  mediaType: "application/json",
  encoding: "UTF8",
  render: (report) => `${JSON.stringify(report, null, 2)}\n`,
};
