import type { DocumentFormat, ProvenReport } from "./format.js";

/**
 * Of the document: which members it has, by which rules it was judged, and in which words. It rises with each change of
 * these, so that a verifier knows of a document whether it could say the same: of an HTML or PDF document too, which has to be the
 * same to the last byte, so that it rises with a change of their drawing as well. Documents without one are version 1.
 */
export const FORMAT_VERSION = 5;

/**
 * The whole report, with all that it carries, in the names of the GraphQL schema. Who read it is not in it: whoever
 * verifies the document makes it again from the entries alone.
 */
export const json = {
  mediaType: "application/json",
  encoding: "UTF8",
  render: (report: ProvenReport): string =>
    `${JSON.stringify({ formatVersion: FORMAT_VERSION, ...report }, null, 2)}\n`,
} as const satisfies DocumentFormat;
