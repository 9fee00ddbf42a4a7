import { sha256Hex } from "#sha256";
import { canonical } from "../../facts/json.js";
import { describeFinding, type Finding } from "../../graph/fsck/finding.js";
import { TAMPERED } from "../alertRules.js";
import { escapeUnseen } from "../unseen.js";

/** What stands in a store that was tampered with may have any length. */
const MAX_TEXT = 1_000;

/**
 * The alert as a fact's input. Its key follows from the log and from what is wrong where, so that the same finding is told
 * once, however often it is found. It refers to no fact: a reference names a fact by the hash of its entry, which may be what was
 * changed.
 */
export function alertInput(origin: string, finding: Finding, at: Date): Record<string, unknown> {
  const { code, kind, key, index, property, edge, message } = finding;
  const place = { kind, key, index, property, edge: edge && { ...edge } };
  return {
    key: sha256Hex(canonical([TAMPERED, origin, code, place])),
    rule: TAMPERED,
    principal: clip(origin),
    message: clip(`the store is not as its log says: ${escapeUnseen(describeFinding(finding))}`),
    evidence: {
      code,
      ...{ kind: clipped(kind), key: clipped(key), index, property: clipped(property) },
      edge: edge && { rel: clip(edge.rel), kind: clip(edge.kind), key: clipped(edge.key) },
      what: clip(message),
    },
    at: at.toISOString(),
    accesses: [],
  };
}

const clip = (text: string): string =>
  (text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text).toWellFormed();
const clipped = (text: string | null): string | null => (text === null ? null : clip(text));
