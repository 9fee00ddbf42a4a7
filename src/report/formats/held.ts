/**
 * What a document for people holds besides what it shows, by name: the report's JSON document, and who read the prediction as
 * the document shows it. From the two the document can be made again.
 */
export const HELD = { report: "report", readers: "readers" } as const;
