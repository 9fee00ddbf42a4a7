import { canonical, type JsonValue } from "../../facts/json.js";
import type { ProvenCard } from "./card.js";

/** Of the document: which members it has. It rises with each change of these. */
const CARD_VERSION = 1;

/**
 * The whole card in the names of the GraphQL schema, in the canonical form of JSON (RFC 8785), with all that it takes to check its
 * facts. Corrections are among the gaps: their values take the role AUDIT.
 */
export function cardJson({ amendments: _, erasures: __, ...card }: ProvenCard): string {
  const plain: JsonValue = JSON.parse(JSON.stringify({ cardVersion: CARD_VERSION, ...card }));
  return canonical(plain);
}
